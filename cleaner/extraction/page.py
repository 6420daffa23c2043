"""The page itself: its lines of text, and what the tags round them say.

``lines_of`` gives the text of each block in order; ``title_of`` the title. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cleaner.extraction.words import key

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCK_TAGS = frozenset(
    "address article aside blockquote body br center dd details dialog dir div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th"
    " thead tr ul".split()
)
_SILENT_TAGS = frozenset(("script", "style", "template", "noscript", "select", "textarea", "title"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_KINDS = _HEADINGS | {"li", "blockquote", "figcaption"}
_BOX_TAGS = frozenset("address article aside dialog time".split())
_CODE_TAGS = frozenset(("code", "kbd", "samp", "tt"))
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_MAX_NAMES = 400  # characters of class and id that are read
_MAX_BOXES = 200
_CODE_SIGN = re.compile(r"[{}()\[\];=<>$_\\|/#*+]")
_MIN_CODE_SIGNS = 0.04  # share of the characters


class Line(NamedTuple):
    """The text of a block, with what its tags say of it."""

    text: str
    marked: str  # with inline code between backquotes
    kind: str  # h1 to h6, li, blockquote, figcaption, pre, or p for all else
    number: int  # of an item of an ordered list, else 0
    linked: float  # share of the characters that is links
    boxes: tuple[int, ...]  # elements round it that bear a class or an id, by number, outermost first
    key: str  # its words alone
    code: str = ""  # of a line of code, the whole of the code


class Page(NamedTuple):
    lines: tuple[Line, ...]
    names: tuple[frozenset[str], ...]  # the words in class and id of each box
    title: str


class _Walk:
    """What is open while the tree is walked, and the line that is being gathered."""

    def __init__(self) -> None:
        self.names: list[frozenset[str]] = []
        self._pieces: list[str] = []
        self._marked: list[str] = []
        self._linked = self._depth = 0
        self._kinds = ["p"]
        self._items: list[int] = []  # of each open list; -1 when it is not ordered
        self._numbers = [0]
        self._boxes: list[int] = []
        self._around: tuple[int, ...] | None = None  # boxes that hold all of the line

    def line(self) -> Line | None:
        text, marked = " ".join("".join(self._pieces).split()), " ".join("".join(self._marked).split())
        share = self._linked / len("".join(text.split())) if text else 0.0
        around = self._around or ()
        self._pieces, self._marked, self._linked, self._around = [], [], 0, None
        if not text:
            return None
        return Line(text, marked, self._kinds[-1], self._numbers[-1], share, around, key(text))

    def open(self, element: _Element) -> None:
        tag = element.tag
        named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        named += f" {element.get('role') or ''}"
        if named.strip() or tag in _BOX_TAGS:
            self.names.append(frozenset(map(str.lower, _NAME.findall(named[:_MAX_NAMES]))) | {f"<{tag}>"})
            self._boxes.append(len(self.names) - 1)
        else:
            self._boxes.append(-1)
        if tag in BLOCK_TAGS:
            self._open_block(tag)
        self._depth += tag == "a"
        if tag in _CODE_TAGS:
            self._marked.append("`")

    def _open_block(self, tag: str) -> None:
        self._kinds.append(tag if tag in _KINDS else self._kinds[-1])
        if tag in ("ol", "ul"):
            self._items.append(0 if tag == "ol" else -1)
        if tag == "li" and self._items and self._items[-1] >= 0:
            self._items[-1] += 1
        self._numbers.append(max(0, self._items[-1]) if tag == "li" and self._items else self._numbers[-1])

    def close(self, element: _Element) -> None:
        tag = element.tag
        self._boxes.pop()
        if tag in BLOCK_TAGS:
            self._kinds.pop()
            self._numbers.pop()
        if tag in ("ol", "ul"):
            self._items.pop()
        self._depth -= tag == "a"
        if tag in _CODE_TAGS:
            self._marked.append("`")

    def add(self, piece: str) -> None:
        if not piece:
            return
        self._pieces.append(piece)
        self._marked.append(piece)
        if bare := "".join(piece.split()):
            self._linked += len(bare) * (self._depth > 0)
            here = self.boxes()
            self._around = here if self._around is None else _shared(self._around, here)

    def boxes(self) -> tuple[int, ...]:
        return tuple(box for box in self._boxes[:_MAX_BOXES] if box >= 0)


def _shared(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return one[:same]


def page_of(tree: _Element) -> Page:
    """The lines of a parsed page, its boxes and its title."""
    walk = _Walk()
    lines = tuple(_lines(tree, walk))
    return Page(lines, tuple(walk.names), title_of(tree))


def _lines(tree: _Element, walk: _Walk) -> Iterator[Line]:
    from lxml import etree

    inside = 0  # open elements whose text is none, or has been given
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            walk.add("" if inside else element.tail or "")
            continue
        if element.tag in BLOCK_TAGS and not inside and (line := walk.line()):
            yield line
        hides = element.tag in _SILENT_TAGS or element.tag == "pre"
        if event == "start":
            walk.open(element)
            if element.tag == "pre" and not inside:
                yield from _lines_of_code(element, walk)
            inside += hides
            walk.add("" if inside else element.text or "")
        else:
            inside -= hides
            walk.close(element)
            walk.add("" if inside else element.tail or "")
    if line := walk.line():
        yield line


def _lines_of_code(element: _Element, walk: _Walk) -> Iterator[Line]:
    """What stands in <pre>: code as a rule, but old pages set prose in it too."""
    text = "".join(str(piece) for piece in element.itertext()).replace("\r", "").strip("\n").rstrip()
    signs = len(_CODE_SIGN.findall(text))
    is_code = element.find(".//code") is not None or signs > _MIN_CODE_SIGNS * len(text)
    for line in text.split("\n"):
        if line.strip():
            plain = " ".join(line.split())
            kind = "pre" if is_code else "p"
            yield Line(plain, plain, kind, 0, 0.0, walk.boxes(), key(plain), text if is_code else "")


def title_of(tree: _Element) -> str:
    """The longest heading that the page's head confirms, since it may name the site as well; else what it says."""
    head = " ".join((tree.findtext(".//title") or "").split())
    told = [" ".join(title.split()) for title in tree.xpath('//meta[@property="og:title"]/@content')[:1]] + [head]
    headings = [" ".join("".join(heading.itertext()).split()) for heading in tree.iter("h1", "h2")]
    confirmed = [text for text in headings if key(text) and any(key(text) in key(title) for title in told)]
    return max(confirmed, key=len, default="") or next((title for title in told if title), "")
