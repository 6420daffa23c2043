"""The endings and beginnings of a language's words, drawn from its frequency list.

    python tests/benchmarks/word_parts.py CODE ... [--write]

An ending counts when many stems that have it have other endings too ("-ción", "-ciones"); a beginning when many words
are common without it as well ("über-"). ``--write`` writes endings.txt and beginnings.txt of each language.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict

from cleaner.languages import path_of
from cleaner.lexicon.sources import frequencies, source_files

COMMON, KNOWN = 250, 320  # hundredths of Zipf
MIN_STEM, MAX_ENDING, MAX_BEGINNING = 4, 5, 6  # letters
ENDINGS, BEGINNINGS = 90, 60
HEAD = "# Drawn from the frequency list by tests/benchmarks/word_parts.py: %s.\n"


def endings(words: set[str]) -> list[str]:
    by_stem: dict[str, set[str]] = defaultdict(set)
    for word in words:
        for length in range(min(MAX_ENDING, len(word) - MIN_STEM) + 1):
            by_stem[word[: len(word) - length]].add(word[len(word) - length :])
    counts = Counter(end for ends in by_stem.values() if len(ends) > 2 for end in ends if end)
    return [ending for ending, _ in counts.most_common(ENDINGS)]


def beginnings(words: set[str], known: set[str]) -> list[str]:
    counts = Counter(
        word[:length]
        for word in words
        for length in range(2, MAX_BEGINNING + 1)
        if len(word) - length >= MIN_STEM and word[length:] in known
    )
    return [beginning for beginning, _ in counts.most_common(BEGINNINGS)]


def main(arguments: list[str]) -> None:
    for code in arguments:
        if code == "--write":
            continue
        path = source_files(code).frequencies
        assert path is not None, f"no words of {code}"
        known = frequencies(path)
        words = {word for word, value in known.items() if value >= COMMON and word.isalpha()}
        parts = {
            "endings": (endings(words), "endings that many stems change for others"),
            "beginnings": (
                beginnings(words, {word for word in words if known[word] >= KNOWN}),
                "pieces before words that are common without them",
            ),
        }
        for name, (found, said) in parts.items():
            print(code, name, *found)
            if "--write" in arguments:
                with open(path_of(code, name), "w", encoding="utf-8") as file:
                    file.write(HEAD % said + "".join(f"{part}\n" for part in found))


if __name__ == "__main__":
    main(sys.argv[1:])
