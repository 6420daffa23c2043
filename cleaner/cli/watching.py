"""``cleaner check --watch``: check, and check again whenever a file or its settings change, until interrupted."""

from __future__ import annotations

import os
from time import monotonic, sleep, strftime

from cleaner.cli import runs, streams
from cleaner.cli.checking import check_paths
from cleaner.cli.choices import Choices
from cleaner.files.own import OURS
from cleaner.workflow.selection import Selection
from cleaner.workflow.settings_files import SettingsError

_SECONDS = 0.4  # between two looks
_REST = 10  # times as long as a look takes, so that a large folder costs little

Stamps = dict[str, tuple[int, int, int]]  # by path: inode, size, time of change; a file that cannot be looked at is 0


def watch(paths: tuple[str, ...], choices: Choices) -> int:
    """Runs until interrupted. Raises SettingsError when the settings are wrong from the start."""
    try:
        seen = _stamps(paths, choices)
        _check(paths, choices)
        told, looked = "", 0.0
        while True:
            began = monotonic()
            try:
                now = _stamps(paths, choices)
                looked = monotonic() - began
                if now != seen:
                    seen = now
                    _check(paths, choices)
                told = ""
            except SettingsError as error:
                seen = {}
                if str(error) != told:
                    told = str(error)
                    streams.tell(f"cleaner: {told}")
            sleep(max(_SECONDS, _REST * looked))
    except KeyboardInterrupt:
        return 0


def _check(paths: tuple[str, ...], choices: Choices) -> None:
    check_paths(paths, choices)
    if not choices.quiet:
        streams.tell(f"Checked at {strftime('%H:%M:%S')}; watching for changes, Ctrl-C ends.")
    streams.text_output().flush()


def _stamps(paths: tuple[str, ...], choices: Choices) -> Stamps:
    """What the file system says of the articles, their settings files and what was learned."""
    projects = runs.projects_of(choices)
    selection = Selection(projects, choices.exclude)
    files = [os.path.abspath(found.path) for found in runs.files_of(paths, choices, projects, selection)]
    others = {projects.of(path).path for path in files} | {choices.config}
    for root in {projects.evidence(path).root for path in files} - {""}:
        folder = os.path.join(root, OURS)
        others.update(os.path.join(folder, name) for name in os.listdir(folder))
    return {path: _stamp(path) for path in [*files, *sorted(others - {""})]}


def _stamp(path: str) -> tuple[int, int, int]:
    try:
        status = os.stat(path)
    except OSError:
        return 0, 0, 0
    return status.st_ino, status.st_size, status.st_mtime_ns
