"""What a text is judged by: the settings and evidence of its folder, read again when a file of theirs changes."""

from __future__ import annotations

import os
from collections.abc import Iterator

from cleaner.files.own import OURS
from cleaner.workflow import Context, Projects
from cleaner.workflow.projects import BASELINE, LEARNED, WORDS
from cleaner.workflow.selection import Selection
from cleaner.workflow.settings_files import NAMES

_GIT = (".gitignore", ".gitattributes")
_EVIDENCE = tuple(os.path.join(OURS, name) for name in (WORDS, LEARNED, BASELINE))

Stamp = tuple[str, int, int]


class Contexts:
    """Contexts by path. What was read is kept as long as the files that say it stay as they are."""

    def __init__(self) -> None:
        self._projects = Projects(lambda settings: settings)
        self._stamps: dict[str, list[Stamp]] = {}

    def of(self, path: str, is_saved: bool) -> Context | None:
        """What an absolute path is judged by; None when the settings or git leave it out, which a text that was never
        saved is not. Raises SettingsError."""
        folder = os.path.dirname(path)
        stamps = list(_stamps(folder))
        if self._stamps.setdefault(folder, stamps) != stamps:
            self._projects = Projects(lambda settings: settings)
            self._stamps = {folder: stamps}
        context = self._projects.context(path)
        self._projects.refuse_unknown_codes()
        return None if is_saved and Selection(self._projects).leaves_out_named(path, False) else context

    @property
    def projects(self) -> Projects:
        return self._projects


def _stamps(folder: str) -> Iterator[Stamp]:
    """What the file system says of the files that may speak for this folder."""
    while True:
        for name in (*NAMES, *_GIT, *_EVIDENCE):
            path = os.path.join(folder, name)
            try:
                status = os.stat(path)
            except (OSError, ValueError):
                continue
            yield path, status.st_size, status.st_mtime_ns
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above
