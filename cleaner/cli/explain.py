"""``cleaner explain CODE``: what a rule finds, why that is wrong, an example, when it stays silent."""

from __future__ import annotations

import json

import click

from cleaner.cli import streams
from cleaner.findings import Rule
from cleaner.reports.rule_table import in_order, rule_page, rule_record
from cleaner.rules import RULES, rule_named


@click.command(name="explain")
@click.argument("codes", nargs=-1, metavar="CODE...")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def COMMAND(codes: tuple[str, ...], output_format: str) -> int:
    """Tell what a rule finds, why that is wrong, an example, and when it stays silent.

    CODE is a rule's code or name, or the beginning of several codes (DUP); without one, all rules are listed.
    """
    rules = [rule for code in codes for rule in _rules(code)] or in_order(RULES)
    out = streams.text_output()
    if output_format == "json":
        json.dump([rule_record(rule) for rule in rules], out, indent=2, ensure_ascii=False)
        out.write("\n")
    elif codes:
        out.write("\n\n".join(rule_page(rule) for rule in rules))
    else:
        out.write("".join(f"{rule.code} {rule.name}: {rule.summary}\n" for rule in rules))
    return 0


def _rules(code: str) -> list[Rule]:
    rule = rule_named(code)
    found = [rule] if rule else [rule for rule in RULES if code and rule.code.startswith(code.upper())]
    if not found:
        raise click.UsageError(f"there is no rule {code!r}; `cleaner explain` lists them all")
    return found
