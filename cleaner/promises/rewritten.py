"""Is a stretch that becomes another still what its writer said? Few words, near ones, no fact and no name changed.

Other readings of the same bytes may differ in every letter (``decoding``). Everything else is held to the letters:
blanks, marks and letter case may change round them, and a word may become one that is a slip of the hand away.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache

from cleaner.document import Document
from cleaner.languages import entries, entry_set
from cleaner.lexicon.store import open_lexicon
from cleaner.matching.alignment import Step, align, edits
from cleaner.matching.wording import wording_of
from cleaner.promises.changes import Change
from cleaner.promises.decoding import reads_back
from cleaner.promises.marks import fault_of_marks
from cleaner.promises.unasked import fault_unless_asked
from cleaner.text.folding import tokens
from cleaner.text.lazy_regex import lazy_regex

MAX_WORDS = 6  # whole words that one change may reach
MAX_LETTERS = 100
MAX_EDITS = 3  # letters that may differ in one word, and never more than half of it
MAX_SHORT_NAME = 5  # letters of a word with a capital that is as well a name as a slip, when it is in use at all
_FIGURE = lazy_regex(r"[-−+$€£¥]?\d(?:[\d.,:/]*\d)?%?")
_BREAK = lazy_regex(r"\r\n|\r|\n")
_AMBIGUOUS = frozenset(("may", "march", "second"))  # months and numbers that are other words as well


def fault_of_rewriting(document: Document, change: Change, is_asked: bool) -> str:
    """Why the words may not become these; empty when they may. ``is_asked``: somebody asked for such changes."""
    old, new = change.old, change.new
    breaks = len(_BREAK.findall(old)), len(_BREAK.findall(new))
    if breaks[0] != breaks[1] and not (breaks == (1, 0) and _joins_a_word(old, new)):
        return "it joins or breaks lines"
    if reads_back(old, new):
        return ""
    if len(old) > MAX_LETTERS or len(new) > MAX_LETTERS or len(new) > 2 * len(old) + 8:
        return "it rewrites more than a few words"
    if _FIGURE.findall(old) != _FIGURE.findall(new):
        return "it changes a figure"
    if _letters(old) == _letters(new):
        return fault_of_marks(document, change)
    if any(unicodedata.category(sign).startswith("C") for sign in Counter(new) - Counter(old)):
        return "it puts in signs that nobody sees"
    return _fault_of_words(document, change, is_asked)


def _joins_a_word(old: str, new: str) -> bool:
    return _letters(old) == _letters(new) and len(tokens(new).keys) < len(tokens(old).keys)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _fault_of_words(document: Document, change: Change, is_asked: bool) -> str:
    mine, theirs = tokens(change.old), tokens(change.new)
    if max(len(mine.keys), len(theirs.keys)) > MAX_WORDS:
        return "it rewrites more than a few words"
    if not mine.keys and not is_asked:
        return "it puts in words"
    for step in align(mine.keys, theirs.keys):
        if not step.equal:
            fault = _fault_of_step(document, change, step, mine.keys, theirs.keys, is_asked)
            fault = fault or _fault_of_name(document, change, step, mine.starts)
            if fault:
                return fault
    return "" if is_asked else fault_unless_asked(document, change, _written(change))


def _written(change: Change) -> list[str]:
    """The words that come, as they are written."""
    found = tokens(change.new)
    return [change.new[start:end] for start, end in zip(found.starts, found.ends)]


def _fault_of_step(
    document: Document, change: Change, step: Step, mine: list[str], theirs: list[str], is_asked: bool
) -> str:
    old, new = mine[step.start : step.end], theirs[step.other_start : step.other_end]
    if not old or not new:
        is_little = len(old + new) == 1 and _is_little(document.language, (old + new)[0])
        if not (is_asked and is_little):
            return f"it {'removes' if old else 'puts in'} “{' '.join(old or new)}”"
    if _counts(old) - _counts(new) or (_counts(new) - _counts(old) and _is_known(document, change, old)):
        return "it changes a number or a negation"
    one, other = "".join(old), "".join(new)
    if one.isascii() and not all(unicodedata.normalize("NFKD", sign).encode("ascii", "ignore") for sign in other):
        return f"“{other}” is of another script"
    glued = _little_word_glued(document.language, one, other)
    if glued:
        return f"it may take away “{glued}”"
    if one == other or not old or not new or _are_forms(document.language, old, new):
        return ""
    most = min(MAX_EDITS, (max(len(one), len(other)) + 1) // 2)
    if _distance(one, other) > most:
        return f"“{' '.join(new)}” is far from “{' '.join(old)}”"
    return ""


def _little_word_glued(language: str, one: str, other: str) -> str:
    """The little word that would go with the letters at an end: "of" of "deliveriesof"; a doubled letter is none."""
    if one.startswith(other):
        rest, beside = one[len(other) :], other[-1:]
    elif one.endswith(other):
        rest, beside = one[: -len(other)], other[:1]
    else:
        return ""
    is_word = rest in ("a", "i") if len(rest) == 1 else rest in _little_words(language)
    return rest if is_word and rest != beside else ""


def _distance(one: str, other: str) -> int:
    """Letters to put in, take out, change or swap; more than three are not told apart."""
    found = edits(one, other, MAX_EDITS)
    swapped = any(one[:at] + one[at + 1] + one[at] + one[at + 2 :] == other for at in range(len(one) - 1))
    return 1 if swapped else found


def _counts(words: list[str]) -> Counter[str]:
    wording = wording_of("en")  # denials and numbers are those of all languages
    return Counter(
        word for word in words if (word in wording.negations or word in wording.numbers) and word not in _AMBIGUOUS
    )


def _is_known(document: Document, change: Change, words: list[str]) -> bool:
    """Are they words, and not known to be misspelt? Of a language without data, anything may be a word."""
    lexicon = open_lexicon(document.language_at(change.start))
    entries_ = [lexicon.entry(word) for word in words]
    return lexicon.is_empty or all(entry.zipf and not entry.corrections for entry in entries_)


@cache
def _little_words(language: str) -> frozenset[str]:
    return entry_set(language, "grammar_words") | entry_set(language, "neutral_words")


def _is_little(language: str, word: str) -> bool:
    return word in _little_words(language) and not _counts([word])


def _are_forms(language: str, old: list[str], new: list[str]) -> bool:
    """Are they little words, or forms of one irregular verb ("could of", "has went")?"""
    if all(_is_little(language, word) for word in old + new):
        return len(old) == len(new) == 1
    verbs = [line.split() for line in entries(language, "irregular_verbs")]
    return len(old) == len(new) == 1 and any(old[0] in verb and new[0] in verb for verb in verbs)


def _fault_of_name(document: Document, change: Change, step: Step, starts: list[int]) -> str:
    """A word with a capital inside a sentence may be a name: it becomes no other word, only a nearer spelling."""
    text = document.text
    for number in range(step.start, step.end):
        start = change.start + starts[number]
        word = _word_at(text, start)
        if not word[:1].isupper() or _in_capitals(document, start):
            continue
        if document.opens_sentence(start) and change.new[:1].lower() in word[:2].lower():
            continue
        if not _is_nearer_spelling(document, change, step, word):
            return f"“{word}” may be a name"
    return ""


def _is_nearer_spelling(document: Document, change: Change, step: Step, word: str) -> bool:
    """Does a word that nobody knows become one that is known or stands elsewhere, with the same capital?"""
    theirs = tokens(change.new)
    new = [change.new[theirs.starts[at] : theirs.ends[at]] for at in range(step.other_start, step.other_end)]
    if not new or new[0][:1] != word[:1] or _is_known(document, change, [word.casefold()]):
        return False
    lexicon = open_lexicon(document.language_at(change.start))
    if len(word) <= MAX_SHORT_NAME and lexicon.zipf(word.casefold()):
        return False  # "Dota" is listed as a misspelling
    return all(lexicon.zipf(part.casefold()) or part in document.text for part in new)


def _word_at(text: str, start: int) -> str:
    end = start
    while end < len(text) and (text[end].isalnum() or text[end] in "'’"):
        end += 1
    return text[start:end]


def _in_capitals(document: Document, start: int) -> bool:
    line = document.lines[document.line_at(start)]
    said = document.text[line.start : line.end]
    return said.isupper()
