"""Words that a person trusts, kept one a line in ``.cleaner/words.txt``, which settings, hooks and editors read."""

from __future__ import annotations

import os

from cleaner.files.ignoring import repository_top
from cleaner.files.own import OURS, read_own, write_in_own_folder
from cleaner.workflow.projects import WORDS, Projects, words_of


def evidence_home(path: str, projects: Projects) -> str:
    """Where ``.cleaner`` is or shall be for an absolute path: the nearest one, else by the settings file, else at the
    repository's top, else beside it."""
    project, folder = projects.of(path), os.path.dirname(path)
    return projects.evidence(path).root or (project.path and project.root) or repository_top(folder) or folder


def trust(word: str, home: str) -> str:
    """Add the word to the words file in this folder, the lines there kept as they are; gives the file's path.
    Raises OSError, and ValueError for what is no word."""
    word = word.strip()
    if not word or "#" in word or any(sign in word for sign in "\r\n\0"):
        raise ValueError(f"{word!r} is no word that a line can hold")
    path = os.path.join(home, OURS, WORDS)
    try:
        before = read_own(path)
    except FileNotFoundError:
        before = b""
    if word.casefold() in map(str.casefold, words_of(before)):
        return path
    line_end = b"\r\n" if b"\r\n" in before else b"\n"
    gap = line_end if before and not before.endswith((b"\n", b"\r")) else b""
    data = before + gap + word.encode("utf-8", "replace") + line_end
    return write_in_own_folder(home, OURS, WORDS, data)
