"""How time grows with the length of hostile texts: seconds of each stage, and the factor for twice the text.

    python tests/benchmarks/growth.py [--size 100000] [--worst 20]

Each text is one piece again and again. A factor of 2 is in proportion, 4 is the square. Texts that take less than a
hundredth of a second are not told apart from noise and left out.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import partial

from cleaner import Settings, sentence_spans
from cleaner.document import Document
from cleaner.engine import inspect

PIECES = [
    *("U.S. ", ". ", "“He said. ", "(see a. ", "1. a 2. b ", "• a ", "A. B. ", "т. д. ", "《a。", "a\r\n", "word "),
    *("<div>", "<!-- ", "`", "``` ", "```a\n", "- ", "> ", "[", "](", "{{ ", "$a", "| a "),
    *("* ", "::\n\n  ", "[a]: b\n"),
    *("Ã©", "â€", "&amp;", "\x1b[", "a\x02", "Share\n\n", "Menu | ", "the the ", "word , word . ", "end.Next "),
    *("One sentence stands here. ", "One line stands here\n", "The ferry left at noon.\n\n"),
]
STAGES: dict[str, Callable[[str], object]] = {
    "sentences": lambda text: sentence_spans(text, "en"),
    "markdown": lambda text: Document(text, "markdown").protected,
    "html": lambda text: Document(text, "html").protected,
    **{family: partial(inspect, settings=Settings(select=(family,))) for family in ("ENC", "BLR", "TYP", "DUP")},
}


def seconds(stage: str, text: str) -> float:
    start = time.process_time()
    STAGES[stage](text)
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--worst", type=int, default=20)
    arguments = parser.parse_args()
    rows = []
    for stage in STAGES:
        for piece in PIECES:
            once = (piece * arguments.size)[: arguments.size]
            seconds(stage, once[:1_000])
            first, second = seconds(stage, once), seconds(stage, once + once)
            if first > 0.01:
                rows.append((second / first, stage, piece, first, second))
    for factor, stage, piece, first, second in sorted(rows, reverse=True)[: arguments.worst]:
        print(f"x {factor:4.1f}  {stage:10} {piece!r:30} {first:7.2f} s  {second:7.2f} s")


if __name__ == "__main__":
    main()
