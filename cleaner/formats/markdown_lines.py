"""What a single line of Markdown can be: patterns and small readers, without memory of other lines."""

from __future__ import annotations

import re
from typing import NamedTuple

ATX = re.compile(r"#{1,6}(?:[ \t]|$)")
RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
SETEXT = re.compile(r"(?:=+|-+)[ \t]*$")
FENCE = re.compile(r"(?:(`{3,})(?=[^`]*$)|(~{3,}))")
BULLET = re.compile(r"([-*+])(?=[ \t]|$)|([0-9]{1,9})[.)](?=[ \t]|$)")
TITLE = r"""(?:"[^"]{0,999}"|'[^']{0,999}'|\([^()]{0,999}\))"""
DEFINITION = re.compile(
    rf"\[(?!\^)(?:[^\[\]\\]|\\.){{1,999}}\]:[ \t]*"
    rf"(?:(?P<place><[^<>]*>|\S+)(?:[ \t]+(?P<title>{TITLE}))?[ \t]*)?$"
)
TITLE_LINE = re.compile(rf"{TITLE}[ \t]*$")
FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,200}\]:[ \t]?")
ABBREVIATION = re.compile(r"\*\[[^\]]{1,100}\]:")
TABLE_RULE = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
HTML_OPEN = re.compile(
    r"<(?:(?P<raw>script|pre|style|textarea)(?=[\s>]|$)|(?P<comment>!--)|(?P<pi>\?)|(?P<cdata>!\[CDATA\[)"
    r"|(?P<decl>![A-Za-z])"
    r"|(?P<block>/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog"
    r"|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li"
    r"|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|source|summary|table|tbody|td"
    r"|tfoot|th|thead|title|tr|track|ul)(?=\s|/?>|$))"
    r"|(?P<any>/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]{0,2000})?/?>\s*$)|(?P<component>[A-Z][\w.]*(?=\s|$)[^>]*$|/?>\s*$))",
    re.IGNORECASE,
)
HTML_CLOSE = {
    "raw": re.compile(r".*?</(?:script|pre|style|textarea)>", re.IGNORECASE),
    "comment": re.compile(r".*?-->"),
    "pi": re.compile(r".*?\?>"),
    "cdata": re.compile(r".*?\]\]>"),
    "decl": re.compile(r".*?>"),
}
IMPORT = re.compile(
    r"(?:import\s(?:.{1,500}\sfrom\s+)?[\"'{*]|import\s+\w+\s+from\s+[\"']"
    r"|export\s+(?:default|const|let|var|async|function|class|\{))"
)
EXPRESSION = re.compile(r"\{.*\}[ \t]*$|\{/\*")
TAG_LINE = re.compile(r"(?:\{\{[<%].*[%>]\}\}|\{%.*%\}|\{\{.*\}\}|\{::?.*\}|\{[#.].*\})[ \t]*$")
TAG_OPEN = re.compile(r"(?:\{\{[<%]|\{%)")
RAW_TAG = re.compile(
    r"(?:\{\{[<%]|\{%)-?\s*(highlight|raw|code|codeblock|mermaid|verbatim|math|comment|katex|plantuml|prism|rawhtml)\b"
)
CONTAINER_FENCE = re.compile(r":{3,}|\+\+\+|(?:!!!|\?\?\?\+?|===)\s+\S")
ADMONITION_SIGNS = "!?="
ADMONITION = re.compile(
    r"(?:!!!|\?\?\?\+?)[ \t]*[\w-]+(?:[ \t]+[\w-]+)*(?:[ \t]+\"[^\r\n]*\")?[ \t]*$|===[+!]{0,2}[ \t]+[\"'].*$"
)
_DIRECTIVE = (  # of MyST, those with prose in them
    r"\{(?:\w+:)?(?:"
    r"note|tip|hint|important|warning|caution|attention|danger|error|seealso|admonition|todo|dropdown|"
    r"epigraph|highlights|pull-quote|topic|sidebar|margin|aside|div|container|card|card-carousel|grid|"
    r"grid-item|grid-item-card|tab-set|tab-item|versionadded|versionchanged|deprecated|exercise|solution|"
    r"proof|theorem|definition|example|remark|abstract"
    r")(?:-start|-end)?\}"
)
DIRECTIVE = re.compile(rf"(`{{3,12}}|~{{3,12}}){_DIRECTIVE}[^`]*$", re.IGNORECASE)
KEPT_DIRECTIVE = re.compile(rf"(:{{3,12}})[ \t]*(?!{_DIRECTIVE})\{{[A-Za-z][\w:-]*\}}", re.IGNORECASE)
LABEL = re.compile(r"\([^()\s][^()]{0,200}\)=[ \t]*$")
OPTION = re.compile(r":[A-Za-z][\w-]*:(?:[ \t]|$)")
OPTIONS_RULE = re.compile(r"---[ \t]*$")
TABLE_OF_CONTENTS = re.compile(r"(?:\[toc\]|\[\[_?toc_?\]\]|<!-- *toc *-->|\$toc|@\[toc\])[ \t]*$", re.IGNORECASE)
MATH = re.compile(r"\$\$(?!\$)|\\\[|\\begin\{")
MATH_CLOSE = {"$$": re.compile(r".*?\$\$"), "\\[": re.compile(r".*?\\\]"), "\\begin{": re.compile(r".*?\\end\{")}
EMBED = re.compile(r"!\[\[[^\]]*\]\][ \t]*$|\{\{[^}]*\}\}[ \t]*$")


class Indent(NamedTuple):
    """Where a line's first visible sign is, as an offset and as a column (a tab reaches the next multiple of 4)."""

    offset: int
    column: int


def indent(text: str, offset: int, end: int, column: int) -> Indent:
    """Past the blanks at ``offset``, which stands at ``column``."""
    while offset < end:
        sign = text[offset]
        if sign == " ":
            column += 1
        elif sign == "\t":
            column += 4 - column % 4
        else:
            break
        offset += 1
    return Indent(offset, column)


def columns_of(row: str) -> int:
    """Number of cells in a table row."""
    inner = row.strip().strip(">").strip()
    if inner.startswith("|"):
        inner = inner[1:]
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return len(re.findall(r"(?<!\\)\|", inner)) + 1
