"""What the commands that go over files have in common: settings, standard input, messages, exit status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import click

from cleaner.cli import streams
from cleaner.cli.options import Choices
from cleaner.files.source import Binary, Unreadable, source_from, too_large
from cleaner.files.walking import Walk
from cleaner.formats import FORMATS
from cleaner.reports.checked import Checked, Look
from cleaner.settings import Settings
from cleaner.workflow import Context, Outcome, Run, Status
from cleaner.workflow.judging import Judge
from cleaner.workflow.running import unreadable

STDIN = "-"


def settings_of(choices: Choices) -> Settings:
    """Settings with what the command line says on top."""
    settings = Settings()
    said: dict[str, Any] = {
        "select": choices.select,
        "ignore": choices.ignore,
        "unsafe_fixes": choices.unsafe_fixes,
        "language": choices.language,
    }
    settings = replace(settings, **{name: value for name, value in said.items() if value is not None})
    if choices.extend_select and settings.select:
        settings = replace(settings, select=settings.select + choices.extend_select)
    return replace(settings, force=choices.force)


def outcomes(paths: tuple[str, ...], judge: Judge, choices: Choices) -> Iterator[Outcome]:
    """One outcome for each file, in order. ``-`` is standard input, and must stand alone."""
    context = Context(settings_of(choices))
    if STDIN in paths:
        if len(paths) > 1:
            raise click.UsageError("- (standard input) stands alone")
        yield judge_input(judge, choices, context)
        return
    walk = Walk(tuple(suffix for known in FORMATS for suffix in known.suffixes), follow=choices.follow)
    run = Run(judge, lambda path: context, jobs=choices.processes)
    yield from run.over(walk.files(paths or (".",)))


def judge_input(judge: Judge, choices: Choices, context: Context) -> Outcome:
    """Standard input as one file."""
    name = choices.stdin_filename or STDIN
    data = streams.read_bytes()
    if len(data) > context.settings.max_bytes:
        return unreadable(name, too_large(len(data), context.settings.max_bytes))
    try:
        return judge(source_from(name, data), name, context)
    except Binary as error:
        return Outcome(Checked(name), notice=str(error))
    except Unreadable as error:
        return unreadable(name, str(error))


class Tally:
    """Passes outcomes on to a report, tells people what a report does not, and keeps count."""

    def __init__(self, choices: Choices) -> None:
        self.status = Status.NOTHING
        self.files = self.fixed = self.changed = self.findings = 0
        self._choices = choices

    def told(self, outcomes: Iterable[Outcome]) -> Iterator[Checked]:
        """The reports' part of each outcome; problems and notices go to standard error."""
        for outcome in outcomes:
            self.status = max(self.status, outcome.status)
            self.files += 1
            self.fixed += outcome.fixed
            self.changed += outcome.fixed > 0
            self.findings += len(outcome.checked.findings)
            tell_of(outcome, self._choices)
            yield outcome.checked

    def exit_status(self) -> int:
        """The worst of the run, as the command line wants it told."""
        status = self.status
        if self.changed and self._choices.exit_non_zero_on_fix:
            status = max(status, Status.FINDINGS)
        if status == Status.FINDINGS and self._choices.exit_zero:
            return 0
        return int(status)


def tell_of(outcome: Outcome, choices: Choices) -> None:
    """What a person should know that stands in no report."""
    path = outcome.checked.path
    if outcome.checked.problem:
        streams.tell(f"{path}: {outcome.checked.problem}")
    if outcome.notice and not choices.quiet:
        streams.tell(f"{path}: {outcome.notice}")
    if outcome.details and choices.verbose:
        for line in outcome.details.rstrip("\n").split("\n"):
            streams.tell(line)


def look(choices: Choices) -> Look:
    """How the report is to be drawn."""
    import os

    from cleaner.rules import RULES

    return Look(
        color=streams.shows_color(choices.color),
        width=streams.terminal_width(),
        terminal=streams.is_terminal(),
        unsafe_fixes=bool(choices.unsafe_fixes),
        root=os.getcwd(),
        rules=RULES,
    )
