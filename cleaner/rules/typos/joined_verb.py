"""A verb and its particle written as one word, as only the noun is: "you can checkout the branch"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cleaner.document import Document
from cleaner.language_model.gains import sequences
from cleaner.languages import entries
from cleaner.rules.typos.changes import Change, beside, other_word
from cleaner.rules.typos.context_checks import has_hyphen, is_checkable, starts_sentence
from cleaner.rules.typos.real_words.verdicts import places_of_verdicts, tokens_of

_LIKELIER = 4.0  # bits by which the text is likelier, by words and by classes each


def joined_verbs(document: Document) -> Iterator[Change]:
    """They are taken apart where the text is much likelier with two words."""
    words = document.words
    for at in words.places(_joined().keys()):
        meant = _joined()[words.folded[at]]
        if _may_be_verb(document, at) and _gain(document, at, meant.split(" ")) >= _LIKELIER:
            change = other_word(document, words.span(at), meant, False)
            said = f"The verb is “{change.edits[0].text}”; “{words.written(at)}” is the noun."
            yield change._replace(message=said, evidence=beside(document, at))


@cache
def _joined() -> dict[str, str]:
    """The listed nouns, with the verb and the particle of each."""
    return {line.replace(" ", ""): line for line in entries("en", "joined_verbs")}


def _may_be_verb(document: Document, at: int) -> bool:
    words = document.words
    is_plain = words.written(at).islower() or words.written(at).istitle() and starts_sentence(words, at)
    is_alone = not has_hyphen(words, at, at) and words.span(at) not in document.fact(places_of_verdicts)
    return is_plain and is_alone and is_checkable(document, at, at)


def _gain(document: Document, at: int, parts: list[str]) -> float:
    """Bits by which the text is likelier with two words: the less of what words and classes say."""
    tokens = document.fact(tokens_of)
    return min(sequences().gain(*tokens.window(at, at + 1), [tokens.counts.ids[part] for part in parts]))
