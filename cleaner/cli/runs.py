"""What the commands that go over files have in common: settings, standard input, messages, exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from cleaner.cli import streams
from cleaner.cli.choices import Choices
from cleaner.cli.misuse import Misuse
from cleaner.cli.progress import shown_progress
from cleaner.files.ignoring import repository_top
from cleaner.files.own import OURS
from cleaner.files.source import Binary, Unreadable, source_from, too_large
from cleaner.files.walking import Found, readable, tidy
from cleaner.formats import FORMATS
from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.incremental import RenderedFile
from cleaner.settings import Settings
from cleaner.workflow import Outcome, Project, Projects, Run, Status, settings_files, trusting
from cleaner.workflow.actions import FIX, INTERNAL, Action
from cleaner.workflow.changes import Changes
from cleaner.workflow.home import journal_home
from cleaner.workflow.projects import BASELINE
from cleaner.workflow.selection import Selection
from cleaner.workflow.tasks import unreadable

if TYPE_CHECKING:
    from cleaner.files.journal import Journal

STDIN = "-"


def projects_of(choices: Choices) -> Projects:
    """Settings by path, with what the command line says on top. Raises Misuse."""
    fixed = None
    if choices.isolated:
        fixed = Project(os.getcwd())
    elif choices.config:
        path = os.path.abspath(choices.config)
        settings = settings_files.read(path)
        if settings is None:
            raise Misuse(f"{choices.config} has no part for cleaner")
        fixed = Project(os.path.dirname(path), settings, path)
    changes = Changes.since(choices.since) if choices.changed_only or choices.since else None
    baseline = BASELINE if choices.baseline else ""
    return Projects(partial(_override, choices), fixed, baseline, changes, frozenset(choices.only))


def _override(choices: Choices, settings: Settings) -> Settings:
    said: dict[str, Any] = {
        "select": choices.select,
        "ignore": choices.ignore,
        "unsafe_fixes": choices.unsafe_fixes,
        "language": choices.language,
        "strict": choices.strict,
        "journal": choices.journal,
    }
    said = {name: value for name, value in said.items() if value is not None}
    extended = settings.extend_select + (choices.extend_select or ())
    return settings._replace(**said, extend_select=extended, force=choices.force)


def outcomes(
    paths: tuple[str, ...], action: Action, choices: Choices, telling: RenderedFile | None = None
) -> Iterator[Outcome]:
    """One outcome for each file, in order. ``-`` is standard input, and must stand alone. ``telling``: the
    report that is made in pieces, where files are judged."""
    projects = projects_of(choices)
    if STDIN in paths:
        if len(paths) > 1:
            raise Misuse("- (standard input) stands alone")
        yield judge_input(action, choices, projects)
        return
    selection = Selection(projects, choices.exclude)
    files = files_of(paths, choices, projects, selection)
    memory = None
    if choices.cache and len(files) > 1:
        from cleaner.workflow.cache_codec import program
        from cleaner.workflow.result_cache import Memory

        memory = Memory(cache_root(projects), program())
    journal = journal_here() if action is FIX else None
    run = Run(action, projects, selection.not_for_us, choices.processes, memory, telling, journal)
    yield from run.over(files, partial(shown_progress, files=len(files), quiet=choices.quiet))


def files_of(paths: tuple[str, ...], choices: Choices, projects: Projects, selection: Selection) -> list[Found]:
    """The files that a run takes, in order. That a person named folders without any is told."""
    files = list(selection.walk(choices.follow, choices.force_exclude).files(paths or (".",)))
    if not files and not choices.quiet and not choices.force_exclude:
        endings = ", ".join(suffix for known in FORMATS for suffix in known.suffixes)
        streams.tell(f"No articles in {', '.join(map(readable, paths or ('.',)))} (files ending in {endings}).")
    if projects.changes is None:
        return files
    return [found for found in files if found.problem or projects.changes.touch(os.path.abspath(found.path))]


def journal_here() -> Journal:
    """The journal of this command. Nothing is made until a file is about to be changed."""
    from shlex import join

    from cleaner.files.journal import Journal

    return Journal(journal_home(os.getcwd()), join(["cleaner", *map(readable, sys.argv[1:])]))


def shown_path(path: str) -> str:
    """An absolute path as people say it: from here, when it lies here or below."""
    return readable(tidy(path))


def show_settings(paths: tuple[str, ...], choices: Choices) -> int:
    """Print what holds for the first path instead of a run."""
    from cleaner.cli.show_settings import told_settings

    path = paths[0] if paths else "."
    streams.text_output().write(told_settings(choices.stdin_filename or path, projects_of(choices)))
    return 0


def cache_root(projects: Projects) -> str:
    """The folder that holds the cache: where the settings file lies, else the repository's top, else here."""
    here = os.getcwd()
    project = projects.of(os.path.join(here, "-"))
    return project.root if project.path else repository_top(here) or here


