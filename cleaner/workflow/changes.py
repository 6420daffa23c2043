"""What changed in a git repository since a revision: which files, and what they held before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from cleaner.files.ignoring import repository_top
from cleaner.files.source import Binary, Unreadable, source_from


class NoHistory(Exception):
    """Git cannot tell what changed. The message says why."""


class Changes(NamedTuple):
    """Since ``revision``, in the repository at ``top``. ``paths``: absolute, of the files that differ.

    ``renamed``: the name at the revision of a file that has another name now and much the same text.
    """

    top: str
    revision: str
    paths: frozenset[str] = frozenset()
    renamed: tuple[tuple[str, str], ...] = ()

    @classmethod
    def since(cls, revision: str) -> Changes:
        """The changes in the repository of this folder; an empty revision is what a hook names, else the last commit.
        Raises NoHistory."""
        top = repository_top(os.getcwd())
        if not top:
            raise NoHistory("this is no git repository, so what changed cannot be told")
        revision = revision or _named_by_a_hook(top) or "HEAD"
        revision = _revision(top, revision)
        changed = _git(top, "diff", "--name-only", "-z", "--no-renames", "--end-of-options", revision, "--")
        added = _git(top, "ls-files", "--others", "--exclude-standard", "-z")
        names = [name for name in (changed + added).split(b"\0") if name]
        paths = frozenset(os.path.join(top, os.fsdecode(name)) for name in names)
        return cls(top, revision, paths, tuple(_renamed(top, revision)))

    def touch(self, path: str) -> bool:
        """Does the file at this absolute path differ from what it was?"""
        return path in self.paths or os.path.realpath(path) in self.paths

    def before(self, path: str) -> str:
        """The text of an absolute path at the revision; empty when there was none that can be read."""
        name = os.path.relpath(path, self.top).replace(os.sep, "/")
        name = dict(self.renamed).get(name, name)
        try:
            data = _git(self.top, "cat-file", "blob", f"{self.revision}:{name}")
            return source_from(path, data).text
        except (NoHistory, Binary, Unreadable):
            return ""


def _named_by_a_hook(top: str) -> str:
    """Where the changes begin that a hook is run over (`pre-commit run --from-ref A --to-ref B`, a push): at the
    commit that both have in common, so that what others changed meanwhile is no news."""
    start, end = (os.environ.get(f"PRE_COMMIT_{name}_REF", "") for name in ("FROM", "TO"))
    if not start or not end:
        return start
    try:
        return _git(top, "merge-base", "--end-of-options", start, end).decode().strip()
    except NoHistory:
        return start


def _revision(top: str, revision: str) -> str:
    """The revision to compare with; in a repository without a commit everything is new, which is what its empty tree
    says of it."""
    if revision == "HEAD" and not _succeeds(top, "rev-parse", "--verify", "--quiet", "HEAD"):
        return _git(top, "hash-object", "-t", "tree", "--stdin").decode().strip()
    return revision


def _renamed(top: str, revision: str) -> Iterator[tuple[str, str]]:
    """New and old names of renamed files that git knows, from the repository's top."""
    renames = ("--find-renames", "--diff-filter=R", "--name-status", "-z")
    told = _git(top, "diff", *renames, "--end-of-options", revision, "--")
    fields = [os.fsdecode(field) for field in told.split(b"\0")]
    for old, new in zip(fields[1::3], fields[2::3]):
        yield new, old


def _succeeds(top: str, *arguments: str) -> bool:
    try:
        _git(top, *arguments)
    except NoHistory:
        return False
    return True


def _git(top: str, *arguments: str) -> bytes:
    import subprocess

    try:
        done = subprocess.run(["git", *arguments], cwd=top, capture_output=True, stdin=subprocess.DEVNULL)
    except OSError as error:
        raise NoHistory(f"git could not be run: {error.strerror}") from None
    if done.returncode:
        raise NoHistory(done.stderr.decode("utf-8", "replace").strip() or "git failed")
    return done.stdout
