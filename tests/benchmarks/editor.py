"""How much sooner an editor has its answer when only the changed paragraphs are judged again.

    python tests/benchmarks/editor.py ARTICLE...

For each article: processor seconds for the whole, for one keystroke at forty places, the ratio of the two, how many
of the forty were left to the whole, and how often the quick answer was that of the whole.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time
from typing import TypeVar

from cleaner.lsp.judging import Article, Judged, judge
from cleaner.lsp.judging_again import judge_again
from cleaner.workflow import Context

KEYSTROKES = 40
TYPED = ("x", " teh", " recieve", " the the", " an book", " alot")
Made = TypeVar("Made")


def never() -> bool:
    return False


def timed(make: Callable[[], Made]) -> tuple[float, Made]:
    began = process_time()
    made = make()
    return process_time() - began, made


def told(judged: Judged) -> set[tuple[str, int, int]]:
    return {(finding.code, *finding.span) for finding in judged.findings}


def measured(path: Path) -> str:
    text = path.read_text(encoding="utf-8", errors="replace")
    before = judge(Article(text, path.name, Context()), never)
    whole = median(timed(lambda: judge(before.article, never))[0] for _ in range(3))
    chance, quick, same = random.Random(1), [], 0
    for _ in range(KEYSTROKES):
        place = chance.randrange(len(text) + 1)
        typed = before.article._replace(text=text[:place] + chance.choice(TYPED) + text[place:])
        seconds, judged = timed(lambda: judge_again(before, typed, never))
        if judged is not None:
            quick.append(seconds)
            same += told(judged) == told(judge(typed, never))
    again = median(quick) if quick else float("nan")
    left = KEYSTROKES - len(quick)
    return (
        f"{path.name}: {len(text)} signs, whole {whole:.3f} s, a keystroke {again:.4f} s, 1 : {whole / again:.0f}, "
        f"{left} left to the whole, {same} of {len(quick)} told as by the whole"
    )


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(measured(Path(name)))
