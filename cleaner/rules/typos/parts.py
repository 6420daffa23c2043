"""Is an unknown word made of known parts: an inflected or derived form, or a compound?

Such words are new, not wrong: "unmuted", "flatbread", "categoriser". What is written at a seam
is judged as spelling teaches it, since a letter too many or too few there is the commonest slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cleaner.languages import entries, is_in_sorted
from cleaner.lexicon import Lexicon
from cleaner.text.lazy_regex import lazy_regex

_MIN_STEM = 4  # letters
_STEM = 2.6  # Zipf a word must have to carry an ending
_LONG, _LONG_STEM = 6, 2.0  # ... less when it has so many letters: few stand so near another by chance
_ATTESTED = 1.3  # ... or an ending that only inflects it, when it is commoner than the form
_MIN_TERM = 5  # letters of a term that has forms
_INFLECTIONS = ("s", "es", "ed", "ing")
_DOUBLED = 1.5  # ... or an ending that doubles its last letter
_PREFIXED = 2.3  # ... or a beginning
_PART = 3.3  # ... or to be half of a compound
_SHORT_PART = 4.0  # a half of three letters must be commoner
_WHOLE = 4.0  # ... to stand after two letters that make a name of it: "nushell"
_SPELLINGS = (("is", "iz"), ("ys", "yz"), ("iz", "is"), ("yz", "ys"))
_DOUBLES = lazy_regex(r"[^aeiou][aeiou][bdgmnprt]$")  # such a stem of one syllable doubles its last letter
_SYLLABLE = lazy_regex(r"[aeiouy]+")
_HISSES = ("s", "x", "z", "ch", "sh")


def made_of(lexicon: Lexicon, word: str) -> str:
    """What of the lower-case word is known, as a phrase for people; "" when nothing is."""
    if is_inflected(lexicon, word):
        return "a form of a known word"
    if _has_ending(lexicon, word):
        return "a known word with an ending"
    if _has_beginning(lexicon, word):
        return "a known word with a beginning"
    return "two known words in one" if _is_compound(lexicon, word) else ""


@cache
def _endings(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    lines = [entry.split() for entry in entries(language, "suffixes")]
    return tuple((ending, tuple("" if part == "-" else part for part in parts)) for ending, *parts in lines)


def _has_ending(lexicon: Lexicon, word: str) -> bool:
    for ending, replaced in _endings(lexicon.language):
        if not word.endswith(ending) or len(word) - len(ending) < _MIN_STEM - 1:
            continue
        root = word[: -len(ending)]
        for part in replaced:
            stem = root + part
            if len(stem) >= _MIN_STEM and _carries(lexicon, stem) and _is_spelt_well(root, stem, ending):
                return True
        if _doubles_its_end(lexicon, root, ending):
            return True
    return False


def _doubles_its_end(lexicon: Lexicon, root: str, ending: str) -> bool:
    """Is the root a known word with its last consonant doubled, as in "grepping" and "biassed"?"""
    doubled = ending[0] in "ei" and root[-1] == root[-2] and root[-1] not in "aeiouy"
    return doubled and lexicon.zipf(root[:-1]) >= _DOUBLED and not lexicon.known_misspelling(root[:-1])


def _carries(lexicon: Lexicon, stem: str) -> bool:
    entry = lexicon.entry(stem)
    return entry.zipf >= (_LONG_STEM if len(stem) >= _LONG else _STEM) and not entry.corrections


def is_inflected(lexicon: Lexicon, word: str) -> bool:
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


def _is_compound(lexicon: Lexicon, word: str) -> bool:
    return any(
        _is_half(lexicon, word[:place]) and _is_half(lexicon, word[place:]) for place in range(3, len(word) - 2)
    ) or (len(word) >= 7 and lexicon.zipf(word[2:]) >= _WHOLE)


def is_spelt_elsewhere(lexicon: Lexicon, word: str) -> bool:
    """Is it the British spelling of a word known in its American one ("memoise"), or the other way round?"""
    return any(here in word and _carries(lexicon, word.replace(here, there)) for here, there in _SPELLINGS)


def _is_half(lexicon: Lexicon, part: str) -> bool:
    entry = lexicon.entry(part)
    return entry.zipf >= (_SHORT_PART if len(part) == 3 else _PART) and not entry.corrections
