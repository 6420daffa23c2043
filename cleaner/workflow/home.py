"""Which folder has, or gets, ``.cleaner``: what a project says of itself, and the journal of what runs did to it."""

from __future__ import annotations

import os
from collections.abc import Iterator

from cleaner.files.ignoring import repository_top
from cleaner.files.own import JOURNAL, OURS
from cleaner.workflow import settings_files


def speaks(folder: str) -> bool:
    """Is there a ``.cleaner`` in this folder that holds more than the journal, which says nothing of a project?"""
    try:
        return os.listdir(os.path.join(folder, OURS)) != [JOURNAL]
    except OSError:
        return False


def journal_home(folder: str) -> str:
    """Where the journal of commands that are run in this absolute folder lies: by the nearest ``.cleaner``, else by the
    nearest settings, else at the repository's top; outside of a repository, here."""
    top = repository_top(folder)
    above = list(_upward(folder, top))
    for has_one in (speaks, _has_settings):
        found = next(filter(has_one, above), "")
        if found:
            return found
    return top or folder


def _upward(folder: str, top: str) -> Iterator[str]:
    """The folder and those above it, up to the top; to the root when there is none."""
    while True:
        yield folder
        above = os.path.dirname(folder)
        if folder in (top, above):
            return
        folder = above


def _has_settings(folder: str) -> bool:
    """Settings that cannot be read are settings too: what was done can be undone none the less."""
    try:
        return settings_files.settings_in(folder) is not None
    except settings_files.SettingsError:
        return True
