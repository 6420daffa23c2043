"""Doubled words and confused words put into clean articles: how many are mended unasked, and what else is changed.

    python tests/benchmarks/planted_slips.py FOLDER [COUNT]

FOLDER holds clean.jsonl (edited prose: doc, source, genre). Each slip stands alone in its article, at a place drawn
with a fixed seed: a word in small letters said twice, or a word of a confused pair put for its fellow. Right: the
cleaned article is the article as it was cleaned without the slip. Wrong: the place became something else.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from cleaner import clean
from cleaner.text.words import Words

# Pairs that grammars of English warn of; each stands for both ways.
PAIRS = """its it's|your you're|their there|there they're|then than|to too|whose who's|were where|were we're|form from
affect effect|lose loose|of have|though through|quite quiet|accept except|advice advise|past passed|lead led
principal principle|weather whether|breath breathe|choose chose|than that|the they|no not|now no|of off|this these
has have|is are|was were|an and|for from|on one|use used|know known|show shown"""
FELLOWS: dict[str, list[str]] = {}
for pair in PAIRS.replace("\n", "|").split("|"):
    one, other = pair.split()
    FELLOWS.setdefault(one, []).append(other)
    FELLOWS.setdefault(other, []).append(one)
GENRES = {"markdown", "rst", "asciidoc"}
REACH = 2_000  # characters round a slip that are cleaned with it


def planted(kind: str, text: str, rng: random.Random) -> tuple[str, str] | None:
    """A stretch of the text as it is, and with one slip in it."""
    words = Words(text)
    fitting = [i for i in range(len(words)) if words.written(i).islower() and (kind == "doubled" or _fellows(words, i))]
    if not fitting:
        return None
    index = rng.choice(fitting)
    start, end = words.start(index), words.end(index)
    low = text.rfind("\n", 0, max(0, start - REACH)) + 1
    high = text.find("\n", end + REACH)
    high = len(text) if high < 0 else high
    word = words.written(index)
    wrong = f"{word} {word}" if kind == "doubled" else rng.choice(_fellows(words, index))
    return text[low:high], text[low:start] + wrong + text[end:high]


def _fellows(words: Words, index: int) -> list[str]:
    return FELLOWS.get(words.folded[index], [])


def slips(folder: Path, kind: str, count: int) -> Iterator[tuple[str, str, str]]:
    """Format, clean stretch, and the stretch with a slip."""
    rng = random.Random(f"{kind} 13")
    rows = [json.loads(line) for line in (folder / "clean.jsonl").open(encoding="utf-8")]
    for _ in range(count):
        row = rng.choice(rows)
        found = planted(kind, row["doc"], rng)
        if found:
            yield row["genre"] if row["genre"] in GENRES else "plain", *found


def verdict(form: str, good: str, bad: str) -> str:
    """What became of the slip."""
    after = clean(bad, format=form).text
    if after.split() == clean(good, format=form).text.split():
        return "right"
    return "left" if _slip_stays(good.split(), bad.split(), after) else "wrong"


def _slip_stays(good: list[str], bad: list[str], after: str) -> bool:
    """Does the cleaned stretch still have the slip with the word before it?"""
    place = next(at for at, (one, two) in enumerate(zip([*good, ""], [*bad, ""])) if one != two)
    return " ".join(bad[max(0, place - 1) : place + 1]) in " ".join(after.split())


def main(arguments: list[str]) -> None:
    folder, count = Path(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 1000
    for kind in ("doubled", "confused"):
        said = Counter(verdict(*slip) for slip in slips(folder, kind, count))
        total = max(1, said.total())
        print(f"{kind}: {said.total()} put in, {said['right'] / total:.3f} mended unasked, {said['wrong']} wrong")


if __name__ == "__main__":
    main(sys.argv[1:])
