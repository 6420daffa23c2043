"""What kind of line stands in many stories, and what may be done about it."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleaner.furniture.line_facts import line_facts, may_be_learned

PLACES = ("head", "inside", "tail")
_HEADING = re.compile(r"#{1,6}\s|={2,6}\s|.{0,200}\n[=-]{3,}$")
_MARKUP = re.compile(r"[<{|`~]|!?\[|\.\. |---|\*\*\*|===|#[+!]|//|\$ |>>> |@|:::|\"[^\"]*\"\s*[,:}\]]")
_CODE_SIGN = re.compile(r"[{}<>=;$\\|]|\w\(|[_a-z]\.[a-z]\w*\(|^\s*\w+:\s*\S+$")
_FIGURE = re.compile(r"\d")


class Mark(NamedTuple):
    """``kind``: heading, markup, template (with figures that differ from file to file) or line; ``fix``: safe,
    unsafe or display, as in the reports of single files."""

    kind: str
    fix: str


def mark(text: str, place: str) -> Mark:
    """What the line is, and what may be done about it. Only a whole line of words at the edge of its articles may go
    unasked: "Conclusion" stands in many stories and belongs to each of them."""
    if _HEADING.match(text):
        return Mark("heading", "display")
    if _MARKUP.match(text) or len(_CODE_SIGN.findall(text)) > 1:
        return Mark("markup", "display")
    facts = line_facts(text)
    kind = "template" if _FIGURE.search(text) else "line"
    if place == "inside" or facts.part_name:
        return Mark(kind, "display")
    return Mark(kind, "safe" if kind == "line" and may_be_learned(facts) else "unsafe")
