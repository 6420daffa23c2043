"""How a line of patterns reads: neighbours to the left, [wrong words>what is meant], neighbours to the right.

A neighbour is a word, several with ``|`` between them, or a class: ``@name`` stands for the words
of the line ``name: …`` in ``word_classes.txt``, or for one of the forms of ``word_forms``;
``@name~@other`` for those of them that are not of the other class. ``!`` before it: any other word,
or none. ``^``: a sentence or clause starts here. ``$``: a sentence ends here; a comma is no end,
because a list goes on after it ("our live, in-person events"). ``!$``: neither an end nor a comma.
``0``: digits follow. ``=`` before the wrong word: in lower case only. Nothing but blanks may stand
between the words of a pattern.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cleaner.languages import entries
from cleaner.rules.typos.word_forms import FORMS, Form

_BRACKET = re.compile(r"\[([^>\]]+)>([^\]]*)\]")
_MARKS = frozenset("^$0")


class Neighbour(NamedTuple):
    """What may stand at a place: words, forms of words, or marks ("^", "$", "0"); or, negated, what may not.

    Words that are ``excluded`` count as none of them.
    """

    words: frozenset[str]
    forms: tuple[Form, ...]
    marks: frozenset[str]
    negated: bool
    excluded: frozenset[str]

    @property
    def is_word(self) -> bool:
        """Is it a word that must be there?"""
        return not (self.marks or self.negated)


class Pattern(NamedTuple):
    """``left`` and ``right`` are read outwards from the wrong words; ``source`` is the line it comes from."""

    left: tuple[Neighbour, ...]
    wrong: tuple[str, ...]
    in_lower_case: bool
    right: tuple[Neighbour, ...]
    meant: str
    source: str
    lists: str


def read(line: str, language: str, lists: str = "") -> Pattern:
    """The pattern that a line says; raises ValueError when it says none."""
    bracket = _BRACKET.search(line)
    if not bracket:
        raise ValueError(f"no [wrong>meant] in {line!r}")
    left = tuple(_neighbour(token, language) for token in reversed(line[: bracket.start()].split()))
    right = tuple(_neighbour(token, language) for token in line[bracket.end() :].split())
    wrong = bracket.group(1)
    words = tuple(wrong.removeprefix("=").split())
    return Pattern(left, words, wrong.startswith("="), right, bracket.group(2).strip(), line, lists)


def _neighbour(token: str, language: str) -> Neighbour:
    negated = token.startswith("!")
    token, _, besides = token.removeprefix("!").partition("~@")
    words: set[str] = set()
    forms: list[Form] = []
    marks: set[str] = set()
    for name in token.split("|"):
        if name in _MARKS:
            marks.add(name)
        elif not name.startswith("@"):
            words.add(name)
        elif name[1:] in FORMS:
            forms.append(FORMS[name[1:]])
        else:
            words |= word_class(language, name[1:])
    excluded = word_class(language, besides) if besides else frozenset()
    return Neighbour(frozenset(words), tuple(forms), frozenset(marks), negated, excluded)


@cache
def word_class(language: str, name: str) -> frozenset[str]:
    """The words of a class; raises ValueError when the language has none of that name."""
    words: set[str] = set()
    found = False
    for line in entries(language, "word_classes"):
        head, _, rest = line.partition(":")
        if head != name:
            continue
        found = True
        for word in rest.split():
            words |= word_class(language, word[1:]) if word.startswith("@") else {word}
    if not found:
        raise ValueError(f"no word class {name!r} for {language!r}")
    return frozenset(words)
