"""The rules, in the order in which their fixes are chosen when two want the same text."""

from __future__ import annotations

from cleaner.findings import Rule
from cleaner.rules.boilerplate.rules import RULES as FURNITURE
from cleaner.rules.encoding import controls, entities, mojibake
from cleaner.rules.repeats.rules import RULES as REPEATS
from cleaner.rules.suppressions import unused_suppression
from cleaner.rules.typos import missing_space, odd_name, split_word
from cleaner.rules.typos.misspellings import RULES as MISSPELLINGS
from cleaner.rules.typos.rules import PROPOSALS
from cleaner.rules.typos.rules import RULES as IN_CONTEXT

RULES: tuple[Rule, ...] = (
    mojibake.RULE,
    controls.RULE,
    entities.RULE,
    *FURNITURE,
    *REPEATS,
    *IN_CONTEXT,
    split_word.RULE,
    missing_space.RULE,
    *MISSPELLINGS,
    odd_name.RULE,
    *PROPOSALS,
    unused_suppression.RULE,
)


def rule_named(code: str) -> Rule | None:
    """The rule with this code or name, in any letter case."""
    wanted = code.casefold()
    return next((rule for rule in RULES if wanted in (rule.code.casefold(), rule.name)), None)
