"""The leaves of rendered Markdown: text, headings, code, HTML, rules, items, quotations, each with all round it.

Read by a full CommonMark parser, with tables and struck words; loaded when an edit needs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from cleaner.formats.markdown_lines import DIRECTIVE

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MAX_DIRECTIVES = 20  # directives that stand in each other
_CONTAINERS = {"list_item_open", "blockquote_open"}
_LEAVES = {"inline", "fence", "code_block", "html_block", "hr"}
_LINKS = {"link_open": "href", "image": "src"}


class Step(NamedTuple):
    """A container: its name with all that tells how it renders, its number among all of the text, its lines."""

    name: str
    number: int
    first: int
    stop: int


class Leaf(NamedTuple):
    """``first`` and ``stop``: indexes of its first line and of the line behind it."""

    kind: str
    path: tuple[Step, ...]  # outermost first
    content: str
    first: int
    stop: int
    token: Token

    @property
    def marks(self) -> list[str]:
        """Code, links, pictures and tags in it."""
        return list(_marks(self.token))

    @property
    def shown(self) -> str:
        """The text that is no code, link or tag."""
        return "".join(child.content for child in self.token.children or () if child.type == "text")

    @property
    def signs(self) -> list[tuple[str, tuple[str, ...]]]:
        """All that is seen of it but blanks, sign by sign, each with the marks it stands in."""
        return list(_signs(self.token))


def leaves(text: str) -> Iterator[Leaf]:
    """In order; those of directives with prose in them too."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    return _leaves(parser, text, count(), (), 0)


def _leaves(
    parser: MarkdownIt, text: str, numbers: Iterator[int], around: tuple[Step, ...], above: int
) -> Iterator[Leaf]:
    path = list(around)
    place = (above, above + 1)
    for token in parser.parse(text):
        if token.map:
            place = (token.map[0] + above, max(token.map[1], token.map[0] + 1) + above)
        if token.type == "fence" and len(around) < _MAX_DIRECTIVES and DIRECTIVE.match(token.markup + token.info):
            step = Step(f"directive {token.info}", next(numbers), *place)
            yield Leaf("directive", tuple(path), token.info, place[0], place[0] + 1, token)
            yield from _leaves(parser, token.content, numbers, (*path, step), place[0] + 1)
        elif token.type in _CONTAINERS:
            yield Leaf(token.type.removesuffix("_open"), tuple(path), "", *place, token)
        elif token.type in _LEAVES:
            yield Leaf(token.type, tuple(path), f"{token.info}\n{token.content}", *place, token)
        if token.nesting == 1:
            path.append(Step(_name(token), next(numbers), *place))
        elif token.nesting == -1:
            path.pop()


def _name(token: Token) -> str:
    """Its tag, where its numbers start, how its cells are set, and whether its text is set tight."""
    told = [token.tag, *(f"{name}={value}" for name, value in token.attrs.items()), "tight" * token.hidden]
    return " ".join(part for part in told if part)


def _marks(token: Token) -> Iterator[str]:
    for child in token.children or ():
        if child.type in ("code_inline", "html_inline"):
            yield f"{child.type}:{child.content}"
        elif child.type in _LINKS:
            yield f"{child.type}:{child.attrs.get(_LINKS[child.type])}"


def _signs(token: Token) -> Iterator[tuple[str, tuple[str, ...]]]:
    inside: list[str] = []
    for child in token.children or ():
        if child.nesting == 1:
            inside.append(f"{child.tag}{child.attrs.get('href', '')}")
        elif child.nesting == -1:
            inside.pop()
        elif child.type == "hardbreak":
            yield "\n", ()
        else:
            around = (*inside, child.type) if child.type != "text" else tuple(inside)
            yield from ((sign, around) for sign in child.content if not sign.isspace())
