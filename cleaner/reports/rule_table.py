"""What there is to say of a rule, from one place: its entry in RULES and its explanation.

The README's table, ``cleaner explain``, SARIF and the HTML report all read it here.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from cleaner.findings import Applicability, Rule

_FAMILIES = {"ENC": "Encoding", "BLR": "Page furniture", "DUP": "Repeats", "TYP": "Typing", "SUP": "Suppressions"}
_FIXES = {
    Applicability.SAFE: "`fix`",
    Applicability.UNSAFE: "`fix --unsafe-fixes`",
    Applicability.DISPLAY: "shown only",
}
_HEADING = re.compile(r"^(?=\S)(.+)\n(?=[ \t]+\S)", re.MULTILINE)
_SECTION = re.compile(r"^\[([A-Z]+\d+)\]\n", re.MULTILINE)
_MARKDOWN = re.compile(r"([|\\`*_<\[])")


class Section(NamedTuple):
    """A part of a rule's explanation; the first has no title."""

    title: str
    text: str


def in_order(rules: Iterable[Rule]) -> list[Rule]:
    """The rules by family, as the families come first, and code."""
    families: dict[str, list[Rule]] = {}
    for rule in rules:
        families.setdefault(rule.code[:3], []).append(rule)
    return [rule for members in families.values() for rule in sorted(members, key=lambda rule: rule.code)]


def rule_table(rules: Iterable[Rule]) -> str:
    """A Markdown table of the rules, by family and code, with a break at the end."""
    rows = ["| code | name | finds | changed by |", "|---|---|---|---|"]
    family = ""
    for rule in in_order(rules):
        if rule.code[:3] != family:
            family = rule.code[:3]
            rows.append(f"| **{family}** | **{_FAMILIES.get(family, family)}** | | |")
        rows.append(_row(rule))
    return "\n".join(rows) + "\n"


def _row(rule: Rule) -> str:
    summary = _MARKDOWN.sub(r"\\\1", rule.summary.removesuffix("."))
    finds = summary[:1].upper() + summary[1:]
    return f"| {rule.code} | {rule.name} | {finds} | {_FIXES[rule.applicability]} |"


def rule_page(rule: Rule) -> str:
    """What ``cleaner explain`` prints, with a break at the end."""
    fixes = _FIXES[rule.applicability].strip("`")
    how = fixes if rule.applicability is Applicability.DISPLAY else f"changed by `cleaner {fixes}`"
    return f"{rule.code} {rule.name} ({how})\n\n{explanation(rule)}\n"


def rule_record(rule: Rule) -> dict[str, object]:
    """The same for machines."""
    return {
        "code": rule.code,
        "name": rule.name,
        "summary": rule.summary,
        "applicability": str(rule.applicability),
        "sections": [section._asdict() for section in sections(rule)],
        "explanation": explanation(rule),
    }


def explanation(rule: Rule) -> str:
    """The section [CODE] of explanations.txt beside the rule's module, or else the docstring of that module."""
    home = sys.modules[rule.check.__module__]
    table = Path(home.__file__ or "").with_name("explanations.txt")
    told = dict(zip(*[iter(_SECTION.split(table.read_text(encoding="utf-8"))[1:])] * 2)) if table.is_file() else {}
    return inspect.cleandoc(told.get(rule.code) or home.__doc__ or rule.summary)


def sections(rule: Rule) -> list[Section]:
    """The explanation in parts: a line that an indented text follows is a title."""
    parts = _HEADING.split(explanation(rule))
    found = [Section("", parts[0].strip())]
    found += [Section(title.strip(), inspect.cleandoc("\n" + text)) for title, text in zip(parts[1::2], parts[2::2])]
    return found
