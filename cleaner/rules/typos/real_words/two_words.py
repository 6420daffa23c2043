"""What is known of a word and of another that may be meant by it, wherever they stand: facts, and their points."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from cleaner.language_model.counts import open_counts
from cleaner.language_model.gains import sequences
from cleaner.rules.typos.real_words.relations import relation_of
from cleaner.rules.typos.slips import slip
from cleaner.weighing import Features, Weights, weights_in

LITTLE = 17.0  # bits: words of grammar
_WEIGHTS = Path(__file__).parent / "real_word_weights.txt"


def weights() -> Weights:
    """The points of each fact about a real word that may have been typed for another."""
    return weights_in(_WEIGHTS)


@lru_cache(maxsize=20_000)
def points_of_words(written: str, meant: str) -> float:
    """The points of all that is known of two words wherever they stand."""
    return weights().score(of_words(written, meant))


def of_words(written: str, meant: str) -> Features:
    """What is known of two words wherever they stand; pairs that many people confuse have points of their own."""
    ids, bits = open_counts().ids, sequences().word_bits
    rare, common = bits[ids[written]], bits[ids[meant]]
    relation, kind, shorter = relation_of(written, meant), slip(written, meant), min(len(written), len(meant))
    little, one = rare >= LITTLE and common >= LITTLE, relation in ("missed", "added", "changed", "swapped")
    return {
        "always": 1.0,
        f"{written} for {meant}": 1.0,
        relation: 1.0,
        relation + ", and a letter more": float(len(meant) > len(written) and "-" in relation),
        "words of grammar": float(little),
        "a word of grammar for another": float(common >= LITTLE > rare),
        "another for a word of grammar": float(rare >= LITTLE > common),
        "words of grammar, " + ("one letter" if one else "several"): float(little),
        "bits of the word": rare,
        "a rare word": max(0.0, 10.0 - rare),
        "bits of the word meant": common,
        "commoner": max(-8.0, min(8.0, common - rare)),
        "keys far apart": float(one and not kind.natural),
        "its first letter is another": float(one and kind.place == 0),
        "short": float(shorter <= 2),
        "three letters": float(shorter == 3),
        "four letters": float(shorter == 4),
        "letters beyond four": float(max(0, min(5, len(written) - 4))),
    }
