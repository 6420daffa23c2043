"""Every report on the same run, byte for byte, and what must hold of all of them.

``CLEANER_WRITE_GOLDEN=1 pytest -n 0 tests/test_reports.py`` writes the expected files anew; read them first.
"""

from __future__ import annotations

import io
import json
import os
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_samples import HOSTILE_PATH, LOOK, RUN, checked

from cleaner.findings import Applicability, Finding, Fix, Survivor
from cleaner.reports import DIFFS, REPORTS, FileResult, RenderOptions, report_named
from cleaner.reports.json_text import json_in_page, json_text
from cleaner.spans import Edit, Span

FOLDER = Path(__file__).parent / "reports"
SCHEMAS = Path(__file__).parents[2] / "shared" / "schemas"
NAMES = [name for name in [*REPORTS, *DIFFS] if name != "html"]
# Escapes, C1, direction overrides, U+2028, and breaks inside what must be one line
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029]")


def report(name: str, look: RenderOptions = LOOK, run: tuple[FileResult, ...] = RUN) -> str:
    out = io.StringIO(newline="")
    report_named(name)(run, out, look)
    return out.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_golden(name: str) -> None:
    path = FOLDER / f"{name}.golden"
    made = report(name).replace(f'"{version("article-cleaner")}"', '"VERSION"').encode()
    if os.environ.get("CLEANER_WRITE_GOLDEN"):
        path.write_bytes(made)
    assert made == path.read_bytes()


@pytest.mark.parametrize("name", [name for name in NAMES if name != "diff"])
def test_nothing_hostile_comes_out_raw(name: str) -> None:
    assert not CONTROLS.search(report(name))


def test_a_diff_is_raw_for_git_and_marked_for_a_terminal() -> None:
    assert "\x1b[31m" in report("diff")
    assert not CONTROLS.search(report("diff", LOOK._replace(terminal=True)))


@pytest.mark.parametrize("name", NAMES)
def test_colour_adds_nothing_but_colour(name: str) -> None:
    look = LOOK._replace(terminal=True)
    colored = report(name, look._replace(color=True))
    assert re.sub("\x1b\\[[0-9;]*m", "", colored) == report(name, look)


@pytest.mark.parametrize("name", NAMES)
def test_no_files_make_a_valid_empty_report(name: str) -> None:
    made = report(name, run=())
    if name in ("json", "gitlab", "rdjson", "sarif", "github-suggestions"):
        json.loads(made)
    elif name == "junit":
        ElementTree.fromstring(made)
    else:
        assert made == ""


def test_links_wrap_paths_only_when_asked() -> None:
    look = LOOK._replace(hyperlinks=True, root="/desk")
    assert "\x1b]8;;file:///desk/news/quay.txt\x1b\\news/quay.txt:1:1\x1b]8;;\x1b\\" in report("concise", look)


def test_rows_of_the_side_by_side_diff_fit() -> None:
    from cleaner.reports.widths import width

    rows = report("side-by-side").replace("\u2068", "").replace("\u2069", "").split("\n")
    assert max(width(row) for row in rows if "mayor" in row or " | " in row) <= LOOK.width


def test_unsafe_fixes_count_when_asked_for() -> None:
    made = report("concise", LOOK._replace(unsafe_fixes=True))
    assert "BLR302 [*]" in made and "[*] 7 fixable with `cleaner fix --unsafe-fixes`." in made


def test_a_fault_of_the_program_is_an_error() -> None:
    run = (FileResult("a.txt", "Text.", (Finding("internal", Span(0, 0), "A fault."),)),)
    assert report("github", run=run).startswith("::error title=cleaner internal,file=a.txt,")
    assert report("full", run=run) == "internal: A fault.\n--> a.txt:1:1\n\nFound 1 finding in 1 file.\n"


def test_json_follows_its_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = own_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(report("json")))
    jsonschema.Draft202012Validator(schema).validate(json.loads(report("json", run=())))
    line_schema = {"$defs": schema["$defs"], "oneOf": [{"$ref": "#/$defs/finding"}, {"$ref": "#/$defs/problem"}]}
    for line in report("json-lines").strip().split("\n"):
        jsonschema.Draft202012Validator(line_schema).validate(json.loads(line))


