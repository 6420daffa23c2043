"""What of a repository is no article of its writers: proposals for ``exclude``, each with the reason for it.

A name alone speaks where it is a custom of the trade; else the files themselves must (they say that they are generated,
or .gitattributes says so of them).
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cleaner.files.ignoring import Patterns

_FOLDERS = {
    "others' work, by its name": ("bower_components", "third-party", "third_party", "vendor", "vendored"),
    "built pages, by its name": ("_build", "_site", "htmlcov"),
    "texts that tests need as they are": ("__fixtures__", "__snapshots__", "test-data", "test_data", "testdata"),
    "templates, by its name": ("_includes", "_layouts", "_templates", "archetypes"),
    "licences": ("licences", "licenses"),
    "older versions, kept as they were": ("versioned_docs",),
}
_REASON_OF = {name: reason for reason, names in _FOLDERS.items() for name in names}
_TESTS, _OF_TESTS = {"__tests__", "spec", "test", "tests"}, {"fixtures", "snapshots"}
_HUGO = ("hugo.toml", "hugo.yaml", "hugo.json", "config/_default/hugo.toml", "config.toml")
_OF_HUGO = {"layouts": "templates of the site", "themes": "the site's theme"}  # at the top, beside one of these
_LICENCE = re.compile(
    r"(?:[a-z0-9.]+-)*(?:licen[cs]es?|copying|notice|copyright|(?:cc-by|cc0)[-.\w]*|third[-_]party[-_]\w+)[-.\w]*",
    re.IGNORECASE,
)
_GENERATED = re.compile(
    r"\b(?:auto-?\s?generated|generated (?:automatically|by|from|file|using|with)|do not edit|don't edit)\b",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--(?s:.*?)-->|\{/\*(?s:.*?)\*/\}|^(?://|\.\.|%)[ \t].*", re.MULTILINE)
_BY_GIT = re.compile(r"^(\S+)[ \t].*\blinguist-(generated|vendored)(?:=true)?(?=\s|$)", re.MULTILINE)
_MARKED = {"generated": "generated, says .gitattributes", "vendored": "others' work, says .gitattributes"}
HEAD = 400  # code points at the beginning of a file in which it may say that it is generated
_MOST, _LEAST = 0.9, 3  # share and number of a folder's files that must say so
_MOST_FILES = 10  # single generated files that are named one by one


class PassedOver(NamedTuple):
    """A pattern as in .gitignore, why, and how many articles it leaves out."""

    pattern: str
    reason: str
    number: int


def passed_over(
    paths: Sequence[str], heads: Mapping[str, str], git_attributes: str, names: set[str]
) -> list[PassedOver]:
    """Proposals, the weightiest first. ``paths``: of the articles, with slashes, relative to the folder; ``heads``:
    the beginnings of those that were read; ``names``: of other files there that tell what kind of site it is."""
    left = list(paths)
    proposals: list[PassedOver] = []
    found = (*_by_name(paths, names), *_by_attributes(git_attributes), *_by_heads(heads))
    for pattern, reason in dict(reversed(found)).items():
        stays = left_after([pattern], left)
        if len(stays) < len(left):
            proposals.append(PassedOver(pattern, reason, len(left) - len(stays)))
            left = stays
    return sorted(proposals, key=lambda one: (-one.number, one.pattern))


def left_after(patterns: Sequence[str], paths: Iterable[str]) -> list[str]:
    """The paths that the patterns do not leave out."""
    known = Patterns(os.sep, patterns)
    return [path for path in paths if not known.leave_out(os.sep + path.replace("/", os.sep), False)]


def _by_name(paths: Iterable[str], names: set[str]) -> Iterator[tuple[str, str]]:
    for path in paths:
        folders = path.split("/")[:-1]
        for depth, folder in enumerate(folders):
            reason = _reason_for(folder.lower(), folders[:depth], names)
            if reason:
                yield f"/{_plain('/'.join(folders[: depth + 1]))}/", reason
                break
        else:
            name = path.rpartition("/")[2]
            if _LICENCE.fullmatch(os.path.splitext(name)[0]):
                yield _plain(name), "a licence or notice"


def _plain(path: str) -> str:
    """A pattern that means just this path."""
    return re.sub(r"([\\*?\[])|([ \t]+)$", lambda match: "\\" + match[0], path)


def _reason_for(folder: str, above: Sequence[str], names: set[str]) -> str:
    """Why a folder, in lower case, is no place of articles; empty when its name says nothing."""
    if not above and not names.isdisjoint(_HUGO) and folder in _OF_HUGO:
        return _OF_HUGO[folder]
    if folder in _OF_TESTS and not _TESTS.isdisjoint(map(str.lower, above)):
        return "texts that tests need as they are"
    return _REASON_OF.get(folder, "")


def _by_attributes(git_attributes: str) -> Iterator[tuple[str, str]]:
    for pattern, kind in _BY_GIT.findall(git_attributes):
        yield pattern.removesuffix("/**").removesuffix("/*"), _MARKED[kind]


def _by_heads(heads: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    generated = {path for path, head in heads.items() if says_generated(head)}
    of_folder = Counter(os.path.dirname(path) for path in heads)
    said = Counter(os.path.dirname(path) for path in generated)
    whole = {folder for folder, count in said.items() if count >= max(_LEAST, _MOST * of_folder[folder])} - {""}
    for folder in sorted(whole):
        yield f"/{_plain(folder)}/", f"{said[folder]} of its {of_folder[folder]} files say that they are generated"
    single = sorted(path for path in generated if os.path.dirname(path) not in whole)
    for path in single[:_MOST_FILES]:
        yield f"/{_plain(path)}", "says that it is generated"


def says_generated(head: str) -> bool:
    """Does the beginning of a text say in a comment, its front matter's included, that a program wrote it?"""
    head = head[:HEAD]
    comments = _COMMENT.findall(head)
    if head.startswith("---"):
        comments += re.findall(r"^#.*", head.partition("\n---")[0], re.MULTILINE)
    return any(_GENERATED.search(comment) for comment in comments)
