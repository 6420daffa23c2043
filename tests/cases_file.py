"""Reads tests/cases/CODE.txt: title, options, input, output, codes. Adding a case needs no Python.

== title of the case
-- format: markdown             (default plain)
-- settings: unsafe_fixes=true  (keyword arguments of Settings, separated by "; ")
-- learned: a line | another    (lines of .cleaner/learned.json; one with "*" as it stands there)
-- alone                        (not run inside a longer article: it is about a whole text)
-- expect: fail, because …      (a known failure; strict)
-- input
text
-- output
text, or (unchanged)
-- codes: TYP401 TYP401         (findings of this family, in order; "none"; left out: not compared)
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field, replace
from pathlib import Path

from cleaner import Settings

BEFORE = (
    "The harbour office opened its doors to visitors on a bright morning in spring.\n\n"  # a longer article round one
)
AFTER = "\n\nVisitors walked home along the quay when the lamps were lit that evening.\n"


@dataclass(frozen=True)
class Case:
    title: str
    family: str
    input: str = ""
    output: str = ""
    format: str = "plain"
    settings: Settings = field(default_factory=Settings)
    codes: tuple[str, ...] | None = None
    alone: bool = False
    known_failure: str = ""
    learned: tuple[str, ...] = ()


def read_cases(path: Path) -> list[Case]:
    """The cases of a file; each runs with the rule family that the file is named for, unless it says else."""
    family = path.stem[:3]
    chunks = ("\n" + path.read_text(encoding="utf-8")).split("\n== ")[1:]
    return [_case(f"{path.stem}: {chunk.split(chr(10), 1)[0].strip()}", family, chunk) for chunk in chunks]


def _case(title: str, family: str, chunk: str) -> Case:
    case = Case(title, family, settings=Settings(select=(family,)))
    sections: dict[str, list[str]] = {}
    section: list[str] | None = None
    for line in chunk.split("\n")[1:]:
        if not line.startswith("-- "):
            if section is not None:
                section.append(line)
            continue
        name, _, value = line[3:].partition(":")
        name, value = name.strip(), value.strip()
        if name in ("input", "output"):
            section = sections.setdefault(name, [])
            continue
        section = None
        case = _option(case, name, value)
    text = _text(sections["input"])
    output = _text(sections["output"])
    return replace(case, input=text, output=text if output == "(unchanged)" else output)


def _option(case: Case, name: str, value: str) -> Case:
    if name == "format":
        return replace(case, format=value)
    if name == "settings":
        pairs = dict(part.split("=", 1) for part in value.split("; "))
        return replace(case, settings=Settings(**{"select": (case.family,)} | {k: _value(v) for k, v in pairs.items()}))
    if name == "learned":
        return replace(case, learned=tuple(value.split(" | ")))
    if name == "codes":
        return replace(case, codes=() if value == "none" else tuple(value.split()))
    if name == "alone":
        return replace(case, alone=True)
    if name == "expect":
        return replace(case, known_failure=value)
    raise ValueError(f"{case.title}: unknown option {name!r}")


def _value(text: str) -> object:
    if text in ("true", "false"):
        return text == "true"
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


def _text(section: list[str]) -> str:
    """The lines of a section; blank lines at its end belong to the file's layout."""
    return "\n".join(section).rstrip("\n")