def own_schema() -> dict[str, Any]:
    import cleaner.reports

    text = (Path(cleaner.reports.__file__).parent / "schema" / "report.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def test_json_offsets_are_code_points() -> None:
    for file, told in zip([RUN[0], RUN[2]], json.loads(report("json"))["files"]):
        assert told["path"] == file.path
        for finding, said in zip(file.findings, told["findings"], strict=True):
            assert (said["offsets"]["start"], said["offsets"]["end"]) == (finding.start, finding.end)


def test_sarif_follows_the_published_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    path = SCHEMAS / "sarif-schema-2.1.0.json"
    if not path.exists():
        pytest.skip("the published SARIF schema is not in ../shared/schemas; it is not copied into this tree")
    schema = json.loads(path.read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    for run in (RUN, ()):
        log = json.loads(report("sarif", run=run))
        assert [error.message for error in validator.iter_errors(log)] == []
        assert log["runs"][0]["columnKind"] == "unicodeCodePoints"


def test_junit_is_xml_and_counts_its_cases() -> None:
    for suite in ElementTree.fromstring(report("junit")):
        assert int(suite.attrib["failures"]) == len(suite.findall("*/failure"))
        assert int(suite.attrib["skipped"]) == len(suite.findall("*/skipped"))
        assert int(suite.attrib["tests"]) == len(suite.findall("testcase"))


def test_rdjson_columns_are_utf8_bytes() -> None:
    doubled = json.loads(report("rdjson"))["diagnostics"][6]
    line = RUN[2].text.split("\r\n")[1]
    assert doubled["location"]["range"]["start"]["column"] == len(line[: line.index("saw")].encode()) + 1


def test_github_rows_cannot_be_broken_out_of() -> None:
    rows = report("github").rstrip("\n").split("\n")
    assert all(re.match(r"::(error|warning|notice) title=[^,:]*,file=[^,:]*(,[A-Za-z]+=\d+)*::", row) for row in rows)


def test_suggestions_cannot_close_their_fence() -> None:
    for comment in json.loads(report("github-suggestions"))["comments"]:
        assert "@mayor" not in comment["body"].split("suggestion\n")[0]
        if "suggestion\n" in comment["body"]:
            fence = re.search(r"(`+)suggestion\n", comment["body"])
            assert fence and comment["body"].count(fence[1]) == 2


def test_fingerprints_follow_the_text() -> None:
    file = RUN[0]
    moved = "A new first line.\n" + file.text
    findings = tuple(Finding(f.code, Span(f.start + 18, f.end + 18), f.message) for f in file.findings)
    before = [issue["fingerprint"] for issue in json.loads(report("gitlab", run=(file,)))]
    after = [
        issue["fingerprint"] for issue in json.loads(report("gitlab", run=(FileResult(file.path, moved, findings),)))
    ]
    assert before == after and len(set(before)) == len(before)


def test_json_in_a_page_holds_no_markup() -> None:
    value = {"</script>": "<!--\u2028\u2029&\x1b\x9b\u202e\ud800 \U000e0041 é 東"}
    assert json.loads(json_in_page(value)) == value == json.loads(json_text(value))
    assert not re.search("[<>&\u2028\u2029\x1b\x9b\u202e\ud800]", json_in_page(value))


def test_the_hostile_name_is_told_whole_to_machines() -> None:
    assert HOSTILE_PATH in {file["path"] for file in json.loads(report("json"))["files"]}


@st.composite
def files(draw: st.DrawFn) -> FileResult:
    """Any text with any findings in it, as no rule would make them."""
    odd = "ab \n\r\t東e\u0301א👩\u200d\x1b\u202e`@<&%"
    text = draw(st.text(max_size=80) | st.text(st.sampled_from(odd), max_size=80))
    offsets = st.integers(0, len(text))
    paths = st.text(min_size=1, max_size=10) | st.sampled_from(["caf\udce9.txt", "-", "/a/b.txt", "C:\\a.txt"])
    spans = st.tuples(offsets, offsets).map(lambda pair: Span(min(pair), max(pair)))

    @st.composite
    def finding(draw: st.DrawFn) -> Finding:
        place = draw(spans)
        edits = draw(st.sampled_from([(), (Edit(*place, ""),), (Edit(*place, "new\nwords"),)]))
        fix = draw(st.sampled_from([None, *(Fix(edits, may) for may in Applicability)]))
        survivors = tuple(Survivor(place, stays) for stays in draw(st.lists(spans, max_size=2)))
        evidence = draw(st.none() | spans | st.text(max_size=5))
        return Finding("TYP401", place, draw(st.text(max_size=20)), fix, evidence, 0.5, survivors)

    found = tuple(draw(st.lists(finding(), max_size=4)))
    return checked(draw(paths), text, found[:1])._replace(findings=found)


@pytest.mark.parametrize("name", [*REPORTS, *DIFFS])
@settings(max_examples=25)
@given(file=st.deferred(files))
def test_any_findings_in_any_text_are_told(name: str, file: FileResult) -> None:
    made = report(name, LOOK._replace(terminal=True), (file,))
    made.encode("utf-8")
    if name != "html":
        assert not CONTROLS.search(made)
