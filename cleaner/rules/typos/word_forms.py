"""What the look of an English word tells of it: participle, plural, name. For where a list would never end."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from cleaner.languages import entries, entry_set
from cleaner.text.words import Words

_AFTER_MEASURES = frozenset(("long", "old", "ago", "later", "earlier", "worth"))  # "this months long wait"
_NOUN_ENDS = ("tion", "sion", "ment", "ship", "ology")
Form = Callable[[Words, int], bool]


def is_participle(words: Words, index: int) -> bool:
    """A past participle: listed as irregular, or long enough and in -ed."""
    word = words.folded[index]
    if word.endswith("ed"):
        return len(word) > 4 and word not in entry_set("en", "no_participles")
    return word in _irregular_participles()


def is_ing(words: Words, index: int) -> bool:
    """A form in -ing of a word of two syllables or more."""
    word = words.folded[index]
    return len(word) > 5 and word.endswith("ing")


def is_plural(words: Words, index: int) -> bool:
    """A plural in -s by its look; a verb in -s looks the same."""
    word = words.folded[index]
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "siu'"


def is_plain(words: Words, index: int) -> bool:
    """A lower-case word that is no little word of grammar: a noun, a verb or an adjective."""
    if index >= len(words):
        return False
    word = words.folded[index]
    if word in _AFTER_MEASURES or len(word) < 3:
        return False
    return words.written(index).islower() and word not in entry_set("en", "grammar_words")


def is_noun(words: Words, index: int) -> bool:
    """A noun: one of those that are counted, one by its ending, or what looks like a plural."""
    word = words.folded[index]
    if not words.written(index).islower():
        return False
    return word in entry_set("en", "count_nouns") or word.endswith(_NOUN_ENDS) or is_plural(words, index)


def is_name(words: Words, index: int) -> bool:
    """A word with a capital at its start."""
    return words.written(index)[0].isupper()


@cache
def _irregular_participles() -> frozenset[str]:
    return frozenset(line.split()[2] for line in entries("en", "irregular_verbs"))


def is_with_un(words: Words, index: int) -> bool:
    """A word that "not" turns round: "not unusual", "not insignificant"."""
    return words.folded[index].startswith(("un", "in", "im", "ir", "il", "without"))


FORMS: dict[str, Form] = {
    "participle": is_participle,
    "ing": is_ing,
    "plural": is_plural,
    "plain": is_plain,
    "noun": is_noun,
    "name": is_name,
    "with_un": is_with_un,
}
