"""One word that is written as two.

What it finds
    "an other way", "in stead of", "in the mean time", "every where", "a part from".
Why it is wrong
    The blank in the middle is a slip, and no list of words sees it, because both halves are words.
Example
    before: They took an other road in stead of the old one.
    after: They took another road instead of the old one.
When it stays silent
    Where the two words can stand side by side ("a part of it", "every one of them", "can not"), in
    books older than our spelling ("any thing", three times and more), before a hyphen, and in
    paragraphs of another language. In a quotation it is only proposed, since old words stand there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.rules.typos.context_checks import as_shown, is_checkable, level_of_word
from cleaner.rules.typos.patterns import Match, patterns_of
from cleaner.rules.typos.wrong_word import match_case
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.surroundings import Surroundings

_SURE, _LIKELY = "split_words", "split_words_likely"
_TIMES_MEANT = 3  # a writer who splits one word so often spells so


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    matches = list(patterns_of(document.language, (_SURE, _LIKELY)).matches(document.words))
    times = Counter(match.pattern.meant for match in matches)
    for match in matches:
        is_name = match.last > match.first and document.words.written(match.last)[0].isupper()
        if is_name or times[match.pattern.meant] >= _TIMES_MEANT:
            continue
        if is_checkable(document, match.phrase_first, match.phrase_last) and not _is_compound(document, match):
            yield _finding(document, match)


def _is_compound(document: Document, match: Match) -> bool:
    """Does a hyphen with blanks go on with the word: "your self - worth"?"""
    return document.words.gaps[match.last + 1].startswith(" - ")


def _finding(document: Document, match: Match) -> Finding:
    words, text = document.words, document.text
    span = Span(words.start(match.first), words.end(match.last))
    wrong = text[span.start : span.end]
    meant = match_case(match.pattern.meant, wrong, "")
    applicability = level_of_word(document, span.start, match.pattern.lists == _SURE)
    return Finding(
        RULE.code,
        span,
        f"“{' '.join(wrong.split())}” seems to be one word, “{meant}”.",
        Fix((Edit(span.start, span.end, meant),), applicability),
        evidence=as_shown(document, match.phrase_first, match.phrase_last),
    )


RULE = Rule("TYP405", "split-word", "one word that is written as two", Applicability.SAFE, check)
