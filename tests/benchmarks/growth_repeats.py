"""Growth of the repeat rules with the length of a text: CPU time and memory from 100 kB to 10 MB.

    python tests/benchmarks/growth_repeats.py [largest size in bytes]

Texts are generated: an article of made-up words in which one paragraph in forty stands twice,
the same line again and again, and a template line with other figures each time.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable
from itertools import accumulate

from cleaner.document import Document
from cleaner.engine import inspect
from cleaner.rules import RULES

SMALLEST = 78_125  # seven doublings below the largest
LARGEST = 10_000_000
LINE = "The ferry to the island leaves at nine in the morning and comes back before the light goes.\n"
TEMPLATE = "On day {} the ferry carried {} people to the island and brought {} of them back by night.\n"
RULES_MEASURED = tuple(rule for rule in RULES if rule.code.startswith("DUP"))


def article(size: int) -> str:
    """Paragraphs of words whose frequencies fall as in real text; some paragraphs stand twice, one cut off."""
    rng = random.Random(size)
    syllables = [a + b for a in "bdfgklmnprstv" for b in ("a", "e", "i", "o", "u", "an", "el", "or")]
    words = ["".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(30_000)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    paragraphs: list[str] = []
    length = 0
    while length < size:
        if paragraphs and rng.random() < 0.025:
            again = rng.choice(paragraphs[-200:])
            paragraphs.append(again if rng.random() < 0.5 else again[: len(again) * 2 // 3])
        else:
            count = rng.randint(2, 5)
            sentences = (rng.choices(words, cum_weights=weights, k=rng.randint(8, 24)) for _ in range(count))
            paragraphs.append(" ".join(" ".join(sentence).capitalize() + "." for sentence in sentences))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)[:size]


def same_line(size: int) -> str:
    return LINE * (size // len(LINE))


def template_line(size: int) -> str:
    return "".join(TEMPLATE.format(n, n * 7 % 1000, n * 3 % 1000) for n in range(size // len(TEMPLATE)))


def seconds(text: str) -> tuple[float, int]:
    """CPU time of all repeat rules on the text, and what they found."""
    start = time.process_time()
    found = inspect(text, rules=RULES_MEASURED)
    return time.process_time() - start, len(found)


def measure(name: str, make: Callable[[int], str], largest: int) -> None:
    size, before = SMALLEST, 0.0
    while size <= largest:
        text = make(size)
        took, found = seconds(text)
        growth = f"x {took / before:.2f}" if before else ""
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        lines = len(Document(text).lines)
        print(f"{name:12} {size:>10} bytes {lines:>7} lines {found:>6} findings {took:7.2f} s {growth:7} {memory:5} MB")
        size, before = size * 2, took


def main() -> None:
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else LARGEST
    for make in (article, same_line, template_line):
        measure(make.__name__, make, largest)


if __name__ == "__main__":
    main()
