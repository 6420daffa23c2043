"""A word that stands twice in a row by mistake.

What it finds
    "required to to complete", "the the", "the campaign which which closed", "the different different
    needs", across the end of a full line too; of phrases "in the in the". The second one goes.
Why it is wrong
    The eye skips a doubled word, above all a short one at the end of a line, so neither the
    writer nor a second reader sees it.
Example
    before: Students are required to to complete the form.
    after: Students are required to complete the form.
When it stays silent
    What may be meant is kept: "had had", "that that", "very very", "no no", sounds, names
    ("Duran Duran"), numbers, words said three times, anything with a mark between the two.
    Little words that cannot stand side by side are mended unasked, unless the first may belong to
    the phrase before it ("the people I spoke to to find out", "it kicks in in May") or close a clause
    ("what it is is"); so are long nouns and participles. Other words go unasked where they are hardly ever
    doubled and the sentence reads much likelier without the second one; else they are mended when asked for.
    Languages without a list of such little words are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import compress, count
from operator import eq
from pathlib import Path

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.languages import entries, entry_set
from cleaner.rules.typos.context_checks import is_checkable, joined, starts_sentence
from cleaner.rules.typos.doubled_facts import Closing, features, is_common
from cleaner.rules.typos.doubled_phrase import doubled_phrases
from cleaner.rules.typos.real_words.verdicts import tokens_of
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.surroundings import Surroundings
from cleaner.text.words import Words
from cleaner.weighing import share_of, weights_in

_WEIGHED = "en"
_WEIGHTS = Path(__file__).parent / "doubled_weights.txt"
_CLOSING = (")", "]", "}", "”", "»")
_CLAUSE_MARKS = frozenset(".,;:!?()—–")
_CLAUSE_WORDS = 9  # words before a doubled word in which a clause that ends in it may start
_MIN_LETTERS = 3  # shorter words that no list names are letters, units and abbreviations
_LONG = 7
_LONGER_THAN_SOUNDS = 6
_CERTAIN_ENDS = {"en": ("tion", "tions", "ment", "ments", "ity", "ness", "ance", "ence", "ional", "ed")}
_PARTICLES = frozenset(("in", "on"))  # may close a phrase with words inside: "let the cat in in the morning"
_PHRASE_WORDS = 4
_PARTICLES_OF_NAMES = frozenset("da das de del della der di do dos du van von".split())
_OBJECTS = frozenset("it one ones this that them him her us me you".split())
_SUBJECTS = frozenset("i it he she they we you that".split())
_COMPARING = frozenset(("as", "than"))  # a verb may end what they open, a preposition does not
_OPERATORS = frozenset(("and", "or", "not"))  # "the operators and and or"


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    folded = document.words.folded
    for index in compress(count(), map(eq, folded, folded[1:])):
        applicability = _applicability(document, index) if joined(document.words, index) else None
        if applicability is not None and is_checkable(document, index, index + 1):
            yield _finding(document, index, applicability)
    for whole, gone, applicability in doubled_phrases(document):
        said = document.text[whole.start : gone.start] or document.text[gone.start : gone.end]
        phrase = " ".join(said.split())
        fix = Fix((Edit(gone.start, gone.end, ""),), applicability)
        yield Finding(RULE.code, whole, f"The words “{phrase}” stand twice in a row.", fix, evidence=phrase)


def _applicability(document: Document, index: int) -> Applicability | None:
    """How sure it is that the second of the two words goes; None when both may be meant."""
    words = document.words
    word = words.folded[index]
    before, after = words.folded[index - 1 : index], words.folded[index + 2 : index + 3]
    first, second = words.written(index), words.written(index + 1)
    if word in before + after:
        return None  # three in a row
    if len(first) > 1 and first.isupper():
        return None  # "combine AND and OR"
    if words.gaps[index].endswith("-") or words.gaps[index + 2].startswith("-"):
        return None  # "looked in in-person classes"
    if word.endswith("'s") and first == second and first[0].isupper():
        return Applicability.UNSAFE  # a name: "the Dead's Dead's albums"
    if not second.islower() or not (first.islower() or starts_sentence(words, index)):
        return None
    if word in _OPERATORS and not _OPERATORS.isdisjoint(after):
        return None
    return _of_word(document, index, word)


def _of_word(document: Document, index: int, word: str) -> Applicability | None:
    """By the lists, and where they leave a doubt by what is weighed."""
    listed = _by_lists(document, index, word)
    if listed is Applicability.UNSAFE and document.language == _WEIGHED and len(word) > 1:
        return _safe_if(_is_by_mistake(document, index, word))
    return listed


def _is_by_mistake(document: Document, index: int, word: str) -> bool:
    """Are most words that are doubled like this one doubled by mistake?"""
    closing = closing_of(document, index)
    if closing.phrase or document.words.gaps[index + 1].startswith("  "):
        return False  # "what they were looking for for the fair"; columns of a table
    lists = ("doubled_verbs", "doubled_likely")
    if closing.clause and any(word in entry_set(document.language, name) for name in lists):
        return False  # "what the road is is a shortcut"
    if len(word) < _LONGER_THAN_SOUNDS and not is_common(document.fact(tokens_of), index):
        return False  # of rare short words nobody knows how often they are doubled: "clap clap"
    weights = weights_in(_WEIGHTS)
    found = features(document, document.fact(tokens_of), index, closing)
    return weights.level(share_of(weights.score(found))) is Applicability.SAFE


def closing_of(document: Document, index: int) -> Closing:
    """What the first of the two words may close."""
    openers = entry_set(document.language, "clause_openers")
    is_of_phrase = _may_close_phrase(document, index, document.words.folded[index])
    return Closing(is_of_phrase, _may_close_clause(document, index, openers))


def _by_lists(document: Document, index: int, word: str) -> Applicability | None:
    words, language = document.words, document.language
    if word in entry_set(language, "doubled_sure"):
        return _safe_if(_is_alone(document, index, word) and not _may_begin_name(document, index + 1))
    if word in entry_set(language, "doubled_verbs"):
        openers = entry_set(language, "clause_openers")
        return _safe_if(
            not _may_close_phrase(document, index, word) and not _may_close_clause(document, index, openers)
        )
    if word in entry_set(language, "doubled_likely"):
        return Applicability.UNSAFE
    if word in entry_set(language, "doubled_kept"):
        following = "".join(words.folded[index + 2 : index + 3])
        return Applicability.UNSAFE if following in _neighbours(language, "doubled_before", word) else None
    if not entry_set(language, "doubled_likely") or len(word) < _MIN_LETTERS or "'" in word:
        return None
    if not words.written(index).islower():
        return None
    return _safe_if(len(word) >= _LONG and word.endswith(_CERTAIN_ENDS.get(language, ())) and _is_inside(words, index))


def _safe_if(certain: bool) -> Applicability:
    return Applicability.SAFE if certain else Applicability.UNSAFE


def _is_inside(words: Words, index: int) -> bool:
    """Do other words of the same sentence stand on both sides of the two?"""
    return joined(words, index - 1) and joined(words, index + 1)


def _is_alone(document: Document, index: int, word: str) -> bool:
    """Can the first of two little words belong to nothing before it?"""
    words = document.words
    if len(word) == 1 and not (words.written(index).islower() and joined(words, index + 1)):
        return False  # letters: "plan A a week later", "a a"
    if _may_close_phrase(document, index, word):
        return False
    strands = bool(_neighbours(document.language, "doubled_stranded", word))
    if not strands or index == 0 or words.folded[index - 1] in entry_set(document.language, "grammar_words"):
        return True
    openers = entry_set(document.language, "clause_openers") - _COMPARING
    return not _may_close_clause(document, index, openers)  # "the server it queries to to get"


def _may_begin_name(document: Document, index: int) -> bool:
    """May the word be the first of a name, as in other languages: "Francisco de de Sá", "von von Berg"?"""
    words = document.words
    if words.folded[index] not in _PARTICLES_OF_NAMES or index + 1 >= len(words):
        return False
    return words.written(index + 1)[0].isupper()


def _may_close_phrase(document: Document, index: int, word: str) -> bool:
    """May the first of the two belong to the word before it, or, as a particle, to one a little further on?"""
    words, language = document.words, document.language
    closed = _neighbours(language, "doubled_stranded", word)
    if word not in _PARTICLES:
        return index > 0 and words.folded[index - 1] in closed
    near = words.folded[max(0, index - _PHRASE_WORDS) : index]
    is_phrase = any({verb, verb.removesuffix("s"), verb.removesuffix("ing")} & closed for verb in near)
    return is_phrase or not _OBJECTS.isdisjoint(near[-1:])


def _may_close_clause(document: Document, index: int, openers: frozenset[str]) -> bool:
    """May a clause that one of the openers opens before the two end in the first of them?"""
    words = document.words
    for before in range(index - 1, max(-1, index - 1 - _CLAUSE_WORDS), -1):
        if _CLAUSE_MARKS.intersection(words.gaps[before + 1]):
            break
        opener = words.folded[before]
        if opener in openers and (opener not in _SUBJECTS or _is_relative(document, before)):
            return True
    return False


def _is_relative(document: Document, subject: int) -> bool:
    """May the subject open a clause about what stands before it ("the server it queries"), unlike "and it queries"?"""
    words = document.words
    if starts_sentence(words, subject) or not joined(words, subject - 1):
        return False
    is_after_noun = words.folded[subject - 1] not in entry_set(document.language, "grammar_words")
    return is_after_noun or words.folded[subject] == "that"


@cache
def _neighbours(language: str, name: str, word: str) -> frozenset[str]:
    """The words that a list, "word: neighbour neighbour …" a line, gives for a word."""
    lines = (line.split(":", 1) for line in entries(language, name))
    return frozenset(neighbour for left, right in lines if left == word for neighbour in right.split())


def _finding(document: Document, index: int, applicability: Applicability) -> Finding:
    words = document.words
    first, second = words.span(index), words.span(index + 1)
    gone = Span(first.end, second.end)
    is_closed = words.gaps[index + 2].startswith(_CLOSING) and words.gaps[index].endswith(" ")
    if is_closed or "\n" in words.gaps[index + 1] or "\r" in words.gaps[index + 1]:
        gone = first  # at the line's end, so that the second line starts as it did; no blank stays before a bracket
    edit = Edit(gone.start, gone.end, "")
    return Finding(
        RULE.code,
        Span(first.start, second.end),
        f"The word “{words.folded[index]}” stands twice in a row.",
        Fix((edit,), applicability),
        evidence=words.written(index),
    )


RULE = Rule("TYP403", "doubled-word", "a word that stands twice in a row by mistake", Applicability.SAFE, check)
