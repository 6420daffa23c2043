"""The rules, in the order in which their fixes are chosen when two want the same text."""

from __future__ import annotations

from cleaner.findings import Rule
from cleaner.rules.boilerplate.rules import RULES as FURNITURE
from cleaner.rules.encoding import controls, entities, mojibake
from cleaner.rules.repeats import cut_off_sentence, repeated_paragraph, restated_passage
from cleaner.rules.repeats.rules import RULES as COPIES
from cleaner.rules.suppressions import unused_suppression
from cleaner.rules.typos import (
    date_comma,
    doubled_word,
    joined_verb,
    misplaced_apostrophe,
    missing_space,
    missing_word,
    odd_name,
    space_before_punctuation,
    space_in_compound,
    split_word,
    wrong_article,
)
from cleaner.rules.typos.misspellings import RULES as MISSPELLINGS
from cleaner.rules.typos.real_words.rules import RULES as REAL_WORDS

RULES: tuple[Rule, ...] = (
    mojibake.RULE,
    controls.RULE,
    entities.RULE,
    *FURNITURE,
    repeated_paragraph.RULE,
    *COPIES,
    restated_passage.RULE,
    cut_off_sentence.RULE,
    doubled_word.RULE,
    split_word.RULE,
    missing_space.RULE,
    space_before_punctuation.RULE,
    *REAL_WORDS,
    wrong_article.RULE,
    misplaced_apostrophe.RULE,
    date_comma.RULE,
    space_in_compound.RULE,
    *MISSPELLINGS,
    odd_name.RULE,
    missing_word.RULE,
    joined_verb.RULE,
    unused_suppression.RULE,
)


def rule_named(code: str) -> Rule | None:
    """The rule with this code or name, in any letter case."""
    wanted = code.casefold()
    return next((rule for rule in RULES if wanted in (rule.code.casefold(), rule.name)), None)
