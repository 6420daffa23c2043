"""A name that is spelt once in another way than elsewhere in the text.

What it finds
    "Johannson" in an article that speaks of "Johansson" five times, "NCAS" beside "NACS"; "Github" and "Javascript"
    where the text has "GitHub" and "JavaScript" three times as often, or the settings list them so.
Why it is wrong
    The article says itself how the name is spelt; a reader takes the other spelling for another one.
Example
    before: Hinojosa sat. Hinojosa ran. Hinojosa ate. Hinojosa saw. Hinojosa ran. Then Hinjosa rose.
    after: Hinojosa sat. Hinojosa ran. Hinojosa ate. Hinojosa saw. Hinojosa ran. Then Hinojosa rose. (when asked for)
When it stays silent
    For known words and names, for words that differ at their end ("Gazan", "Googler") or by their first
    letter, for short names, in code and addresses. It never changes a name unasked; of an abbreviation
    the other spelling is only shown. A name in small letters may be a command, or a part of an address: it
    stays unless the settings list the name with its capital.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.lexicon import open_lexicon
from cleaner.rules.typos.name_capitals import without_capital
from cleaner.rules.typos.slips import Kind, slip
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.surroundings import Surroundings

_OFTEN = 5  # times by which a text shows how it spells a name
_MIN_LETTERS, _MIN_CAPITALS = 6, 4
_KNOWN = 2.2  # Zipf frequency of a word or name of its own


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    for index, name, times in without_capital(document, settings.words):
        yield _finding(document, index, name, times)
    yield from _spelt_once(document, settings, surroundings)


def _spelt_once(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    counts = document.words.counts
    often = [(word, times) for word, times in counts.items() if times >= _OFTEN and len(word) >= _MIN_CAPITALS]
    names: dict[tuple[str, str], list[str]] = {}  # by the first and the last letter, which a slip leaves alone
    for name in (name for word, times in often if (name := _as_name(document, word, times))):
        names.setdefault((name[0].lower(), name[-1].lower()), []).append(name)
    if not names:
        return
    trusted = {word.lower() for word in settings.words} | surroundings.words
    once = [word for word, times in counts.items() if times == 1 and (word[0], word[-1]) in names]
    near = ((word, name) for word in once for name in names[word[0], word[-1]])
    meant = {word: name for word, name in near if _may_be(word, name) and word not in trusted}
    for word, name in meant.items():
        index = document.words.folded.index(word)
        if _is_odd(document, index, name) and not document.is_protected(document.words.span(index)):
            yield _finding(document, index, name, counts[name.lower()])


def _as_name(document: Document, word: str, times: int) -> str:
    """The word as the text writes it at all places, when that is as a name or in capitals."""
    if not word.isalpha():
        return ""
    name = document.words.written(document.words.folded.index(word))
    is_long = len(word) >= (_MIN_CAPITALS if name.isupper() else _MIN_LETTERS)
    return name if is_long and name[0].isupper() and document.text.count(name) >= times else ""


def _may_be(word: str, name: str) -> bool:
    if abs(len(word) - len(name)) > 1 or len(word) < _MIN_CAPITALS or not word.isalpha():
        return False
    found = slip(word, name.lower())
    return found.kind is Kind.SWAPPED or found.letters == 1 and not name.isupper()


def _is_odd(document: Document, index: int, name: str) -> bool:
    """Is it written as the name is, and no word or name that is known?"""
    written, word = document.words.written(index), document.words.folded[index]
    is_like = written[0].isupper() and written.isupper() == name.isupper()
    return is_like and open_lexicon(document.language).zipf(word) < _KNOWN


def _finding(document: Document, index: int, name: str, times: int) -> Finding:
    start = document.words.start(index)
    written = document.words.written(index).removesuffix("'s").removesuffix("’s")
    span = Span(start, start + len(written))
    has_it = f"the text has {times} times" if times else "the settings list"
    return Finding(
        RULE.code,
        span,
        f"“{name}”, which {has_it}, seems to be meant by “{written}”.",
        Fix((Edit(span.start, span.end, name),), Applicability.UNSAFE),
        evidence=name,
    )


RULE = Rule(
    "TYP415", "odd-name", "a name spelt once in another way than elsewhere in the text", Applicability.UNSAFE, check
)
