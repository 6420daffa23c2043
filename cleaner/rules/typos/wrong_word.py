"""A real word typed for another one.

What it finds
    Words that are right in a dictionary and wrong where they stand: "could of known", "learn form
    each other", "on it's way", "rather then", "finished you're review", "this weeks homework",
    "the don't know", "to setup the tent".
Why it is wrong
    A slip of the finger or the ear made another word, and no dictionary can see it; a reader
    stumbles over it.
Example
    before: They learn form each other, and it could of been worse.
    after: They learn from each other, and it could have been worse.
When it stays silent
    Each pattern names the neighbours between which a word cannot be right; without them nothing
    is said, so most such slips stay unfound. Patterns that leave a doubt are shown and mended when
    asked for, and so is every other word in a quotation or in a title in capitals. Words in
    capitals, in code, or set apart as words spoken about ("then" and "than") are left alone, and so
    are paragraphs in another language.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.rules.typos import verb_form, wrong_number
from cleaner.rules.typos.context_checks import as_shown, is_checkable, level_of_word, starts_sentence
from cleaner.rules.typos.patterns import Match, patterns_of
from cleaner.rules.typos.real_words.verdicts import LANGUAGE, leaves, verdicts_of
from cleaner.rules.typos.word_forms import is_name
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.surroundings import Surroundings

_SURE, _LIKELY = "slips_sure", "slips_likely"
_SUREST = 0.99  # no share that was measured is that of certainty
_LOOK = 2_000  # characters on each side that show which apostrophe the text uses


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    trusted = {word.lower() for word in settings.words}
    listed = list(_by_patterns(document, trusted))
    weighed = list(_by_neighbours(document, trusted | surroundings.words))
    if weighed:
        taken = [finding.span for finding in listed] + _told_by_others(document)
        weighed = [finding for finding in weighed if not _overlaps(finding.span, taken)]
    yield from sorted([*listed, *weighed], key=lambda finding: finding.span)


def _by_patterns(document: Document, trusted: set[str]) -> Iterator[Finding]:
    """Words between neighbours that leave no doubt."""
    last_end = 0
    for match in patterns_of(document.language, (_SURE, _LIKELY)).matches(document.words):
        if document.words.start(match.first) < last_end or not trusted.isdisjoint(match.pattern.wrong):
            continue
        if is_checkable(document, match.phrase_first, match.phrase_last) and not _is_something_else(document, match):
            yield _finding(document, match)
            last_end = document.words.end(match.last)


def _by_neighbours(document: Document, trusted: set[str]) -> Iterator[Finding]:
    """Words that hardly stand between such neighbours, where another word is usual."""
    words = document.words
    for found in document.fact(verdicts_of):
        if words.folded[found.at] in trusted:
            continue
        span = words.span(found.at)
        wrong = document.text[span.start : span.end]
        meant = match_case(found.meant, wrong, document.text[max(0, span.start - _LOOK) : span.end + _LOOK])
        sure = found.applicability is Applicability.SAFE
        level = level_of_word(document, span.start, True) if sure else found.applicability
        phrase = as_shown(document, max(0, found.at - 1), min(len(words) - 1, found.at + 1))
        yield Finding(
            RULE.code,
            span,
            f"“{meant}” seems to be meant by “{wrong}” in “{phrase}”.",
            Fix((Edit(span.start, span.end, meant),), level),
            evidence=phrase,
            confidence=round(min(found.share, _SUREST), 2),
        )


def _told_by_others(document: Document) -> list[Span]:
    """Places of which the rules for forms of verbs and nouns speak."""
    if document.language != LANGUAGE:
        return []
    found = (*document.fact(verb_form.found_in), *document.fact(wrong_number.found_in))
    return [finding.span for finding in found if not leaves(document, finding)]


def _overlaps(span: Span, taken: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in taken)


def _is_something_else(document: Document, match: Match) -> bool:
    """Is a word of the phrase an abbreviation in capitals, or the wrong one a plural with its owner's apostrophe?"""
    words = document.words
    alone = not match.pattern.left and not match.pattern.right
    if alone and not words.written(match.first).islower():
        return True  # "Mr. Wich"
    if _is_name(document, match.first):
        return True
    if match.first and words.folded[match.first - 1] == match.pattern.meant:
        return True  # "an object, and an the string": another word is missing
    if any(_is_abbreviation(words.written(i)) for i in range(match.phrase_first, match.phrase_last + 1)):
        return True
    end = words.end(match.last)
    return words.text[end - 1] == "s" and words.text[end : end + 1] in ("'", "’")


def _is_name(document: Document, index: int) -> bool:
    """Does the word have a capital inside a sentence that is no title: "that Cant had left"?"""
    words = document.words
    if words.written(index)[0].islower() or index == 0 or starts_sentence(words, index):
        return False
    return words.gaps[index] != " " or words.written(index - 1)[0].islower()


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _finding(document: Document, match: Match) -> Finding:
    words, text = document.words, document.text
    span = Span(words.start(match.first), words.end(match.last))
    wrong = text[span.start : span.end]
    meant = match_case(match.pattern.meant, wrong, text[max(0, span.start - _LOOK) : span.end + _LOOK])
    sure = match.pattern.lists == _SURE and not _is_in_title(document, match)
    phrase = as_shown(document, match.phrase_first, match.phrase_last)
    return Finding(
        RULE.code,
        span,
        f"“{meant}” seems to be meant by “{wrong}” in “{phrase}”.",
        Fix((Edit(span.start, span.end, meant),), level_of_word(document, span.start, sure)),
        evidence=phrase,
    )


def _is_in_title(document: Document, match: Match) -> bool:
    """Does a word of the phrase have a capital that neither the sentence's start nor "I" explains?"""
    words = document.words
    return any(
        is_name(words, index) and words.folded[index].split("'")[0] != "i" and not starts_sentence(words, index)
        for index in range(match.phrase_first, match.phrase_last + 1)
    )


def match_case(meant: str, wrong: str, around: str) -> str:
    """The replacement with the capital of what it replaces and the apostrophe that the text around it uses."""
    if wrong[:1].isupper():
        meant = meant[:1].upper() + meant[1:]
    curly = "’" in wrong or ("'" not in wrong and around.count("’") > around.count("'"))
    return meant.replace("'", "’") if curly else meant


RULE = Rule("TYP408", "wrong-word", "a real word typed for another one", Applicability.SAFE, check)
