"""SARIF 2.1.0: one run, its rules, a result for each finding with the surviving copy and the fix."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from typing import Any, TextIO
from urllib.parse import quote

from cleaner.findings import Finding, Rule
from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.fingerprint import fingerprints
from cleaner.reports.json_text import json_text
from cleaner.reports.places import Places
from cleaner.reports.proposal import closed_edits
from cleaner.reports.record import excerpt, fix_message
from cleaner.reports.rule_table import explanation
from cleaner.reports.severity import Severity, applicability, severity
from cleaner.reports.survivors import surviving_spans
from cleaner.spans import Span

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def write(files: Iterable[FileResult], out: TextIO, look: RenderOptions) -> None:
    """One log with one run; files not judged are notifications of the invocation."""
    indices = {rule.code: index for index, rule in enumerate(look.known_rules())}
    results: list[dict[str, Any]] = []
    notices: list[dict[str, Any]] = []
    for file in files:
        if file.problem:
            notices.append(_notification(file))
        places = Places(file.text)
        for finding, fingerprint in zip(file.findings, fingerprints(file), strict=True):
            result = _result(file.path, finding, places)
            if finding.code in indices:
                result["ruleIndex"] = indices[finding.code]
            results.append({**result, "partialFingerprints": {"passage/v1": fingerprint}})
    run = {
        "tool": {"driver": _driver(look.known_rules())},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The folder that cleaner was run in."}}},
        "invocations": [{"executionSuccessful": not notices, "toolExecutionNotifications": notices}],
        "results": results,
    }
    out.write(json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n")


def _driver(rules: Iterable[Rule]) -> dict[str, Any]:
    return {
        "name": "cleaner",
        "version": version("article-cleaner"),
        "rules": [
            {
                "id": rule.code,
                "name": "".join(word.capitalize() for word in rule.name.split("-")),
                "shortDescription": {"text": rule.summary},
                "help": {"text": explanation(rule)},
                "properties": {"applicability": str(rule.applicability)},
            }
            for rule in rules
        ],
    }


def _result(path: str, finding: Finding, places: Places) -> dict[str, Any]:
    stays = surviving_spans(places.text, finding)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[severity(finding)],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _location(path, finding.span, places)}],
        **({} if finding.confidence is None else {"rank": round(finding.confidence * 100, 1)}),
        "properties": {"applicability": str(applicability(finding))},
    }
    if stays:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": f"This copy stays: “{excerpt(places.text, span)}”."},
                "physicalLocation": _location(path, span, places),
            }
            for number, span in enumerate(stays, start=1)
        ]
    if finding.fix and finding.fix.edits:
        result["fixes"] = [_fix(path, finding, places)]
    return result


def _fix(path: str, finding: Finding, places: Places) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.span, places), "insertedContent": {"text": edit.text}}
        for edit in closed_edits(places.text, finding)
    ]
    return {
        "description": {"text": fix_message(finding, places.text)},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
    }


def _location(path: str, span: Span, places: Places) -> dict[str, Any]:
    return {"artifactLocation": _artifact(path), "region": _region(span, places)}


def _artifact(path: str) -> dict[str, str]:
    """Relative to the root where the path is; SARIF wants an address, so all but the plainest is quoted."""
    address = quote(path.replace("\\", "/"), errors="surrogateescape")
    return {"uri": address} if address.startswith("/") else {"uri": address, "uriBaseId": "ROOT"}


def _region(span: Span, places: Places) -> dict[str, int]:
    line, column = places.place(span.start)
    last, end = places.place(span.end)
    return {"startLine": line, "startColumn": column, "endLine": last, "endColumn": end}


def _notification(file: FileResult) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": file.problem},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(file.path)}}],
    }
