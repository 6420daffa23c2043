"""Time of the sentence splitter: growth on the worst texts we know, and ratios to installed peers on articles.

    python tests/benchmarks/sentences.py

Peers are measured where they are installed: sentencex, syntok, pysbd. Time is CPU time of this process.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from cleaner import sentence_spans

SAMPLES = Path(__file__).parents[2] / "samples"
WORST = (
    *("word ", "a", ".", ". ", "U.S. ", "U.S.", "“He said. ", "(see a. ", "?!", "\n", "a\r\n", "1.2.", "1. a 2. b "),
    *("• a ", "He left. ", "A. B. C. ", "\u200d", "a. \u0301", "т. д. ", "《a。", "“Why?” Ann said. ", "end.Next"),
    *(". . . ", "[1] "),
)
SIZES = (125_000, 250_000, 500_000, 1_000_000)
_NAIVE = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|[。！？]+")


def seconds(split: Callable[[str], object], text: str) -> float:
    """CPU time of one call."""
    start = time.process_time()
    split(text)
    return time.process_time() - start


def growth() -> Iterator[str]:
    """A line for each worst text: seconds at the largest size, and the factor of the last doubling."""
    for piece in WORST:
        times = [seconds(sentence_spans, (piece * (size // len(piece) + 1))[:size]) for size in SIZES]
        factor = times[-1] / max(times[-2], 1e-4)
        yield f"{piece!r:24} {times[-1]:6.2f} s at 1 MB, x {factor:4.1f} for the last doubling"


def peers() -> Iterator[tuple[str, Callable[[str], object]]]:
    """Name and splitter of ours, of a naive pattern, and of what is installed."""
    yield "naive pattern", lambda text: [match.span() for match in _NAIVE.finditer(text)]
    yield "cleaner", sentence_spans
    makers: dict[str, Callable[[Any], Callable[[str], object]]] = {
        "sentencex": lambda module: lambda text: list(module.segment("en", text)),
        "syntok.segmenter": lambda module: lambda text: list(module.process(text)),
        "pysbd": lambda module: module.Segmenter(language="en", clean=False).segment,
    }
    for name, make in makers.items():
        with suppress(ImportError):
            yield name, make(import_module(name))


def articles() -> list[str]:
    """The samples, over and over: about half a megabyte."""
    paths = [path for path in sorted(SAMPLES.glob("*.*")) if path.suffix in (".txt", ".md")]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return texts * (500_000 // sum(map(len, texts)) + 1)


def main() -> None:
    texts = articles()
    base = 0.0
    for name, split in peers():
        split(texts[0])
        spent = sum(seconds(split, text) for text in texts)
        base = base or spent
        print(f"{name:24} {spent / base:7.1f} x the naive pattern on articles")
    for line in growth():
        print(line)


if __name__ == "__main__":
    main()
