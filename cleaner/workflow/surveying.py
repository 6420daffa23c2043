"""What stands in a folder that cleaner is to be used in: formats, languages, manuals, and what is no article."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.document import Document
from cleaner.files.source import Binary, Unreadable, read
from cleaner.files.walking import Found
from cleaner.formats import format_of
from cleaner.settings import MAX_BYTES
from cleaner.workflow.passing_over import HEAD, PassedOver, left_after, passed_over
from cleaner.workflow.projects import Projects
from cleaner.workflow.selection import Selection

_READ = 5_000  # files whose beginning is looked at
_STUDIED = 60  # files that are read for their language and kind
_STUDIED_LENGTH = 30_000  # code points of each
_TRIED_FILES, _TRIED_BYTES = 200, 1_500_000  # that are judged to see what would be found


class Survey(NamedTuple):
    """``articles``: the files that are left to judge; ``formats``: names and numbers of all that were found, the
    commonest first; ``languages``: of those that were studied, as ``manuals`` and ``recipes`` are."""

    articles: tuple[Found, ...]
    formats: tuple[tuple[str, int], ...]
    over: tuple[PassedOver, ...]
    studied: int
    languages: tuple[tuple[str, int], ...]
    manuals: int
    recipes: int

    @property
    def is_manual(self) -> bool:
        """Are more than half of the texts manuals?"""
        return 2 * self.manuals > self.studied

    @property
    def sample(self) -> tuple[Found, ...]:
        """Articles to judge first, all of them when they are few: evenly drawn, so that every folder has its part."""
        chosen = _evenly(self.articles, _TRIED_FILES)
        while len(chosen) > 1 and sum(_size(found.path) for found in chosen) > _TRIED_BYTES:
            chosen = _evenly(chosen, len(chosen) // 2)
        return tuple(chosen)


def survey(folder: str) -> Survey:
    """Look at a folder, which is the one that the program is in. Files that cannot be read say nothing."""
    files = {found.shown.replace(os.sep, "/"): found for found in _walk() if not found.problem}
    heads = {name: text for name in list(files)[:_READ] if (text := _beginning(files[name].path, HEAD))}
    over = passed_over(list(files), heads, _beginning(".gitattributes", MAX_BYTES), _names(folder))
    left = [files[name] for name in left_after([one.pattern for one in over], files)]
    studied = [document for found in _evenly(left, _STUDIED) if (document := _document(found)).text]
    formats = Counter(format_of(name).name for name in files)
    languages = Counter(document.language for document in studied)
    return Survey(
        articles=tuple(left),
        formats=tuple(formats.most_common()),
        over=tuple(over),
        studied=len(studied),
        languages=tuple(languages.most_common()),
        manuals=sum(document.is_manual for document in studied),
        recipes=sum(document.is_recipe for document in studied),
    )


def _document(found: Found) -> Document:
    return Document(_beginning(found.path, _STUDIED_LENGTH), format_of(found.shown).name)


def _walk() -> list[Found]:
    selection = Selection(Projects(lambda settings: settings))
    return list(selection.walk(follow=False, force_exclude=False).files(["."]))


def _names(folder: str) -> set[str]:
    """Names of files at the top of the folder, and of the settings of a site that lie a little below."""
    below = "config/_default/hugo.toml"
    return {*os.listdir(folder), *([below] if os.path.exists(os.path.join(folder, *below.split("/"))) else [])}


def _beginning(path: str, length: int) -> str:
    try:
        return read(path, MAX_BYTES).text[:length]
    except (Binary, Unreadable):
        return ""


def _evenly(files: Sequence[Found], most: int) -> list[Found]:
    """As many of the files at most, from all parts of the list."""
    if len(files) <= most:
        return list(files)
    return [files[number * len(files) // most] for number in range(most)]


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:
        return 0
