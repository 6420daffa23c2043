"""The rules, in the order in which their fixes are chosen when two want the same text."""

from __future__ import annotations

from cleaner.findings import Rule
from cleaner.rules.encoding import controls, entities, mojibake
from cleaner.rules.repeats import (
    cut_off_sentence,
    near_copy,
    pull_quote,
    repeated_paragraph,
    repeated_sentences,
    truncated_copy,
)
from cleaner.rules.typos import doubled_word, known_misspelling, probable_misspelling

RULES: tuple[Rule, ...] = (
    mojibake.RULE,
    controls.RULE,
    entities.RULE,
    repeated_paragraph.RULE,
    truncated_copy.RULE,
    repeated_sentences.RULE,
    near_copy.RULE,
    cut_off_sentence.RULE,
    pull_quote.RULE,
    known_misspelling.RULE,
    probable_misspelling.RULE,
    doubled_word.RULE,
)


def rule_named(code: str) -> Rule | None:
    """The rule with this code or name, in any letter case."""
    wanted = code.casefold()
    return next((rule for rule in RULES if wanted in (rule.code.casefold(), rule.name)), None)
