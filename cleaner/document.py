"""Document: one text and what is known of it, each fact computed once, when first asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from cleaner.formats import Block, Format, format_named
from cleaner.formats.manuals import is_manual
from cleaner.formats.recipes import is_recipe
from cleaner.formats.visible import is_set_indented, is_word, may_become, reads_as_prose, shows_words
from cleaner.spans import Span
from cleaner.text.language import detect
from cleaner.text.lines import Line, lines
from cleaner.text.sentences import sentence_spans
from cleaner.text.words import Words

if TYPE_CHECKING:
    from cleaner.formats.structure import Structure
    from cleaner.formats.units import Unit

_Fact = TypeVar("_Fact")
_LOOK_BACK = 40  # code points
_OPENERS = ".!?…:;\"“”‘'’«»(\ufeff\r\n*_#>-–—|•[]"  # signs behind which a sentence may begin
_STRETCH = 1_500  # code points of a long paragraph that are asked for their language together


class Sentence(NamedTuple):
    """A sentence and the block it stands in."""

    start: int
    end: int
    block: Block

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Document:
    """Rules read it, nothing writes it. ``format`` is a format's name; ``asked_language`` a code or "auto"."""

    def __init__(self, text: str, format: str = "plain", asked_language: str = "auto") -> None:
        self.text = text
        self.format = format
        self.asked_language = asked_language

    @cached_property
    def language(self) -> str:
        """Two-letter code, "xx" when the function words say nothing."""
        return detect(self.text) if self.asked_language == "auto" else self.asked_language

    @cached_property
    def _format(self) -> Format:
        return format_named(self.format)

    @cached_property
    def lines(self) -> list[Line]:
        return lines(self.text)

    @cached_property
    def words(self) -> Words:
        """The words of the whole text, folded, code and markup included: ask ``is_protected`` of a hit."""
        return Words(self.text)

    @cached_property
    def blocks(self) -> list[Block]:
        """Blocks that tile the text."""
        return self._format.blocks(self.text)

    @cached_property
    def protected(self) -> list[Span]:
        """Spans no rule may edit in part, sorted and apart: code, front matter, addresses, markup."""
        whole = [block.span for block in self.blocks if not block.prose]
        return sorted([*whole, *self._format.protected(self.text, self.blocks)])

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Sentences of the prose blocks, in order."""
        return [
            Sentence(block.start + span.start, block.start + span.end, block)
            for block in self.blocks
            if block.prose
            for span in sentence_spans(self.text[block.start : block.end], self.language)
        ]

    def sentences_in(self, span: Span) -> list[Sentence]:
        """The sentences that lie wholly in the span."""
        first = bisect_left(self._sentence_starts, span.start)
        last = bisect_right(self._sentence_ends, span.end)
        return self.sentences[first:last]

    def fact(self, finder: Callable[[Document], _Fact]) -> _Fact:
        """What ``finder``, a pure function of a document, finds out about this one; worked out once, for all who ask.

        For facts that several rules share and that belong to their room, not to this one.
        """
        if finder not in self._found:
            self._found[finder] = finder(self)
        return self._found[finder]  # type: ignore[no-any-return]

    @cached_property
    def _found(self) -> dict[Callable[[Document], Any], Any]:
        return {}

    def language_at(self, offset: int) -> str:
        """The language of the paragraph around the offset, "xx" when its words do not tell."""
        block = self.block_at(offset)
        first = block.start + (offset - block.start) // _STRETCH * _STRETCH
        if first not in self._languages:
            stretch = self.text[max(block.start, first - _STRETCH) : min(block.end, first + 2 * _STRETCH)]
            self._languages[first] = detect(stretch)
        return self._languages[first]

    @cached_property
    def _languages(self) -> dict[int, str]:
        return {}

    def line_at(self, offset: int) -> int:
        """Index in ``lines`` of the line that holds the offset."""
        return bisect_right(self._line_starts, offset) - 1

    def block_at(self, offset: int) -> Block:
        """The block that holds the offset."""
        return self.blocks[bisect_right(self._block_starts, offset) - 1]

    @cached_property
    def _structure(self) -> Structure:
        return self._format.structure(self.text, self.blocks, self.protected)

    @property
    def units(self) -> Sequence[Unit]:
        """Passages that stand for themselves: quotations, items, admonitions, shortcode pairs, pasted data.

        Sorted by their starts, the outer before the inner. What stands in one is never judged against what does not.
        """
        return self._structure.units

    def unit_at(self, offset: int) -> Unit | None:
        """The innermost unit round the offset."""
        return self._structure.unit_at(offset)

    def units_around(self, span: Span) -> list[Unit]:
        """The units that the span stands in, the outer before the inner."""
        return self._structure.units_around(span)

    def section_at(self, offset: int) -> Span:
        """From the heading above the offset to the next of its level or a higher one; before the first, up to it."""
        return self._structure.section_at(offset)

    def is_only_paragraph(self, offset: int) -> bool:
        """Does the offset stand in the only paragraph between its heading and the next?"""
        return self._structure.is_only_paragraph(offset)

    def left_empty(self, gone: Iterable[Span]) -> Span | None:
        """The first unit whose marks would stay without its text if these went, or heading without what it heads."""
        return self._structure.left_empty(gone)

    def protected_in(self, span: Span) -> list[Span]:
        """The protected spans that the span touches; for an empty span, the one it stands inside."""
        index = bisect_right(self._protected_starts, max(span.start, span.end - 1))
        found: list[Span] = []
        while index and self.protected[index - 1].end > span.start:
            index -= 1
            found.append(self.protected[index])
        return found[::-1]

    def opens_sentence(self, offset: int) -> bool:
        """May a sentence, a quotation, an item or a cell begin here, so that a capital tells nothing?"""
        before = self.text[max(0, offset - _LOOK_BACK) : offset].rstrip(" \t\u00a0")
        return not before or before[-1] in _OPENERS

    def is_protected(self, span: Span) -> bool:
        """Does the span touch anything that no rule may edit in part?"""
        return bool(self.protected_in(span))

    def shows_word(self, span: Span) -> bool:
        """Is the span a word that a reader sees in markup, such as a table cell, in front matter or indented prose?"""
        return self.shows_words(span) or self.reads_as_prose(span) and self._is_set_indented

    def shows_words(self, span: Span) -> bool:
        """Is the span one word, or several with single blanks, that a reader sees in markup? In front matter, one."""
        return self._format.shown and shows_words(self.text, self.block_at(span.start), span)

    def may_become(self, span: Span, words: str) -> bool:
        """May what a reader sees in markup or front matter become these words, or nothing where it is doubled?"""
        if self._format.shown and may_become(self.text, self.block_at(span.start), span, words):
            return True
        is_for_word = is_word(words) and is_word(self.text[span.start : span.end])
        return is_for_word and self.reads_as_prose(span) and self._is_set_indented

    @cached_property
    def is_manual(self) -> bool:
        """Does code stand all through the text, so that repeats are mostly meant and strange words terms?"""
        if self.format in ("rst", "asciidoc"):
            return True  # hardly anything else is written in them
        return is_manual(self.text, self.blocks, self.protected) and not self._is_set_indented

    @cached_property
    def is_recipe(self) -> bool:
        """Is it a recipe, whose steps are told in the text and again on the card?"""
        return is_recipe(self.text)

    def reads_as_prose(self, span: Span) -> bool:
        """Does the line around the span read as prose although it is set as code?"""
        return self._format.shown and reads_as_prose(self.text, self.block_at(span.start), span)

    @cached_property
    def _is_set_indented(self) -> bool:
        return is_set_indented(self.text, self.blocks)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [sentence.end for sentence in self.sentences]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _protected_starts(self) -> list[int]:
        return [span.start for span in self.protected]
