"""Findings as one line of JSON and back, and the key under which they are remembered.

The key covers all that an answer depends on: the content, the settings, the surroundings, the
version of the package, its data files and the packages its word lists come from.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import Any

from cleaner.findings import Applicability, Finding, Fix, Skipped, Survivor
from cleaner.reports.file_result import FileResult, Piece
from cleaner.reports.incremental import RenderedFile
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.workflow.outcome import NOTHING, Context, Doubt, FileEvidence, Outcome, SharedEvidence, Status

_SOURCES = ("article_cleaner-", "codespell-", "ftfy-", "rapidfuzz-", "wordfreq-")  # installed packages that matter


def key_of(data: bytes, format_name: str, context: Context) -> str:
    """The key of these bytes under this context."""
    before = _context_digest(program(), format_name, context.settings, context.evidence)
    digest = hashlib.blake2b(before, digest_size=16)
    digest.update(data)
    return digest.hexdigest()


def key_beside(key: str, what: str) -> str:
    """The key of something else that is known of the same bytes under the same context."""
    return hashlib.blake2b(f"{key} {what}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@lru_cache(maxsize=4)
def piece_kind(telling: RenderedFile) -> str:
    """What stands for a report and its look, for ``key_beside``."""
    return hashlib.blake2b(repr(telling).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def piece_to_line(outcome: Outcome) -> str:
    """An outcome whose report is made, as one line."""
    assert outcome.checked.piece is not None
    return json.dumps([outcome.status, *outcome.checked.piece], separators=(",", ":"))


def piece_from_line(shown: str, line: str) -> Outcome:
    """The outcome of such a line. Raises ValueError, TypeError or LookupError when it is none."""
    status, rows, *counts = json.loads(line)
    return Outcome(FileResult(shown, piece=Piece(rows, *counts)), Status(status))


def said_to_line(said: FileEvidence) -> str:
    """What a file says to the others of its run, as one line."""
    return json.dumps([said.doubts, *map(bytes.hex, said.outline)], separators=(",", ":"))


def said_from_line(line: str) -> FileEvidence:
    """What such a line says. Raises ValueError, TypeError or LookupError when it is none."""
    from cleaner.corpus.outlines import Outline

    doubts, *parts = json.loads(line)
    digests, words, told = map(bytes.fromhex, parts)
    return FileEvidence(tuple(Doubt(*doubt) for doubt in doubts), Outline(digests, words, told))


def told_to_line(told: Sequence[SharedEvidence]) -> str:
    """What each file of a run was told, as one line."""
    rows = [[index, one.words, one.lines] for index, one in enumerate(told) if one != NOTHING]
    return json.dumps([len(told), rows], ensure_ascii=True, separators=(",", ":"))


def told_from_line(line: str) -> list[SharedEvidence]:
    """What such a line says. Raises ValueError, TypeError or LookupError when it is none."""
    count, rows = json.loads(line)
    told = [NOTHING] * count
    for index, words, lines in rows:
        told[index] = SharedEvidence(tuple(words), tuple((digest, stories) for digest, stories in lines))
    return told


@lru_cache(maxsize=64)
def _context_digest(program: str, format_name: str, settings: Settings, evidence: str) -> bytes:
    parts = (program, format_name, settings, evidence)
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


@cache
def program() -> str:
    """What stands for the program: each of its files by size and time, and the packages beside it."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    digest = hashlib.blake2b(digest_size=16)
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            status = os.stat(os.path.join(folder, name))
            digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    for installed in _installed():
        digest.update(installed.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _installed() -> list[str]:
    """Names with versions of the installed packages that answers depend on."""
    spec = find_spec("wordfreq")  # found, not loaded; the others lie beside it
    if spec is None or not spec.origin:
        return []
    folder = os.path.dirname(os.path.dirname(os.path.abspath(spec.origin)))
    return sorted(name for name in os.listdir(folder) if name.lower().startswith(_SOURCES))


def to_line(findings: tuple[Finding, ...], skipped: tuple[Skipped, ...] = (), untold: int = 0) -> str:
    """The findings as one line, which fixes are not made, how much is left untold; empty when there is nothing."""
    if not findings and not untold:
        return ""
    told = [[_row(finding) for finding in findings], [[_row(finding), reason] for finding, reason in skipped], untold]
    return json.dumps(told, ensure_ascii=True, separators=(",", ":"))


def from_line(line: str) -> tuple[tuple[Finding, ...], tuple[Skipped, ...], int]:
    """What such a line says. Raises ValueError, TypeError or LookupError when it is none."""
    if not line:
        return (), (), 0
    findings, skipped, untold = json.loads(line)
    return (
        tuple(_finding(*row) for row in findings),
        tuple(Skipped(_finding(*row), reason) for row, reason in skipped),
        int(untold),
    )


def _row(finding: Finding) -> list[Any]:
    fix = finding.fix and [str(finding.fix.applicability), *finding.fix.edits]
    return [
        finding.code,
        finding.span,
        finding.message,
        fix,
        finding.evidence,
        finding.confidence,
        finding.survivors,
    ]


def _finding(code: str, span: list[int], message: str, fix: list[Any] | None, evidence: Any, *rest: Any) -> Finding:
    confidence, survivors = rest
    return Finding(
        code,
        Span(*span),
        message,
        Fix(tuple(Edit(*edit) for edit in fix[1:]), Applicability(fix[0])) if fix else None,
        Span(*evidence) if isinstance(evidence, list) else evidence,
        confidence,
        tuple(Survivor(Span(*gone), Span(*stays)) for gone, stays in survivors),
    )
