"""A number and what it measures before a noun, without the hyphens that make them one word: "a 30 day trial"."""

from __future__ import annotations

from re import Match

from cleaner.document import Document
from cleaner.languages import entry_set
from cleaner.rules.typos.context_checks import is_checkable, joined
from cleaner.text.lazy_regex import lazy_regex

# In the singular after more than one they stand before a noun only. "64 bit" and "404 page" many write so on purpose.
_UNITS = frozenset("year month week day hour minute mile metre meter foot digit step person".split())
_COMPOUND = lazy_regex(
    r"(?<![\w.,$€£:/+–-])(?:[2-9]|[1-9][0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty)([ -])[a-z]+(?:([ -])olds?\b|(?= [a-z]))"
)
_BEFORE, _BEHIND = 12, 6  # characters beside the unit that are looked at
_HABIT = 4  # so many without a hyphen, and none with one: the text writes them so


def number_compounds(document: Document) -> list[Match[str]]:
    """Those in which a hyphen is missing; none where the text writes them without."""
    found = [(at, compound) for at in document.words.places(_UNITS) if (compound := _compound(document, at))]
    cut = [compound for at, compound in found if " " in compound.group() and _is_before_noun(document, at, compound)]
    return cut if len(cut) < _HABIT or len(cut) < len(found) else []


def _compound(document: Document, at: int) -> Match[str] | None:
    """The unit with a number before it, and "old" behind it."""
    start, end = document.words.span(at)
    near = _COMPOUND.finditer(document.text, max(0, start - _BEFORE), end + _BEHIND)
    return next((one for one in near if one.end(1) == start), None)


def _is_before_noun(document: Document, at: int, compound: Match[str]) -> bool:
    """Does a word in small letters follow that is none of grammar? Who is so old may be a noun, but not behind "is"."""
    words = document.words
    is_age = compound.group(2) is not None
    last = at + is_age
    if not is_checkable(document, at, last):
        return False
    if is_age and not joined(words, last):
        return document.text[compound.start() - 3 : compound.start()] not in ("is ", "as ", "re ", "am ")
    is_noun = joined(words, last) and words.written(last + 1).islower()
    return is_age or is_noun and words.folded[last + 1] not in entry_set("en", "grammar_words")
