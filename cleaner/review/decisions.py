"""What was answered before, kept beside the journal, so that a review goes on where it stopped.

A line for each answer, added when it is given: the file, the finding's name, which follows its words, and the answer.
The last one counts. What cannot be kept is asked again.
"""

from __future__ import annotations

import json
import os
from typing import NamedTuple

from cleaner.files.own import JOURNAL, OURS, hidden_folder, own_folder, parsed_json, read_own, write_in_own_folder
from cleaner.review.questions import Answer, Way

_FILE = "review"
_MAX_BYTES = 4_000_000
_MOST = 20_000  # answers that are kept when the file is tidied
_APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Key(NamedTuple):
    """``path``: from the project's folder, with slashes; ``name``: of the finding."""

    path: str
    name: str


class Decisions:
    """``root``: the folder that has ``.cleaner``. Nothing is written before the first answer is kept."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._answers: dict[Key, Answer] = _read(root)
        self.problem = ""  # why answers are not kept

    def find(self, path: str, name: str) -> Answer | None:
        """What was answered to this question of the file at this absolute path."""
        return self._answers.get(self._key(path, name))

    def keep(self, path: str, name: str, answer: Answer | None) -> None:
        """Remember an answer; None: that there is none any more."""
        key = self._key(path, name)
        if self._answers.get(key) == answer:
            return
        if answer is None:
            del self._answers[key]
        else:
            self._answers[key] = answer
        try:
            self._append(_line(key, answer))
        except OSError as error:
            self.problem = error.strerror or str(error)

    def _key(self, path: str, name: str) -> Key:
        return Key(os.path.relpath(path, self._root).replace(os.sep, "/"), name)

    def _append(self, line: bytes) -> None:
        folder = hidden_folder(own_folder(self._root, OURS), JOURNAL)
        path = os.path.join(folder, _FILE)
        if os.path.exists(path) and os.path.getsize(path) > _MAX_BYTES // 2:
            kept = list(self._answers.items())[-_MOST:]
            data = b"".join(_line(key, answer) for key, answer in kept)
            write_in_own_folder(os.path.dirname(folder), JOURNAL, _FILE, data)
            return
        descriptor = os.open(path, _APPEND, 0o600)
        try:
            os.write(descriptor, line)
        finally:
            os.close(descriptor)


def _line(key: Key, answer: Answer | None) -> bytes:
    said = [*key] if answer is None else [*key, answer.way.value, answer.text]
    return json.dumps(said).encode("ascii") + b"\n"


def _read(root: str) -> dict[Key, Answer]:
    """What was kept; lines that cannot be read are passed over."""
    folder = os.path.join(root, OURS, JOURNAL)
    if os.path.islink(folder) or os.path.islink(os.path.dirname(folder)):
        return {}
    try:
        lines = read_own(os.path.join(folder, _FILE), _MAX_BYTES).split(b"\n")
    except OSError:
        return {}
    answers: dict[Key, Answer] = {}
    for line in lines:
        try:
            path, name, *said = map(str, parsed_json(line))
            answers.pop(Key(path, name), None)
            if said:
                answers[Key(path, name)] = Answer(Way(said[0]), said[1])
        except (ValueError, TypeError, IndexError):
            continue
    return answers
