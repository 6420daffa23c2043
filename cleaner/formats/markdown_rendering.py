"""Does edited Markdown still render as before, but for the prose that was edited?

Both texts go through a full CommonMark parser (with tables), and their leaves are compared:
paragraphs, headings, code, HTML, rules, list items and quotations, each with the containers
it stands in. A leaf whose text was wholly removed is gone; every other stands in the same
place with the same markup; one that no edit touched says the same to the letter.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleaner.formats.front_matter import front_matter_end
from cleaner.formats.markdown_lines import DIRECTIVE
from cleaner.spans import Edit
from cleaner.text.lines import lines

if TYPE_CHECKING:
    from markdown_it.token import Token

_HARMLESS = re.compile(r"[^\W\d_]*(?:['’ ]?[^\W\d_]+)*")  # words for words cannot change the structure
_MAX_DIRECTIVES = 20  # directives that stand in each other
_CONTAINERS = {"list_item_open", "blockquote_open"}
_LEAVES = {"inline", "fence", "code_block", "html_block", "hr"}
_SIGNS = re.compile(r"[*_`\[\]~<>|]")


class _Leaf(NamedTuple):
    kind: str
    path: tuple[str, ...]  # the containers round it, outermost first
    content: str
    first: int  # index of its first line
    stop: int  # index behind its last line
    inside: tuple[str, ...]  # inline markup: code, destinations, tags
    signs: str  # marks that the reader sees as they are


class Fault(NamedTuple):
    """``offset``: where in the text before the first leaf stands that renders differently."""

    offset: int
    reason: str


def rendering_fault(before: str, after: str, edits: Sequence[Edit]) -> Fault | None:
    """What renders differently outside the edited prose; None when nothing does."""
    if all(is_harmless(before, edit) for edit in edits):
        return None
    top = front_matter_end(before)
    kept = iter(_leaves(after[front_matter_end(after) :]))
    rows = [(line.start + top, line.end + top) for line in lines(before[top:])]
    touched = Touched(before, edits)
    for leaf in _leaves(before[top:]):
        start, end = rows[leaf.first][0], rows[min(leaf.stop, len(rows)) - 1][1]
        if touched.is_gone(start, end):
            continue
        other = next(kept, None)
        reason = _difference(leaf, other, touched.is_touched(start, end))
        if reason:
            return Fault(start, f"line {leaf.first + 1}: {reason}")
    extra = next(kept, None)
    return Fault(len(before), f"{_named(extra)} appears") if extra else None


def is_harmless(text: str, edit: Edit) -> bool:
    """Are words put in the place of words? That changes no structure."""
    return bool(edit.text) and bool(
        _HARMLESS.fullmatch(edit.text) and _HARMLESS.fullmatch(text[edit.start : edit.end])
    )


class Touched:
    """Which ranges of the text the edits reach, and which they empty."""

    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        self._text = text
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._ends = [edit.end for edit in edits]

    def _between(self, start: int, end: int) -> Sequence[Edit]:
        return self._edits[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def is_touched(self, start: int, end: int) -> bool:
        return bool(self._between(start, end))

    def is_gone(self, start: int, end: int) -> bool:
        edits = self._between(start, end)
        if not edits:
            return False
        position = start
        for edit in edits:
            if edit.text.strip() or self._text[position : edit.start].strip():
                return False
            position = max(position, edit.end)
        return not self._text[position:end].strip()


def _difference(leaf: _Leaf, other: _Leaf | None, edited: bool) -> str:
    if other is None or (leaf.kind, leaf.path) != (other.kind, other.path):
        return f"{_named(leaf)} would become {_named(other) if other else 'nothing'}"
    if not edited or leaf.kind in ("fence", "html_block"):
        alike = (leaf.content.rstrip(), leaf.inside) == (other.content.rstrip(), other.inside)
        return "" if alike else "text outside the edits changes"
    remaining = iter(leaf.inside)
    if not all(mark in remaining for mark in other.inside) and _without_links(leaf) != _without_links(other):
        return "code, a link or a tag changes"  # a mended label may become a link
    return "a mark stays without its pair" if Counter(other.signs) - Counter(leaf.signs) else ""


def _named(leaf: _Leaf) -> str:
    """What and where, for a message: "a paragraph in a list item"."""
    names = {"inline": "text", "hr": "a rule", "fence": "code", "code_block": "code", "html_block": "HTML"}
    name = names.get(leaf.kind, "a " + leaf.kind.replace("_", " "))
    around = [step.removesuffix("_open").replace("_", " ") for step in leaf.path[-1:]]
    return f"{name} in a {around[0]}" if around else name


def _without_links(leaf: _Leaf) -> list[str]:
    return [mark for mark in leaf.inside if not mark.startswith("link_open:")]


def _leaves(text: str, around: tuple[str, ...] = (), above: int = 0) -> Iterator[_Leaf]:
    """``around`` and ``above``: the containers round the text and the lines above it."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    path = list(around)
    place = (above, above + 1)
    for token in parser.parse(text):
        if token.map:
            place = (token.map[0] + above, max(token.map[1], token.map[0] + 1) + above)
        if token.type == "fence" and DIRECTIVE.match(token.markup + token.info) and len(around) < _MAX_DIRECTIVES:
            yield _Leaf("directive", tuple(path), token.info, place[0], place[0] + 1, (), "")
            yield from _leaves(token.content, (*path, "directive"), place[0] + 1)
        elif token.type in _CONTAINERS:
            yield _Leaf(token.type.removesuffix("_open"), tuple(path), "", *place, (), "")
        elif token.type in _LEAVES:
            yield _Leaf(token.type, tuple(path), token.content, *place, tuple(_markup(token)), _signs(token))
        if token.nesting == 1:
            path.append(token.type)
        elif token.nesting == -1:
            path.pop()


def _markup(token: Token) -> Iterator[str]:
    for child in token.children or ():
        if child.type in ("code_inline", "html_inline"):
            yield f"{child.type}:{child.content}"
        elif child.type in ("link_open", "image"):
            yield f"{child.type}:{child.attrs.get('href') or child.attrs.get('src')}"


def _signs(token: Token) -> str:
    shown = "".join(child.content for child in token.children or () if child.type == "text")
    return "".join(_SIGNS.findall(shown))
