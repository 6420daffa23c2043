"""One self-contained HTML page: no network, nothing from the articles is ever read as markup or script.

The page's own text, style and script are in ``page/``; what was found is embedded as JSON, a
block for each file, and drawn by the script when the reader comes near. Where no script runs, the
same findings stand there as plain markup. A content security policy allows exactly that style and
that script.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files as package_files
from shlex import quote
from typing import Any, TextIO

from cleaner.findings import Applicability, Finding
from cleaner.reports.compared import compared
from cleaner.reports.evidence import evidence_words
from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.fingerprint import short_keys
from cleaner.reports.gone import without_what_goes_along
from cleaner.reports.joined import is_joined
from cleaner.reports.json_text import json_in_page
from cleaner.reports.page_overview import Overview
from cleaner.reports.page_rows import rows
from cleaner.reports.page_static import articles_without_script
from cleaner.reports.places import Places
from cleaner.reports.proposal import Kind
from cleaner.reports.record import excerpt, fix_message
from cleaner.reports.rule_table import sections
from cleaner.reports.severity import Held, applicability, held_back
from cleaner.reports.survivors import surviving_spans
from cleaner.reports.visible import visible, visible_name

_PARTS = ("page.html", "page.css", "page.js")
_MOST_COMPARED = 4_000  # code points of a passage that is compared with its copy
_KINDS = {Kind.SAME: 0, Kind.GONE: 1, Kind.NEW: 2}


def write(files: Iterable[FileResult], out: TextIO, look: RenderOptions) -> None:
    """The whole page. Files without findings are counted, not listed."""
    page, style, script = (_part(name) for name in _PARTS)
    listed: list[dict[str, Any]] = []
    blocks: list[str] = []
    plain: list[str] = []
    used: set[str] = set()
    overview = Overview(look)
    for file in files:
        if not (file.findings or file.problem):
            overview.count(file)
        if not (file.findings or file.problem):
            continue
        names = dict(zip(file.findings, short_keys(file.text, file.findings)))
        drawn = without_what_goes_along(file)
        overview.count(drawn)
        used |= {finding.code for finding in drawn.findings}
        listed.append(_listed(drawn))
        told = _file(drawn, names)
        blocks.append(_block(f"file-{len(blocks)}", told))
        plain.append(articles_without_script(listed[-1]["path"], listed[-1]["problem"], told["findings"]))
    index = {"files": listed, "rules": _rules(used, look)}
    filled = {
        "{{policy}}": escape(_policy(style, script)),
        "{{style}}": style,
        "{{summary}}": overview.summary(),
        "{{overview}}": overview.table(),
        "{{plain}}": "\n".join(plain),
        "{{data}}": "\n".join([_block("index", index), *blocks]),
        "{{script}}": script,
    }
    for mark, text in filled.items():
        before, _, page = page.partition(mark)
        out.write(before + text)
    out.write(page)


def command(path: str, finding: Finding, name: str) -> str:
    """The command line that mends just this finding, or tells more of what only a person can. ``name``: of the
    finding; the page puts those of a whole card there."""
    may = applicability(finding)
    if may is Applicability.DISPLAY:
        return f"cleaner explain {finding.code}"
    unsafe = " --unsafe-fixes" if may is Applicability.UNSAFE else ""
    return f"cleaner fix --only {name}{unsafe} {_shell(path)}"


def _part(name: str) -> str:
    return (package_files("cleaner.reports") / "page" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


def _block(name: str, value: object) -> str:
    return f'<script type="application/json" id="{name}">{json_in_page(value)}</script>'


def _listed(file: FileResult) -> dict[str, Any]:
    """What the list and the filters need of a file before it is drawn."""
    return {
        "path": visible_name(file.path),
        "problem": visible_name(file.problem),
        "codes": Counter(f"{finding.code} {applicability(finding)}" for finding in file.findings),
    }


def _file(file: FileResult, names: Mapping[Finding, str]) -> dict[str, Any]:
    places, held = Places(file.text), held_back(file)
    return {
        "findings": [
            {
                **_finding(file.path, finding, names[finding], places, held),
                "joins": before is not None and is_joined(file.text, before, finding),
            }
            for before, finding in zip([None, *file.findings], file.findings)
        ],
        "rows": rows(places, file.findings) if file.findings else [],
    }


def _finding(path: str, finding: Finding, name: str, places: Places, held: Held) -> dict[str, Any]:
    line, column = places.place(finding.start)
    return {
        "code": finding.code,
        "message": visible_name(finding.message),
        "line": line,
        "column": column,
        "may": str(applicability(finding)),
        "name": name,
        "command": command(path, finding, name),
        "words": visible(excerpt(places.text, finding.span)),
        "does": visible(fix_message(finding, places.text)),
        "held": visible(held.get(finding, "")),
        "confidence": None if finding.confidence is None else round(finding.confidence * 100),
        "word": visible(evidence_words(finding)),
        "stays": [
            [places.line_number(span.start), visible(excerpt(places.text, span))]
            for span in surviving_spans(places.text, finding)
        ],
        "differs": _differences(finding, places.text),
    }


def _differences(finding: Finding, text: str) -> list[list[Any]]:
    """How a copy that goes and the one that stays differ in words, as pieces; empty when they do not."""
    for gone, stays in finding.survivors:
        old, new = text[gone.start : gone.end], text[stays.start : stays.end]
        if max(len(old), len(new)) > _MOST_COMPARED:
            continue
        run = compared(old, new)
        if any(piece.kind is not Kind.SAME and any(map(str.isalnum, piece.text)) for piece in run):
            return [[_KINDS[piece.kind], visible(piece.text)] for piece in run]
    return []


def _rules(codes: set[str], look: RenderOptions) -> dict[str, dict[str, str]]:
    known = {rule.code: rule for rule in look.known_rules()}
    told: dict[str, dict[str, str]] = {}
    for code in sorted(codes):
        rule = known.get(code)
        why = next((part.text for part in sections(rule) if part.title.startswith("Why")), "") if rule else ""
        told[code] = {"name": rule.name if rule else "", "summary": rule.summary if rule else "", "why": why}
    return told


def _shell(path: str) -> str:
    """The path as a word of a POSIX shell, hostile characters escaped."""
    path = f"./{path}" if path.startswith("-") else path
    if any(character in path for character in "\n\t") or visible_name(path) != path:
        data = path.encode("utf-8", "surrogateescape")
        return "$'" + "".join(chr(b) if 32 <= b < 127 and b not in (39, 92) else f"\\x{b:02x}" for b in data) + "'"
    return quote(path)
