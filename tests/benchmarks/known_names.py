"""Names of people and terms of software that look like slips: writes census_names.txt and software_terms.txt.

    python tests/benchmarks/known_names.py FOLDER

FOLDER: a checkout of https://github.com/streetsidesoftware/cspell-dicts, of whose dictionaries those under the MIT
licence are read that people keep by hand; names are those of the census of the United States (public domain) there.
Kept is what the lexicon does not take for a word anyway, so that it might be "corrected". Lists that programs made of
interfaces ("isempty") are left out: such words are two that have grown together as well.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from cleaner.languages import path_of
from cleaner.lexicon import open_lexicon
from cleaner.rules.typos.forms import is_listed, is_unlisted

KEPT_BY_HAND = (
    *("aws companies data-science docker filetypes fullstack git gis google k8s npm redis ruby rust shell").split(),
    *("software-terms svelte terraform").split(),
)
TERMS = (*(f"{name}/src/**/*.txt" for name in KEPT_BY_HAND), "python/src/common/*.txt", "python/src/common_*.txt")
NAMES = ("people-names/dict/*.txt", "people-names/src/**/*.txt")
WORD = re.compile(r"[a-z]{4,30}")
RARE = 2.4  # Zipf from which a word stays anyway
MADE_WITH = "written by tests/benchmarks/known_names.py (NOTICE says from what), sorted"


def words_of(folder: Path, patterns: tuple[str, ...]) -> Iterator[str]:
    """Words of one part in small letters; those marked as wrong or joined by hyphens are left out."""
    for path in sorted(path for pattern in patterns for path in (folder / "dictionaries").glob(pattern)):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            word = line.partition("#")[0].strip().strip("*+").lower()
            if WORD.fullmatch(word):
                yield word


def write(name: str, what: str, words: Iterator[str]) -> None:
    rows = "".join(f"{word}\n" for word in sorted(set(words)))
    Path(path_of("en", name)).write_text(f"# {what}; {MADE_WITH}.\n{rows}", encoding="utf-8")


def main() -> None:
    folder, lexicon = Path(sys.argv[1]), open_lexicon("en")

    def is_unknown(word: str) -> bool:
        return is_unlisted(lexicon, word) and lexicon.zipf(word) < RARE

    terms = filter(is_unknown, words_of(folder, TERMS))
    write("software_terms", "Terms of software that lists of frequencies lack", terms)
    names = (word for word in words_of(folder, NAMES) if is_unknown(word) or is_listed(lexicon, word))
    write("census_names", "Surnames and first names that are no words, or look like listed misspellings", names)


if __name__ == "__main__":
    main()
