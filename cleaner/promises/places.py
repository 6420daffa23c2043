"""What an article cannot do without at its place: title, byline, contact, heads of what stays, first and last sentence.

A line is taken for the article's own when the article's other sentences take up its words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from cleaner.document import Document, Sentence
from cleaner.formats import Block, BlockKind
from cleaner.languages import entry_set
from cleaner.spans import Edit, Span
from cleaner.text.folding import tokens
from cleaner.text.lazy_regex import lazy_regex

MIN_SENTENCE = 5  # words from which a sentence is one of the article, and no button
MIN_TAKEN_UP = 2  # words of a line that the article's other sentences hold
MIN_SHARE = 0.5  # of the words of a line that say something, those of its phrase aside, in the same way
MAX_LABEL = 3  # words of a line that may head a name with its address
LINES_OF_A_CONTACT = 3  # a name, an office, a way to reach them
MIN_TITLE = 3  # words from which a line may be a title
_MIN_LETTERS = 4  # of a word that says something
_END = lazy_regex(r"[.!?…。！？][\"'”’»)\]]*$")
_GOES_ON = lazy_regex(r"\s*(?:[,;:)’]|\.(?!\.)|-[a-z])")  # what no line begins with that was not cut from another
_BYLINE = lazy_regex(
    r"(?:(?:written|posted|published|reported|story|words|text|reporting)\s+)?(?i:by|von|par|por|door|av|di)[:\s]\s*"
    r"(?:[A-ZÀ-ÞŁŚŠŽ][\w.'’-]*)(?:\s+(?:[A-ZÀ-ÞŁŚŠŽ][\w.'’-]*|and|und|et|y|de|van|von|der|la|&)){1,7}\W*$",
)
_CREDIT = lazy_regex(
    r"(?i:photo(?:s|graphs?|graphy)?|images?|pictures?|illustrations?|foto|video)s?\s*"
    r"(?:(?i:by|courtesy(?: of)?|credits?|via)\b:?|[:©/|])\s*\W?[A-ZÀ-ÞŁŚŠŽ]"
)
_MAIL = lazy_regex(r"[\w.+-]+@[\w-]+\.[\w.-]*\w|\[email.protected\]")
_TELEPHONE = lazy_regex(r"(?<![\w.,])\+?\(?\d{1,4}\)?(?:[\s./-]\(?\d{2,4}\)?){2,4}(?![\w,])")
_ITEM = lazy_regex(r"[ \t]*(?:[-*+•‣▪◦]|\(?\d{1,3}[.)])[ \t]+\S")
_MARKS = " \t\r\n\u00a0#-*+>=.~"
_HEADED = frozenset((BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.CODE, BlockKind.MARKUP))


class Places(NamedTuple):
    """The first and the last sentence of an article, and the words that its sentences use, each how often."""

    first: Sentence | None
    last: Sentence | None
    words: dict[str, int]


def places_of(document: Document) -> Places:
    """For ``Document.fact``."""
    words: dict[str, int] = {}
    found: list[Sentence] = []
    for sentence in document.sentences:
        if not article_words(document, sentence):
            continue
        found.append(sentence)
        for word in _content(document, tokens(document.text, *sentence.span).keys):
            words[word] = words.get(word, 0) + 1
    return Places(found[0] if found else None, found[-1] if found else None, words)


def article_words(document: Document, sentence: Sentence) -> int:
    """The number of its words when the sentence has an end mark and some length, so that it may be an article's."""
    said = document.text[sentence.start : sentence.end]
    count = len(tokens(said).keys) if _END.search(said) else 0
    return count if count >= MIN_SENTENCE else 0


def _content(document: Document, keys: Sequence[str]) -> set[str]:
    little = entry_set(document.language, "common_words") | entry_set(document.language, "grammar_words")
    return {word for word in keys if len(word) >= _MIN_LETTERS and word not in little and not word.isdigit()}


def fault_of_place(document: Document, span: Span, evidence: str) -> str:
    """Why this line may not go as furniture for the place it stands in; empty when it may."""
    said = document.text[span.start : span.end].strip()
    if _BYLINE.match(said):
        return "it may be a byline"
    if _CREDIT.match(said) or _names_an_agency(said):
        return "it may be a credit"
    if _MAIL.search(said) or _TELEPHONE.search(said):
        return "it holds a way to reach somebody"
    if len(tokens(said).keys) <= MAX_LABEL and any(map(_MAIL.search, _lines_below(document, span))):
        return "it may head a way to reach somebody"
    if _is_piece(document, span):
        return "it is a piece of a sentence"
    places = document.fact(places_of)
    if places.first is None or places.last is None:
        return ""
    own = document.sentences_in(span)
    is_title = span.end <= places.first.start and len(tokens(said).keys) >= MIN_TITLE
    if not is_title and not any(article_words(document, sentence) for sentence in own):
        return ""
    said_here = _content(document, tokens(said).keys)
    telling = said_here - set(tokens(evidence.replace("*", " ")).keys)
    taken = {word for word in telling if places.words.get(word, 0) > (0 if is_title else _times(document, word, own))}
    if len(taken) < max(MIN_TAKEN_UP, MIN_SHARE * len(telling)):
        return ""
    return "it may be the title" if is_title else "it may be a sentence of the article"


