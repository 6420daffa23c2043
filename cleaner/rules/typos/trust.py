"""Why a form may be right where it stands: what the settings, the other files, the article and the place say.

Each reason is a phrase for people; an empty one means that nothing speaks for the form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from cleaner.document import Document
from cleaner.formats import BlockKind
from cleaner.formats.visible import hidden_in
from cleaner.languages import entry_set
from cleaner.lexicon import Lexicon
from cleaner.rules.typos.forms import form, is_listed
from cleaner.rules.typos.phrases import in_quotation, speaks
from cleaner.rules.typos.words import (
    WORD,
    Word,
    at_sentence_start,
    is_after_title,
    is_before_capital,
    is_before_particle,
    is_known,
    is_marked_alone,
    is_part_of_code,
    is_presented,
    lower_case,
    lower_case_neighbours,
    parts_after,
    parts_before,
    words_between,
)
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings
from cleaner.text.language import UNKNOWN, detect

_TIMES_TRUSTED = 3  # a form used so often in an article is meant
_LONG, _PLAIN_SLIP, _COMMON = 7, 0.31, 3.2  # letters, cost and Zipf by which an unknown neighbour is a slip itself
_SHORT_LINE = 3  # a line of fewer words is a label, a caption or a name in a list
_PASSAGE = 300  # characters looked at on either side of a stretch for the language of its passage
_NEAREST = 100  # characters of a stretch, and on either side of it for a few words of another language
_REACH, _EVERYDAY, _MIN_EVERYDAY_SHARE = 4, 3.8, 0.35  # words on either side, Zipf, share
_LONG_ROOT = 6  # letters by which words are forms of one word
_FORM_ENDINGS = ("ations", "ation", "ions", "ing", "ion", "ers", "al", "ed", "er", "es", "ly", "e", "s")
_WIDE_REACH = 12  # ... for words of a dialect
_MIN_QUOTED = 3  # words of a quotation that tell its language
_QUOTES = frozenset("\"“”«»")
_TAG = 200  # characters in which a tag that holds a word must begin
_ENOUGH_WORDS = 12  # fewer lower-case words do not tell a language
_FREQUENT = 5.0  # Zipf of the words that make up half of any prose
_MIN_FREQUENT_SHARE = 0.2
_MIN_KNOWN_SHARE = 0.6


def root(word: str) -> str:
    """The word without its longest ending that makes other forms of it; rough, for long words only."""
    if not word.endswith(_FORM_ENDINGS):
        return word
    return next((word[: -len(ending)] for ending in _FORM_ENDINGS if word.endswith(ending)), word)


class Trust:
    """What speaks for forms of one document."""

    def __init__(
        self, document: Document, lexicon: Lexicon, settings: Settings, surroundings: Surroundings
    ) -> None:
        self.document = document
        self.lexicon = lexicon
        self.settings = settings
        self.surroundings = surroundings
        self._names: dict[str, bool] = {}  # by lower-case word, what was asked before
        self._small: dict[str, bool] = {}

    def is_listed(self, word: str) -> str:
        """Do the settings or other files vouch for the lower-case form?"""
        if word in self._own_words:
            return "the settings list it"
        return "other files use it" if word in self.surroundings.words else ""

    def is_used(self, word: str) -> str:
        """Does the article itself vouch for the lower-case form, by using it again and again or in code?"""
        if self.counts[word] >= _TIMES_TRUSTED:
            return f"the article uses it {self.counts[word]} times"
        return self.is_in_code(word)

    def is_in_code(self, word: str) -> str:
        """Does code, or an address, in the article have the lower-case form?"""
        return "code or an address in the article has it" if word in self._machine_words else ""

    def speaks_of_spelling(self) -> str:
        """Is the article about misspellings? Then one may be quoted without any mark."""
        cues = entry_set(self.document.language, "spelling_talk")
        speaks_of_it = any(self.counts[cue] for cue in cues) or self._shows_right_and_wrong
        return "the article speaks of misspellings" if speaks_of_it else ""

    def is_name_at_start(self, word: Word) -> bool:
        """Is a capitalised word at the start of a sentence a name: after a title, before a surname, or by its use?"""
        text = self.document.text
        if self.counts[word.lower] > 1 and self._is_name(word.lower) or is_before_capital(text, word):
            return True
        if is_before_particle(text, word, entry_set(self.document.language, "name_particles")):
            return True
        return is_presented(text, word) or self.is_titled(word)

    def is_written_small(self, word: Word) -> bool:
        """Does the article have the form in small letters too? Then it is no name."""
        return self.writes_small(word.lower)

    def writes_small(self, word: str) -> bool:
        """Does the article have the word in small letters, addresses left out?"""
        if word not in self._small:
            text, found = self.document.text, self._places_of(word) if word.islower() else ()
            self._small[word] = any(near.text == word and not is_part_of_code(text, near) for near in found)
        return self._small[word]

    def is_titled(self, word: Word) -> bool:
        """Does "Mr" or the like stand before it?"""
        return is_after_title(self.document.text, word, entry_set(self.document.language, "titles"))

    def is_hyphenated_known(self, word: Word) -> bool:
        """Is the hyphenated word that it is a part of known, written as one: "pre-empted", "add-ons"?"""
        text = self.document.text
        whole = "".join(near.text for near in (*parts_before(text, word), word, *parts_after(text, word)))
        return len(whole) > len(word.text) and self.lexicon.zipf(whole.lower()) > 0

    def has_unknown_beside(self, word: Word) -> str:
        """Are words beside it unknown too, as in jargon and dialect?"""
        near = lower_case_neighbours(self.document.text, word, 2)
        unknown = any(len(w.text) > 2 and self._is_riddle(w.lower) for w in near)
        return "words beside it are unknown too" if unknown else ""

    def stands_in_dialect(self, word: Word) -> str:
        """Do words of a dialect or of older English stand around it?"""
        near = lower_case_neighbours(self.document.text, word, _WIDE_REACH)
        dialect = entry_set(self.document.language, "dialect_words")
        return "it stands among words of a dialect" if any(w.lower in dialect for w in near) else ""

    def is_in_foreign_passage(self, word: Word) -> str:
        """Is the passage around the word in another language?"""
        stretch = self.document.block_at(word.start).start, word.start // _NEAREST
        if stretch not in self._languages:
            self._languages[stretch] = speaks(self.document, word.start) and self._is_in_language(word.start)
        if self._languages[stretch] and not self._stands_in_foreign_words(word):
            return ""
        return "the passage is in another language"

    def is_label(self, word: Word) -> str:
        """Does the word stand alone, in brackets, emphasis or on a short line?"""
        if is_marked_alone(self.document.text, word):
            return "it stands alone in brackets or emphasis"
        line = self.document.lines[self.document.line_at(word.start)]
        found = WORD.finditer(self.document.text, line.start, line.end)
        short = sum(1 for _ in zip(found, range(_SHORT_LINE))) < _SHORT_LINE
        return "its line is a label or a list of names" if short else ""

    @cached_property
    def _shows_right_and_wrong(self) -> bool:
        """Does a misspelling stand after its correction and a "not", as in "write supersede, not supercede"?"""
        folded = self.document.words.folded
        for place in range(2, len(folded)):
            if folded[place - 1] in entry_set(self.document.language, "negations") and folded[place - 2] in (
                self.lexicon.known_misspelling(folded[place])
            ):
                return True
        return self._counts_misspellings

    @cached_property
    def _counts_misspellings(self) -> bool:
        """Do numbers in brackets follow two misspellings, as in "recieve (31 times), seperate (22)"?"""
        words = self.document.words
        counted = [at for at, gap in enumerate(words.gaps[1:]) if gap[:2] == " (" and gap[2:3].isdigit()]
        told = {words.folded[at] for at in counted if words.written(at).islower()}
        return sum(bool(self.lexicon.known_misspelling(word)) for word in told) >= 2

    @cached_property
    def _own_words(self) -> frozenset[str]:
        return frozenset(word.lower() for word in self.settings.words)

    def _stands_in_foreign_words(self, word: Word) -> bool:
        """Is hardly any of the words right beside it an everyday word? So it is in a short foreign quotation."""
        text = self.document.text
        near, enough = lower_case_neighbours(text, word, _REACH), _REACH + 1
        if in_quotation(self.document, word.start):
            near = lower_case_neighbours(text, word, 2 * _REACH)
            near = [w for w in near if not _QUOTES.intersection(text[min(w.end, word.end) : max(w.start, word.start)])]
            enough = _MIN_QUOTED
        near = [w for w in near if not is_part_of_code(text, w) and self._is_seen(w)]
        everyday = sum(self.lexicon.zipf(w.lower) >= _EVERYDAY for w in near)
        return len(near) >= enough and everyday <= _MIN_EVERYDAY_SHARE * len(near)

    @property
    def counts(self) -> Counter[str]:
        """How often each folded word stands in the document."""
        return self.document.words.counts

    def uses(self, word: str) -> bool:
        """Does the article use the lower-case word, or a long one that differs from it in the ending alone?"""
        return self.counts[word] > 0 or len(root(word)) >= _LONG_ROOT and root(word) in self._roots

    @cached_property
    def _roots(self) -> frozenset[str]:
        """The words of the document, those that are known, without their endings."""
        return frozenset(root(word) for word in self.counts if len(word) > _LONG_ROOT and is_known(self.lexicon, word))

    def _is_name(self, word: str) -> bool:
        """Has the lower-case word a capital inside a sentence somewhere in the document?"""
        if word not in self._names:
            text, found = self.document.text, self._places_of(word)
            self._names[word] = any(near.text[0].isupper() and not at_sentence_start(text, near) for near in found)
        return self._names[word]

    def _places_of(self, word: str) -> Iterator[Word]:
        """The lower-case word where it stands in the document, in capitals or not."""
        words = self.document.words
        for index in self._places.get(word, ()):
            yield Word(words.start(index), words.end(index), words.written(index))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each lower-case word stands; few are ever asked for, so that nothing else is worked out before."""
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.document.words.folded):
            found.setdefault(word if word.isascii() else lower_case(word), []).append(index)
        return found

    @cached_property
    def _machine_words(self) -> frozenset[str]:
        text = self.document.text
        blocks = {block.span: block for block in self.document.blocks if not block.prose}
        hidden = [
            part
            for span in self.document.protected
            for part in (hidden_in(text, blocks[span]) if span in blocks else (span,))
        ]
        return frozenset(match.group().lower() for span in hidden for match in WORD.finditer(text, *span))

    def is_read_as_text(self, word: Word) -> bool:
        """Is a protected word text to a reader: in a table, between tags, or in prose that is set as code?"""
        return self.document.shows_word(word.span) or self.document.reads_as_prose(word.span)

    def may_become(self, word: Word, correction: str) -> bool:
        """May the correction stand where the protected word stands?"""
        return self.document.may_become(word.span, correction) or self.document.reads_as_prose(word.span)

    def _is_seen(self, word: Word) -> bool:
        """Does a reader see the word, as text or between the tags of markup? A rough look: it only counts words."""
        if not self.document.is_protected(word.span):
            return True
        block, text = self.document.block_at(word.start), self.document.text
        start = max(block.start, word.start - _TAG)
        in_tag = text.rfind("<", start, word.start) > text.rfind(">", start, word.start)
        return block.kind in (BlockKind.MARKUP, BlockKind.CODE) and not in_tag

    def _is_riddle(self, word: str) -> bool:
        """Unknown, and no plain slip for a common word either."""
        if is_known(self.lexicon, word) or is_listed(self.lexicon, word):
            return False
        found = form(self.lexicon, word)
        best = found.candidates[0] if found.candidates and len(word) >= _LONG and not found.made_of_parts else None
        return found.zipf > 0 or best is None or best.slip.cost > _PLAIN_SLIP or best.zipf < _COMMON

    @cached_property
    def _languages(self) -> dict[tuple[int, int], bool]:
        """By block and stretch of the text already looked at: is the passage in the document's language?"""
        return {}

    def _is_in_language(self, offset: int) -> bool:
        """Judged by function words, and by how many of the words around a stretch of text are known."""
        offset -= offset % _NEAREST
        text, language = self.document.text, self.document.language
        near = words_between(text, max(0, offset - _PASSAGE), min(len(text), offset + _NEAREST + _PASSAGE))
        prose = [w for w in near if not is_part_of_code(text, w) and self._is_seen(w)]
        nearest = " ".join(w.text for w in prose if -_NEAREST <= w.start - offset <= 2 * _NEAREST)
        if self.document.asked_language == "auto" and detect(nearest) not in (language, UNKNOWN):
            return False
        lower = [w.lower for w in prose if w.text.islower()]
        if sum(is_known(self.lexicon, w) for w in lower) < _MIN_KNOWN_SHARE * len(lower):
            return False
        frequent = sum(self.lexicon.zipf(w) >= _FREQUENT for w in lower)
        return len(lower) < _ENOUGH_WORDS or frequent >= _MIN_FREQUENT_SHARE * len(lower)
