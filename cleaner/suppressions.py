"""What a text says of itself to us: passages in which certain rules are to be silent.

    <!-- cleaner: ignore DUP202 -->    the next block, or the block the comment stands inside
    <!-- cleaner: off TYP -->          from here on, until <!-- cleaner: on TYP --> or the end
    <!-- cleaner: ignore-file BLR -->  the whole text
    cleaner-ignore: [DUP, TYP401]      the whole text, in its front matter

Codes may be shortened to their beginnings; without any, all rules are meant. MDX, reStructuredText and
AsciiDoc write their own comments: ``{/* cleaner: off */}``, ``.. cleaner: off``, ``// cleaner: off``.
In code a comment is an example and says nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Finding
from cleaner.formats import BlockKind
from cleaner.spans import Span

_MARKER = "cleaner"
_EVERY_RULE = ("",)


class Suppression(NamedTuple):
    """``place``: the words in the text that say it; ``reach``: where findings are silenced; ``codes``: of which
    rules, by the beginnings of their codes; ``verb``: as written, empty in front matter."""

    place: Span
    reach: Span
    codes: tuple[str, ...]
    verb: str = ""


class Silenced(NamedTuple):
    """The findings that are told, and the suppressions that had nothing to silence."""

    told: list[Finding]
    unused: list[Suppression]


def silence(document: Document, findings: Sequence[Finding]) -> Silenced:
    """What is left of the findings. One that would change a comment of ours is dropped as well."""
    found = suppressions(document) if _MARKER in document.text else []
    if not found:
        return Silenced(list(findings), [])
    starts: dict[str, list[int]] = {}
    for finding in sorted(findings, key=lambda finding: finding.start):
        starts.setdefault(finding.code, []).append(finding.start)
    quiet = {code: _Stretches(one.reach for one in found if code.startswith(one.codes)) for code in starts}
    comments = _Stretches(suppression.place for suppression in found)
    told = [f for f in findings if not quiet[f.code].hold(f.start) and not _touches(f, comments)]
    return Silenced(told, [suppression for suppression in found if not _is_used(suppression, starts)])


def _is_used(suppression: Suppression, starts: Mapping[str, Sequence[int]]) -> bool:
    """Does a finding of its rules start in its reach? ``starts``: where those of each code do, in order."""
    reach = suppression.reach
    return any(
        bisect_left(places, reach.start) < bisect_left(places, max(reach.end, 1))
        for code, places in starts.items()
        if code.startswith(suppression.codes)
    )


class _Stretches:
    """Spans, those that overlap or meet joined into one, so that a place is found among any number of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def hold(self, place: int) -> bool:
        """Does one of them hold the place? A span that begins a text holds its first place, even an empty one."""
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and place < max(self._ends[index], 1)

    def touch(self, span: Span) -> bool:
        """Does one of them overlap the span?"""
        index = bisect_left(self._starts, span.end) - 1
        return index >= 0 and span.start < self._ends[index]


def suppressions(document: Document) -> list[Suppression]:
    """All that the text says, in order; also what has a verb that is not known and so reaches nothing."""
    found = _front_matter(document)
    switched_off: dict[tuple[str, ...], Suppression] = {}
    end = len(document.text)
    for match in _comment().finditer(document.text):
        place = Span(*match.span())
        if _is_example(document, place):
            continue
        verb, words = (group for group in match.groups() if group is not None)
        codes = _codes(words) or _EVERY_RULE
        if verb == "off":
            switched_off.setdefault(codes, Suppression(place, Span(place.end, end), codes, verb))
        elif verb == "on":
            off = switched_off.pop(codes, None)
            if off:
                found.append(off._replace(reach=Span(off.reach.start, place.start)))
        elif verb == "ignore-file":
            found.append(Suppression(place, Span(0, end), codes, verb))
        elif verb == "ignore":
            found.append(Suppression(place, _block_meant(document, place), codes, verb))
        else:
            found.append(Suppression(place, Span(place.end, place.end), codes, verb))
    return sorted([*found, *switched_off.values()])


@cache
def _comment() -> re.Pattern[str]:
    return re.compile(
        r"""
        <!-- [ \t]* cleaner: [ \t]* ([a-z-]+) ([\w ,\t]*) -->
        | \{/\* [ \t]* cleaner: [ \t]* ([a-z-]+) ([\w ,\t]*) \*/\}
        | ^ (?:\.\.|//) [ \t]+ cleaner: [ \t]* ([a-z-]+) ([\w ,\t]*) $
        """,
        re.VERBOSE | re.MULTILINE,
    )


def _codes(words: str) -> tuple[str, ...]:
    return tuple(word.upper() for word in re.findall(r"\w+", words) if word.lower() != "all")


def _is_example(document: Document, place: Span) -> bool:
    """Does the comment stand in code?"""
    if document.block_at(place.start).kind in (BlockKind.CODE, BlockKind.META):
        return True
    return any(span.start < place.start and document.text[span.start] == "`" for span in document.protected_in(place))


def _block_meant(document: Document, place: Span) -> Span:
    """The block round a comment that shares a line with words; after one that stands alone, the next block."""
    line = document.lines[document.line_at(place.start)]
    if (document.text[line.start : place.start] + document.text[place.end : line.end]).strip(" \t\ufeff"):
        return document.block_at(place.start).span
    start = place.end
    while start < len(document.text) and document.text[start].isspace():
        start += 1
    return Span(start, document.block_at(start).end if start < len(document.text) else start)


def _front_matter(document: Document) -> list[Suppression]:
    block = document.blocks[0] if document.blocks else None
    if block is None or block.kind is not BlockKind.META:
        return []
    match = _key().search(document.text, block.start, block.end)
    if match is None:
        return []
    codes = _codes(match[1] or match[2] or "") or _EVERY_RULE
    return [Suppression(Span(*match.span()), Span(0, len(document.text)), codes)]


@cache
def _key() -> re.Pattern[str]:
    """``cleaner-ignore:`` with its codes on the same line, or as a list on the lines below."""
    return re.compile(
        r"""^ "? cleaner-ignore "? [ \t]* [:=] [ \t]*
        (?: ([^\r\n]*\w[^\r\n]*) | [^\w\r\n]* ((?: (?:\r\n|\r|\n) [ \t]* - [ \t]+ [^\r\n]* ){1,99})? )""",
        re.VERBOSE | re.MULTILINE,
    )


def _touches(finding: Finding, comments: _Stretches) -> bool:
    return finding.fix is not None and any(comments.touch(edit.span) for edit in finding.fix.edits)
