"""A little word of grammar that has grown together with a name: "theIsraeli", "Chinaand".

Links lose their blanks when a page is scraped, and most links are names. Only where other words of the text have grown
together too, and the name is known or stands in the text by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cleaner.languages import entry_set
from cleaner.rules.typos.context import Context
from cleaner.rules.typos.context_checks import is_checkable
from cleaner.rules.typos.words import Word
from cleaner.text.lazy_regex import lazy_regex

_BEFORE = lazy_regex(r"(?<![\w'’./@#&-])([a-z]{2,})([A-Z][^\W\d_]+)(?![\w/@(=])")
_BEHIND = lazy_regex(r"(?<![\w'’./@#&-])([A-Z][a-z]{2,})(?![\w'’/@(=-])")
_OTHERS = 2  # and one more: forms of the text that have grown together without a name
_KNOWN = 3.0  # Zipf of a name that need not stand elsewhere
_UNKNOWN = 1.3  # ... up to which a form is none
_MIN_NAME = 3


def names_grown_together(context: Context) -> Iterator[tuple[Word, str]]:
    """The words with a name, and what they should read."""
    if context.grown_together >= _OTHERS:
        document = context.document
        words = document.words
        names = Counter(written for written in map(words.written, range(len(words))) if written[:1].isupper())
        for word, correction in (*_before_names(context, names), *_behind_names(context, names)):
            if is_checkable(document, *[words.index_at(word.start)] * 2):
                yield word, correction


def _before_names(context: Context, names: Counter[str]) -> Iterator[tuple[Word, str]]:
    little = entry_set(context.document.language, "grammar_words")
    for found in _BEFORE.finditer(context.document.text):
        first, name = found.groups()
        if first in little and (names[name] or context.lexicon.zipf(name.lower()) >= _KNOWN):
            yield Word(*found.span(), found.group()), f"{first} {name}"


def _behind_names(context: Context, names: Counter[str]) -> Iterator[tuple[Word, str]]:
    little = entry_set(context.document.language, "grammar_words")
    for found in _BEHIND.finditer(context.document.text):
        word = found.group()
        if context.lexicon.zipf(word.lower()) <= _UNKNOWN:
            cuts = ((word[:place], word[place:]) for place in range(_MIN_NAME, len(word) - 1))
            cut = next((cut for cut in cuts if cut[1] in little and names[cut[0]] >= names[word]), None)
            if cut:
                yield Word(*found.span(), word), " ".join(cut)
