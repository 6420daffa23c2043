"""Runs of neighbouring words, and where a typing rule may speak about them.

Shared by the rules that look at a word together with its neighbours. All of it is asked of
hits only, never of every word of a text.
"""

from __future__ import annotations

from cleaner.document import Document
from cleaner.findings import Applicability
from cleaner.formats import BlockKind
from cleaner.languages import entry_set
from cleaner.spans import Span
from cleaner.text.language import UNKNOWN
from cleaner.text.words import Words

# Languages in which errors put into clean text, and changes of what was right, were counted: nothing else is unasked.
MEASURED = frozenset(("en", "de", "es", "fr", "it", "nl", "pt", "ru"))
_TO_SENTENCE_START = frozenset("\"'“‘«(*_[ \t\u00a0\ufeff")
_MENTION_OPENS, _MENTION_CLOSES = frozenset("\"'“‘«`*_"), frozenset("\"'”’»`*_")
_TECHNICAL = frozenset("_/\\@#=<>`~|{}$^&+%")
_MIN_WRAPPED = 30  # a line shorter than this ends because its writer ended it, not because it was full
_NEAR = 12  # words on each side in which a dialect shows
_MAX_GAP = 20  # blanks and a break between two words of a phrase, an indent included
_MAX_LOOKED_AT = 2_000  # characters of a paragraph looked at for its quotation marks


def joined(words: Words, index: int) -> bool:
    """Do the word and the next one stand side by side, blanks or one full line's end between them?"""
    if not 0 <= index < len(words) - 1:
        return False
    gap = words.gaps[index + 1]
    if gap == " ":
        return True
    return 0 < len(gap) <= _MAX_GAP and gap.isspace() and _same_paragraph(words, index, gap)


def word_beside(words: Words, index: int, side: int) -> str:
    """The word before (-1) or behind (1), when no mark parts the two; empty for none."""
    return words.folded[index + side] if joined(words, min(index, index + side)) else ""


def has_hyphen(words: Words, first: int, last: int) -> bool:
    """Does a hyphen stand beside the words from ``first`` to ``last``?"""
    return words.gaps[first].endswith("-") or words.gaps[last + 1].startswith("-")


def _same_paragraph(words: Words, index: int, gap: str) -> bool:
    breaks = gap.count("\n") + gap.count("\r") - gap.count("\r\n")
    if breaks == 0:
        return "\x0b" not in gap and "\x0c" not in gap
    end = words.end(index)
    before = words.text[max(0, end - _MIN_WRAPPED) : end]
    is_full = len(before) == _MIN_WRAPPED and "\n" not in before and "\r" not in before
    return breaks == 1 and is_full and words.written(index + 1)[0].islower()


def starts_sentence(words: Words, index: int) -> bool:
    """Does the word stand first in its sentence, line or quotation? A full line's end is none of these."""
    if joined(words, index - 1):
        return False
    text, offset = words.text, words.start(index)
    while offset and text[offset - 1] in _TO_SENTENCE_START:
        offset -= 1
    return offset == 0 or text[offset - 1] in ".!?…:;\r\n•>-–—|"


def is_checkable(document: Document, first: int, last: int) -> bool:
    """May a rule speak about the words from ``first`` to ``last``: prose of the document's language?

    Not in code or addresses, not glued to signs of code, not in full capitals, not a word or
    phrase that quotation marks or emphasis set apart as something spoken about.
    """
    words, text = document.words, document.text
    span = Span(words.start(first), words.end(last))
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if _TECHNICAL & {before, after} or before == ";" or before.isdigit() or after.isdigit():
        return False  # ";" ends an entity: "La Ni&ntilde;a"
    if before in _MENTION_OPENS and after in _MENTION_CLOSES:
        return False
    written = text[span.start : span.end]
    if len(written) > 3 and written.isupper():
        return False
    is_read = not document.is_protected(span) or " " in written and document.shows_words(span)
    return is_read and in_document_language(document, span.start) and not is_in_dialect(document, first, last)


def is_in_dialect(document: Document, first: int, last: int) -> bool:
    """Do words of a dialect or of older English stand near?"""
    near = document.words.folded[max(0, first - _NEAR) : last + 1 + _NEAR]
    return not entry_set(document.language, "dialect_words").isdisjoint(near)


def capped_in_grammar_articles(document: Document, applicability: Applicability) -> Applicability:
    """What may be done unasked here: nothing in an article about grammar, where slips are shown on purpose."""
    if applicability is Applicability.SAFE and document.fact(_speaks_of_grammar):
        return Applicability.UNSAFE
    return applicability


def level_of_word(document: Document, offset: int, sure: bool) -> Applicability:
    """How far another word may be put in: unasked when it is sure, and never unasked into what somebody else said."""
    if not sure or in_quotation(document, offset):
        return Applicability.UNSAFE
    return capped_in_grammar_articles(document, Applicability.SAFE)


def as_shown(document: Document, first: int, last: int) -> str:
    """The words from ``first`` to ``last`` as a message quotes them."""
    words = document.words
    return " ".join(document.text[words.start(first) : words.end(last)].split())


def match_case(meant: str, wrong: str, around: str) -> str:
    """The replacement with the capital of what it replaces and the apostrophe that the text around it uses."""
    if wrong[:1].isupper():
        meant = meant[:1].upper() + meant[1:]
    curly = "’" in wrong or ("'" not in wrong and around.count("’") > around.count("'"))
    return meant.replace("'", "’") if curly else meant


def _speaks_of_grammar(document: Document) -> bool:
    return not entry_set(document.language, "grammar_talk").isdisjoint(document.words.folded)


def in_document_language(document: Document, offset: int) -> bool:
    """Is the paragraph at the offset in the document's own language? A language that was asked for is believed."""
    if document.asked_language != "auto":
        return True
    return document.language_at(offset) in (document.language, UNKNOWN)


def in_quotation(document: Document, offset: int) -> bool:
    """Does the offset stand in a quoted block, or inside quotation marks that open in its paragraph?"""
    block = document.block_at(offset)
    if block.kind is BlockKind.QUOTE:
        return True
    start = max(block.start, offset - _MAX_LOOKED_AT)
    before = document.text[start:offset]
    if before.rfind("“") > before.rfind("”") or before.rfind("«") > before.rfind("»"):
        return True
    return before.count('"') % 2 == 1
