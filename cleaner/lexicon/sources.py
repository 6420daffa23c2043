"""Where words come from: data files of installed packages, read as data. No package is imported or run.

wordfreq gives words and how common they are (data CC BY-SA 4.0), codespell's dictionary gives
known misspellings (data CC BY-SA 3.0). Each is optional: what is not installed is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from cleaner.languages import entries, path_of
from cleaner.text.lazy_regex import lazy_regex

_WORD = lazy_regex(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MISSPELLINGS = {"en": ("dictionary.txt",)}
_RARE_WORDS = {"en": ("dictionary_rare.txt",)}


class SourceFiles(NamedTuple):
    """Paths of the data files of one language; those that are not there are left out."""

    frequencies: Path | None
    misspellings: tuple[Path, ...] = ()
    rare_words: tuple[Path, ...] = ()
    seen_words: tuple[Path, ...] = ()

    def present(self) -> Iterator[Path]:
        """The paths that are there."""
        if self.frequencies:
            yield self.frequencies
        yield from self.misspellings
        yield from self.rare_words
        yield from self.seen_words


class Corrections:
    """What a list of misspellings says: wrong word, in lower case, to its corrections in the list's order."""

    def __init__(self) -> None:
        self.by_word: dict[str, tuple[str, ...]] = {}
        self.doubtful: set[str] = set()  # the list gives a reason against changing them


def source_files(language: str) -> SourceFiles:
    """The data files that are installed for a language."""
    words = _data_folder("wordfreq")
    frequencies = next(
        (path for size in ("large", "small") if words and (path := words / f"{size}_{language}.msgpack.gz").is_file()),
        None,
    )
    if frequencies is None:
        return SourceFiles(None)
    seen = Path(path_of(language, "seen_words"))
    spelling = _data_folder("codespell_lib")
    return SourceFiles(
        frequencies,
        (*_present(spelling, _MISSPELLINGS.get(language, ())), *_own(language)),
        _present(spelling, _RARE_WORDS.get(language, ())),
        (seen,) if seen.is_file() else (),
    )


def _data_folder(package: str) -> Path | None:
    """The folder ``data`` of an installed package; finding it does not import the package."""
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):
        return None
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0], "data") if places else None


def _own(language: str) -> tuple[Path, ...]:
    """The list that the package has itself."""
    path = Path(path_of(language, "misspellings"))
    return (path,) if path.is_file() else ()


def _present(folder: Path | None, names: tuple[str, ...]) -> tuple[Path, ...]:
    return tuple(path for name in names if folder and (path := folder / name).is_file())


def frequencies(path: Path) -> dict[str, int]:
    """Words and their Zipf frequency in hundredths (log10 of occurrences in a thousand million words).

    The file is a "cB" list: its n-th bin holds the words whose share of all words is 10 ** (-n / 100).
    """
    import gzip

    import msgpack  # type: ignore[import-untyped]  # wordfreq depends on it

    with gzip.open(path, "rb") as file:
        head, *bins = msgpack.load(file, raw=False)
    if head.get("format") != "cB":
        return {}
    return {word: 900 - number for number, words in enumerate(bins) for word in words if _WORD.fullmatch(word)}


def with_seen_words(hundredths: dict[str, int], language: str) -> dict[str, int]:
    """The same with the words of our own list: a general list of words lacks those of manuals, or has them as rarer."""
    seen = (line.split() for line in entries(language, "seen_words"))
    return hundredths | {word: max(int(value), hundredths.get(word, 0)) for word, value in seen}


def corrections(paths: tuple[Path, ...]) -> Corrections:
    """Lines ``wrong->right`` or ``wrong->first, second, reason``, where the reason may be empty."""
    found = Corrections()
    for path in paths:
        for line in path.read_text(encoding="utf-8").split("\n"):
            wrong, arrow, right = line.strip().partition("->")
            if not arrow or " " in wrong or wrong.lower() in found.by_word:
                continue
            *choices, last = [part.strip() for part in right.split(",")]
            if choices and last:
                found.doubtful.add(wrong.lower())
            found.by_word[wrong.lower()] = tuple(choices or [last])
    return found
