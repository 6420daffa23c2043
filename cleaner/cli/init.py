"""``cleaner init``: look at the articles here, propose settings and say why, show what would be found."""

from __future__ import annotations

import os

import click

from cleaner.cli import runs, streams
from cleaner.cli.baseline import accept
from cleaner.cli.choices import Choices
from cleaner.cli.first_look import Kind, kinds_found
from cleaner.cli.proposed_settings import proposed_settings
from cleaner.files.new_file import write_once
from cleaner.reports.visible import visible_name
from cleaner.workflow.settings_files import NAMES, settings_in
from cleaner.workflow.surveying import Survey, survey

_FORMATS = {"plain": "plain text", "markdown": "Markdown", "html": "HTML", "rst": "reStructuredText",
            "asciidoc": "AsciiDoc"}  # fmt: skip
_UNKNOWN = "xx"
_MOST_KINDS = 12
_WIDEST = 40  # columns for the patterns
_MANY_STORIES = 20  # so many that lines which stand round all of them can be learned
_HOOK = """\
To run it before every commit, add this to .pre-commit-config.yaml, with the address of the copy of cleaner
that you use, a folder on this machine or a repository, in the place of YOUR-FORK, and its tag or commit as rev:

  - repo: https://github.com/YOUR-FORK/cleaner
    rev: v{version}
    hooks:
      - id: cleaner-check   # tells; cleaner-fix rewrites
"""


@click.command(name="init")
@click.option("-y", "--yes", is_flag=True, help="Write the proposed settings without asking.")
@click.option("--baseline/--no-baseline", default=None, help="Accept what is found today, or do not ask about it.")
def COMMAND(yes: bool, baseline: bool | None) -> int:
    """Look at the articles in this folder, propose a commented cleaner.toml, and show what would be found.

    Nothing that exists is written over. On a terminal it asks before it writes; elsewhere, and with --yes, it writes
    what it proposes. The lines for a pre-commit hook are printed last.
    """
    existing = settings_in(os.getcwd())
    if existing:
        raise click.UsageError(f"{os.path.relpath(existing[0])} has settings for cleaner already; nothing was written")
    asks = not yes and streams.is_terminal() and os.isatty(0)
    found = survey(os.getcwd())
    _say(_about(found))
    if asks and not click.confirm(f"Write {NAMES[0]}?", default=True):
        return 0
    _write(proposed_settings(found))
    kinds = _show_kinds(found)
    if kinds and (click.confirm(_ASKED, default=False) if asks and baseline is None else baseline):
        accept((), Choices())
        kinds = []
    _say(_next_steps(found, kinds))
    streams.text_output().write(_HOOK.format(version=_version()))
    return 0


_ASKED = "Accept all that stands today, so that only new slips are told (`cleaner baseline`)?"


def _about(found: Survey) -> list[str]:
    """What stands here, and what is proposed to be left out."""
    count = sum(number for _, number in found.formats)
    if not count:
        return ["There are no articles here yet."]
    rows = [f"{runs.counted(count, 'article')}: {_listed(found.formats, _FORMATS)}."]
    languages = [(code, number) for code, number in found.languages if code != _UNKNOWN]
    if languages:
        rows.append(f"Languages of {runs.counted(found.studied, 'text')} looked at: {_listed(languages, {})}.")
    if found.is_manual:
        rows.append(
            f"Mostly manuals ({found.manuals} of {found.studied} have code all through): in them nothing is removed "
            "unasked, and strange words may be terms."
        )
    if found.over:
        rows += ["", "Proposed to be left out:"]
        width = min(_WIDEST, max(len(one.pattern) for one in found.over))
        rows += [
            f"  {visible_name(one.pattern):{width}}  {one.reason} ({runs.counted(one.number, 'file')})"
            for one in found.over
        ]
    return [*rows, ""]


def _listed(counts: tuple[tuple[str, int], ...] | list[tuple[str, int]], names: dict[str, str]) -> str:
    return ", ".join(f"{number} {names.get(name, name)}" for name, number in counts)


def _write(settings: str) -> None:
    path = NAMES[0]
    try:
        write_once(path, settings.encode())
    except OSError as error:
        raise click.UsageError(f"{path} could not be written: {error.strerror}") from None
    streams.tell(f"Wrote {path}; read it, and change what you like.")


def _show_kinds(found: Survey) -> list[Kind]:
    """Judge a sample, and tell how much of each kind was found."""
    sample = found.sample
    if not sample:
        return []
    kinds = kinds_found(sample)
    whole = len(sample) == len(found.articles)
    looked = runs.counted(len(sample), "article") if whole else f"{len(sample)} of {len(found.articles)} articles"
    if not kinds:
        _say(["", f"Nothing was found in {looked}."])
        return []
    total = runs.counted(sum(kind.number for kind in kinds), "finding")
    rows = ["", f"In {looked}, {total} (changed by `fix`, with `--unsafe-fixes`, or shown only):"]
    rows += [f"  {kind.number:5}  {kind.code} {kind.name:28} {kind.levels}" for kind in kinds[:_MOST_KINDS]]
    if len(kinds) > _MOST_KINDS:
        rows.append(f"         and {len(kinds) - _MOST_KINDS} kinds more")
    _say(rows)
    return kinds


def _next_steps(found: Survey, kinds: list[Kind]) -> list[str]:
    rows = ["", "What comes next:"]
    if kinds:
        rows += [
            "  cleaner check .       all findings; `cleaner report . -o report.html` for a page to read",
            "  cleaner explain CODE  what a rule finds, and when it stays silent",
            "  cleaner baseline .    accept what stands today, so that only new slips are told",
        ]
    if not found.is_manual and len(found.articles) >= _MANY_STORIES:
        rows.append("  cleaner learn .       learn the lines that stand round all stories, and the words they share")
    if len(rows) == 2:
        rows.append("  cleaner check .       whenever an article was written")
    return [*rows, ""]


def _say(rows: list[str]) -> None:
    for row in rows:
        streams.tell(row)


def _version() -> str:
    from importlib.metadata import version

    return version("article-cleaner")
