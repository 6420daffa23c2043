"""JUnit XML: a suite for each file, a case for each finding, failed or, where it is shown only, skipped; one passed
case for a file without any."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.places import Places
from cleaner.reports.severity import Severity, severity
from cleaner.reports.visible import visible_name

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_SPECIAL = re.compile('[&<>"]')
_NO_XML = re.compile("[\ufffe\uffff]")  # what XML 1.0 forbids beyond what visible_name shows


def write(files: Iterable[FileResult], out: TextIO, look: RenderOptions) -> None:
    """Suites are written as the files come; the totals that JUnit allows at the root are left out."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="cleaner">\n')
    for file in files:
        count = len(file.findings)
        shown = sum(severity(finding) is Severity.NOTICE for finding in file.findings)
        out.write(
            f'  <testsuite name="{_attribute(file.path)}" tests="{max(1, count + bool(file.problem))}"'
            f' failures="{count - shown}" errors="{int(bool(file.problem))}" skipped="{shown}">\n'
        )
        out.writelines(f"    {case}\n" for case in _cases(file, look))
        out.write("  </testsuite>\n")
    out.write("</testsuites>\n")


def _cases(file: FileResult, look: RenderOptions) -> Iterator[str]:
    suite = f'classname="{_attribute(file.path)}"'
    if file.problem:
        yield f'<testcase {suite} name="readable"><error message="{_attribute(file.problem)}"/></testcase>'
    elif not file.findings:
        yield f'<testcase {suite} name="clean"/>'
    places = Places(file.text)
    for finding in file.findings:
        line, column = places.place(finding.start)
        name = f"{finding.code} {look.name_of(finding.code)}".rstrip()
        message = _attribute(finding.message)
        where = f'line="{line}" column="{column}"'
        told = f'<failure type="{_attribute(finding.code)}" message="{message}">{message}</failure>'
        if severity(finding) is Severity.NOTICE:
            told = f'<skipped message="{message}"/>'  # for a person to decide, and no reason to fail
        yield f'<testcase {suite} name="{_attribute(f"{name} at {line}:{column}")}" {where}>{told}</testcase>'


def _attribute(text: str) -> str:
    """Safe in attributes and in element text."""
    shown = _NO_XML.sub("\ufffd", visible_name(text))
    return _SPECIAL.sub(lambda match: _ENTITIES[match[0]], shown)
