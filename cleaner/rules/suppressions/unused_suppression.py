"""A comment or front-matter key that silences a rule which has nothing to say there.

What it finds
    `<!-- cleaner: ignore DUP202 -->` and its kin, where no finding was silenced, where the code
    is no rule's, or where the verb is not `ignore`, `off`, `on` or `ignore-file`.
Why it is wrong
    The passage it excused is gone or was mended, or a slip of the keys keeps it from working.
    Left standing, it hides what somebody writes there later.
Example
    before: <!-- cleaner: ignore TYP401 --> / Every word here is spelt well.
    after: (unchanged; shown only)
When it stays silent
    When the rules it names were not run, or not all of them; in code, where the comment is an
    example; and for `on`, which only ends an `off`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.settings import Settings
from cleaner.suppressions import Suppression
from cleaner.surroundings import Surroundings

CODE = "SUP101"
_VERBS = ("", "ignore", "off", "ignore-file")


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    """Nothing by itself: what is unused is known when all rules have spoken, so the engine asks for it."""
    yield from ()


def unused_findings(unused: Sequence[Suppression], ran: Sequence[str]) -> list[Finding]:
    """The findings, given the suppressions that silenced nothing and the codes of the rules that ran."""
    if CODE not in ran:
        return []
    return [
        Finding(CODE, suppression.place, message) for suppression in unused if (message := _message(suppression, ran))
    ]


def _message(suppression: Suppression, ran: Sequence[str]) -> str:
    if suppression.verb not in _VERBS:
        return f"'{suppression.verb}' is not understood here; known are ignore, off, on and ignore-file."
    strange = [code for code in suppression.codes if not any(known.startswith(code) for known in _known())]
    if strange:
        return f"No rule's code begins with '{strange[0]}'; `cleaner explain` lists the rules."
    if all(code in ran for code in _known() if code.startswith(suppression.codes)):
        return "Nothing is left here to silence; this can go."
    return ""


def _known() -> Sequence[str]:
    from cleaner.rules import RULES

    return [rule.code for rule in RULES]


RULE = Rule(
    CODE,
    "unused-suppression",
    "A comment silences a rule that has nothing to say there",
    Applicability.DISPLAY,
    check,
)
