"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
Decorator = Callable[[Command], Command]


def _codes(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...] | None:
    """Codes or their beginnings, separated by commas or given several times."""
    if not values:
        return None
    from cleaner.workflow.settings_files import unknown_code

    codes = [code.strip().upper() for value in values for code in value.split(",") if code.strip()]
    if "ALL" in codes:
        return ()
    unknown = unknown_code(codes)
    if unknown:
        raise click.BadParameter(unknown)
    return tuple(codes)


def _all_of(*decorators: Decorator[Any]) -> Decorator[Any]:
    def decorate(command: Any) -> Any:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return decorate


paths = click.argument("paths", nargs=-1, metavar="PATH...")

judging = _all_of(
    click.option("--select", multiple=True, callback=_codes, metavar="CODES", help="Only these rules (DUP, TYP402)."),
    click.option("--ignore", multiple=True, callback=_codes, metavar="CODES", help="Not these rules."),
    click.option("--extend-select", multiple=True, callback=_codes, metavar="CODES", help="These rules as well."),
    click.option("--unsafe-fixes/--no-unsafe-fixes", default=None, help="Make unsafe changes too."),
    click.option("--strict/--no-strict", default=None, help="Tell all, and exit 1 for what is only shown."),
    click.option("--language", metavar="CODE", help="Language of the articles, en for example.  [default: auto]"),
    click.option("--stdin-filename", default="", metavar="NAME", help="What to take standard input for."),
    click.option("--config", default="", metavar="FILE", help="This settings file, whatever lies by the articles."),
    click.option("--isolated", is_flag=True, help="No settings file at all."),
    click.option("--show-settings", is_flag=True, help="Print the settings for the first PATH and do nothing."),
)

walking = _all_of(
    click.option("--changed-only", is_flag=True, help="Only paragraphs that differ from the last commit."),
    click.option("--since", default="", metavar="REVISION", help="Only paragraphs that differ from this revision."),
    click.option("--baseline/--no-baseline", default=True, help="Pass over what .cleaner/baseline.json accepts."),
    click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out, as in .gitignore; from this folder."),
    click.option("--force-exclude", is_flag=True, help="Leave out even what is named."),
    click.option("--follow", is_flag=True, help="Follow links that stay inside the folder."),
    click.option("-j", "--jobs", type=click.IntRange(0), default=0, metavar="N", help="Processes; 0 is all cores."),
    click.option("--cache/--no-cache", default=True, help="Remember answers for files that did not change."),
)

telling = _all_of(
    click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Use of colour."),
    click.option("-q", "--quiet", is_flag=True, help="No summary and no notices."),
    click.option("-v", "--verbose", is_flag=True, help="Tell where in the program a fault lies."),
    click.option("--exit-zero", is_flag=True, help="Exit 0 though there are findings."),
)

journal = click.option(
    "--journal/--no-journal", default=None, help="Keep what files held in .cleaner/journal, for `undo`.  [default: on]"
)

force = click.option("--force", is_flag=True, help="Lift the limit on how much of a text may go.")