def judge_input(action: Action, choices: Choices, projects: Projects) -> Outcome:
    """Standard input as one file."""
    name = readable(choices.stdin_filename or STDIN)
    context = projects.context(os.path.abspath(choices.stdin_filename or STDIN))
    projects.refuse_unknown_codes()
    data = streams.read_bytes()
    if len(data) > context.settings.max_bytes:
        return unreadable(name, too_large(len(data), context.settings.max_bytes))
    try:
        return action.judge(source_from(name, data), name, context)
    except Binary as error:
        return Outcome(FileResult(name), notice=str(error))
    except Unreadable as error:
        return unreadable(name, str(error))


class Tally:
    """Passes outcomes on to a report, tells people what a report does not, and keeps count."""

    def __init__(self, choices: Choices) -> None:
        self.status = Status.NOTHING
        self.files = self.fixed = self.changed = self.findings = 0
        self._choices = choices

    def told(self, outcomes: Iterable[Outcome]) -> Iterator[FileResult]:
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


def counted(number: int, thing: str) -> str:
    """``1 finding``, ``2 findings``."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def tell_of(outcome: Outcome, choices: Choices) -> None:
    """What a person should know that stands in no report."""
    path = outcome.checked.path
    if outcome.checked.problem:
        streams.tell(f"{path}: {outcome.checked.problem}")
    for finding in outcome.checked.findings:
        if finding.code == INTERNAL:
            streams.tell(f"{path}: {finding.message}")
    if outcome.notice and not choices.quiet:
        streams.tell(f"{path}: {outcome.notice}")
    if outcome.details and choices.verbose:
        for line in outcome.details.rstrip("\n").split("\n"):
            streams.tell(line)


def look(choices: Choices) -> RenderOptions:
    """How the report is to be drawn."""
    return RenderOptions(
        color=streams.shows_color(choices.color),
        width=streams.terminal_width(),
        terminal=streams.is_terminal(),
        hyperlinks=streams.takes_links(),
        unsafe_fixes=settings_here(choices).unsafe_fixes,
        root=os.getcwd(),
        summary=not choices.quiet,
        about=_about(choices) if choices.output_format == "html" else (),
    )


def _about(choices: Choices) -> tuple[str, ...]:
    """What a report that is kept says of itself: the version, and the settings of this folder that are no defaults."""
    from importlib.metadata import version

    from cleaner.cli.show_settings import told_settings

    projects = projects_of(choices._replace(changed_only=False, since=""))
    path = projects.of(os.path.join(os.getcwd(), "-")).path
    here, plain = (told_settings(".", one).split("\n")[1:] for one in (projects, projects_of(Choices(isolated=True))))
    origin = f"settings from {os.path.relpath(path)}" if path else "no settings file"
    return f"cleaner {version('article-cleaner')}, {origin}", *(line for line in here if line not in plain)


def settings_here(choices: Choices) -> Settings:
    """What holds in this folder, the command line included. Raises SettingsError."""
    return projects_of(choices._replace(changed_only=False, since="")).of(os.path.join(os.getcwd(), "-")).settings


def evidence_home(choices: Choices) -> str:
    """Where ``.cleaner`` is or shall be for this folder."""
    return trusting.evidence_home(os.path.join(os.getcwd(), "-"), projects_of(choices))


def write_evidence(home: str, name: str, data: bytes) -> str:
    """Write a file of ``.cleaner`` in this folder, whole; gives its path. Raises Misuse."""
    from cleaner.files.own import write_in_own_folder

    try:
        return write_in_own_folder(home, OURS, name, data)
    except OSError as error:
        path = error.filename or os.path.join(home, OURS, name)
        raise Misuse(f"{path} could not be written: {error.strerror}") from None
