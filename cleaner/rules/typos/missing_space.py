"""A mark with no blank after it: the end of a sentence or a comma grown together with the next word.

What it finds
    "the end.Next came", "facilities,which", "see below.https://example.org", "May 4,2021", "March 9Class".
Why it is wrong
    The blank was lost when lines or pieces of a page were put together.
Example
    before: The road was closed.The detour,which is long, is signed.
    after: The road was closed. The detour, which is long, is signed.
When it stays silent
    In addresses, file names, versions, numbers, abbreviations, initials and names ("Node.js",
    "Booking.com", "U.S.A"), in code, and where a line has several such places, because it is a
    list for a machine, unless the whole text does it all along. It is sure of itself before a word
    that often starts a sentence, before a name of two words, and of a comma beside a little word of
    grammar; what is left is shown, and mended when asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.languages import entry_set
from cleaner.lexicon import open_lexicon
from cleaner.rules.typos.context_checks import MEASURED, in_document_language
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.surroundings import Surroundings
from cleaner.text.lazy_regex import lazy_regex

# A mark between letters, and the end of a day's number. What stands on both sides is looked at afterwards.
_MARK = re.compile(r"[.!?,](?=[^\W\d_])")
_DAY_END = re.compile(r"[0-9](?=[A-Z][a-z]{2}|,(?:19|20)[0-9]{2}\b)")
_BEFORE = re.compile(r"(?:^|[\s(\"“‘'—–-])([^\W\d_][^\W\d_'’]*)$")
_AFTER = lazy_regex(r"([^\W\d_]+(?:['’][^\W\d_]+)*)(?=[\s,;:!?.)\"”]|$)")
_NAME_GOES_ON = lazy_regex(r" [A-Z][a-z]+\b")
_WEB = lazy_regex(r"(?:https?://|www\.)\S+")
_GROWN = lazy_regex(r"[a-z][A-Z]")
_ADDRESS = lazy_regex(r"https?://")
_SCHEMES = frozenset(("ftp", "git", "http", "https", "ssh", "www"))
_OPTION = lazy_regex(r"(?:^|[^\w-])--?[^\W\d_]+$")  # "-La,b" of a command line
_MONTH_DAY = lazy_regex(r"\b([A-Za-z]{3,9})\.? [0-9]{1,2}$")
_LOOK = 60  # characters on each side of a mark
_LINE_LOOK = 300  # characters of the line on each side that show what it is
_HABIT = 4  # sure places that show that a text lets its marks grow together with words all along
_MANY = 3  # such places on a line make it a list for a machine
_MIN_WORDS = 5  # in a line of fewer words nothing is sure
_KNOWN, _COMMON = 2.5, 3.5  # Zipf frequency of a word beside one that starts sentences, and of any other


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    text = document.text
    marks = [match.start() for match in _MARK.finditer(text)]
    found = [(mark, level) for mark in marks if (level := _applicability(document, mark)) and _is_prose(document, mark)]
    lists = {mark for mark, _ in found if _is_machine_line(document, mark)}
    grown = {text[mark] for mark in _habits(text, [mark for mark, level in found if level is Applicability.SAFE])}
    for mark, level in found:
        if text[mark] in grown and not document.is_manual:
            yield _finding(document, mark, Applicability.SAFE)
        elif mark not in lists and text.count(_around(text, mark)) == 1:
            yield _finding(document, mark, level)
    for match in _DAY_END.finditer(text):
        if _is_day(text[max(0, match.start() - _LOOK) : match.end()]) and _is_prose(document, match.start()):
            place = match.end() if text.startswith(",", match.end()) else match.start()
            if not _is_machine_line(document, place):
                yield _finding(document, place, Applicability.SAFE)


def _habits(text: str, sure: list[int]) -> list[int]:
    """The marks among those that are sure whose sign the whole text lets grow together with the next word."""
    places = {sign: {_around(text, mark) for mark in sure if text[mark] == sign} for sign in ".?!,"}
    return [mark for mark in sure if len(places[text[mark]]) >= _HABIT]


def _around(text: str, mark: int) -> str:
    """The mark with the word before it and the one behind, as far as letters go."""
    before = _BEFORE.search(text[max(0, mark - _LOOK) : mark])
    after = _AFTER.match(text[mark + 1 : mark + 1 + _LOOK])
    return f"{before.group(1) if before else ''}{text[mark]}{after.group(1) if after else ''}"


def _is_day(text: str) -> bool:
    """Does the text end in a month and a day, "Sept. 12"?"""
    date = _MONTH_DAY.search(text)
    return date is not None and date.group(1).lower() in entry_set("en", "months")


def _is_prose(document: Document, mark: int) -> bool:
    return not document.is_protected(Span(mark, mark + 1)) and in_document_language(document, mark)


def _applicability(document: Document, mark: int) -> Applicability | None:
    text = document.text
    following = text[mark + 1 : mark + 1 + _LOOK]
    left = text[max(0, mark - _LOOK) : mark]
    before = _BEFORE.search(left)
    if before is None or len(before.group(1)) < 2 or before.group(1).isupper():
        return None
    if before.group(1) in _SCHEMES or _OPTION.search(left):
        return None
    if _ADDRESS.match(following):
        return Applicability.SAFE
    after = _AFTER.match(following)
    if after is None:
        return None
    if text[mark] == ",":
        return _after_comma(document, before.group(1), after.group(1))
    if following[after.end() : after.end() + 1] not in (" ", ",", "\n", "\r"):
        return None  # "first.Last.Name", "what.Is(it)"
    is_name = bool(_NAME_GOES_ON.match(following, after.end()))
    return _after_stop(document, before.group(1), after.group(1), is_name)


def _after_comma(document: Document, before: str, after: str) -> Applicability | None:
    if not before[1:].islower() or not (after.islower() or after == "I"):
        return None
    little = entry_set(document.language, "common_words") | entry_set(document.language, "grammar_words")
    if before.lower() in little or after.lower() in little:
        sure = len(after) > 1 and _are_words(document, _KNOWN, before, after)
        return Applicability.SAFE if sure else Applicability.UNSAFE
    if not _are_words(document, _COMMON, before, after):
        return None
    return Applicability.SAFE if before[0].isupper() else Applicability.UNSAFE  # "the Union,dismissed", "key,value"


def _after_stop(document: Document, before: str, after: str, is_name: bool) -> Applicability | None:
    """``is_name``: a second capital follows ("the plan.Jill Serjeant wrote"), which no program's names have."""
    if not after[0].isupper() or not (after[1:].islower() or len(after) == 1 or "'" in after or "’" in after):
        return None
    starters = entry_set(document.language, "starters") | entry_set(document.language, "common_words")
    is_starter = after.lower().replace("’", "'") in starters
    if len(after) < 3 and not before.islower():
        return None  # "Linked.In"
    if is_starter and before[1:].islower() and _are_words(document, _KNOWN, before):
        return Applicability.SAFE
    if not before.islower() or not _are_words(document, _KNOWN, before):
        return None
    common = _are_words(document, _COMMON, before)
    if is_name and common:
        return Applicability.SAFE
    if document.is_manual and not (common and _are_words(document, _COMMON, after)):
        return None  # "string.Format"
    return Applicability.UNSAFE


