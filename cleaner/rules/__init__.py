"""The rules, in the order in which their fixes are chosen when two want the same text."""

from __future__ import annotations

from cleaner.findings import Rule
from cleaner.rules.encoding import controls, entities, mojibake
from cleaner.rules.typos import doubled_word

RULES: tuple[Rule, ...] = (
    mojibake.RULE,
    controls.RULE,
    entities.RULE,
    doubled_word.RULE,
)


def rule_named(code: str) -> Rule | None:
    """The rule with this code or name, in any letter case."""
    wanted = code.casefold()
    return next((rule for rule in RULES if wanted in (rule.code.casefold(), rule.name)), None)
