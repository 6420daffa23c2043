"""What is written with numbers: the hyphens that join one and what it measures, and the comma of a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import Match

from cleaner.document import Document
from cleaner.findings import Applicability
from cleaner.languages import entry_set
from cleaner.rules.typos.changes import Change
from cleaner.rules.typos.context_checks import is_checkable, joined
from cleaner.spans import Edit, Span
from cleaner.text.lazy_regex import lazy_regex

_CUT = re.compile(
    r"[0-9]( ?- ?)(year|month|week|day|hour|minute|second|mile|foot|inch|page|point|star|metre|meter|member|acre|storey"
    r"|story|pound|game|time|man|part|step)(?:( ?- ?)(old|long))?\b"
)
_DASH = " - "
# In the singular after more than one they stand before a noun only. "64 bit" and "404 page" many write so on purpose.
_UNITS = frozenset("year month week day hour minute mile metre meter foot digit step person".split())
_COMPOUND = lazy_regex(
    r"(?<![\w.,$€£:/+–-])(?:[2-9]|[1-9][0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty)([ -])[a-z]+(?:([ -])olds?\b|(?= [a-z]))"
)
_BEFORE, _BEHIND = 12, 6  # characters beside the unit that are looked at
_HABIT = 4  # so many without a hyphen, and none with one: the text writes them so
_DAY_AND_YEAR = re.compile(r", ([0-9]{1,2}) (?:19|20)[0-9]{2}\b")
_LAST_WORD = lazy_regex(r"\b([A-Za-z]{3,9})\.?$")
_MAX_DAY = 31


def compounds(document: Document) -> Iterator[Change]:
    """A blank beside the hyphen goes; one in its place becomes one when asked for."""
    for found in _CUT.finditer(document.text):
        first, second = found.group(1), found.group(3) or ""
        if " " in first + second and (first != _DASH or second) and not document.is_protected(Span(*found.span())):
            whole, span = found.group().replace(" ", ""), Span(*found.span())
            edit = Edit(found.start(1), span.end, whole[1:])
            yield Change(span, f"“{whole}” is one word, without blanks.", (edit,), Applicability.SAFE, whole)
    for found in _without_hyphen(document):
        whole, span = found.group().replace(" ", "-"), Span(*found.span())
        edits = tuple(Edit(*found.span(number), "-") for number in (1, 2) if found.group(number) == " ")
        yield Change(Span(*found.span()), f"“{whole}” is one word before a noun.", edits, Applicability.UNSAFE, whole)


def _without_hyphen(document: Document) -> list[Match[str]]:
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
    if not joined(words, last):
        return is_age and document.text[compound.start() - 3 : compound.start()] not in ("is ", "as ", "re ", "am ")
    return is_age or words.folded[last + 1] not in entry_set("en", "grammar_words")


def date_commas(document: Document) -> Iterator[Change]:
    """The comma between month and day goes behind the day: "January, 6 2026"."""
    text = document.text
    for found in _DAY_AND_YEAR.finditer(text):
        month = _LAST_WORD.search(text[max(0, found.start() - 12) : found.start()])
        if month is None or month.group(1).lower() not in entry_set("en", "months"):
            continue
        span = Span(found.start() - len(month.group()), found.end())
        if int(found.group(1)) <= _MAX_DAY and not document.is_protected(span):
            comma, end = found.start(), found.end(1)
            meant = text[span.start : comma] + text[comma + 1 : end] + "," + text[end : span.end]
            said = f"The comma of “{text[span.start : span.end]}” belongs after the day: “{meant}”."
            yield Change(span, said, (Edit(comma, comma + 1, ""), Edit(end, end, ",")), Applicability.SAFE, meant)