def _names_an_agency(said: str) -> bool:
    """Does the line say nothing but words of picture credits, such as "Getty Images"?"""
    keys = tokens(said).keys
    return len(keys) > 1 and entry_set("en", "credit_words").issuperset(keys)


def _lines_below(document: Document, span: Span) -> list[str]:
    number = document.line_at(max(span.start, span.end - 1)) + 1
    below = (document.text[line.start : line.end] for line in document.lines[number : number + LINES_OF_A_CONTACT])
    return [said for said in below if said.strip()]


def _is_piece(document: Document, span: Span) -> bool:
    """Was a sentence broken before or behind the line, as where a link or a name in bold once stood?"""
    said = document.text[span.start : span.end].strip()
    if _GOES_ON.match(said) or said.islower() and set(tokens(said).keys) <= entry_set("en", "grammar_words"):
        return True
    number = document.line_at(max(span.start, span.end - 1)) + 1
    if number == len(document.lines):
        return False
    following = document.lines[number]
    return bool(_GOES_ON.match(document.text, following.start, following.end))


def _times(document: Document, word: str, sentences: Sequence[Sentence]) -> int:
    """How many of these sentences of the article hold the word."""
    counted = (sentence for sentence in sentences if article_words(document, sentence))
    return sum(word in tokens(document.text, *sentence.span).keys for sentence in counted)


def fault_of_lists(document: Document, removed: Sequence[Span]) -> tuple[str, Span] | None:
    """A list goes whole or not at all: the first of the removed lines that is an item beside one that stays.

    ``removed``: what goes without a copy, sorted and apart.
    """
    whole = [span for span in removed if _takes_line(document, span)]
    gone = {document.line_at(span.start) for span in whole}
    for span in whole:
        number = document.line_at(span.start)
        if _is_item(document, number) and any(other not in gone for other in _items_beside(document, number)):
            return "a list goes whole or not at all", span
    return None


def _takes_line(document: Document, span: Span) -> bool:
    """Do all words of the line go, and are there any?"""
    line, text = document.lines[document.line_at(span.start)], document.text
    rest = text[line.start : span.start] + text[span.end : line.end]
    return any(map(str.isalnum, text[span.start : span.end])) and not any(map(str.isalpha, rest))


def _is_item(document: Document, number: int) -> bool:
    line = document.lines[number]
    return bool(_ITEM.match(document.text, line.start, line.end))


def _items_beside(document: Document, number: int) -> Iterator[int]:
    """The items of the same list right above and below, blank lines aside."""
    for step in (-1, 1):
        other = number + step
        while 0 <= other < len(document.lines) and _is_blank(document, other):
            other += step
        if 0 <= other < len(document.lines) and _is_item(document, other):
            yield other


def _is_blank(document: Document, number: int) -> bool:
    line = document.lines[number]
    return not document.text[line.start : line.end].strip()


def fault_of_heads(document: Document, edits: Sequence[Edit]) -> tuple[str, Span] | None:
    """A heading that goes while its text stays, or whatever stays without all that it holds; and where the edit is."""
    gone = [edit.span for edit in edits if not edit.text.strip() and edit.end > edit.start]
    if not gone or document.format == "plain":
        return None
    left = document.left_empty(gone)
    if left is not None:
        after = [span for span in gone if span.end > left.start]
        return "nothing would be left of what stands round it", after[0] if after else gone[-1]
    for block in document.blocks:
        if block.kind is BlockKind.HEADING and _is_gone(document, block, gone):
            first = bisect_right(document.blocks, block.start, key=lambda other: other.start)
            end = document.section_at(block.start).end
            below = takewhile(lambda other: other.start < end, islice(document.blocks, first, None))
            if any(other.kind in _HEADED and not _is_gone(document, other, gone) for other in below):
                return "its heading would go while its text stays", block.span
    return None


def _is_gone(document: Document, block: Block, gone: Sequence[Span]) -> bool:
    """Does nothing that is said in the block stay? ``gone``: sorted and apart."""
    position = block.start
    for span in gone[bisect_right(gone, block.start, key=lambda cut: cut.end) :]:
        if span.start >= block.end:
            break
        if span.start > position and document.text[position : span.start].strip(_MARKS):
            return False
        position = max(position, span.end)
    return position > block.start and not document.text[position : block.end].strip(_MARKS)