def _are_words(document: Document, zipf: float, *words: str) -> bool:
    """Does the lexicon know them all as so common? A language without a lexicon knows none."""
    lexicon = open_lexicon(document.language)
    return all(lexicon.zipf(word.lower().replace("’", "'")) >= zipf for word in words)


def _is_machine_line(document: Document, mark: int) -> bool:
    line = document.lines[document.line_at(mark)]
    text = document.text[max(line.start, mark - _LINE_LOOK) : min(line.end, mark + _LINE_LOOK)]
    if len(text.split(None, _MIN_WORDS)) < _MIN_WORDS:
        return True
    text = _WEB.sub(" ", text)
    return max(len(found.findall(text)) for found in (_GROWN, _MARK, _DAY_END)) >= _MANY


def _finding(document: Document, mark: int, applicability: Applicability) -> Finding:
    text = document.text
    sign = text[mark]
    if document.language not in MEASURED:
        applicability = Applicability.UNSAFE
    near = text[max(0, mark - 15) : mark + 16].split("\n")
    around = next((part for part in near if sign in part), sign).strip()
    return Finding(
        RULE.code,
        Span(mark, mark + 1),
        f"A blank is missing after the “{sign}” in “{around}”.",
        Fix((Edit(mark, mark + 1, sign + " "),), applicability),
        evidence=around,
    )


RULE = Rule("TYP406", "missing-space", "no blank after a full stop or a comma", Applicability.SAFE, check)
