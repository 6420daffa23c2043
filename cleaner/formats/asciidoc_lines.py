"""What a line of AsciiDoc can be: patterns and styles, without memory of other lines."""

from __future__ import annotations

import re

VERBATIM = re.compile(r"(?:-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,}\S*|[|,:!]={3,})\s*$")
CONTAINER = re.compile(r"(?:={4,}|\*{4,}|_{4,}|\"{4,}|~{4,}|--)\s*$")
BREAK = re.compile(r"(?:\+|<{3,}|'{3,}|-{3}|\*{3}|- - -|\* \* \*)\s*$")
UNDERLINE = re.compile(r"([=\-~^+])\1+\s*$")
ATTRIBUTE = re.compile(r":!?\w[\w-]*!?:(?=\s|$)")
BLOCK_ATTRIBUTES = re.compile(r"\[(?:[\w,.#%\"'].*|\[[^\[\]]+\]|)\]\s*$")
STYLE = re.compile(r"\[\s*\"?([A-Za-z][\w-]*)?\s*(?=[\],.#%\"])(,\s*\w)?")
MACRO = re.compile(r"[\w-]+::\S*\[.*\]\s*$|(?:include|ifdef|ifndef|ifeval|endif)::\S*\[")
TITLE = re.compile(r"(?:={1,6}|#{1,6})[ \t]+\S")
BLOCK_TITLE = re.compile(r"\.[^\s.]")
TERM = re.compile(r"(?!//)[ \t]*\S(?:.{0,400}?\S)??(?::{2,4}|;;)(?=\s|$)[ \t]*")
MARK = re.compile(
    r"[ \t]*(?:\*{1,5}|-|\.{1,5}|\d{1,9}\.|[A-Za-z]\.|[IVXivx]{1,9}\)|<(?:\d{1,3}|\.)>|•)[ \t]+(?=\S)"
    r"(?:\[[ xX*]\][ \t]+)?"
)
ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")

_PROSE_STYLES = frozenset(  # what a block may be styled as and still hold prose
    "quote abstract partintro example sidebar note tip important warning caution preface appendix dedication colophon"
    " acknowledgments chapter part section sect1 sect2 sect3 discrete float horizontal qanda glossary open normal"
    " none circle disc square no-bullet unstyled unordered ordered arabic decimal loweralpha upperalpha lowerroman"
    " upperroman lowergreek itemized step procedure".split()
)


def keeps_text(line: str) -> bool:
    """Does a line of block attributes make the block below it a listing, a diagram, verse or the like?"""
    style = STYLE.match(line)
    if style is None or line.startswith("[["):
        return False
    return bool(style[2]) and not style[1] or bool(style[1]) and style[1].lower() not in _PROSE_STYLES


def is_underlined(title: str, below: str) -> bool:
    """Is the first line a title that the second one underlines? They are as long, but for one sign."""
    fits = abs(len(title.rstrip()) - len(below.rstrip())) < 2 and bool(UNDERLINE.match(below))
    return fits and title[:1] not in " \t.[:" and any(map(str.isalnum, title))
