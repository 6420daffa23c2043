"""What an unknown form has in it: known parts (an inflected or derived form, a compound), or two words grown together.

Words of known parts are new, not wrong: "unmuted", "flatbread", "categoriser". What is written at a seam
is judged as spelling teaches it, since a letter too many or too few there is the commonest slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cleaner.languages import entries, entry_set, is_in_sorted
from cleaner.lexicon import Lexicon
from cleaner.text.lazy_regex import lazy_regex

_MIN_STEM = 4  # letters
_STEM = 2.6  # Zipf a word must have to carry an ending
_LONG, _LONG_STEM = 6, 2.0  # ... less when it has so many letters: few stand so near another by chance
_ATTESTED = 1.3  # ... or an ending that only inflects it, when it is commoner than the form
_MIN_TERM = 5  # letters of a term that has forms
_INFLECTIONS = ("s", "es", "ed", "ing")
_PREFIXED = 2.3  # ... or a beginning
_PART = 3.3  # ... or to be half of a compound
_SHORT_PART = 4.0  # a half of three letters must be commoner
_SPELLINGS = (("is", "iz"), ("ys", "yz"), ("iz", "is"), ("yz", "ys"))
_DOUBLES = lazy_regex(r"[^aeiou][aeiou][bdgmnprt]$")  # such a stem of one syllable doubles its last letter
_SYLLABLE = lazy_regex(r"[aeiouy]+")
_HISSES = ("s", "x", "z", "ch", "sh")
_MIN_TWO, _MOST_PAIRS = 5, 2  # letters of two words in one, pairs it may be
_UNKNOWN = 1.3  # Zipf up to which a form is none: lists have many run-together words as rare ones
_COMMON = 3.3  # Zipf of a half
_SHORT, _SHORT_COMMON = 3, 5.0  # ... of so few letters: most such are syllables


def parts_of(lexicon: Lexicon, word: str) -> str:
    """What of the lower-case word is known, as a phrase for people; "" when nothing is."""
    if _is_inflected(lexicon, word) or _has_ending(lexicon, word) or _has_beginning(lexicon, word):
        return "a known word with another end or beginning"
    cuts = ((word[:place], word[place:]) for place in range(3, len(word) - 2))
    is_compound = any(_is_half(lexicon, first) and _is_half(lexicon, rest) for first, rest in cuts)
    return "two known words in one" if is_compound else ""


@cache
def _endings(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    lines = [entry.split() for entry in entries(language, "suffixes")]
    return tuple((ending, tuple("" if part == "-" else part for part in parts)) for ending, *parts in lines)


def _has_ending(lexicon: Lexicon, word: str) -> bool:
    for ending, replaced in _endings(lexicon.language):
        if not word.endswith(ending) or len(word) - len(ending) < _MIN_STEM - 1:
            continue
        root = word[: -len(ending)]
        stems = [root + part for part in replaced if len(root + part) >= _MIN_STEM]
        if any(_carries(lexicon, stem) and _is_spelt_well(root, stem, ending) for stem in stems):
            return True
        is_doubled = ending[0] in "ei" and root[-1] == root[-2] and root[-1] not in "aeiouy"
        if is_doubled and _carries(lexicon, root[:-1]):  # "grepping", "biassed"
            return True
    return False


def _carries(lexicon: Lexicon, stem: str) -> bool:
    entry = lexicon.entry(stem)
    return entry.zipf >= (_LONG_STEM if len(stem) >= _LONG else _STEM) and not entry.corrections


def _is_inflected(lexicon: Lexicon, word: str) -> bool:
    """Is it the plural, past or -ing form of a word that the frequency list has at all, spelt as it should be?

    Rare words have rare forms: "sitars", "tenches", "cadged".
    """
    least = max(_ATTESTED, lexicon.zipf(word))
    return any(lexicon.zipf(stem) >= least and not lexicon.known_misspelling(stem) for stem in _stems(word))


def is_software_term(language: str, word: str) -> bool:
    """Is it a term of software, or the plural, past or -ing form of one ("upserting")?"""
    stems = [stem for stem in _stems(word) if len(stem) >= _MIN_TERM]
    return any(is_in_sorted(language, "software_terms", known) for known in (word, *stems))


def _stems(word: str) -> Iterator[str]:
    """The words of which it is a plural, past or -ing form, if they are words."""
    for ending in _INFLECTIONS:
        root = word[: -len(ending)] if word.endswith(ending) else ""
        if len(root) >= _MIN_STEM - 1:
            stems = (root, root + "e") if ending[0] in "ei" else (root,)
            yield from (stem for stem in stems if _is_spelt_well(root, stem, ending))


def _is_spelt_well(root: str, stem: str, ending: str) -> bool:
    """Is the seam as it should be? "writeing", "runing" and "citys" are not."""
    if root != stem:
        return True
    if ending == "s":
        return not stem.endswith(_HISSES) and not (stem.endswith("y") and stem[-2] not in "aeiou")
    if ending == "es":
        return stem.endswith((*_HISSES, "o"))
    if ending == "d":
        return False
    if ending[0] in "aeiouy":
        if stem.endswith("e") and ending not in ("able", "al"):
            return False
        return not (_DOUBLES.search(stem) and len(_SYLLABLE.findall(stem)) == 1)
    return True


def _has_beginning(lexicon: Lexicon, word: str) -> bool:
    rests = [
        word[len(beginning) :]
        for beginning in entries(lexicon.language, "prefixes")
        if word.startswith(beginning) and len(word) - len(beginning) >= _MIN_STEM
    ]
    return any(
        lexicon.zipf(rest) >= _PREFIXED and not lexicon.known_misspelling(rest) or _has_ending(lexicon, rest)
        for rest in rests
    )


def is_spelt_elsewhere(lexicon: Lexicon, word: str) -> bool:
    """Is it the British spelling of a word known in its American one ("memoise"), or the other way round?"""
    return any(here in word and _carries(lexicon, word.replace(here, there)) for here, there in _SPELLINGS)


def _is_half(lexicon: Lexicon, part: str) -> bool:
    entry = lexicon.entry(part)
    return entry.zipf >= (_SHORT_PART if len(part) == 3 else _PART) and not entry.corrections


def two_words(lexicon: Lexicon, form: str) -> list[str]:
    """The pairs of a little word of grammar and a common word that a lower-case form may be, those of the commonest
    words first; none when it is known."""
    little = entry_set(lexicon.language, "grammar_words")
    if not little or len(form) < _MIN_TWO or lexicon.zipf(form) > _UNKNOWN:
        return []
    endings = dict(_endings(lexicon.language))  # "fieldless" and "fulsome" are one word
    cuts = [(form[:place], form[place:]) for place in range(1, len(form) - 1) if form[place:] not in endings]
    pairs = (cut for cut in cuts if not little.isdisjoint(cut) and all(_is_word(lexicon, half) for half in cut))
    rarer = {" ".join(pair): min(map(lexicon.zipf, pair)) for pair in pairs}
    return sorted(rarer, key=lambda pair: -rarer[pair])[:_MOST_PAIRS]


def _is_word(lexicon: Lexicon, half: str) -> bool:
    """Is it a common word, and no syllable of many words?"""
    if len(half) < _SHORT and half not in entry_set(lexicon.language, "grammar_words"):
        return False
    return lexicon.zipf(half) >= (_COMMON if len(half) > _SHORT else _SHORT_COMMON)
