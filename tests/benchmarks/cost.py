"""What rules cost on texts that need nothing: CPU time of `clean` with them against without them, run in turn.

    python tests/benchmarks/cost.py CLEAN.jsonl [--without TYP403,TYP408,...] [--genre news] [--runs 5]

CLEAN.jsonl holds edited prose (labelled_words.py says how). Without ``--without`` the rules are those of words in
context, which ask the model of English. Each run is a process of its own that meets every text once, after some others:
what is remembered of a text must not help it. The least that a text took counts, the rest is noise. Then a
whole process for a short text without a candidate, and for one with a candidate.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import process_time

from cleaner.engine import clean
from cleaner.settings import Settings

WORDS_IN_CONTEXT = "TYP403,TYP405,TYP408,TYP409,TYP410,TYP411,TYP412,TYP416,TYP417"
NONE = "ENC103"  # a rule that costs nothing
WARM_UP = 10  # one text in so many
SHORT = "The mill was built by the town. It stands on the river.\n"


def texts_of(path: Path, genre: str) -> list[str]:
    """The file's texts of a genre, in an order that is always the same."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    texts = [row["doc"] for row in rows if genre in row["genre"]]
    random.Random(3).shuffle(texts)
    return texts


def seconds(texts: Sequence[str], settings: Settings) -> list[float]:
    """CPU time of cleaning each but the first, which load what is loaded once."""
    times = [process_time()]
    for text in texts:
        clean(text, settings=settings)
        times.append(process_time())
    return [end - start for start, end in pairwise(times)][len(texts) // WARM_UP :]


def elsewhere(path: Path, genre: str, ignore: str) -> list[float]:
    """The same, taken in a process of its own."""
    command = [sys.executable, __file__, str(path), "--genre", genre, "--without", ignore, "--once"]
    return list(map(float, subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.split()))


def of_process(text: str, ignore: str) -> list[float]:
    """CPU time of a process that checks the text."""
    command = [sys.executable, "-m", "cleaner", "check", "-", "--no-cache", "--ignore", ignore]
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, input=text.encode(), stdout=subprocess.DEVNULL, check=False)
    after = getrusage(RUSAGE_CHILDREN)
    return [after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime]


def in_turn(measures: Sequence[Callable[[], list[float]]], runs: int) -> list[float]:
    """The least that each text took in each measure, added up."""
    taken = [[measure() for measure in measures] for _ in range(runs)]
    return [sum(map(min, zip(*times))) for times in zip(*taken)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--without", default=WORDS_IN_CONTEXT)
    parser.add_argument("--genre", default="news")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--once", action="store_true", help="print the seconds without the rules, taken here")
    options = parser.parse_args()
    texts = texts_of(options.path, options.genre)
    if options.once:
        gc.disable()  # as the command line does
        print(*seconds(texts, Settings()._replace(ignore=tuple(options.without.split(",")))))
        return
    words = sum(len(text.split()) for text in texts[len(texts) // WARM_UP :])
    measures = [partial(elsewhere, options.path, options.genre, ignore) for ignore in (NONE, options.without)]
    with_them, bare = in_turn(measures, options.runs)
    print(f"{words} words: {with_them * 1e3:.0f} ms with, {bare * 1e3:.0f} ms without")
    print(f"{with_them / bare - 1:+.1%}, {(with_them - bare) / words * 1e6:.2f} µs a word")
    for name, text in (("no candidate", SHORT), ("one candidate", SHORT.replace("town", "tow"))):
        measures = [partial(of_process, text, ignore) for ignore in (NONE, options.without)]
        with_them, bare = in_turn(measures, options.runs)
        print(f"a process, {name}: {with_them * 1e3:.0f} ms with, {bare * 1e3:.0f} ms without")


if __name__ == "__main__":
    main()
