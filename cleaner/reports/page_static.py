"""The findings of one file as plain markup: what the HTML report shows where no script runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

_MOST = 500  # findings of a file; the rest is counted


def articles_without_script(path: str, problem: str, findings: Sequence[Mapping[str, Any]]) -> str:
    """``findings``: as the page holds them, every text made visible before; ``path`` and ``problem`` too."""
    rows = [f"<article><h3><bdi>{escape(path)}</bdi></h3>"]
    if problem:
        rows.append(f'<p class="problem">Not judged: {escape(problem)}</p>')
    rows += [_item(finding) for finding in findings[:_MOST]]
    if len(findings) > _MOST:
        rows.append(f"<p>… and {len(findings) - _MOST:,} findings more.</p>")
    return "".join([*rows, "</article>"])


def _item(finding: Mapping[str, Any]) -> str:
    place = f"line {finding['line']}, column {finding['column']}"
    lines = "".join(f"<p>{line}</p>" for line in _lines(finding))
    return f'<div class="note {finding["may"]}"><p><b>{escape(finding["code"])}</b> {place}</p>{lines}</div>'


def _lines(finding: Mapping[str, Any]) -> Iterator[str]:
    yield escape(finding["message"])
    if finding["does"]:
        lead = "Perhaps: " if finding["may"] == "display" else ""
        yield f'{lead}<span dir="auto">{escape(finding["does"])}</span>'
    if finding["held"]:
        yield f"Due, but not made: {escape(finding['held'])}."
    for line, words in finding["stays"][:1]:
        yield f"{'See' if finding['may'] == 'display' else 'Stays in'} line {line}: <bdi>“{escape(words)}”</bdi>"
    yield f"<code>{escape(finding['command'])}</code>"
