"""Why a suspect word must stay whatever is near, or may at most be proposed or shown. Few, absolute, each with a case.

Each is a row: the reason as people read it, and the test. What is "rather so" is no veto but a feature.
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
from cleaner.rules.typos.names import (
    is_known_name,
    is_of_people,
    is_presented_as_name,
    may_be_any_name,
    may_be_name_of_two_words,
    may_be_strange_name,
)
from cleaner.rules.typos.passages import Passages
from cleaner.rules.typos.real_words.grammar import MODALS
from cleaner.rules.typos.words import (
    Word,
    is_capitalised,
    is_hyphenated,
    is_known,
    is_marked_sic,
    is_part_of_code,
    is_quoted_alone,
)
from cleaner.text.lazy_regex import lazy_regex

_ARROW = lazy_regex(r"[\"'”’`*]{0,3}[ \t]{0,3}(?:-{0,2}>|=>|→|⇒|⟶)[ \t]*[\"'“‘`*]{0,3}\w")
_COMMAND = lazy_regex(r"(?:^|[.!?:*>\r\n-])\s*(?i:run|type|call|enter|execute|invoke) ([a-z]+) $")
_BEFORE = lazy_regex(r"([^\W\d_]+)[*_]{0,3}(?:\\? {0,3}|\r\n|[\r\n]|[-‐‑])\[?$")
_AFTER = lazy_regex(r"(?: {1,3}|\r\n|[\r\n‐‑-])([^\W\d_]+)")
_PARTICLES = frozenset("after by down for in off on out over through under up".split())  # "inpainting", "upskilling"
_NOUN_ENDS = frozenset("up out off down".split())  # "bootup", whatever a list says
_TIMES_TRUSTED = 3  # a form that no list has and that an article uses so often is hardly a slip of the hand
_KNOWN, _SEEN = 2.0, 0.01  # Zipf of a whole word of two pieces, and of one beside a hyphen
_TOO_COMMON = 4.0  # Zipf from which a form is a word of the language, whatever a list of misspellings says


class Stay(NamedTuple):
    """A veto: the word stays when ``holds``."""

    reason: str
    holds: Callable[[Word, Context], bool]


class Ask(NamedTuple):
    """What lowers a change of a word to ``most`` when it ``holds``; of one that no list has (``unlisted``), or of one
    with a capital (``capital``)."""

    reason: str
    most: Applicability
    holds: Callable[[Word, Candidate, Context], bool]
    unlisted: bool = False
    capital: bool = False


def _is_in_code(word: Word, context: Context) -> bool:
    document = context.document
    if is_part_of_code(document.text, word):
        return True
    return document.is_protected(word.span) and not (
        document.shows_word(word.span) or document.reads_as_prose(word.span)
    )


def _is_piece(word: Word, context: Context) -> bool:
    """Do a hyphen, blank, line end or link make two of a known word: "add-ons", "accoun⏎ted", "C [ommunity"?"""
    text, lexicon = context.document.text, context.lexicon
    before = _BEFORE.search(text, max(0, word.start - 40), word.start)
    after = _AFTER.match(text, word.end)
    wholes = (before[1].lower() + word.lower if before else "", word.lower + after[1].lower() if after else "")
    least = _SEEN if is_hyphenated(text, word) else _KNOWN
    return any(lexicon.zipf(whole) >= least for whole in wholes)


def _follows_command(word: Word, context: Context) -> bool:
    """Does it stand behind "run" and the name of a program, as in "Run tidepool teh"? So it is a name for machines."""
    command = _COMMAND.search(context.document.text, max(0, word.start - 40), word.start)
    return command is not None and not is_known(context.lexicon, command[1])


def _is_verb(word: Word, context: Context) -> bool:
    """Is a verb meant, as in "You can alot each person a turn"?"""
    words, language = context.document.words, context.document.language
    if f"a {word.lower[1:]}" not in entry_set(language, "always_two_words"):
        return False
    return words.folded[words.index_at(word.start) - 1] in MODALS


def _is_set_as_code(word: Word, _: Candidate, context: Context) -> bool:
    document = context.document
    return document.block_at(word.start).kind is BlockKind.CODE and not document.shows_word(word.span)


def _has_grown_together(word: Word, best: Candidate, context: Context) -> bool:
    """Is it the word meant and another common word in one ("credentialsid")?"""
    rest = word.lower.removeprefix(best.word)
    rest = word.lower.removesuffix(best.word) if rest == word.lower else rest
    return 1 < len(rest) < len(word.lower) and context.lexicon.zipf(rest) >= _TOO_COMMON


def _is_made_with_particle(word: Word, best: Candidate, context: Context) -> bool:
    first, _, last = best.word.partition(" ")
    return last in _NOUN_ENDS or bool(last) and first in _PARTICLES and not is_listed(context.lexicon, word.lower)


def _is_in_dialect(word: Word, _: Candidate, context: Context) -> bool:
    index = context.document.words.index_at(word.start)
    return is_in_dialect(context.document, index, index)


_CAPITALS = Stay("it has capitals inside", lambda word, _: not (word.text.islower() or is_capitalised(word)))
# In the order of their cost.
STAYS = (
    _CAPITALS,
    Stay("the settings list it", lambda word, context: word.lower in context.own_words),
    Stay("other files use it", lambda word, context: word.lower in context.surroundings.words),
    Stay("it is part of code, an address or a number", _is_in_code),
    Stay("it stands alone in quotation marks", lambda word, context: is_quoted_alone(context.document.text, word)),
    Stay("it is marked as meant: [sic]", lambda word, context: is_marked_sic(context.document.text, word)),
    Stay(
        "an arrow leads from it to what is meant",
        lambda word, context: bool(_ARROW.match(context.document.text, word.end)),
    ),
    Stay("it is a piece of a known word", _is_piece),
    Stay("it seems to be a word of a command", _follows_command),
    Stay("a verb is meant", _is_verb),
)
_SHOWN, _ASKED = Applicability.DISPLAY, Applicability.UNSAFE
# What is only shown before what is proposed.
ASKS = (
    Ask("it is set as code", _SHOWN, _is_set_as_code),
    Ask("it may be a name", _SHOWN, lambda word, _, context: is_presented_as_name(word, context), capital=True),
    Ask("it may be a name", _SHOWN, lambda word, _, __: is_known_name(word), capital=True),
    Ask("it may be a name", _SHOWN, may_be_any_name, unlisted=True, capital=True),
    Ask("it may be a name", _ASKED, may_be_name_of_two_words, capital=True),
    Ask("it may be a name", _ASKED, may_be_strange_name, unlisted=True, capital=True),
    Ask("it may be a word made with a particle", _ASKED, _is_made_with_particle),
    Ask("it may be two words", _ASKED, _has_grown_together, unlisted=True),
    Ask(
        "a list of misspellings names another word",
        _ASKED,
        lambda word, best, context: best.place < 0 and is_listed(context.lexicon, word.lower),
    ),
    Ask("it only gains a hyphen", _ASKED, lambda word, best, _: best.word.replace("-", "") == word.lower),
    Ask("the article speaks of misspellings", _ASKED, lambda _, __, context: context.speaks_of_spelling),
    Ask("it stands among words of a dialect", _ASKED, _is_in_dialect),
    Ask("code or an address in the article has it", _ASKED, lambda word, _, context: context.is_in_code(word.lower)),
)


def why_it_stays(word: Word, context: Context) -> str:
    """The reason why the word stays whatever is near; empty when there is none."""
    lexicon, form = context.lexicon, word.lower
    reason = _why_listed_stays(lexicon, form) if is_listed(lexicon, form) else _why_unlisted_stays(word, context)
    return reason or next((stay.reason for stay in STAYS if stay.holds(word, context)), "")


def is_meant(word: Word, context: Context) -> bool:
    """Do the settings, other files or its place say that the word is right, whatever its capitals?"""
    return any(stay.holds(word, context) for stay in STAYS if stay is not _CAPITALS)


def _why_listed_stays(lexicon: Lexicon, form: str) -> str:
    too_common = lexicon.zipf(form) >= _TOO_COMMON and not is_contraction(lexicon.language, form)
    return "it is too common to be wrong" if too_common else ""


def _why_unlisted_stays(word: Word, context: Context) -> str:
    form = word.lower
    if context.times(form) >= _TIMES_TRUSTED:
        return f"the article uses it {context.times(form)} times"
    if context.is_in_code(form):
        return "code or an address in the article has it"
    if is_capitalised(word) and is_of_people(word):
        return "it is a name of people"
    return why_no_slip(context.lexicon, form)


def why_it_stays_here(word: Word, meant: str, context: Context, passages: Passages) -> str:
    """The reason why it stays, by what costs more to ask."""
    document, text = context.document, context.document.text
    if document.is_protected(word.span) and not (
        document.may_become(word.span, meant) or document.reads_as_prose(word.span)
    ):
        return "what holds it would not hold the correction"
    if text.startswith(("…", "..."), word.end) and meant.lower().startswith(word.lower):
        return "it is cut off"
    return "the passage is in another language" if passages.is_foreign(word) else ""


def at_most(word: Word, form: Form, best: Candidate, context: Context) -> tuple[Applicability, str]:
    """The most that may be done about the word, and why no more."""
    has_capital = is_capitalised(word)
    asks = (ask for ask in ASKS if not (ask.unlisted and form.listed or ask.capital and not has_capital))
    return next(((ask.most, ask.reason) for ask in asks if ask.holds(word, best, context)), (Applicability.SAFE, ""))
