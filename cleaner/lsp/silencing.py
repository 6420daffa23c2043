"""Where a comment goes that silences a rule for the block a finding stands in, in the words of each format."""

from __future__ import annotations

from cleaner.document import Document
from cleaner.findings import Finding
from cleaner.formats import BlockKind
from cleaner.spans import Edit
from cleaner.suppressions import silence

_ABOVE = {  # where the block begins, on a line of its own but in an element
    "markdown": "<!-- cleaner: ignore {} -->\n",
    "html": "<!-- cleaner: ignore {} -->",
    "rst": ".. cleaner: ignore {}\n\n",
    "asciidoc": "// cleaner: ignore {}\n",
}
_AT_END = {"markdown": " <!-- cleaner: ignore {} -->"}
_MDX = " {{/* cleaner: ignore {} */}}"


def comment_for(document: Document, finding: Finding, name: str) -> Edit | None:
    """The insertion that silences the finding; None where no comment can stand, or would not reach it."""
    for edit in filter(None, (_above(document, finding, name), _at_end(document, finding, name))):
        if _silences(document, finding, edit):
            return edit
    return None


def _above(document: Document, finding: Finding, name: str) -> Edit | None:
    block = document.block_at(finding.start)
    comment = _ABOVE.get(document.format)
    if comment is None or name.endswith(".mdx") or block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return None
    first = document.text[block.start : block.start + 1]
    if not first or first.isspace():
        return None  # indented, so that it may belong to what stands above it
    line_end = "\r\n" if "\r\n" in document.text else "\n"
    return Edit(block.start, block.start, comment.format(finding.code).replace("\n", line_end))


def _at_end(document: Document, finding: Finding, name: str) -> Edit | None:
    comment = _MDX if name.endswith(".mdx") else _AT_END.get(document.format)
    if comment is None:
        return None
    line = document.lines[document.line_at(finding.start)]
    said = document.text[line.start : line.end]
    end = line.start + len(said.rstrip(" \t|\\"))
    return Edit(end, end, comment.format(finding.code))


def _silences(document: Document, finding: Finding, edit: Edit) -> bool:
    text = document.text[: edit.start] + edit.text + document.text[edit.end :]
    if edit.start > finding.start:
        moved = finding
    else:
        start, end = (offset + len(edit.text) for offset in finding.span)
        moved = finding._replace(span=finding.span._replace(start=start, end=end), fix=None)
    return not silence(Document(text, document.format, document.asked_language), [moved]).told
