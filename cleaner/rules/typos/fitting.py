"""How a word that may be meant goes with the words beside it, by the model of English: against an unknown word."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.document import Document
from cleaner.language_model.counts import UNCOUNTED, open_counts
from cleaner.language_model.gains import sequences
from cleaner.language_model.tokens import Tokens
from cleaner.rules.typos.words import Word
from cleaner.text.words import Words

_LOOK = 80  # characters on either side: the four words that the model asks of
_MOST = 15.0  # bits


class Beside(NamedTuple):
    """The tokens around a word, and its place among them; ``owns``: a possessive ending follows it."""

    tokens: list[int]
    place: int
    owns: bool

    def bits_for(self, meant: str) -> float:
        """By how much the text is likelier with the word meant than that word is in any text, by words and by their
        classes; 0 for words that are not among the counted."""
        ids = open_counts().ids
        parts = (meant + "'s" if self.owns and ids[meant + "'s"] != UNCOUNTED else meant).split(" ")
        tokens = [ids[part] for part in parts]
        if UNCOUNTED in tokens:
            return 0.0
        model = sequences()
        usual = sum(model.word_bits[token] - model.all_bits for token in tokens)
        gains = model.gain(self.tokens, self.place, self.place + 1, tokens)
        return sum(max(0.0, min(_MOST, bits - usual)) for bits in gains)


def beside(document: Document, word: Word) -> Beside | None:
    """What stands around a word of an English text; None when it stands nowhere."""
    start = max(0, word.start - _LOOK)
    words = Words(document.text[start : word.end + _LOOK])
    index = words.index_at(word.start - start)
    if index >= len(words):
        return None
    around, place, _ = Tokens(words, open_counts()).window(index, index + 1)
    return Beside(around, place, words.folded[index].endswith("'s"))
