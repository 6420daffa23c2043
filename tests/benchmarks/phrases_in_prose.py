"""Which phrases of the furniture lists match sentences, and which sentences would go unasked.

    python tests/benchmarks/phrases_in_prose.py FOLDER

FOLDER holds texts, one sentence a line or whole articles, as files whose names end in .txt, .md or .rst. Each sentence
is set as a paragraph of its own between two ordinary ones. Printed are every entry that matches a sentence, how often
and one of them, those that go unasked first. Without a folder the samples are read.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from cleaner import Settings, clean, split_sentences
from cleaner.furniture.line_facts import line_facts
from cleaner.furniture.phrases import WEAK

SAMPLES = Path(__file__).parents[2] / "samples"
ABOVE = "The first boat leaves at six in the morning, and the last one returns long after the lamps are lit."
BELOW = "The harbour office said on Monday that the ferry will sail again from next week on, every two hours."
_FORMATS = {".txt", ".md", ".rst"}
_END = re.compile(r"[.!?…。！？؟][\"'”’»)\]]*$")
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[`*_#>|]")
_SETTINGS = Settings(select=("BLR",))


def sentences(texts: Iterable[str]) -> Iterator[str]:
    """The sentences of the texts that close with an end mark, each once, without blanks and marks of markup."""
    seen: set[str] = set()
    for text in texts:
        for line in text.split("\n"):
            for sentence in split_sentences(_MARKUP.sub(r"\1", line)):
                said = " ".join(sentence.split())
                if said not in seen and _END.search(said):
                    seen.add(said)
                    yield said


def matches(said: Iterable[str]) -> tuple[Counter[str], dict[str, str], int]:
    """How often each entry matches, the last sentence that it matched, and how many sentences there were."""
    counts: Counter[str] = Counter()
    examples: dict[str, str] = {}
    number = 0
    for number, sentence in enumerate(said, 1):
        match = line_facts(sentence).match
        if match and match.section not in WEAK:
            entry = f"[{match.section}] {match.entry}{' (goes)' if goes(sentence) else ''}"
            counts[entry] += 1
            examples[entry] = sentence
    return counts, examples, number


def goes(sentence: str) -> bool:
    """Does the sentence go unasked as a paragraph of its own?"""
    return sentence not in clean(f"{ABOVE}\n\n{sentence}\n\n{BELOW}\n", settings=_SETTINGS).text


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    files = sorted(path for path in folder.rglob("*") if path.suffix in _FORMATS)
    counts, examples, number = matches(sentences(path.read_text(encoding="utf-8", errors="replace") for path in files))
    for entry, count in sorted(counts.items(), key=lambda item: (not item[0].endswith("(goes)"), -item[1], item[0])):
        print(f"{count:6} {entry}: {examples[entry][:120]}")
    print(f"{sum(counts.values())} of {number} sentences match one of {len(counts)} entries")


if __name__ == "__main__":
    main()
