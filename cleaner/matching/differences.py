"""Judges in what two aligned passages differ: noise, or something that is said.

Similar is not the same. A passage counts as covered by another only when every word of it
stands there in order, or differs by noise alone: a broken word, a neutral word, a cut at its
ends. A number, a name, a denial or any other word that says something and differs makes two
passages out of them, however alike they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from enum import IntEnum
from typing import NamedTuple

from cleaner.matching.alignment import Step, align, edits, likeness
from cleaner.matching.wording import Wording, is_figure

MAX_LEFT_OUT = 6  # words that a copy may leave out in one place
MAX_LEFT_OUT_FACTS = 2  # of them, in all, words that are not neutral
MIN_SHARED = 0.7  # of the copy's words that must stand in the other in order
UNKNOWN = 1.6  # a word of lower commonness is taken for broken when the other's is known
RARE = 4.2  # no word of higher commonness is broken
GAP = 2.3  # a word so much rarer than its like is taken for broken
_LOOKALIKES = tuple(str.maketrans("0134568", letters) for letters in ("oleasbb", "oieasgb", "otzasbb"))


class Verdict(IntEnum):
    """How far a passage is covered by another, best first."""

    SAME = 0  # every word, in order; perhaps cut at its ends
    NOISE = 1  # broken words besides
    REWORDED = 2  # neutral words swapped, or a few left out
    LOOSE = 3  # a word or two that say something are swapped: a person must look
    DIFFERENT = 4


class Judgement(NamedTuple):
    """``reasons``: the differences in words, for people. ``start`` and ``end``: the words of the other
    that the passage stands for. ``equal``: words in common. ``broken``: differing words in which the
    passage is the broken one, minus those in which the other is. ``rarer``: how much rarer the
    passage's own wording is where neutral words differ, in commonness. ``is_swap``: words differ one by
    one, none is left out or put in."""

    verdict: Verdict
    reasons: tuple[str, ...]
    start: int
    end: int
    equal: int
    broken: int = 0
    rarer: float = 0.0
    is_swap: bool = True

    @property
    def covers(self) -> bool:
        return self.verdict <= Verdict.REWORDED


class DiffCriteria(NamedTuple):
    """What differences are measured by. ``commonness``: log10 of a word's frequency, 0 when unknown;
    ``names``: words that are written with a capital inside sentences. ``damaged``: broken words that the text
    around the two passages is known to have. ``is_whole``: the passage has its end mark, its last word is no stump."""

    wording: Wording
    commonness: Callable[[str], float]
    names: Set[str]
    damaged: int = 0
    is_whole: bool = False


class _Pair(NamedTuple):
    mine: list[str]
    theirs: list[str]

    def __str__(self) -> str:
        return f"differs in: {' '.join(self.mine)} / {' '.join(self.theirs) or '–'}"


class _Tally:
    def __init__(self) -> None:
        self.noise = self.neutral = self.left_out = self.swapped = self.broken = 0
        self.rarer = 0.0
        self.is_swap = True
        self.slips: list[_Pair] = []  # known words one letter apart: noise if there is other noise
        self.differs: list[str] = []  # what may not differ
        self.noted: list[str] = []


def judge(passage: Sequence[str], other: Sequence[str], yardstick: DiffCriteria) -> Judgement:
    """Is the passage covered by the other? The other may go on at both ends; the passage may be cut."""
    shared = sum(map(set(other).__contains__, passage))  # more cannot be equal, and most end here
    if shared < MIN_SHARED * len(passage):
        return Judgement(Verdict.DIFFERENT, ("too few words in common",), 0, 0, shared)
    steps = align(passage, other)
    equal_steps = [step for step in steps if step.equal]
    equal = sum(step.end - step.start for step in equal_steps)
    if equal < MIN_SHARED * len(passage) or not equal_steps:
        return Judgement(Verdict.DIFFERENT, ("too few words in common",), 0, 0, equal)
    tally = _Tally()
    for step in steps:
        if not step.equal:
            _weigh(passage, other, step, yardstick, tally)
    _weigh_slips(tally, yardstick)
    verdict, reasons = _verdict(tally, len(passage), equal)
    start, end = equal_steps[0].other_start, equal_steps[-1].other_end
    before, after = equal_steps[0].start, len(passage) - equal_steps[-1].end
    start, end = max(0, start - before), min(len(other), end + after)
    if verdict < Verdict.LOOSE and end - start > 1.35 * len(passage) + 3:
        verdict, reasons = Verdict.DIFFERENT, ("its words are scattered",)
    return Judgement(verdict, reasons, start, end, equal, tally.broken, tally.rarer, tally.is_swap)


def _verdict(tally: _Tally, words: int, equal: int) -> tuple[Verdict, tuple[str, ...]]:
    reasons = (*tally.differs, *tally.noted)
    if tally.differs:
        return Verdict.DIFFERENT, reasons
    if tally.left_out > MAX_LEFT_OUT_FACTS:
        return Verdict.DIFFERENT, reasons
    if tally.swapped:
        few = tally.swapped <= 2 + words // 20 and equal >= 0.85 * words
        return (Verdict.LOOSE if few else Verdict.DIFFERENT), reasons
    if tally.left_out or tally.neutral:
        return (Verdict.REWORDED if tally.neutral <= max(2, 0.2 * words) else Verdict.LOOSE), reasons
    if tally.noise:
        return (Verdict.NOISE if tally.noise <= max(1, 0.35 * words) else Verdict.LOOSE), reasons
    return Verdict.SAME, reasons


def _weigh(passage: Sequence[str], other: Sequence[str], step: Step, yardstick: DiffCriteria, tally: _Tally) -> None:
    """Adds one differing step to the tally."""
    mine, theirs = list(passage[step.start : step.end]), list(other[step.other_start : step.other_end])
    first, last = step.start == 0, step.end == len(passage)
    may_be_cut = first or (last and not yardstick.is_whole)
    if not mine:
        if not first and not last:
            _weigh_left_out(theirs, yardstick, tally)
        return
    if len(mine) == 1 and len(passage) > 1 and theirs and not is_figure(mine[0]):
        whole, kept = (theirs[0], theirs[0].startswith) if last else (theirs[-1], theirs[-1].endswith)
        piece = mine[0]
        # "men" is no stump of "women", nor "six" of "sixty"
        is_word = not last and yardstick.commonness(piece) >= UNKNOWN or bool(yardstick.wording.counts([piece]))
        if may_be_cut and len(piece) < len(whole) and not is_word:
            near = last and len(piece) > 3 and likeness(piece, whole[: len(piece)]) >= 0.75
            if kept(piece) or near:
                return
    if first:
        theirs = theirs[-len(mine) :]
    elif last:
        theirs = theirs[: len(mine)]
    _weigh_pair(mine, theirs, yardstick, tally)


def _weigh_left_out(theirs: list[str], yardstick: DiffCriteria, tally: _Tally) -> None:
    said = " ".join(theirs)
    if yardstick.wording.denies(theirs):
        tally.differs.append(f"leaves out: {said}")
    elif len(theirs) > MAX_LEFT_OUT:
        tally.differs.append(f"leaves out {len(theirs)} words: {' '.join(theirs[:6])} …")
    else:
        tally.left_out += sum(not yardstick.wording.is_neutral([word]) for word in theirs)
        tally.neutral += all(yardstick.wording.is_neutral([word]) for word in theirs)
        tally.is_swap = False
        tally.noted.append(f"leaves out: {said}")


def _weigh_pair(mine: list[str], theirs: list[str], yardstick: DiffCriteria, tally: _Tally) -> None:
    wording, pair = yardstick.wording, _Pair(mine, theirs)
    if "".join(mine) == "".join(theirs):
        return
    persons = wording.speaks_of(mine), wording.speaks_of(theirs)
    says_else = wording.denies(mine) != wording.denies(theirs) or (all(persons) and persons[0] != persons[1])
    side = _lookalike_side(pair) or (not says_else and _broken_side(pair, yardstick))
    if side:
        tally.noise += len(mine)
        tally.broken += side
        tally.noted.append(str(pair))
    elif says_else or wording.counts(mine) != wording.counts(theirs):
        tally.differs.append(str(pair))
    elif persons[0] != persons[1]:  # "he" for "the" is a slip where others are
        tally.slips.append(pair) if _is_slip(pair) else tally.differs.append(str(pair))
    elif wording.means_the_same(mine, theirs) and not wording.turns_round(mine, theirs):
        tally.neutral += 1
        tally.is_swap = tally.is_swap and bool(theirs)
        tally.rarer += _commonness(theirs, yardstick) - _commonness(mine, yardstick)
        tally.noted.append(str(pair))
    elif _is_slip(pair):
        tally.slips.append(pair)
    else:
        _weigh_words(pair, yardstick, tally)


def _is_slip(pair: _Pair) -> bool:
    return len(pair.mine) == len(pair.theirs) and all(edits(a, b) <= 1 for a, b in zip(pair.mine, pair.theirs))


def _weigh_slips(tally: _Tally, yardstick: DiffCriteria) -> None:
    """A text with broken words has some that became other words ("fat" for "fact"); a sound one has none."""
    for pair in tally.slips:
        if tally.noise or yardstick.damaged:
            tally.noise += len(pair.mine)
            tally.noted.append(str(pair))
        else:
            _weigh_words(pair, yardstick, tally)


def _weigh_words(pair: _Pair, yardstick: DiffCriteria, tally: _Tally) -> None:
    """Words that say something, on at least one side."""
    if not pair.theirs or any(word in yardstick.names for word in (*pair.mine, *pair.theirs)):
        tally.differs.append(str(pair))
    elif yardstick.wording.is_neutral(pair.mine + pair.theirs):  # opposites
        tally.differs.append(str(pair))
    else:
        tally.swapped += len(pair.mine)
        tally.rarer += _commonness(pair.theirs, yardstick) - _commonness(pair.mine, yardstick)
        tally.noted.append(str(pair))


def _commonness(words: list[str], yardstick: DiffCriteria) -> float:
    return sum(yardstick.commonness(word) for word in words) / max(1, len(words))


def reads_as(broken: str, word: str) -> bool:
    """Does the one, with digits for some letters, stand for the other ("c0ncern", "5aid", "inve5tigaton")?"""
    if broken.isalpha() or not any(map(str.isalpha, broken)) or not word.isalpha():
        return False
    read = [broken.translate(table) for table in _LOOKALIKES]
    return word in read or (not is_figure(broken) and any(likeness(each, word) >= 0.75 for each in read))


def _lookalike_side(pair: _Pair) -> int:
    """1 when mine are theirs with digits for letters, -1 the other way round, else 0."""
    if len(pair.mine) != len(pair.theirs):
        return 0
    one, other = "".join(pair.mine), "".join(pair.theirs)
    return 1 if reads_as(one, other) else -1 if reads_as(other, one) else 0


def _broken_side(pair: _Pair, yardstick: DiffCriteria) -> int:
    """1 when mine are theirs with broken letters, -1 the other way round, 0 when they are other words."""
    mine, theirs = pair
    if len(mine) == len(theirs) > 1:
        pairs = [_Pair([a], [b]) for a, b in zip(mine, theirs) if a != b]
        sides = [_lookalike_side(each) or _broken_side(each, yardstick) for each in pairs]
        return (1 if sum(sides) >= 0 else -1) if all(sides) else 0
    one, other = "".join(mine), "".join(theirs)
    if not theirs:
        return 0
    if 1 in (len(one), len(other)):
        return _fragment_side(one, other, yardstick)
    if any(map(str.isdigit, one + other)) or max(len(one), len(other)) > 2 * min(len(one), len(other)):
        return 0  # "may" is no broken "mayfair"
    rarity = min(map(yardstick.commonness, mine)), min(map(yardstick.commonness, theirs))
    if likeness(one, other) < (0.6 if min(len(one), len(other)) > 3 else 0.5):
        return 0
    if min(rarity) < RARE and (abs(rarity[0] - rarity[1]) >= GAP or min(rarity) < UNKNOWN <= max(rarity)):
        return 1 if rarity[0] < rarity[1] else -1
    return 0


def _fragment_side(one: str, other: str, yardstick: DiffCriteria) -> int:
    """A single letter left of a short neutral word ("i" of "in")."""
    letter, word = sorted((one, other), key=len)
    if len(letter) == 1 < len(word) <= 3 and letter in word and yardstick.wording.is_neutral([word]):
        return 1 if letter == one else -1
    return 0
