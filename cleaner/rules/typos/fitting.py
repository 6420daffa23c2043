"""How a word that may be meant goes with the words beside it, by the model of English: against an unknown word."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.document import Document
from cleaner.language_model.counts import UNCOUNTED, open_counts
from cleaner.language_model.gains import sequences
from cleaner.language_model.tokens import Tokens
from cleaner.rules.typos.words import Word
from cleaner.text.words import Words
from cleaner.weighing import Features

_LOOK = 80  # characters on either side: the four words that the model asks of
_MOST = 15.0  # bits
FACTS = (
    "the word meant goes with the words beside it",
    "the word meant hardly stands beside these words",
    "such a word goes with the words beside it",
    "such a word hardly stands beside these words",
)


class Beside(NamedTuple):
    """The tokens around a word, and its place among them; ``owns``: a possessive ending follows it."""

    tokens: list[int]
    place: int
    owns: bool

    def facts(self, meant: str) -> Features:
        """What speaks for the word meant in this place; nothing for words that are not among the counted."""
        ids = open_counts().ids
        parts = (meant + "'s" if self.owns and ids[meant + "'s"] != UNCOUNTED else meant).split(" ")
        tokens = [ids[part] for part in parts]
        if UNCOUNTED in tokens:
            return {"the word meant is not among the counted": 1.0}
        model = sequences()
        gain = model.gain(self.tokens, self.place, self.place + 1, tokens)
        usual = sum(model.word_bits[token] - model.all_bits for token in tokens)
        words, kinds = (max(-_MOST, min(_MOST, bits - usual)) for bits in gain)
        return dict(zip(FACTS, (max(0.0, words), max(0.0, -words), max(0.0, kinds), max(0.0, -kinds))))


def beside(document: Document, word: Word) -> Beside | None:
    """What stands around a word of an English text; None when it stands nowhere."""
    start = max(0, word.start - _LOOK)
    words = Words(document.text[start : word.end + _LOOK])
    index = words.index_at(word.start - start)
    if index >= len(words):
        return None
    around, place, _ = Tokens(words, open_counts()).window(index, index + 1)
    return Beside(around, place, words.folded[index].endswith("'s"))
