"""Words that look like slips and are none: writes dictionary_words.txt, software_terms.txt and census_names.txt.

    python tests/benchmarks/known_words.py FOLDER

FOLDER: a checkout of https://github.com/streetsidesoftware/cspell-dicts. Words are those of its Hunspell dictionary of
American English, which was made of SCOWL; terms those of the dictionaries under the MIT licence that people keep by
hand; names those of the census of the United States (public domain). Kept is what the lexicon does not take for a word
anyway, so that it might be "corrected". Lists that programs made of interfaces ("isempty") are left out: such words are
two that have grown together as well.
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
DICTIONARY = "en_US/src/hunspell/en_US-large"
NAMES = ("people-names/dict/*.txt", "people-names/src/**/*.txt")
WORD = re.compile(r"[a-z]{4,30}")
RARE = 2.4  # Zipf from which a word stays anyway
MADE_WITH = "written by tests/benchmarks/known_words.py (NOTICE says from what), sorted"


def words_of(folder: Path, patterns: tuple[str, ...]) -> Iterator[str]:
    """Words of one part in small letters; those marked as wrong or joined by hyphens are left out."""
    for path in sorted(path for pattern in patterns for path in (folder / "dictionaries").glob(pattern)):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            word = line.partition("#")[0].strip().strip("*+").lower()
            if WORD.fullmatch(word):
                yield word


def words_of_dictionary(path: Path) -> Iterator[str]:
    """The words of a Hunspell dictionary, whose entries name the rules of their endings and beginnings by a letter."""
    rules: dict[tuple[str, str], list[tuple[str, str, re.Pattern[str]]]] = {}
    for line in path.with_suffix(".aff").read_text(encoding="utf-8").splitlines():
        kind, flag, away, added, *where = (*line.split(), "", "", "", "")[:5]
        if kind in ("SFX", "PFX") and where[0]:
            pattern = re.compile(f"{where[0]}$" if kind == "SFX" else f"^{where[0]}")
            rules.setdefault((kind, flag), []).append((away.strip("0"), added.strip("0"), pattern))
    for line in path.with_suffix(".dic").read_text(encoding="utf-8").splitlines():
        word, _, flags = line.partition("/")
        ended = [word, *_changed(word, rules, "SFX", flags)]
        for one in (*ended, *(begun for end in ended for begun in _changed(end, rules, "PFX", flags))):
            if WORD.fullmatch(one.lower()):
                yield one.lower()


def _changed(
    word: str, rules: dict[tuple[str, str], list[tuple[str, str, re.Pattern[str]]]], kind: str, flags: str
) -> Iterator[str]:
    """The word with each ending, or beginning, that its flags allow."""
    for away, added, pattern in (rule for flag in flags for rule in rules.get((kind, flag), ())):
        if pattern.search(word):
            yield word[: len(word) - len(away)] + added if kind == "SFX" else added + word[len(away) :]


def write(name: str, what: str, words: Iterator[str]) -> None:
    rows = "".join(f"{word}\n" for word in sorted(set(words)))
    Path(path_of("en", name)).write_text(f"# {what}; {MADE_WITH}.\n{rows}", encoding="utf-8")


def main() -> None:
    folder, lexicon = Path(sys.argv[1]), open_lexicon("en")

    def is_unknown(word: str) -> bool:
        return is_unlisted(lexicon, word) and lexicon.zipf(word) < RARE

    words = words_of_dictionary(folder / "dictionaries" / DICTIONARY)
    write("dictionary_words", "Words that lists of frequencies lack", filter(is_unknown, words))
    terms = filter(is_unknown, words_of(folder, TERMS))
    write("software_terms", "Terms of software that lists of frequencies lack", terms)
    names = (word for word in words_of(folder, NAMES) if is_unknown(word) or is_listed(lexicon, word))
    write("census_names", "Surnames and first names that are no words, or look like listed misspellings", names)


if __name__ == "__main__":
    main()
