"""Does edited reStructuredText or AsciiDoc hold the same blocks as before, but for those that went?

For formats without a parser at hand: both texts are cut by our own reader, and the blocks are
compared in order, each with its kind, its indentation and what in it is no prose. A head, mark or
directive with a body keeps a body.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from cleaner.formats import Format
from cleaner.formats.asciidoc_lines import ADMONITION
from cleaner.formats.asciidoc_lists import Piece, first_harmed
from cleaner.formats.blocks import BlockKind
from cleaner.formats.item_lists import Row, lists_of
from cleaner.formats.markdown_rendering import Fault, Touched, is_harmless
from cleaner.formats.sections import headings
from cleaner.spans import Edit, Span

_SIGNS = "*_`|#+"


class _Piece(NamedTuple):
    kind: BlockKind
    span: Span  # without the blank lines behind it
    column: int
    said: str
    marked: tuple[str, ...]  # what is protected in it
    signs: tuple[bool, ...]  # which signs stand an odd number of times outside of that

    @property
    def row(self) -> Row:
        return Row(self.kind, self.column, self.said)

    @property
    def named(self) -> str:
        return f"the {self.kind.value} “{self.said[:30]}”"


def structure_fault(markup: Format, before: str, after: str, edits: Sequence[Edit]) -> Fault | None:
    """What stands otherwise outside the edited prose; None when nothing does."""
    if all(is_harmless(before, edit) for edit in edits):
        return None
    touched = Touched(before, edits)
    old, new = list(_pieces(markup, before)), list(_pieces(markup, after))
    stays = [piece for piece in old if not touched.is_gone(*piece.span)]
    kept = {piece.span.start for piece in stays}
    for number, piece in enumerate(stays):
        other = new[number] if number < len(new) else None
        inside = touched.edits(*piece.span)
        reason = _difference(piece, other, bool(inside))
        if reason:
            return Fault(inside[0].start if inside else piece.span.start, f"{piece.named} {reason}")
    moved = _first_under_other_heading(markup, before, old, kept)
    if markup.name == "rst":
        moved = moved or _first_in_other_list(old, new, kept)
    else:
        harmed = first_harmed([Piece(piece.kind, piece.said, piece.span.start not in kept) for piece in old])
        if harmed is not None:
            moved = moved or Fault(old[harmed].span.start, f"without {old[harmed].named} what is left hangs otherwise")
    if moved and len(new) == len(stays):
        return moved
    if old[:1] != stays[:1] and stays and stays[0].said.startswith(":"):
        return Fault(stays[0].span.start, f"{stays[0].named} would speak of the whole text")
    if len(new) > len(stays):
        return Fault(len(before), f"{new[len(stays)].named} appears")
    orphan = _first_without_owner(old, kept)
    if orphan:
        return Fault(orphan.span.start, f"{orphan.named} would stand below something else")
    headless = _first_without_body(old, stays)
    return Fault(headless.span.start, f"{headless.named} would stay without its text") if headless else None


def _pieces(markup: Format, text: str) -> Iterator[_Piece]:
    blocks = markup.blocks(text)
    protected = markup.protected(text, blocks)
    number = 0
    for block in blocks:
        said = text[block.start : block.end]
        start, end = block.start + len(said) - len(said.lstrip()), block.start + len(said.rstrip())
        if start >= end:
            continue
        marked, rest = [], said
        while number < len(protected) and protected[number].start < block.end:
            span = protected[number]
            marked.append(" ".join(text[span.start : span.end].split()))
            rest = rest.replace(text[span.start : span.end], "", 1)
            number += 1
        line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
        odd = tuple(bool(rest.count(sign) % 2) for sign in _SIGNS)
        yield _Piece(block.kind, Span(start, end), start - line, said.strip(), tuple(marked), odd)


def _difference(piece: _Piece, other: _Piece | None, edited: bool) -> str:
    if other is None or (piece.kind, piece.column) != (other.kind, other.column):
        return f"would become {other.named if other else 'nothing'}"
    if not edited:
        return "" if piece.said == other.said else "changes outside the edits"
    if piece.said.rstrip().endswith(":") != other.said.rstrip().endswith(":") or _is_bare(other) > _is_bare(piece):
        return "would stay without its text"
    if bool(ADMONITION.match(piece.said)) != bool(ADMONITION.match(other.said)):
        return "would be no admonition any more"
    remaining = iter(piece.marked)
    if not all(mark in remaining for mark in other.marked):
        return "has code or a link that changes"
    return "" if piece.signs == other.signs else "has a mark without its pair"


def _is_bare(piece: _Piece) -> bool:
    """Is nothing left of the piece but its marks?"""
    rest = piece.said
    for mark in piece.marked:
        rest = rest.replace(mark, "", 1)
    return not any(map(str.isalnum, rest))


def _first_under_other_heading(
    markup: Format, before: str, old: Sequence[_Piece], kept: Container[int]
) -> Fault | None:
    """The first heading that goes while something of its section stays."""
    found = headings(markup.name, before, markup.blocks(before))
    starts = [piece.span.start for piece in old]
    for number, heading in enumerate(found):
        if heading.start in kept:
            continue
        end = next((other.start for other in found[number + 1 :] if other.level <= heading.level), len(before))
        for piece in old[bisect_right(starts, heading.start) : bisect_left(starts, end)]:
            if piece.span.start in kept:
                return Fault(heading.start, f"{piece.named} would stand under another heading")
    return None


def _first_in_other_list(old: Sequence[_Piece], new: Sequence[_Piece], kept: Container[int]) -> Fault | None:
    """The first item that would stand in another list, or whose list would be numbered or set otherwise."""
    before = lists_of([piece.row for piece in old])
    after = iter(lists_of([piece.row for piece in new]))
    same: dict[int, int] = {}
    back: dict[int, int] = {}
    for piece, was in zip(old, before):
        if piece.span.start not in kept:
            continue
        now = next(after, None)
        if was is None or now is None:
            if was is not now:
                return Fault(piece.span.start, f"{piece.named} would stand in another list")
        elif same.setdefault(id(was), id(now)) != id(now) or back.setdefault(id(now), id(was)) != id(was):
            return Fault(piece.span.start, f"{piece.named} would stand in another list")
        elif (was.start, was.is_simple) != (now.start, now.is_simple):
            gone = (other.span.start for other, its in zip(old, before) if its is was and other.span.start not in kept)
            start = next(gone, piece.span.start)
            return Fault(start, f"the list of {piece.named} would be numbered or set otherwise")
    return None


def _first_without_owner(old: Sequence[_Piece], kept: Container[int]) -> _Piece | None:
    """The first piece that stays while what it stands deeper than goes."""
    above: list[_Piece] = []
    for piece in old:
        while above and above[-1].column >= piece.column:
            above.pop()
        if above and piece.span.start in kept and above[-1].span.start not in kept:
            return piece
        above.append(piece)
    return None


def _first_without_body(old: Sequence[_Piece], stays: Sequence[_Piece]) -> _Piece | None:
    """The first piece that had deeper blocks below it, or a literal, and has none any more, or gets another's."""
    following = dict(zip(stays, stays[1:]))
    for piece, below in zip(old, old[1:]):
        owns = below.column > piece.column or below.kind is BlockKind.CODE
        if not owns:
            continue
        if piece not in following and piece in stays[-1:]:
            return piece
        now = following.get(piece)
        if now is not None and now.column <= piece.column and now.kind is not BlockKind.CODE:
            return piece
        if piece not in stays and below in stays:  # its body would hang in the air, or below another
            return below
    return None
