"""What one document says about its words: how it uses a form, what stands round it, whose words they are.

Facts only: each is asked of one word, and none says what follows from it. What costs much is worked out once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import compress, count

from cleaner.document import Document
from cleaner.formats.visible import hidden_in
from cleaner.languages import entry_set
from cleaner.lexicon import Lexicon
from cleaner.rules.typos.fitting import Beside, beside
from cleaner.rules.typos.forms import Candidate, Choice, Form, candidate, form, is_listed, is_two_words, suspicious
from cleaner.rules.typos.slips import Kind
from cleaner.rules.typos.words import WORD, Word, is_known, is_part_of_code, lower_case_neighbours
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings

_LONG, _COMMON = 7, 3.2  # letters and Zipf by which an unknown neighbour is a plain slip itself
_PLAIN_SLIPS = frozenset((Kind.SWAPPED, Kind.DOUBLED, Kind.SINGLED, Kind.MISSED))
_SHORT_LINE = 3  # a line of fewer words is a label, a caption or a name in a list
_OWN_TIMES, _OWN_LETTERS, _OWN_ZIPF = 3, 6, 2.5  # a word of the article's own: so often, so long, so rare elsewhere
_LARGEST_OWN_ZIPF = 4.0
_TITLE_WORDS, _TITLE_SHARE = 3, 0.6  # words of a line and how many of the long ones have a capital in a title
_LITTLE_WORD = 3  # letters


class Context:
    """One document, its language's words, and who vouches for others."""

    def __init__(self, document: Document, lexicon: Lexicon, settings: Settings, surroundings: Surroundings) -> None:
        self.document = document
        self.lexicon = lexicon
        self.settings = settings
        self.surroundings = surroundings
        self.choices: dict[str, tuple[Form, Choice | None]] = {}  # by form, what was chosen before
        self._small: dict[str, bool] = {}  # by lower-case word, what was asked before

    @cached_property
    def own_words(self) -> frozenset[str]:
        """Words in lower case that the settings list."""
        return frozenset(word.lower() for word in self.settings.words)

    @property
    def counts(self) -> Counter[str]:
        """How often each folded word occurs in the document."""
        return self.document.words.counts

    def times(self, word: str) -> int:
        """How often the lower-case form occurs, its possessive included."""
        return self.counts[word] + self.counts[word + "'s"]

    @cached_property
    def suspects(self) -> set[str]:
        """The folded words of an English article that may be slips."""
        return set() if self.lexicon.is_empty else suspicious(self.lexicon, self.counts.keys())

    @cached_property
    def grown_together(self) -> int:
        """How many other forms in small letters are likeliest two words?"""
        suspects = {word.removesuffix("'s") for word in self.suspects}
        return max(0, sum(is_two_words(self.lexicon, word) and self.writes_small(word) for word in suspects) - 1)

    def writes_small(self, word: str) -> bool:
        """Does the article have the lower-case word in small letters, addresses left out?"""
        if word not in self._small:
            text, found = self.document.text, self.places_of(word) if word.islower() else ()
            self._small[word] = any(near.text == word and not is_part_of_code(text, near) for near in found)
        return self._small[word]

    def is_in_code(self, word: str) -> bool:
        """Does code, or an address, in the article have the lower-case form?"""
        return word in self._machine_words

    def own_spellings(self, word: str) -> list[Candidate]:
        """Words that the article itself uses again and again and that others hardly know, one slip away.

        Names, which are not in small letters, are left to TYP415.
        """
        if len(word) < _OWN_LETTERS or self.times(word) >= _OWN_TIMES:
            return []
        own_words = [own for own in self._own.get(word[0], ()) if own != word and abs(len(own) - len(word)) < 2]
        near = [candidate(word, own, self._own_zipf(own)) for own in own_words]
        return [found for found in near if found.slip.kind is not Kind.SEVERAL and not found.slip.is_at_an_end]

    def _own_zipf(self, word: str) -> float:
        """A word that stands here again and again is common here, wherever else it is."""
        return min(_LARGEST_OWN_ZIPF, 2.0 + 0.2 * self.counts[word])

    @cached_property
    def _own(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word, times in self.counts.items():
            if times >= _OWN_TIMES and len(word) >= _OWN_LETTERS and self.lexicon.zipf(word) < _OWN_ZIPF:
                if not is_listed(self.lexicon, word) and self.writes_small(word):
                    found.setdefault(word[0], []).append(word)
        return found

    def beside(self, word: Word) -> Beside | None:
        """What the model of English is asked of; None for a word that stands nowhere."""
        return beside(self.document, word)

    def unknown_beside(self, word: Word, reach: int) -> int:
        """How many of the words beside it, as far as that, are unknown and no plain slips?"""
        near = lower_case_neighbours(self.document.text, word, reach)
        return sum(len(w.text) > 2 and w.lower != word.lower and self._is_unexplained(w.lower) for w in near)

    def _is_unexplained(self, word: str) -> bool:
        if is_known(self.lexicon, word) or is_listed(self.lexicon, word):
            return False
        found = form(self.lexicon, word)
        best = found.candidates[0] if found.candidates and len(word) >= _LONG and not found.parts else None
        return found.zipf > 0 or best is None or best.slip.kind not in _PLAIN_SLIPS or best.zipf < _COMMON

    def is_on_short_line(self, word: Word) -> bool:
        """Does the word stand on a line of a word or two?"""
        line = self.document.lines[self.document.line_at(word.start)]
        found = WORD.finditer(self.document.text, line.start, line.end)
        return sum(1 for _ in zip(found, range(_SHORT_LINE))) < _SHORT_LINE

    def is_in_title(self, word: Word) -> bool:
        """Have most words of its line a capital, as in a title, so that a capital makes no name?"""
        line = self.document.lines[self.document.line_at(word.start)]
        if line.end - line.start > 200:
            return False
        words = [match.group() for match in WORD.finditer(self.document.text, line.start, line.end)]
        words = [near for near in words if len(near) > _LITTLE_WORD]
        return len(words) >= _TITLE_WORDS and sum(near[0].isupper() for near in words) >= _TITLE_SHARE * len(words)

    @cached_property
    def speaks_of_spelling(self) -> bool:
        """Is the article about misspellings? Then one may be quoted without any mark."""
        cues = entry_set(self.document.language, "spelling_talk")
        return any(self.counts[cue] for cue in cues) or self._shows_right_and_wrong

    @property
    def _shows_right_and_wrong(self) -> bool:
        """Does a misspelling stand after its correction and a "not", as in "write supersede, not supercede"?"""
        folded, negations = self.document.words.folded, entry_set(self.document.language, "negations")
        return any(
            folded[place - 1] in negations and folded[place - 2] in self.lexicon.known_misspelling(folded[place])
            for place in range(2, len(folded))
        )

    def places_of(self, word: str) -> Iterator[Word]:
        """The lower-case word where it stands in the document, in capitals or not."""
        words = self.document.words
        for index in compress(count(), map(word.__eq__, words.folded)) if word in self.counts else ():
            yield Word(words.start(index), words.end(index), words.written(index))

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
