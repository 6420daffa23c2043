"""A word nobody uses, one slip away from a common one.

What it finds
    Forms that no list of words has ("startinig", "documentaiton") with a far commoner word one
    letter away, or two: missing, added, changed, or swapped with the next. Facts about the form,
    the word and the place are weighed into a share: of such forms in texts that nobody had read, so
    many were slips for this word. Slips that hands and ears often make weigh more, the first letter
    is hardly ever wrong, and words that the article itself uses gain. The share sets who may change it.
Why it is wrong
    The word does not exist, and only one word can be meant.
Example
    before: Talks are startinig in London.
    after: Talks are starting in London.
When it stays silent
    Code, addresses, names for machines; a word alone in quotation marks or before "[sic]", pieces of
    words, labels with a capital, and passages in another language; words that the settings or several
    files of the run vouch for, and rare words that the frequency list has. A capital makes a name
    unless the article writes the word meant small, or a sentence begins and no name ends so. Words
    that the article uses again and again, words beside unknown ones, new words made of known parts,
    British and American spellings weigh against it. In German, Spanish,
    French, Italian, Dutch, Portuguese and Russian points of their own, fitted on slips that translators mended, ask for
    more: what is spelt so by another rule or country, may have an ß, has a capital inside a sentence (but in German),
    or is a word of English stays. Languages in which nothing was counted are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.typos.suspects import LANGUAGE, PROBABLE, Suspect, finding_of, suspects
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    if document.language != LANGUAGE:
        from cleaner.rules.typos.other_languages.judge import misspellings

        yield from misspellings(PROBABLE, document, settings, surroundings)
        return
    for suspect in suspects(PROBABLE, document, settings, surroundings):
        yield finding_of(suspect, document, _message(suspect))


def _message(suspect: Suspect) -> str:
    verdict = suspect.verdict
    assert verdict.candidate is not None
    tail = f"; not changed unasked: {verdict.reason}" if verdict.reason else ""
    return f"“{suspect.word.text}” looks like “{verdict.correction}” with {verdict.candidate.slip.kind.value}{tail}."


RULE = Rule(
    PROBABLE, "probable-misspelling", "A word nobody uses, one slip from a common one.", Applicability.SAFE, check
)
