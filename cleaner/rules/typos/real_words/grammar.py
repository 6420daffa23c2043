"""What little word governs a word, and what form of its stem it has: facts of grammar that stand on lists alone."""

from __future__ import annotations

from functools import cache

from cleaner.languages import entries
from cleaner.text.words import Words

_GOVERNORS = {
    "to": "to",
    "a modal": "can could will would should must may might cannot can't couldn't won't wouldn't shouldn't 'll i'll"
    " you'll we'll they'll it'll that'll let's",
    "do": "do does did don't doesn't didn't",
    "be": "be been being is are was were am isn't aren't wasn't weren't i'm you're we're they're he's she's it's"
    " that's",
    "have": "have has had haven't hasn't hadn't having i've you've we've they've",
    "he": "he she it this that everyone someone nobody each",
    "they": "i you we they these those",
    "which": "which who",
    "one": "a an every another one each",
    "many": "many several few both two three four five six seven eight nine ten various multiple numerous all",
    "the": "the my your his her its our their",
    "of": "of in on at for from with by as into about through over under between without",
    "and": "and or but",
}
KINDS = {word: name for name, words in _GOVERNORS.items() for word in words.split()}
_SKIPPED = frozenset(
    "not also only never always just then easily already ever still often usually currently be".split()
)
_REACH = 3
_SUBJECTS = ("he", "they")
_HELPING = ("do", "a modal")
MODALS = frozenset(_GOVERNORS["a modal"].split())
GOVERNS_VERBS = ("to", "a modal", "do", "be", "have")
OF_NUMBER = frozenset(
    "a an this that each every one another these those many several few both all various two three four five six seven"
    " eight nine ten".split()
)
# Little words that everybody confuses with the others of their set.
_SETS = "its it's|your you're you|then than|their they're there|whose who's|lets let's|others other's|loose lose"


@cache
def partners() -> dict[str, frozenset[str]]:
    """For each little word that everybody confuses the others of its set."""
    sets = [frozenset(line.split()) for line in _SETS.split("|")]
    return {word: one - {word} for one in sets for word in one}


def governor(words: Words, index: int) -> str:
    """The kind of the nearest little word before, adverbs skipped; "a word" for any other, "" at a sentence's start.

    In a question it is the helping verb before a pronoun that governs: "How does this compare".
    """
    for before in range(index - 1, max(-1, index - 1 - _REACH), -1):
        gap = words.gaps[before + 1]
        if gap != " " and not gap.isspace():
            return ""
        word = words.folded[before]
        if word in KINDS:
            kind = KINDS[word]
            asks = KINDS.get(words.folded[before - 1], "") if kind in _SUBJECTS and words.gaps[before].isspace() else ""
            return asks if asks in _HELPING else kind
        if word not in _SKIPPED and not word.endswith("ly"):
            return "a plural" if word.endswith("s") and not word.endswith(("ss", "us", "is")) else "a word"
    return ""


def form_of(word: str) -> str:
    """The form of a word by its ending, of irregular participles by a list."""
    if word in _participles():
        return "a participle"
    if word.endswith("ing"):
        return "-ing"
    if word.endswith(("ed", "'d")):
        return "-ed"
    if word.endswith("'s"):
        return "'s"
    if word.endswith("ly"):
        return "-ly"
    return "-s" if word.endswith("s") and not word.endswith(("ss", "us", "is")) else "plain"


def next_kind(words: Words, index: int) -> str:
    """What follows: a mark, the kind of a little word, or another word."""
    gap = words.gaps[index + 1]
    if index + 1 >= len(words) or gap != " " and not gap.isspace():
        return "a mark"
    return KINDS.get(words.folded[index + 1], "a word")


@cache
def _participles() -> frozenset[str]:
    return frozenset(line.split()[2] for line in entries("en", "irregular_verbs"))
