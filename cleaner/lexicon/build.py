"""Makes the image of an index from the data files of a language."""

from __future__ import annotations

from collections import Counter

from cleaner.lexicon.buckets import shelves
from cleaner.lexicon.index import compiled
from cleaner.lexicon.letters import runs
from cleaner.lexicon.sources import SourceFiles, corrections, frequencies

_COMMON_WORD = 400  # hundredths of Zipf: the letters of words this common are the language's letters
_RARE_LETTER = 1e-4  # share of the letters of common words below which a letter is foreign


def image_of(files: SourceFiles) -> bytes | None:
    """The compiled index; None when there is nothing to build from."""
    if files.frequencies is None:
        return None
    hundredths = frequencies(files.frequencies)
    wrong, rare = corrections(files.misspellings), corrections(files.rare_words)
    records = {word: str(value) for word, value in hundredths.items()}
    for word in {**wrong.by_word, **rare.by_word}:
        fields = (
            str(hundredths.get(word, 0)),
            ",".join(wrong.by_word.get(word, ())),
            "doubtful" if word in wrong.doubtful else "",
            ",".join(rare.by_word.get(word, ())),
        )
        records[word] = "|".join(fields)
    right = {word: value for word, value in hundredths.items() if word not in wrong.by_word}
    records |= shelves(right) | runs(right)
    return compiled(records, letters_of(hundredths))


def letters_of(hundredths: dict[str, int]) -> str:
    """The letters that the common words of a language are made of, sorted."""
    counts = Counter(letter for word, value in hundredths.items() if value >= _COMMON_WORD for letter in word)
    enough = _RARE_LETTER * sum(counts.values())
    return "".join(sorted(letter for letter, count in counts.items() if count >= enough and letter.isalpha()))
