"""The right reading of one token or of a whole line, all of it or none.

A line that one codec mends as a whole is read so, with the blanks that stand for a byte of a letter
("com atenÃ§Ã£o Ã s crianÃ§as"). Otherwise each token is read by itself. What would still hold
gibberish, or characters that no article is written in, is no reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from cleaner.rules.encoding.places import LOST, Repair
from cleaner.spans import Span

TOKEN = re.compile(r"[^ \t\r\n\x0b\x0c\ufeff]+")
_CUT_QUOTE = re.compile(r"â€(?=[\s.,;:!?)\]]|$)")
_A_GRAVE = re.compile(r"\bà (?=s(?![\w'’])|quel[aeo]s?\b|quilo\b)")  # Portuguese writes these as one word
_HUNGRY = re.compile(r"[ÂÃÅÎÐÙĂĹГ] (?=\w)")
_MOST_TOKENS = 200  # of a line that is compared word by word with a reading that has more or fewer words


class Reading(NamedTuple):
    """A line read again; ``is_exact``: byte for byte, without a blank or a lost sign taken for something else."""

    text: str
    is_exact: bool


def read_line(line: str, is_sure: bool) -> Reading:
    """The one reading that mends all of the line; empty when there is none.

    Where no damage is sure, it takes more of it, and a blank stands for itself: "the letter Â is" may be meant.
    """
    from ftfy import fix_encoding_and_explain
    from ftfy.badness import badness

    line = line.lstrip("\ufeff")
    if badness(line) < (1 if is_sure else 2):
        return Reading("", False)
    fixed, plan = fix_encoding_and_explain(line)
    kinds, steps = {step[0] for step in plan or ()}, {step[1] for step in plan or ()}
    if fixed == line or "apply" in kinds or "restore_byte_a0" in steps and not is_sure or badness(fixed):
        return Reading("", False)
    if not _is_plausible(line, fixed) or fixed.count(LOST) > line.count(LOST):
        return Reading("", False)
    return Reading(_A_GRAVE.sub("à", fixed), kinds == {"encode", "decode"})


def leaves_damage(line: str) -> bool:
    """Does the mended line still hold gibberish, or a sign that lacks what a blank stands for ("Å veices")?"""
    return is_gibberish(line) or bool(_HUNGRY.search(line))


def differences(start: int, before: str, after: str) -> list[Repair]:
    """What to change to make ``after`` of ``before``, which starts at ``start``: whole tokens, in order."""
    left, right = list(TOKEN.finditer(before)), list(TOKEN.finditer(after))
    if len(left) == len(right):
        pairs = [(old, old, new, new) for old, new in zip(left, right)]
    elif len(left) <= _MOST_TOKENS:
        pairs = [(left[i], left[j - 1], right[k], right[n - 1]) for i, j, k, n in _stretches(left, right)]
    else:
        return []
    return [
        Repair(Span(start + first.start(), start + last.end()), after[new.start() : newest.end()])
        for first, last, new, newest in pairs
        if before[first.start() : last.end()] != after[new.start() : newest.end()]
    ]


def _stretches(left: list[re.Match[str]], right: list[re.Match[str]]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of tokens that differ; a blank that was a letter's byte makes one token of two."""
    matcher = SequenceMatcher(None, [m.group() for m in left], [m.group() for m in right], autojunk=False)
    for kind, i, j, k, n in matcher.get_opcodes():
        if kind != "equal" and i < j and k < n:
            yield i, j, k, n


def read_token(token: str) -> str:
    """The token in its right reading; the token itself when none is strictly better and mends all of it."""
    from ftfy import fix_encoding
    from ftfy.badness import badness, is_bad

    is_readable = is_bad(token) and LOST not in token and "ï¿½" not in token
    fixed = _CUT_QUOTE.sub("”", fix_encoding(token) if is_readable else token)
    is_better = fixed != token and badness(fixed) < badness(token) + token.count("â€")
    return fixed if is_better and not is_bad(fixed) and _is_plausible(token, fixed) else token


def is_gibberish(token: str) -> bool:
    from ftfy.badness import is_bad

    return is_bad(token)


def _is_plausible(before: str, after: str) -> bool:
    """Shorter or as long, and every new character one that articles are written in."""
    fresh = set(after) - set(before)
    return 0 < len(after) <= len(before) and all(is_written(sign) for sign in fresh)


def is_written(sign: str) -> bool:
    if "\u0180" <= sign <= "\u02af":  # phonetic and rare letters: a chance reading
        return sign in "ƠơƯưǍǎǏǐǑǒǓǔǗǘǙǚǛǜȘșȚțƏəǦǧǪǫ"
    return sign != LOST and unicodedata.category(sign) not in ("Cc", "Cn", "Co", "Cs")
