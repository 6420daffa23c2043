"""Names with a capital inside ("GitHub") that the text, or the settings, write so, where they stand without it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from cleaner.document import Document
from cleaner.rules.typos.context_checks import is_checkable
from cleaner.text.lazy_regex import lazy_regex
from cleaner.text.words import Words

_CAPITAL_INSIDE = lazy_regex(r"[A-Z](?<=[a-z][A-Z])")
_TIMES = 3  # so often must the text have a name with its capital, and as many times as often as without it
_MIN_LETTERS = 4


def without_capital(document: Document, listed: Iterable[str]) -> Iterator[tuple[int, str, int]]:
    """The word without its capital, the name, and how often the text has that; of a listed name also in small letters.

    A name that stands in small letters may be a command, a package or an address: the text alone does not tell.
    """
    words = document.words
    own = {name.lower(): name for name in listed if _CAPITAL_INSIDE.search(name)}
    names = _with_capital(words) | own
    for folded, places in _places(words, names).items():
        name, as_wrong = names[folded], {folded.capitalize(), *([folded] if folded in own else ())}
        written = {at: words.written(at)[: len(folded)] for at in places if is_checkable(document, at, at)}
        odd = [at for at, word in written.items() if word in as_wrong]
        times = Counter(written.values())[name]
        if odd and (folded in own or times >= _TIMES * len(odd)):
            yield from ((at, name, times) for at in odd)


def _with_capital(words: Words) -> dict[str, str]:
    """The names with a capital inside that are common enough, by the names in small letters."""
    found = Counter(words.written(words.index_at(hit.end())) for hit in _CAPITAL_INSIDE.finditer(words.text))
    names = [name for name, times in found.items() if times >= _TIMES and len(name) >= _MIN_LETTERS]
    return {name.lower(): name for name in sorted(names, key=lambda name: (found[name], name)) if name.isalpha()}


def _places(words: Words, names: dict[str, str]) -> dict[str, list[int]]:
    """Where each of the names stands, however it is written."""
    found: dict[str, list[int]] = {}
    for at in words.places({*names, *(f"{name}'s" for name in names)}) if names else ():
        found.setdefault(words.folded[at].removesuffix("'s"), []).append(at)
    return found
