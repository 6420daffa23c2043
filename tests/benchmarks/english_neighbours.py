"""Words that may be meant where another was typed, for count_words.py: by rule from a vocabulary, and closed sets.

Other forms of a word and of its stem, words one letter away, words that sound the same (the CMU dictionary, BSD), and
the little words that people confuse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from string import ascii_lowercase

from cleaner.language_model import counts as model
from cleaner.rules.typos.real_words.grammar import form_of
from cleaner.rules.typos.real_words.relations import SAME_STEM, relation_of

CLOSED = """a an and any|is are was were be been being am|has have had having|do does did done|this these those that
than then that|the they then them there their this that to these|to too two|your you're you|their there they're they
its it's it|who's whose who|were where we're was|our out or are|of off or for|of have|as at an is has|in on is it if
on one no in|form from for|not now no note|new now know knew|with which whether|lose loose|affect effect|accept except
advice advise|quite quiet|though through thought tough|passed past|lead led|by my but be buy|so some|see seem seen
use us used|all al|some same|were was|can can't|let's lets|who whom that which|much must many|less fewer
weather whether|principal principle|complement compliment|breath breathe|choose chose chosen|further farther
every very ever|between among|of in to for on with from at by as into|ran run|know now known|like likely|high highly
additional addition additionally|different difference
are have be|handful hand|would wold will|they then the"""
SWAPS = """ation ate|ations ates|ations ate|ation ates
ing ion|ed ion|ation ating|ation ated|ion ions
ences ence|ent ence
ents ence|ity ities
ous ously|ive ively|ible ibly|able ably|ence ent|ance ant|y ies|al ally|ically ic|ness -|ary arily"""
# Spellings of one word: "labour" and "labor", "travelled" and "traveled".
_VARIANTS = (
    ("our", "or"), ("is", "iz"), ("ys", "yz"), ("re", "er"), ("ogue", "og"), ("ence", "ense"), ("mme", "m"),
    ("ll", "l"), ("tt", "t"), ("ss", "s"), ("pp", "p"), ("ae", "e"), ("oe", "e"), ("wards", "ward"), ("ey", "ay"),
    ("gement", "gment"),
)  # fmt: skip
FORMS = ("plain", "-s", "-ed", "-ing", "'s", "-ly", "a participle")
MUCH_RARER = 8.0  # bits: a word so much rarer is not asked after
LETTERS = ascii_lowercase + "'"


def neighbours(words: Sequence[str], verbs: Iterable[str], sounds: Path) -> dict[str, list[str]]:
    """For each word the words that may be meant, the commonest first. ``verbs``: lines of irregular verbs."""
    known, place = set(words), {word: at for at, word in enumerate(words)}
    near: dict[str, set[str]] = defaultdict(set)
    for group in [*_sets(CLOSED), *_verb_forms(verbs), *_alike(sounds, place)]:
        for word in group & known:
            near[word] |= group & known
    for word in words:
        if len(word) > 2 and "'" not in word:
            family = (_forms(word) & known) | {word}
            for one in family:
                near[one] |= family
        near[word] |= _swapped(word) & known
        if len(word) > 1:
            near[word] |= {other for other in _one_edit(word) & known if len(other) > 1}
    return {word: sorted(near[word] - {word}, key=place.__getitem__) for word in words}


def note_of(one: int, other: int, words: tuple[str, str], rarer: float) -> int:
    """What the file notes of the other of two near words, by tokens, words, and bits by which the other is rarer."""
    forms = [FORMS.index(form_of(word)) for word in words]
    is_stem = relation_of(*words) in SAME_STEM
    is_second_first = (forms[0], one) > (forms[1], other) if is_stem else one > other
    if is_second_first:
        forms.reverse()
    note = (1 + forms[0] * len(FORMS) + forms[1]) << model.FORMS if is_stem else 0
    may_be_meant = rarer <= MUCH_RARER and not _is_variant(*words)
    return note | model.SECOND_FIRST * is_second_first | model.MAY_BE_MEANT * may_be_meant


def _sets(lines: str) -> list[set[str]]:
    return [set(line.split()) for line in lines.replace("\n", "|").split("|")]


def _verb_forms(lines: Iterable[str]) -> list[set[str]]:
    found = []
    for line in lines:
        base = line.split()[0]
        found.append({*line.replace("/", " ").split(), _third(base), _ing(base), base + base[-1] + "ing"})
    return found


def _alike(sounds: Path, place: dict[str, int], most: int = 16_000) -> list[set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for line in sounds.read_text(encoding="utf-8").splitlines():
        word, *phones = line.split("#")[0].split()
        word = word.split("(")[0]
        if len(word) > 1 and place.get(word, most) < most:
            groups[" ".join(phone.rstrip("012") for phone in phones)].add(word)
    return [group for group in groups.values() if 1 < len(group) < 6]


def _ends_in_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in tuple("aeou")


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if _ends_in_y(verb) else verb + "s"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    return verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb + "ing"


def _forms(word: str) -> set[str]:
    """Regular forms of a stem, and words made of it."""
    found = {_third(word), _ing(word), *(word + ending for ending in ("'s", "s", "ly", "ally", "ation"))}
    found |= {word + word[-1] + ending for ending in ("ed", "ing", "er")}
    if word.endswith("e"):
        found |= {word + ending for ending in ("d", "r", "st")}
        found |= {word[:-1] + ending for ending in ("ing", "y", "ion", "able", "ive")}
    elif _ends_in_y(word):
        found |= {word[:-1] + ending for ending in ("ied", "ier", "iest", "ily", "iness")}
    else:
        endings = ("ed", "er", "est", "ing", "ion", "able", "ive", "al", "ment", "ness")
        found |= {word + ending for ending in endings}
    if word.endswith(("ent", "ant")):
        found |= {word[:-1] + "ce", word[:-1] + "cy"}
    if word.endswith("is"):
        found.add(word[:-2] + "es")
    return found


def _swapped(word: str) -> set[str]:
    pairs = [tuple("" if one == "-" else one for one in pair.split()) for pair in SWAPS.replace("\n", "|").split("|")]
    both = [*pairs, *(pair[::-1] for pair in pairs)]
    return {word[: -len(one)] + two for one, two in both if one and word.endswith(one) and len(word) - len(one) >= 3}


def _one_edit(word: str) -> set[str]:
    cut = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {left + right[1:] for left, right in cut if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in cut if len(right) > 1}
    found |= {left + letter + right[1:] for left, right in cut if right for letter in LETTERS}
    return found | {left + letter + right for left, right in cut for letter in LETTERS}


def _is_variant(one: str, other: str) -> bool:
    """Are the two words two spellings of one?"""
    if min(len(one), len(other)) < 4:
        return False
    if f"{one[:-1]}ed" == other or f"{other[:-1]}ed" == one:
        return one.endswith("t") or other.endswith("t")
    return any(
        one.replace(left, right) == other or other.replace(left, right) == one
        for left, right in _VARIANTS
        if left in one or left in other
    )
