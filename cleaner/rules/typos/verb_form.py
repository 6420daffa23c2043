"""A form of a verb that does not go with the helping verb before it.

What it finds
    "can generated", "doesn't works", "they've create", "should have went", "must be include".
Why it is wrong
    The sentence was changed from one tense to another and one word was left behind.
Example
    before: You can generated a key; it doesn't works if you've create none.
    after: You can generate a key; it doesn't work if you've created none.
When it stays silent
    Inside quotation marks, where people speak as they speak; where a clause may end before the verb
    ("do what you can followed by a rest"); where "can", "will" or "might" may be nouns; before verbs
    that are nouns or adjectives as well ("the tools they have store data").
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.languages import entry_set
from cleaner.lexicon import open_lexicon
from cleaner.rules.typos.context_checks import capped_in_grammar_articles, in_quotation, is_checkable, joined
from cleaner.rules.typos.pattern_lines import word_class
from cleaner.rules.typos.real_words.verdicts import leaves
from cleaner.rules.typos.verb_table import (
    participle_of,
    participles_by_past,
    plain_by_third,
    plain_of_past,
    suspect_forms,
)
from cleaner.rules.typos.word_forms import is_name, is_plain, is_plural
from cleaner.settings import Settings
from cleaner.spans import Edit
from cleaner.surroundings import Surroundings
from cleaner.text.words import Words

_LANGUAGE = "en"
_MODALS = frozenset("can could will would should must may might cannot can't couldn't won't wouldn't shouldn't".split())
_NOUNS_TOO = frozenset("can will must may might".split())
_NOT_DO = frozenset("don't doesn't didn't".split())
_DO = frozenset("do does did".split())
_HAVE = frozenset("have has had".split())
_HAVE_SHORT = frozenset("i've you've we've they've haven't hasn't hadn't".split())
_BE = frozenset("be been being".split())
_BE_FINITE = frozenset("is are was were".split())
_BEFORE_TO = frozenset("want wants wanted need needs needed able unable try tries trying order supposed likely".split())
_HELPERS = _MODALS | _NOT_DO | _DO | _HAVE | _HAVE_SHORT | _BE | _BE_FINITE | _BEFORE_TO
_BETWEEN = frozenset("not also only never always then just easily simply already ever since recently".split())
_ASKING = frozenset("what how why when where who which and so but if then".split())
_SUBJECTS = frozenset("i you he she it we they".split())
_PASSIVE = frozenset("by with in as using from on at when into".split())  # after these words a passive is meant
_AIMS = frozenset("do does did doing done thing step way goal aim job purpose idea task need point plan".split())
_CLAUSE_ENDS = frozenset("what whatever all everything anything as than best much most only like how so".split())
_SENTENCE_ENDS = frozenset(".!?:;")
_FAR = 14  # ... and in which an aim may be named, of which a plain verb tells
_REACH = 5  # words before a helping verb in which such a clause may start
_CLEFTS = frozenset("was were did".split())  # "what I did have was", "the talent he might have did not show"
_ALSO_NOUNS = frozenset("build merge mention select reuse rewrite refactor derive".split())  # "there was mention of"
_Meant = tuple[str, Applicability] | None


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    if document.language == _LANGUAGE:
        yield from (finding for finding in document.fact(found_in) if not leaves(document, finding))


def found_in(document: Document) -> tuple[Finding, ...]:
    """What this rule has to say of an English document."""
    return tuple(_found(document))


def _found(document: Document) -> Iterator[Finding]:
    words = document.words
    for index in compress(count(), map(_HELPERS.__contains__, words.folded)):
        if not any(map(_may_be_wrong, words.folded[index + 1 : index + 4])):
            continue
        place = _verb_after(words, index)
        meant = _meant(words, index, place) if place else None
        if meant and place and is_checkable(document, index, place) and not in_quotation(document, words.start(index)):
            yield _finding(document, index, place, meant[0], capped_in_grammar_articles(document, meant[1]))


def _may_be_wrong(word: str) -> bool:
    """A quick look that few words pass: a form that may not go with some helping verb."""
    return word.endswith("ed") or word in suspect_forms()


def _verb_after(words: Words, index: int) -> int | None:
    """Where the verb stands that goes with the helping verb: after it, or after one little word."""
    place = index + 1
    if not joined(words, index):
        return None
    if words.folded[index] in _BEFORE_TO or (words.folded[index] in _HAVE and words.folded[place] == "to"):
        place += 1
        if words.folded[place - 1] != "to" or not joined(words, place - 1):
            return None
        is_adverb = words.folded[place].endswith("ly")
        return place + 1 if is_adverb and joined(words, place) else place
    is_question = words.folded[index] in _DO and words.folded[place] in _SUBJECTS
    if is_question or words.folded[place] in _BETWEEN:
        place += 1
        if not joined(words, place - 1):
            return None
    if words.gaps[place + 1].startswith(("-", "'", "’")) or not words.written(place).islower():
        return None
    return place


def _meant(words: Words, index: int, place: int) -> _Meant:
    """What the verb should be after the helping verb, and how sure that is."""
    helper, verb = words.folded[index], words.folded[place]
    if words.folded[index + 1] == "to":
        return _active(words, place, plain_of_past(verb, open_lexicon(_LANGUAGE)))
    if helper in _HAVE | _HAVE_SHORT:
        return _participle_after_have(words, index, place)
    if helper in _BE:
        return _participle_after_be(words, index, place)
    if helper in _BE_FINITE:
        return _participle_after_is(words, index, verb)
    if helper in _DO and (place == index + 1 or not _asks(words, index)):
        return None  # "he did walked" is nothing that one writes, "the way he did it was wrong" is right
    if verb in _CLEFTS and helper in _NOUNS_TOO:
        return None  # "its military might was"
    plain = plain_of_past(verb, open_lexicon(_LANGUAGE))
    if not plain and helper not in _MODALS:
        plain = plain_by_third().get(verb, "")
    if not plain or _may_end_clause(words, index):
        return None
    if helper not in _MODALS:  # "those who came and those who did not showed that": one word more may end a clause
        return plain, Applicability.UNSAFE if words.folded[index + 1] == "not" else Applicability.SAFE
    if not joined(words, index - 1) or words.folded[index - 1] in ("when", "how", "why", "where", "what"):
        return None  # "When should proposed changes be seen?"
    meant = _active(words, place, plain)
    if helper not in _NOUNS_TOO or meant is None:
        return meant
    return None if _is_hardly_verb(words, index) else (meant[0], _surest(words, index, meant[1]))


def _asks(words: Words, index: int) -> bool:
    """Does a question start with the helping verb, or with a word before it: "does it", "how did they"?"""
    return not joined(words, index - 1) or words.folded[index - 1] in _ASKING


def _active(words: Words, place: int, plain: str) -> _Meant:
    """The plain verb where its object follows; before "by" and the like a passive without its "be"."""
    if not plain:
        return None
    after = words.folded[place + 1] if joined(words, place) else ""
    if after in word_class(_LANGUAGE, "det") | word_class(_LANGUAGE, "object"):
        return plain, Applicability.SAFE
    return (f"be {words.written(place)}" if after in _PASSIVE else plain), Applicability.UNSAFE


def _is_hardly_verb(words: Words, index: int) -> bool:
    """Is "can", "will" or "might" a noun here, or is there no telling?"""
    before = words.folded[index - 1] if index and joined(words, index - 1) else ""
    return not before or not words.written(index).islower() or before in word_class(_LANGUAGE, "det")


def _surest(words: Words, index: int, applicability: Applicability) -> Applicability:
    """After a pronoun, a plural or a name such a word is the helping verb: "Hugo can", but "his last will"."""
    before = words.folded[index - 1]
    if before in word_class(_LANGUAGE, "subject_n") or is_plural(words, index - 1) or is_name(words, index - 1):
        return applicability
    return Applicability.UNSAFE


def _participle_after_have(words: Words, index: int, place: int) -> _Meant:
    verb = words.folded[place]
    before = words.folded[index - 1] if index and joined(words, index - 1) else ""
    short = words.folded[index] in _HAVE_SHORT
    if verb in _CLEFTS:
        return None
    if verb in participles_by_past():
        if before in _SUBJECTS and not short or words.folded[place + 1 : place + 2] == ["that"]:
            return None  # "the comment I had was long", "an effect it would have was that"
        sure = short or before in _MODALS
        return participles_by_past()[verb], Applicability.SAFE if sure else Applicability.UNSAFE
    if verb not in entry_set(_LANGUAGE, "only_verbs"):
        return None
    if short or before in _MODALS:  # "must have write access", but "must have create a page"
        return participle_of(verb), Applicability.UNSAFE if is_plain(words, place + 1) else Applicability.SAFE
    if not before or before in _SUBJECTS or _may_end_clause(words, index) or is_plain(words, place + 1):
        return None  # "the tools they have include a saw", "to have write access"
    return participle_of(verb), Applicability.UNSAFE


def _participle_after_is(words: Words, index: int, verb: str) -> _Meant:
    if verb not in entry_set(_LANGUAGE, "only_verbs") - _ALSO_NOUNS or _may_end_clause(words, index):
        return None
    if not (_AIMS | {"to"}).isdisjoint(_sentence_before(words, index, _FAR)):
        return None  # "the first thing to do is define it"
    return participle_of(verb), Applicability.UNSAFE


def _participle_after_be(words: Words, index: int, place: int) -> _Meant:
    verb = words.folded[place]
    before = words.folded[index - 1] if index and joined(words, index - 1) else ""
    if verb in _CLEFTS or words.gaps[index].endswith("-"):
        return None  # "well-being referred to"
    if verb in participles_by_past():
        is_dialect = words.folded[index] == "been" and before not in _HAVE | _HAVE_SHORT
        return None if is_dialect else (participles_by_past()[verb], Applicability.SAFE)
    if verb not in entry_set(_LANGUAGE, "only_verbs") or _may_end_clause(words, index):
        return None
    if verb in _ALSO_NOUNS and words.folded[index] != "been":
        return None  # "there will be merge conflicts"
    sure = before in _MODALS or words.folded[index] != "be"
    if joined(words, place) and words.folded[place + 1] not in _PASSIVE | {"to"}:
        sure = False  # "will be define the value": one of the two verbs may be too many
    return participle_of(verb), Applicability.SAFE if sure else Applicability.UNSAFE


def _may_end_clause(words: Words, index: int) -> bool:
    """May the helping verb end a clause, so that the verb after it belongs to another: "all you can"?"""
    return not _CLAUSE_ENDS.isdisjoint(_sentence_before(words, index, _REACH))


def _sentence_before(words: Words, index: int, reach: int) -> list[str]:
    """So many words before the place, those of an earlier sentence left out."""
    start = index
    while start > max(0, index - reach) and not _SENTENCE_ENDS.intersection(words.gaps[start]):
        start -= 1
    return words.folded[start:index]


def _finding(document: Document, index: int, place: int, meant: str, applicability: Applicability) -> Finding:
    words = document.words
    span = words.span(place)
    phrase = " ".join(document.text[words.start(index) : span.end].split())
    return Finding(
        RULE.code,
        span,
        f"“{meant}” seems to be meant by “{words.written(place)}” in “{phrase}”.",
        Fix((Edit(span.start, span.end, meant),), applicability),
        evidence=phrase,
    )


RULE = Rule(
    "TYP411", "wrong-verb-form", "a form of a verb that does not go with its helping verb", Applicability.SAFE, check
)
