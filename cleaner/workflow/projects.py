"""Project: the folder whose settings and evidence a file is judged by; the nearest parent of the file wins."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from cleaner.files.ignoring import Patterns
from cleaner.files.own import OURS, read_own
from cleaner.settings import Settings
from cleaner.surroundings import ALONE, Surroundings
from cleaner.workflow import settings_files
from cleaner.workflow.home import speaks
from cleaner.workflow.outcome import Context

if TYPE_CHECKING:
    from cleaner.workflow.changes import Changes

BASELINE = "baseline.json"
LEARNED = "learned.json"
WORDS = "words.txt"
Override = Callable[[Settings], Settings]


class Project(NamedTuple):
    """``root``: patterns are relative to it; ``path``: the settings file, empty when there is none."""

    root: str
    settings: Settings = Settings()
    path: str = ""


class Evidence(NamedTuple):
    """What ``.cleaner/`` in ``root`` says; ``digest`` changes with it. ``words``: trusted by hand; ``accepted``: by the
    baseline; ``studied``: ``learn`` was run."""

    root: str = ""
    surroundings: Surroundings = ALONE
    digest: str = ""
    words: tuple[str, ...] = ()
    accepted: Mapping[str, int] = {}
    studied: bool = False


class Projects:
    """Finds projects by path, each folder looked at once. ``override`` puts the command line on top;
    ``fixed``: one project for all paths; ``changes``: only paragraphs that these touch are judged; ``only``: just the
    findings with these names."""

    def __init__(
        self,
        override: Override,
        fixed: Project | None = None,
        baseline: str = BASELINE,
        changes: Changes | None = None,
        only: frozenset[str] = frozenset(),
    ) -> None:
        self._override = override
        self._fixed = fixed
        self._baseline = baseline
        self.changes = changes
        self._only = only
        self._projects: dict[str, Project] = {}
        self._evidence: dict[str, Evidence] = {}
        self._by_file: dict[str, list[tuple[Patterns, tuple[str, ...]]]] = {}

    def of(self, path: str) -> Project:
        """The project of an absolute path, command line included. Raises SettingsError."""
        return self._in(os.path.dirname(path))

    def evidence(self, path: str) -> Evidence:
        """What was learned for this absolute path. Raises SettingsError."""
        return self._evidence_in(os.path.dirname(path))

    def context(self, path: str) -> Context:
        """What to judge an absolute path by. Raises SettingsError."""
        project, evidence = self.of(path), self.evidence(path)
        settings = project.settings._replace(words=project.settings.words + evidence.words)
        silent = self._silent(project, path)
        if silent:
            settings = settings._replace(silent=silent)
        context = Context(settings, evidence.surroundings, evidence.digest, studied=evidence.studied)
        if not (evidence.accepted or self._only) and self.changes is None:
            return context
        from cleaner.workflow.baseline import Filter

        before = self.changes.before(path) if self.changes else None
        digest = repr((evidence.digest, before, sorted(self._only)))
        return context._replace(evidence=digest, filter=Filter(evidence.accepted, before, self._only))

    def _silent(self, project: Project, path: str) -> tuple[str, ...]:
        """Codes that the project's per-file-ignores name for this path."""
        if not project.settings.per_file_ignores:
            return ()
        if project.root not in self._by_file:
            self._by_file[project.root] = [
                (Patterns(project.root, [pattern]), codes) for pattern, codes in project.settings.per_file_ignores
            ]
        return tuple(
            code for patterns, codes in self._by_file[project.root] if patterns.leave_out(path, False) for code in codes
        )

    def refuse_unknown_codes(self) -> None:
        """Raises SettingsError when a settings file seen so far names a code that is no rule's."""
        for project in self._projects.values():
            if project.path:
                settings_files.refuse_unknown_codes(project.path, project.settings)

    def _in(self, folder: str) -> Project:
        if folder not in self._projects:
            self._projects[folder] = self._look(folder)
        return self._projects[folder]

    def _look(self, folder: str) -> Project:
        if self._fixed is not None:
            return self._fixed._replace(settings=self._override(self._fixed.settings))
        found = settings_files.settings_in(folder)
        if found:
            path, settings = found
            return Project(folder, self._override(settings), path)
        above = os.path.dirname(folder)
        if above != folder:
            return self._in(above)
        return Project(folder, self._override(Settings()))

    def _evidence_in(self, folder: str) -> Evidence:
        if folder not in self._evidence:
            above = os.path.dirname(folder)
            if speaks(folder):
                self._evidence[folder] = _read_evidence(folder, self._baseline)
            else:
                self._evidence[folder] = self._evidence_in(above) if above != folder else Evidence()
        return self._evidence[folder]


def _read_evidence(root: str, baseline: str) -> Evidence:
    """``words.txt``: trusted words, one a line, ``#`` comments, as those of the settings. ``learned.json``: what
    ``learn`` found. ``baseline``: the name of the baseline, empty when none is asked for."""
    folder = os.path.join(root, OURS)
    words = _content(os.path.join(folder, WORDS))
    learned = _content(os.path.join(folder, LEARNED))
    accepted = _content(os.path.join(folder, baseline)) if baseline else b""
    if not (words or learned or accepted):
        return Evidence(root)
    import hashlib

    digest = hashlib.blake2b(b"\0".join((words, learned, accepted)), digest_size=16).hexdigest()
    surroundings = _learned(os.path.join(folder, LEARNED), learned)
    accepts = _accepted(os.path.join(folder, baseline), accepted)
    return Evidence(root, surroundings, digest, words_of(words), accepts, bool(learned))


def _learned(path: str, content: bytes) -> Surroundings:
    if not content:
        return ALONE
    from cleaner.corpus.learned import from_json

    try:
        found = from_json(content)
    except ValueError as error:
        raise settings_files.SettingsError(f"{path}: {error}") from None
    words = frozenset(entry.word for entry in found.words)
    return Surroundings(words, {entry.line: entry.stories for entry in found.lines})


def _accepted(path: str, content: bytes) -> dict[str, int]:
    if not content:
        return {}
    from cleaner.workflow.baseline import accepted_by

    try:
        return accepted_by(content)
    except ValueError as error:
        raise settings_files.SettingsError(f"{path}: {error}") from None


def words_of(content: bytes) -> tuple[str, ...]:
    """The words that a words file lists, in order."""
    lines = content.decode("utf-8", "replace").lstrip("\ufeff").replace("\r", "\n").split("\n")
    return tuple(word for line in lines if (word := line.split("#", 1)[0].strip()))


def _content(path: str) -> bytes:
    try:
        return read_own(path)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise settings_files.SettingsError(f"{path}: {error.strerror}") from None
