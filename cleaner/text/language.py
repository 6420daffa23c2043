"""Which language an article is in: its script first, then its commonest words and letters. Cheap and bounded."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from cleaner.languages import entries, entry_set, languages_with
from cleaner.text.lazy_regex import lazy_regex

UNKNOWN = "xx"
ENGLISH = "en"
_SAMPLE = 600  # code points looked at, from the head and from the middle each
_PLAINLY = 0.25  # share of English function words; in other languages they are 15 in 100 at most
_MANY_WORDS = 20  # a text this long without one common English word is not English

# Words; those of one letter only between blanks, so that "N.V." speaks for no language.
_WORD = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?|[^\W\d_]['’](?=\w)|(?<!\S)[^\W\d_](?!\S)")
_NOT_ASCII = lazy_regex(r"[^\x00-\x7f]")
_MOST_BY_LETTERS = 3.0
_LAST_LATIN = "\u024f"
# Scripts by their last code point, and the language (for us: one set of rules) that stands for each.
_SCRIPTS = (
    (0x03FF, "el"), (0x052F, "ru"), (0x058F, "hy"), (0x05FF, "he"), (0x06FF, "ar"), (0x08FF, UNKNOWN),
    (0x097F, "hi"), (0x09FF, "bn"), (0x0A7F, "pa"), (0x0AFF, "gu"), (0x0B7F, "or"), (0x0BFF, "ta"),
    (0x0C7F, "te"), (0x0CFF, "kn"), (0x0D7F, "ml"), (0x0DFF, "si"), (0x0E7F, "th"), (0x0EFF, "lo"),
    (0x0FFF, "bo"), (0x109F, "my"), (0x10FF, "ka"), (0x11FF, "ko"), (0x139F, "am"), (0x177F, UNKNOWN),
    (0x17FF, "km"), (0x1C7F, UNKNOWN), (0x1C88, "ru"), (0x1EFF, UNKNOWN), (0x1FFF, "el"), (0x2FFF, UNKNOWN),
    (0x30FF, "ja"), (0x312F, "zh"), (0x318F, "ko"), (0x33FF, "zh"), (0x9FFF, "zh"), (0xABFF, UNKNOWN),
    (0xD7FF, "ko"), (0xF8FF, UNKNOWN), (0xFAFF, "zh"), (0x1FFFF, UNKNOWN), (0x3FFFF, "zh"),
)  # fmt: skip
# Scripts that several languages with lists of their own share.
_SHARED = ("latin", "ru", "ar", "hi")
# Who wins when two have the same evidence.
_LIKELIER = ("en", "de", "fr", "es", "it", "pt", "nl", "ru", "pl", "cs", "sv", "da", "nb", "ar", "fa", "hi")

_Owners = dict[str, tuple[tuple[str, float], ...]]  # word or letter to the languages that have it, with its weight


def detect(text: str) -> str:
    """Two-letter code of the language of the text: "en" only where English is plausible, "xx" when unknown."""
    sample = _sample(text).lower()
    script = _script(sample)
    if script not in _SHARED:
        return script
    words = Counter(_WORD.findall(sample))
    if script == "latin" and _is_plainly_english(words):
        return ENGLISH
    scores = _scores(sample, words, script)
    best = max(scores.values(), default=0.0)
    default = ENGLISH if script == "latin" else script
    if best > scores.get(default, 0.0):
        return _likeliest([code for code, score in scores.items() if score == best])
    if best == 0.0 and script == "latin" and words.total() >= _MANY_WORDS:
        return UNKNOWN
    return default


def _sample(text: str) -> str:
    if len(text) <= 2 * _SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]}"


def _script(sample: str) -> str:
    """ "latin", or the code that stands for the script most of the letters belong to."""
    if sample.isascii():
        return "latin"
    latin = 0
    counts: Counter[str] = Counter()
    for character, count in Counter(sample).items():
        if not character.isalpha():
            continue
        if character <= _LAST_LATIN:
            latin += count
        else:
            counts[_script_of(ord(character))] += count
    if counts.total() * 2 <= latin:
        return "latin"
    if counts["ja"] * 8 > counts["zh"]:  # kana between the ideographs
        counts["ja"] += counts.pop("zh", 0)
    return counts.most_common(1)[0][0]


def _script_of(point: int) -> str:
    return next((code for last, code in _SCRIPTS if point <= last), UNKNOWN)


def _is_plainly_english(words: Counter[str]) -> bool:
    """So many English function words that no other language need be read from disk."""
    known = entry_set(ENGLISH, "common_words") | entry_set(ENGLISH, "starters")
    return words.total() >= _MANY_WORDS and sum(words[word] for word in words.keys() & known) > _PLAINLY * words.total()


def _likeliest(codes: list[str]) -> str:
    return next((code for code in _LIKELIER if code in codes), min(codes))


def _scores(sample: str, words: Counter[str], script: str) -> dict[str, float]:
    """By language: its words, those of few languages weighing more, and its letters."""
    scores: dict[str, float] = {}
    owners = _word_owners(script)
    for word, count in words.items():
        for code, weight in owners.get(word) or _elided(owners, word):
            scores[code] = scores.get(code, 0.0) + weight * count
    if sample.isascii():
        return scores
    owners = _letter_owners(script)
    by_letters: dict[str, float] = {}
    for letter, count in Counter(_NOT_ASCII.findall(sample)).items():
        for code, weight in owners.get(letter, ()):
            by_letters[code] = by_letters.get(code, 0.0) + weight * count
    for code, score in by_letters.items():
        scores[code] = scores.get(code, 0.0) + min(_MOST_BY_LETTERS, score)
    return scores


def _elided(owners: _Owners, word: str) -> tuple[tuple[str, float], ...]:
    """Looks up "l'homme" by its "l'"."""
    word = word.replace("’", "'")
    return owners.get(word) or owners.get(word[: word.find("'") + 1], ())


@cache
def _word_owners(script: str) -> _Owners:
    """Common words count whole, other starters of sentences half."""
    weights: dict[str, dict[str, float]] = {}
    for code in _languages(script, "common_words"):
        halves = dict.fromkeys(entries(code, "starters"), 0.5)
        weights[code] = halves | dict.fromkeys(entries(code, "common_words"), 1.0)
    return _shared_out(weights)


@cache
def _letter_owners(script: str) -> _Owners:
    codes = _languages(script, "letters")
    return _shared_out({code: dict.fromkeys("".join(entries(code, "letters")), 1.0) for code in codes})


def _shared_out(weights: dict[str, dict[str, float]]) -> _Owners:
    """Each entry with its languages; the more of them have it, the less it says for any."""
    owners: dict[str, list[tuple[str, float]]] = {}
    for code, members in weights.items():
        for member, weight in members.items():
            owners.setdefault(member, []).append((code, weight))
    return {member: tuple((code, weight / len(codes)) for code, weight in codes) for member, codes in owners.items()}


def _languages(script: str, name: str) -> list[str]:
    """The languages of the script that have the list."""
    return [code for code in languages_with(name) if _script("".join(entries(code, name)[:20])) == script]
