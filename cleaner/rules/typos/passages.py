"""Is a passage in the language of the document? By function words, known words, and the words right beside."""

from __future__ import annotations

from cleaner.formats import BlockKind
from cleaner.rules.typos.context import Context
from cleaner.rules.typos.context_checks import in_quotation
from cleaner.rules.typos.words import Word, is_known, is_part_of_code, lower_case_neighbours, words_between
from cleaner.text.language import UNKNOWN, detect

_PASSAGE = 300  # characters looked at on either side of a stretch for the language of its passage
_NEAREST = 100  # characters of a stretch, and on either side of it for a few words of another language
_REACH, _EVERYDAY, _MIN_EVERYDAY_SHARE = 4, 3.8, 0.35  # words on either side, Zipf, share
_MIN_QUOTED = 3  # words of a quotation that tell its language
_QUOTES = frozenset('"“”«»')
_TAG = 200  # characters in which a tag that holds a word must begin
_ENOUGH_WORDS = 12  # fewer lower-case words do not tell a language
_FREQUENT = 5.0  # Zipf of the words that make up half of any prose
_MIN_FREQUENT_SHARE = 0.2
_MIN_KNOWN_SHARE = 0.6


class Passages:
    """Answers for one document; a stretch of text is looked at once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[tuple[int, int], bool] = {}  # by block and stretch: is it in the document's language?

    def is_foreign(self, word: Word) -> bool:
        """Is the passage around the word in another language?"""
        stretch = self._context.document.block_at(word.start).start, word.start // _NEAREST
        if stretch not in self._known:
            self._known[stretch] = self._is_in_language(word.start)
        return not self._known[stretch] or self._is_among_foreign_words(word)

    def _is_in_language(self, offset: int) -> bool:
        offset -= offset % _NEAREST
        document, lexicon = self._context.document, self._context.lexicon
        text, may_be = document.text, (document.language, UNKNOWN)
        near = words_between(text, max(0, offset - _PASSAGE), min(len(text), offset + _NEAREST + _PASSAGE))
        prose = [w for w in near if not is_part_of_code(text, w) and self._is_seen(w)]
        nearest = " ".join(w.text for w in prose if -_NEAREST <= w.start - offset <= 2 * _NEAREST)
        if document.asked_language == "auto":
            if detect(nearest) not in may_be or detect(" ".join(w.text for w in prose)) not in may_be:
                return False
        lower = [w.lower for w in prose if w.text.islower()]
        if sum(is_known(lexicon, w) for w in lower) < _MIN_KNOWN_SHARE * len(lower):
            return False
        frequent = sum(lexicon.zipf(w) >= _FREQUENT for w in lower)
        return len(lower) < _ENOUGH_WORDS or frequent >= _MIN_FREQUENT_SHARE * len(lower)

    def _is_among_foreign_words(self, word: Word) -> bool:
        """Is hardly any of the words right beside it an everyday word? So it is in a short foreign quotation."""
        text = self._context.document.text
        near, enough = lower_case_neighbours(text, word, _REACH), _REACH + 1
        if in_quotation(self._context.document, word.start):
            near = lower_case_neighbours(text, word, 2 * _REACH)
            near = [w for w in near if not _QUOTES.intersection(text[min(w.end, word.end) : max(w.start, word.start)])]
            enough = _MIN_QUOTED
        near = [w for w in near if not is_part_of_code(text, w) and self._is_seen(w)]
        everyday = sum(self._context.lexicon.zipf(w.lower) >= _EVERYDAY for w in near)
        return len(near) >= enough and everyday <= _MIN_EVERYDAY_SHARE * len(near)

    def _is_seen(self, word: Word) -> bool:
        """Does a reader see the word, as text or between the tags of markup? A rough look: it only counts words."""
        document = self._context.document
        if not document.is_protected(word.span):
            return True
        block, text = document.block_at(word.start), document.text
        start = max(block.start, word.start - _TAG)
        in_tag = text.rfind("<", start, word.start) > text.rfind(">", start, word.start)
        return block.kind in (BlockKind.MARKUP, BlockKind.CODE) and not in_tag
