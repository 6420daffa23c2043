"""Taking back what a run did: each file that is still as the run left it gets the bytes back that it held before.

A file that was changed since is left alone. What is brought back is told to the journal first, as by any other run, so
that taking back can itself be taken back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.files.journal import Damaged, Journal, Recorded, Stored
from cleaner.files.journal.entry import digest
from cleaner.files.source import PLAIN_UTF_8, Source, Unreadable, read_bytes
from cleaner.files.walking import is_inside
from cleaner.files.writing import NotWritten
from cleaner.workflow.rewriting import rewrite

_NO_LIMIT = 2**62  # bytes: whoever wrote a file can bring it back
_GIT = ".git"

Undone = set[tuple[int, str]]  # numbers of runs, and paths whose change by them was taken back


class Change(NamedTuple):
    """What a run did to a file, in one step or several: ``first`` has what it held before, ``left`` the digests of
    what the run may have left there."""

    path: str
    first: Stored
    left: frozenset[str]

    def is_as_before(self) -> bool:
        """Does the file hold what it held before? So it is when the run was killed before it wrote."""
        try:
            data, _ = read_bytes(self.path, _NO_LIMIT)
        except Unreadable:
            return False
        return digest(data) == self.first.entry.before


class Back(NamedTuple):
    """What came of one file. ``problem``: why it stays as it is; ``was_back``: it was as before already."""

    path: str
    problem: str = ""
    was_back: bool = False


def changes_of(run: Recorded, paths: Sequence[str] = ()) -> list[Change]:
    """What the run did to these absolute paths, files or folders; to all files without them."""
    found: dict[str, Change] = {}
    for stored in run.changes:
        path = stored.entry.path
        if paths and not any(is_inside(path, one) for one in paths):
            continue
        change = found.get(path) or Change(path, stored, frozenset())
        found[path] = change._replace(left=change.left | {stored.entry.after})
    return list(found.values())


def run_to_take_back(runs: Sequence[Recorded], paths: Sequence[str]) -> Recorded | None:
    """The last run with a change of these paths that was not taken back. ``runs``: the last first. One that only took
    others back is passed over, as in an editor, where undo goes back and back."""
    undone = taken_back(runs)
    for run in runs:
        if not run.takes_back and any(
            (run.number, change.path) not in undone and not change.is_as_before() for change in changes_of(run, paths)
        ):
            return run
    return None


def taken_back(runs: Sequence[Recorded]) -> Undone:
    """What was taken back, and that not taken back in turn."""
    of = {(run.number, stored.entry.path): stored.entry.of for run in runs for stored in run.changes}
    undone: Undone = set()
    for run in reversed(runs):
        for stored in run.changes:
            number, path = stored.entry.of, stored.entry.path
            if number and stored.is_done:
                undone.add((number, path))
                undone.discard((of.get((number, path), 0), path))
    return undone


def take_back(run: Recorded, paths: Sequence[str], runs: Sequence[Recorded], journal: Journal) -> Iterator[Back]:
    """Each file of these paths that the run changed, brought back or told why not. A file outside of the journal's
    folder must be named, since a journal may come with a folder from anybody; git's own files are nobody's articles."""
    undone = taken_back(runs)
    for change in changes_of(run, paths):
        path = change.path
        if _GIT in path.lower().split(os.sep) or not (paths or _is_at_home(path, journal.root)):
            yield Back(path, "lies outside of this project; name it to bring it back")
            continue
        later = [other.number for other in runs if other.number > run.number and _holds(other, path, undone)]
        try:
            yield _back(run, change, later, journal)
        except (Unreadable, NotWritten) as error:
            yield Back(path, str(error) if os.path.lexists(path) else "is not there any more")
        except Damaged:
            yield Back(path, "left as it is, since the journal does not hold what it was")


def _back(run: Recorded, change: Change, later: Sequence[int], journal: Journal) -> Back:
    data, stamp = read_bytes(change.path, _NO_LIMIT)
    if digest(data) == change.first.entry.before:
        return Back(change.path, was_back=True)
    if digest(data) not in change.left:
        if later:
            return Back(change.path, f"was changed again by run {later[0]}; take that back first")
        return Back(change.path, "was changed since; left as it is")
    rewrite(Source(change.path, data, "", PLAIN_UTF_8, stamp), run.old_bytes(change.first), journal, of=run.number)
    return Back(change.path)


def _holds(run: Recorded, path: str, undone: Undone) -> bool:
    """Did this run change the file, and that was not taken back?"""
    changed = any(stored.entry.path == path and not stored.entry.of for stored in run.changes)
    return changed and (run.number, path) not in undone


def _is_at_home(path: str, root: str) -> bool:
    """Below the root, and behind no link that leads out of it?"""
    return is_inside(path, root) and is_inside(os.path.realpath(path), os.path.realpath(root))
