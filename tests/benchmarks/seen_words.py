"""Words that edited manuals and news use and lists of frequencies lack: writes cleaner/languages/en/seen_words.txt.

    python tests/benchmarks/seen_words.py FOLDER

FOLDER: the prose of each source of english_sources.tsv, one file each, as count_words.py writes it. Data on
which figures are taken must not be among them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from math import log10
from pathlib import Path

from cleaner.languages import path_of
from cleaner.lexicon.sources import corrections, frequencies, source_files

WORD = re.compile(r"(?<![\w'’@/.\-])[a-z]{4,24}(?![\w'’@/\-]|\.\w)")
LEAST_TIMES, LEAST_SOURCES = 4, 2
ORDINARY = 320  # hundredths of Zipf: words that no rule holds suspect
RARER = 30  # hundredths by which the list must have a word as rarer
ALL = 125e6  # words of the sources
HEADER = """\
# Words that edited manuals and news use and lists of frequencies lack or hold as rarer, with log10 of how often in a
# thousand million words, in hundredths; written by tests/benchmarks/seen_words.py (NOTICE says from what).
# A word is here that stands four times and in two of them; known misspellings are not.
"""


def seen(folder: Path) -> dict[str, int]:
    """Words in small letters that stand often enough in enough of the files, with their hundredths of Zipf."""
    times: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    for path in sorted(folder.glob("*.txt")):
        here = Counter(word for line in path.open(encoding="utf-8") for word in WORD.findall(line))
        times.update(here)
        sources.update(here.keys())
    enough = (word for word, count in times.items() if count >= LEAST_TIMES and sources[word] >= LEAST_SOURCES)
    return {word: round(100 * log10(times[word] * 1e9 / ALL)) for word in enough}


def main() -> None:
    files = source_files("en")
    assert files.frequencies is not None
    known, wrong = frequencies(files.frequencies), corrections(files.misspellings).by_word
    found = sorted(seen(Path(sys.argv[1])).items())
    rows = [(word, value) for word, value in found if word not in wrong and known.get(word, 0) < ORDINARY]
    lines = [f"{word} {value}\n" for word, value in rows if value >= known.get(word, 0) + RARER]
    Path(path_of("en", "seen_words")).write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
