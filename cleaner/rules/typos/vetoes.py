"""Why a suspect word must stay whatever is near, or may at most be shown. Few, absolute, each with a case.

Each veto is a row: the reason as people read it, and the test. What is "rather so" is no veto but a feature.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cleaner.findings import Applicability
from cleaner.formats import BlockKind
from cleaner.languages import entry_set
from cleaner.lexicon import Lexicon
from cleaner.rules.typos.context import Context
from cleaner.rules.typos.context_checks import is_in_dialect
from cleaner.rules.typos.forms import Candidate, Form, is_contraction, is_listed, why_no_slip
from cleaner.rules.typos.names import is_known_name, is_presented_as_name, may_be_any_name, may_be_strange_name
from cleaner.rules.typos.passages import Passages
from cleaner.rules.typos.pattern_lines import word_class
from cleaner.rules.typos.slips import Kind
from cleaner.rules.typos.words import (
    Word,
    at_sentence_start,
    follows_command,
    is_capitalised,
    is_marked_sic,
    is_part_of_code,
    is_quoted_alone,
)
from cleaner.text.lazy_regex import lazy_regex

_SPELLED = lazy_regex(r"\b[Ss]pel(?:led|t|ling)\s+(?:as\s+)?$")
_ARROW = lazy_regex(r"[\"'”’`*]{0,3}[ \t]{0,3}(?:-{0,2}>|=>|→|⇒|⟶)[ \t]*[\"'“‘`*]{0,3}\w")
_BEFORE_CUT = lazy_regex(r"([^\W\d_]+)[*_]{0,3}(?:\\? ?|\r\n|[\r\n])\[?$")
_AFTER_CUT = lazy_regex(r"(?: |\r\n|[\r\n])([^\W\d_]+)")
_CAPITAL_BEFORE = lazy_regex(r"([A-Z][^\W\d_]+) $")
_LATIN_ENDS = ("a", "ae", "us", "um", "is", "i", "ens", "ans", "ides", "oides")
_PARTICLES = frozenset("after by down for in off on out over through under up".split())  # "inpainting", "upskilling"
_TIMES_TRUSTED = 3  # a form that no list has and that an article uses so often is hardly a slip of the hand
_TIMES_NAMED = 5  # times by which the rule for odd names takes a word for a name
_KNOWN = 2.0  # Zipf of a whole word of two pieces
_TOO_COMMON = 4.0  # Zipf from which a listed form is a word of the language, whatever a list says
_SHORT_NAME, _SHORT_NAME_INSIDE = 5, 7  # letters below which a capital may be any name: first in a sentence, inside one


class Stay(NamedTuple):
    """A veto: the word stays when ``holds``."""

    reason: str
    holds: Callable[[Word, Context], bool]


def _is_in_code(word: Word, context: Context) -> bool:
    document = context.document
    if is_part_of_code(document.text, word):
        return True
    return document.is_protected(word.span) and not (
        document.shows_word(word.span) or document.reads_as_prose(word.span)
    )


def _may_be_latin(word: Word, context: Context) -> bool:
    """Does it end as Latin words do, behind a capital that nobody knows: "Euprymna tasmanica"?"""
    before = _CAPITAL_BEFORE.search(context.document.text, max(0, word.start - 40), word.start)
    strange = before is not None and context.lexicon.zipf(before[1].lower()) < _KNOWN
    return strange and word.text.islower() and word.lower.endswith(_LATIN_ENDS)


def _is_cut(word: Word, context: Context) -> bool:
    """Is it one of two pieces of a word that a blank, line end or link cuts: "accoun⏎ted", "C [ommunity"?"""
    text, lexicon = context.document.text, context.lexicon
    before = _BEFORE_CUT.search(text, max(0, word.start - 40), word.start)
    after = _AFTER_CUT.match(text, word.end)
    wholes = (before[1].lower() + word.lower if before else "", word.lower + after[1].lower() if after else "")
    return any(lexicon.zipf(whole) >= _KNOWN for whole in wholes)


def _is_spelled_out(word: Word, context: Context) -> bool:
    """Does the text say that it is spelled so: "volcanology, sometimes spelled vulcanology"?"""
    return bool(_SPELLED.search(context.document.text, max(0, word.start - 20), word.start))


def _is_verb(word: Word, context: Context) -> bool:
    """Is a verb meant, as in "You can alot each person a turn"?"""
    words, language = context.document.words, context.document.language
    if f"a {word.lower[1:]}" not in entry_set(language, "always_two_words"):
        return False
    index = words.index_at(word.start)
    return index > 0 and words.folded[index - 1] in word_class(language, "modal")


# In the order of their cost.
STAYS = (
    Stay("it has capitals inside", lambda word, _: not (word.text.islower() or is_capitalised(word))),
    Stay("the settings list it", lambda word, context: word.lower in context.own_words),
    Stay("other files use it", lambda word, context: word.lower in context.surroundings.words),
    Stay("it is part of code, an address or a number", _is_in_code),
    Stay("it stands alone in quotation marks", lambda word, context: is_quoted_alone(context.document.text, word)),
    Stay("it is marked as meant: [sic]", lambda word, context: is_marked_sic(context.document.text, word)),
    Stay(
        "an arrow leads from it to what is meant",
        lambda word, context: bool(_ARROW.match(context.document.text, word.end)),
    ),
    Stay("it is told how it is spelled", _is_spelled_out),
    Stay("it is cut in two", _is_cut),
    Stay(
        "it seems to be a word of a command",
        lambda word, context: follows_command(context.lexicon, context.document.text, word),
    ),
    Stay("a verb is meant", _is_verb),
    Stay("it is part of a known hyphenated word", lambda word, context: context.is_hyphenated_known(word)),
)


def why_it_stays(word: Word, context: Context) -> str:
    """The reason why the word stays whatever is near; empty when there is none."""
    lexicon, form = context.lexicon, word.lower
    reason = _why_listed_stays(lexicon, form) if is_listed(lexicon, form) else _why_unlisted_stays(word, context)
    return reason or next((stay.reason for stay in STAYS if stay.holds(word, context)), "")


def _why_listed_stays(lexicon: Lexicon, form: str) -> str:
    too_common = lexicon.zipf(form) >= _TOO_COMMON and not is_contraction(lexicon.language, form)
    return "it is too common to be wrong" if too_common else ""


def _why_unlisted_stays(word: Word, context: Context) -> str:
    form = word.lower
    reason = why_no_slip(context.lexicon, form)
    if reason or form.endswith("js"):
        return reason or "it seems to be the name of a library"
    if context.times(form) >= _TIMES_TRUSTED:
        return f"the article uses it {context.times(form)} times"
    if context.is_in_code(form):
        return "code or an address in the article has it"
    if context.is_on_short_line(word):
        return "its line is a label or a list of names"
    return ""


def why_it_stays_here(word: Word, meant: str, context: Context, passages: Passages) -> str:
    """The reason why it stays, by what costs more to ask."""
    document, text = context.document, context.document.text
    if document.is_protected(word.span) and not (
        document.may_become(word.span, meant) or document.reads_as_prose(word.span)
    ):
        return "what holds it would not hold the correction"
    if text.startswith(("…", "..."), word.end) and meant.lower().startswith(word.lower):
        return "it is cut off"
    if is_capitalised(word) and not is_listed(context.lexicon, word.lower) and _is_own_name(meant.lower(), context):
        return "the article spells a name of its own so elsewhere"
    return "the passage is in another language" if passages.is_foreign(word) else ""


def _is_own_name(meant: str, context: Context) -> bool:
    """Does the article have the word so often, and always as a name, that the rule for odd names tells of it?"""
    return context.times(meant) >= _TIMES_NAMED and not context.writes_small(meant)


def at_most(word: Word, form: Form, best: Candidate, context: Context) -> tuple[Applicability, str]:
    """The most that may be done about the word, and why no more."""
    document, meant = context.document, best.word
    if document.block_at(word.start).kind is BlockKind.CODE and not document.shows_word(word.span):
        return Applicability.DISPLAY, "it is set as code"
    if is_capitalised(word):
        is_cut = "'" in meant and at_sentence_start(document.text, word)
        named = is_presented_as_name(word, context) or not form.listed and may_be_any_name(word, best, context)
        if named or is_known_name(word) and not is_cut and not context.writes_small(word.lower):
            return Applicability.DISPLAY, "it may be a name"
        if not form.listed and may_be_strange_name(word, best, context):
            return Applicability.UNSAFE, "it may be a name"
    if not form.listed and _may_be_latin(word, context):
        return Applicability.DISPLAY, "it may be a Latin name"
    if best.slip.kind is Kind.BLANK and not form.listed and meant.split()[0] in _PARTICLES:
        return Applicability.UNSAFE, "it may be a word made with a particle"
    if context.speaks_of_spelling:
        return Applicability.UNSAFE, "the article speaks of misspellings"
    index = document.words.index_at(word.start)
    if is_in_dialect(document, index, index):
        return Applicability.UNSAFE, "it stands among words of a dialect"
    if context.is_in_code(word.lower):
        return Applicability.UNSAFE, "code or an address in the article has it"
    return Applicability.SAFE, ""
