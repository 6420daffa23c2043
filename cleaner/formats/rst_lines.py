"""What a line of reStructuredText can begin: patterns and word lists, without memory of other lines."""

from __future__ import annotations

import re

_SIGNS = r"[!-/:-@\[-`{-~]"
ADORNMENT = re.compile(rf"({_SIGNS})\1{{2,}}\s*$")
UNDERLINE = re.compile(rf"({_SIGNS})\1*\s*$")
EXPLICIT = re.compile(r"\.\.(?=\s|$)")
DIRECTIVE = re.compile(r"\.\.[ \t]+(?P<name>[A-Za-z][\w:.+-]*?)[ \t]?::(?=\s|$)[ \t]*")
FOOTNOTE = re.compile(r"\.\.[ \t]+\[(?:\d{1,9}|\*|#[\w.-]{0,80})\](?=\s)[ \t]*")  # citations are names and titles
ANONYMOUS = re.compile(r"__[ \t]+\S")
FIELD = re.compile(r":(?![:\s])(?:[^:\\]|\\.|:(?![\s`]|$)){1,100}(?<!\s):(?=\s|$)[ \t]*")
BULLET = re.compile(r"[-*+•‣⁃](?=\s)[ \t]+(?=\S)")
ENUMERATOR = re.compile(r"\(?(?:\d{1,9}|#|[A-Za-z]|[ivxlcdm]{1,9}|[IVXLCDM]{1,9})[.)](?=\s)[ \t]+(?=\S)")
_ARGUMENT = r"(?:[ =](?:<[^<>]{1,80}>|[A-Za-z][\w-]{0,80}))?"
_OPTION = rf"(?:--?[A-Za-z0-9?][\w-]{{0,80}}|/[A-Za-z][\w-]{{0,20}}){_ARGUMENT}"
OPTION = re.compile(rf"{_OPTION}(?:,[ ]{_OPTION}){{0,9}}(?:[ \t]{{2,}}\S|[ \t]*$)")
GRID = re.compile(r"\+[-=]{2,}[-=+]*\+?\s*$")
BORDER = re.compile(r"=+(?:[ ]+=+)+\s*$")
LINE_BLOCK = re.compile(r"\|(?:[ \t]|$)")
DOCTEST = re.compile(r">>>(?:[ ]|$)")

SPEAKING = frozenset(  # directives whose text may begin on their own line
    "note warning tip important caution hint attention danger error seealso epigraph highlights pull-quote todo"
    " versionadded versionchanged versionremoved deprecated deprecated-removed".split()
)
VERSIONED = frozenset("versionadded versionchanged versionremoved deprecated deprecated-removed".split())
HOLDING = frozenset(  # directives with arguments, and prose below the blank line
    "admonition topic sidebar compound container figure only class rst-class glossary hlist tab-set tab-item tabs tab"
    " group-tab dropdown card grid grid-item grid-item-card details collapse describe object option envvar confval"
    " cmdoption function method classmethod staticmethod attribute property data exception decorator decoratormethod"
    " type macro member var struct enum enumerator union alias opcode pdbcommand setting templatetag templatefilter"
    " fieldlookup django-admin django-admin-option signal module currentmodule directive role step".split()
)
DOMAINS = frozenset("py c cpp js rst std".split())
SPEAKING_FIELDS = frozenset(
    "param parameter arg argument key keyword kwarg kwparam return returns raise raises except exception throws var"
    " ivar cvar yield yields".split()
)


def directive_name(name: str) -> str:
    """A directive's name without its domain: "function" of "py:function"."""
    domain, colon, rest = name.lower().partition(":")
    return rest if colon and domain in DOMAINS else name.lower()


def is_literal_mark(line: str) -> bool:
    """Does a paragraph that ends with this line announce a literal block?"""
    return line.rstrip().endswith("::")
