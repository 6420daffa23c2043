"""The examples of `cleaner explain`, typed in: what comes out is what they say.

Paragraphs are parted by " / ". A remark in brackets at the end says under what: "when asked for", "when
.cleaner/learned.json has the line", "unchanged; shown only", "the credit stays"; a character is written as <U+0002>.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from cleaner import Rule, Settings, Surroundings, clean
from cleaner.furniture.keys import key
from cleaner.reports.rule_table import in_order, sections
from cleaner.rules import RULES

EXAMPLE = re.compile(r"before: (.*?) after: (.*?)(?= before:|$)")
REMARK = re.compile(r" ?\(((?:when|unchanged|the credit)[^()]*)\)$")


class Example(NamedTuple):
    rule: Rule
    before: str
    after: str
    remark: str


def read(text: str) -> str:
    text = re.sub(r"<U\+([0-9A-F]{4})>", lambda match: chr(int(match[1], 16)), text)
    return "\n\n".join(text.split(" / "))


def examples() -> list[Example]:
    found = []
    for rule in in_order(RULES):
        told = next(part.text for part in sections(rule) if part.title.startswith("Example"))
        for before, after in EXAMPLE.findall(" ".join(told.split())):
            remark = REMARK.search(after)
            after = after[: remark.start()] if remark else after
            found.append(Example(rule, read(before), read(after or before), remark[1] if remark else ""))
    return found


EXAMPLES = examples()


def test_every_rule_has_one() -> None:
    assert {example.rule.code for example in EXAMPLES} == {rule.code for rule in RULES}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.rule.code)
def test_what_comes_out_is_what_it_says(example: Example) -> None:
    learned = {key(line): 9 for line in example.before.split("\n\n")[1:]} if "learned" in example.remark else {}
    settings = Settings(unsafe_fixes="asked" in example.remark)
    made = clean(example.before, settings=settings, surroundings=Surroundings(lines=learned))
    assert made.text == example.after
    assert "stays" in example.remark or example.rule.code in {finding.code for finding in made.findings}
