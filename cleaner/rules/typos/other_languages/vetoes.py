"""Why a suspect word of another language stays whatever is near. Few, absolute; what is "rather so" is a feature."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from cleaner.lexicon import open_lexicon
from cleaner.rules.typos.context import Context
from cleaner.rules.typos.forms import Form
from cleaner.rules.typos.vetoes import STAYS
from cleaner.rules.typos.words import Word, at_sentence_start, is_marked_alone, words_between
from cleaner.text.language import UNKNOWN, detect

NOUNS_HAVE_CAPITALS = frozenset(("de",))
_TIMES_TRUSTED = 3  # a form that the article uses so often is hardly a slip of the hand
_TOO_COMMON = 4.4  # Zipf from which a listed form is a word of the language, whatever a list says
_OF_ENGLISH = 2.5  # Zipf from which an unlisted form is a word of English, which all languages borrow from
_REACH = 250  # characters on either side in which the passage shows its language
_KNOWN, _MIN_SHARE, _MIN_WORDS = 2.0, 0.85, 5  # Zipf of a known word, share of those, words that tell it
_MIN_SHARE_BESIDE_KIN, _HAVE_KIN = 0.92, frozenset(("pt",))  # Galician is taken for Portuguese now and then
# What two rules of spelling, or two countries, write differently: as it is written, and as the likeliest word has it.
_VARIANTS: dict[str, tuple[str, ...]] = {
    "de": ("f ph", "ph f", "t th", "th t", "e ä", "ä e"),
    "es": ("ps s", "s ps"),
    "fr": ("i î", "î i", "u û", "û u", "oe œ", "è é"),
    "it": (),
    "nl": ("en e", "e en", "ë e", "ï i", "á a", "é e", "í i", "ó o", "ú u"),  # an accent may stress: "áfwezig"
    "pt": (
        *("é ê", "ê é", "ó ô", "ô ó", "ü u", "u ü", "éi ei", "ói oi", "cç ç", "ç cç", "pç ç", "ç pç", "ct t", "t ct"),
        *("cc c", "c cc", "pt t", "t pt", "mn n", "n mn", "ôo oo", "êe ee"),
    ),
    "ru": ("ё е", "е ё"),
}


def why_it_stays(word: Word, whole: Word, found: Form, context: Context) -> str:
    """The reason why the word stays; empty when there is none. ``whole``: the word with what is elided before it."""
    reason = "" if found.listed else _why_unlisted_stays(word, whole, found, context)
    if found.listed and found.zipf >= _TOO_COMMON and found.candidates[0].zipf < found.zipf + 1:
        reason = "it is too common to be wrong"
    reason = reason or _why_spelt_so(word, found, context)
    reason = reason or next((stay.reason for stay in STAYS if stay.holds(whole, context)), "")
    return reason or ("" if _is_at_home(word, context) else "the passage is in another language")


def _why_unlisted_stays(word: Word, whole: Word, found: Form, context: Context) -> str:
    text, form = context.document.text, found.word
    if context.times(form) >= _TIMES_TRUSTED:
        return f"the article uses it {context.times(form)} times"
    if context.is_in_code(form):
        return "code or an address in the article has it"
    if text[whole.start - 1 : whole.start] in (";", "\ufffd") or text[word.end : word.end + 1] == "\ufffd":
        return "it may be the rest of a word behind an entity or a lost sign"
    if is_marked_alone(text, whole):
        return "it stands alone in brackets or emphasis"
    if context.is_on_short_line(word):
        return "its line is a label or a list of names"
    if not word.text.islower() and not _may_have_capital(word, context):
        return "it may be a name"
    return "it is a word of English" if open_lexicon("en").zipf(form) >= _OF_ENGLISH else ""


def _may_have_capital(word: Word, context: Context) -> bool:
    """May a word that is no name have a capital here?"""
    language = context.document.language
    return language in NOUNS_HAVE_CAPITALS or at_sentence_start(context.document.text, word)


def _why_spelt_so(word: Word, found: Form, context: Context) -> str:
    """Is the other spelling that of another rule or country, or an accent that capitals may go without?"""
    meant = found.candidates[0].word.lower()
    language = context.document.language
    for other in (found.word, *(candidate.word.lower() for candidate in found.candidates[1:])):
        if any(meant in _with_one_changed(other, *pair.split()) for pair in _VARIANTS[language]):
            return "it may be spelt by another rule"
    if language == "de" and meant.count("ss") != word.lower.count("ss"):
        return "the word meant may have an ß"  # the frequency list has none
    if word.text[:1].isupper() and _plain(found.word[0]) == _plain(meant[0]) and found.word[0] != meant[0]:
        return "its capital may go without an accent"
    return ""


def _with_one_changed(word: str, written: str, meant: str) -> Iterator[str]:
    """The word with the letters changed at one place, for each place."""
    for place in range(len(word)):
        if word.startswith(written, place):
            yield word[:place] + meant + word[place + len(written) :]


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def _is_at_home(word: Word, context: Context) -> bool:
    """Is the passage round the word in the language of the document, and nearly all of its words known?"""
    document, lexicon = context.document, context.lexicon
    block, text = document.block_at(word.start), document.text
    start, end = max(block.start, word.start - _REACH), min(block.end, word.end + _REACH)
    near = [w for w in words_between(text, start, end) if w.text.islower() and w.end != word.end and len(w.text) > 1]
    if document.asked_language == "auto":
        if document.language_at(word.start) not in (document.language, UNKNOWN):
            return False
        if len(near) >= 2 * _MIN_WORDS and detect(text[start:end]) not in (document.language, UNKNOWN):
            return False
    known = sum(lexicon.zipf(w.lower.rpartition("'")[2]) >= _KNOWN for w in near)
    least = _MIN_SHARE_BESIDE_KIN if document.language in _HAVE_KIN else _MIN_SHARE
    return len(near) >= _MIN_WORDS and known >= least * len(near)
