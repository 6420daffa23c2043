"""How two words differ: by an ending, a letter, an apostrophe. No judgement, and nothing of where they stand."""

from __future__ import annotations

from functools import lru_cache

SAME_STEM = frozenset(("ending", "ending -s", "ending -ed", "ending -ing", "tense", "apostrophe"))
_ENDINGS = frozenset(
    ("", "s", "es", "ed", "d", "ing", "ly", "'s", "er", "r", "est", "ion", "al", "e", "y", "ies", "ied", "able", "n")
    + ("ally", "ment", "ness", "ive", "t", "ce", "or", "ions", "ate", "ates", "ation", "ations", "ence", "ent", "ents")
)
_OF_NUMBER = (("", "s"), ("", "es"), ("ies", "y"))
_OF_TENSE = (("d", "s"), ("ed", "s"), ("ed", "es"), ("ied", "ies"))
_OF_PAST = (("", "ed"), ("", "d"), ("", "n"), ("ed", "ing"), ("ied", "y"), ("ed", "t"))
_OF_COURSE = (("", "ing"), ("e", "ing"), ("ing", "s"), ("es", "ing"))
_TABLE = (
    [(pair, 2, "ending -s") for pair in _OF_NUMBER]
    + [(pair, 3, "tense") for pair in _OF_TENSE]
    + [(pair, 3, "ending -ed") for pair in _OF_PAST]
    + [(pair, 3, "ending -ing") for pair in _OF_COURSE]
)
_RELATIONS = {pair: (shared, name) for pair, shared, name in _TABLE}
_SLIP_NATS = {
    "apostrophe": 3.0, "ending -s": 2.0, "ending -ed": 1.5, "swapped": 1.5, "ending -ing": 1.0, "tense": 1.0,
    "several": -1.5,
}  # fmt: skip


@lru_cache(maxsize=50_000)
def relation_of(written: str, meant: str) -> str:
    """The name of the difference."""
    if written.replace("'", "") == meant.replace("'", ""):
        return "apostrophe"
    shared = _shared_start(written, meant)
    one, other = written[shared:], meant[shared:]
    least, name = _RELATIONS.get((min(one, other), max(one, other)), (99, ""))
    if shared >= least:
        return name
    if shared >= 3 and one in _ENDINGS and other in _ENDINGS:
        return "ending"
    if len(one) == len(other) >= 2 and one[:2] == other[1::-1] and one[2:] == other[2:]:
        return "swapped"
    tail = _shared_start(one[::-1], other[::-1])
    left, right = len(one) - tail, len(other) - tail
    if max(left, right) > 1:
        return "several"
    return "missed" if not left else "changed" if right else "added"


def slip_nats(written: str, meant: str) -> float:
    """Nats that the kind of the difference gives, beside other words that may be meant."""
    return _SLIP_NATS.get(relation_of(written, meant), 0.0)


def _shared_start(one: str, other: str) -> int:
    return next((at for at, (left, right) in enumerate(zip(one, other)) if left != right), min(len(one), len(other)))
