"""A word nobody uses, one slip away from a common one.

What it finds
    Forms that no list of words has ("startinig", "documentaiton") with a far commoner word one
    letter away: missing, added, changed, or swapped with the next. Slips that hands and ears
    often make weigh more, the first letter is hardly ever wrong, and words that the article
    itself uses gain. Two slips in a long word are only shown.
Why it is wrong
    The word does not exist, and only one word can be meant.
Example
    before: Talks are startinig in London.
    after: Talks are starting in London.
When it stays silent
    Names: capitals inside a sentence, or at its start when the word has one elsewhere or another
    capital follows. Code, addresses, names for machines; words alone in quotation marks, brackets
    or emphasis, or before "[sic]"; labels; words beside another unknown word, and passages in
    another language. Words that the article uses three times, that stand in its code or links,
    or that the settings or several files of the run vouch for. New words made of known parts,
    forms of rare words, British and American spellings, and rare words that the frequency list
    has. Where a second word is as likely it only suggests; in languages other than English it
    only shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.typos.forms import may_be_slip
from cleaner.rules.typos.suspects import Suspect, finding_of, suspects
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings

CODE = "TYP402"


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    for suspect in suspects(document, settings, surroundings, may_be_slip):
        yield finding_of(CODE, suspect, document, _message(suspect))


def _message(suspect: Suspect) -> str:
    verdict = suspect.verdict
    assert verdict.candidate is not None
    tail = f"; it is not changed unasked, since {verdict.reason}" if verdict.reason else ""
    return f"“{suspect.word.text}” looks like “{verdict.correction}” with {verdict.candidate.slip.kind.value}{tail}."


RULE = Rule(CODE, "probable-misspelling", "A word nobody uses, one slip from a common one.", Applicability.SAFE, check)
