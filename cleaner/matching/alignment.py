"""Which words of two sequences belong to each other. The only room that knows rapidfuzz."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

MAX_PRODUCT = 4_000_000  # two passages of 2,000 words


class Step(NamedTuple):
    """A stretch of one sequence beside the stretch of the other that it matches or stands for."""

    equal: bool
    start: int
    end: int
    other_start: int
    other_end: int


def align(words: Sequence[str], other: Sequence[str]) -> list[Step]:
    """Steps that tile both sequences, equal ones and differing ones in turn.

    A longest common subsequence, bit-parallel: time and memory are len(words) * len(other) / 64. Sequences
    whose product is beyond ``MAX_PRODUCT`` are equal at their beginnings and ends, and differ in between.
    """
    if len(words) * len(other) > MAX_PRODUCT:
        return _ends_alone(words, other)
    steps = _only_way(words, other) or _longest_in_common(words, other)
    return _last_drawn_near(_first_drawn_near(steps, words, other), words, other)


def _longest_in_common(words: Sequence[str], other: Sequence[str]) -> list[Step]:
    from rapidfuzz.distance import LCSseq

    steps: list[Step] = []
    for found in LCSseq.opcodes(words, other):
        step = Step(found.tag == "equal", found.src_start, found.src_end, found.dest_start, found.dest_end)
        if steps and steps[-1].equal == step.equal:
            before = steps.pop()
            step = Step(step.equal, before.start, step.end, before.other_start, step.other_end)
        steps.append(step)
    return steps


def _only_way(words: Sequence[str], other: Sequence[str]) -> list[Step]:
    """The steps when the other holds all the words, in order, and at no other places; else none.

    So it is with most copies; they need no guest to be loaded.
    """
    places: list[int] = []
    place = -1
    try:
        for word in words:
            place = other.index(word, place + 1)
            places.append(place)
        behind = len(other)
        for number in range(len(words) - 1, -1, -1):  # the last places that will do, from the end
            behind -= 1
            while other[behind] != words[number]:
                behind -= 1
            if behind != places[number]:
                return []
    except ValueError:
        return []
    steps: list[Step] = []
    at = number = 0
    while number < len(places):
        last = number + 1
        while last < len(places) and places[last] == places[last - 1] + 1:
            last += 1
        if places[number] > at:
            steps.append(Step(False, number, number, at, places[number]))
        at = places[last - 1] + 1
        steps.append(Step(True, number, last, places[number], at))
        number = last
    return [*steps, Step(False, len(words), len(words), at, len(other))] if at < len(other) else steps


def edits(one: str, other: str, most: int = 2) -> int:
    """Letters to put in, take out or change to make one word of the other; more than ``most`` count as one more."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(one, other, score_cutoff=most)


def likeness(one: str, other: str) -> float:
    """How alike two words are, 0 to 1: twice the letters in common, in order, to all their letters."""
    from rapidfuzz import fuzz

    return float(fuzz.ratio(one, other)) / 100


def _ends_alone(words: Sequence[str], other: Sequence[str]) -> list[Step]:
    most = min(len(words), len(other))
    head = next((index for index in range(most) if words[index] != other[index]), most)
    tail = next((index for index in range(most - head) if words[-1 - index] != other[-1 - index]), most - head)
    end, other_end = len(words) - tail, len(other) - tail
    steps = (
        Step(True, 0, head, 0, head),
        Step(False, head, end, head, other_end),
        Step(True, end, len(words), other_end, len(other)),
    )
    return [step for step in steps if step.end > step.start or step.other_end > step.other_start]


# A subsequence may catch the first or last word of a passage far away ("the … The London talks"),
# though its like stands next to the others: it moves there. Without a like nearby it is no match.


def _first_drawn_near(steps: list[Step], words: Sequence[str], other: Sequence[str]) -> list[Step]:
    at = next((index for index, step in enumerate(steps) if step.equal), len(steps))
    if at + 2 >= len(steps) or steps[at + 1].start < steps[at + 1].end:
        return steps
    here, gap, after = steps[at : at + 3]
    near = gap.other_end - (here.end - here.start)
    if list(words[here.start : here.end]) != list(other[near : gap.other_end]):
        return _parted(steps, at, at + 1) if _is_astray(here, gap) else steps
    moved = [Step(False, here.start, here.start, here.other_start, near)]
    return [*steps[:at], *moved, Step(True, here.start, after.end, near, after.other_end), *steps[at + 3 :]]


def _last_drawn_near(steps: list[Step], words: Sequence[str], other: Sequence[str]) -> list[Step]:
    at = next((index for index in range(len(steps) - 1, -1, -1) if steps[index].equal), -1)
    if at < 2 or steps[at - 1].start < steps[at - 1].end:
        return steps
    before, gap, here = steps[at - 2 : at + 1]
    near = gap.other_start + here.end - here.start
    if list(words[here.start : here.end]) != list(other[gap.other_start : near]):
        return _parted(steps, at - 1, at) if _is_astray(here, gap) else steps
    joined = Step(True, before.start, here.end, before.other_start, near)
    return [*steps[: at - 2], joined, Step(False, here.end, here.end, near, here.other_end), *steps[at + 1 :]]


def _is_astray(here: Step, gap: Step) -> bool:
    """One word or two, beyond a gap of as many or more."""
    return here.end - here.start <= 2 <= gap.other_end - gap.other_start


def _parted(steps: list[Step], first: int, last: int) -> list[Step]:
    """The two steps as one difference, joined with the differences beside them."""
    while first and not steps[first - 1].equal:
        first -= 1
    while last + 1 < len(steps) and not steps[last + 1].equal:
        last += 1
    one, other = steps[first], steps[last]
    return [
        *steps[:first],
        Step(False, one.start, other.end, one.other_start, other.other_end),
        *steps[last + 1 :],
    ]
