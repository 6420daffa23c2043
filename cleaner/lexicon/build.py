"""Makes the images of an index from the data files of a language."""

from __future__ import annotations

from cleaner.lexicon import deletions
from cleaner.lexicon.buckets import shelves
from cleaner.lexicon.index import compiled
from cleaner.lexicon.letters import runs
from cleaner.lexicon.sources import SourceFiles, corrections, frequencies, with_seen_words


def image_of(files: SourceFiles, language: str) -> bytes | None:
    """The compiled index; None when there is nothing to build from."""
    if files.frequencies is None:
        return None
    hundredths = with_seen_words(frequencies(files.frequencies), language)
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
    return compiled(records)


def deletions_of(files: SourceFiles, language: str) -> bytes | None:
    """The image of the right words by what is left of them; None when there is nothing to build from."""
    if files.frequencies is None:
        return None
    wrong = corrections(files.misspellings).by_word
    hundredths = with_seen_words(frequencies(files.frequencies), language)
    return deletions.compiled({word: value for word, value in hundredths.items() if word not in wrong})
