"""``cleaner clean --jsonl``: what is not text stays to the byte, bad rows go on, memory is bounded."""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import CLEANER, DOUBLED, MENDED, QUIET, cleaner

OUT_ROWS = [
    (f'{{"id": 1.10, "text": {json.dumps(DOUBLED)}, "n": 1e5}}',
     f'{{"id": 1.10, "text": {json.dumps(MENDED)}, "n": 1e5}}'),
    (f'{{"text":{json.dumps(QUIET)}}}', None),
    ("{broken", None),
    ("", None),
    ('{"title": "no text here"}', None),
    ('{"text": "caf\\u00e9 in the the harbour", "b": "\\/"}', '{"text": "caf\\u00e9 in the harbour", "b": "\\/"}'),
    ('{"text": "x", "text": "They met in the the café of the old harbour."}',
     '{"text": "x", "text": "They met in the café of the old harbour."}'),
    ('[1, 2]', None),
    ('{"text": "\\ud800 lone"}', None),
]  # fmt: skip


def test_rows_keep_all_but_what_is_mended(tmp_path: Path) -> None:
    before = "".join(row + "\n" for row, _ in OUT_ROWS).encode()
    after = "".join((new or row) + "\n" for row, new in OUT_ROWS).encode()
    (tmp_path / "rows.jsonl").write_bytes(before)
    done = cleaner("clean", "--jsonl", "rows.jsonl", cwd=tmp_path)
    assert done.stdout == after
    assert [line.split(b": ")[0] for line in done.stderr.splitlines()] == [
        b"rows.jsonl:3", b"rows.jsonl:5", b"rows.jsonl:8",
    ]  # fmt: skip
    assert done.returncode == 1
    assert cleaner("clean", "--jsonl", "-", "-j", "2", cwd=tmp_path, stdin=gzip.compress(before)).stdout == after
    again = cleaner("clean", "--jsonl", "-", cwd=tmp_path, stdin=after).stdout
    assert again == after


def test_bytes_that_are_no_text_go_on(tmp_path: Path) -> None:
    rows = b'\xef\xbb\xbf{"text": "fine"}\r\n{"text": "\xff\xfe"}\n\x00\n{"text": "no break at the end"}'
    done = cleaner("clean", "--jsonl", "-", cwd=tmp_path, stdin=rows)
    assert done.stdout == rows


def test_parquet_to_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = pyarrow.table({"n": [1, 2, 3], "text": [DOUBLED, None, QUIET]})
    parquet.write_table(table, tmp_path / "rows.parquet")
    assert cleaner("clean", "--jsonl", "rows.parquet", "-o", "out.parquet", cwd=tmp_path).returncode == 0
    assert parquet.read_table(tmp_path / "out.parquet").to_pydict() == {"n": [1, 2, 3], "text": [MENDED, None, QUIET]}
    assert cleaner("clean", "--jsonl", "rows.parquet", cwd=tmp_path).returncode == 2
    assert cleaner("clean", "--jsonl", "rows.parquet", "-o", "x", "--text-field", "body", cwd=tmp_path).returncode == 2


@pytest.mark.long
def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    row = json.dumps({"text": QUIET, "rest": "x" * 50_000}).encode() + b"\n"
    limit = 400 << 20

    def cap() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))

    command = [*CLEANER, "clean", "--jsonl", "-", "-j", "1"]
    process = subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, preexec_fn=cap)
    feed = [sys.executable, "-c", f"import sys\nfor _ in range(8_000): sys.stdout.buffer.write({row!r})"]
    feeder = subprocess.Popen(feed, stdout=process.stdin)
    assert process.stdin and process.stdout
    process.stdin.close()
    size = 0
    while piece := process.stdout.read(1 << 20):
        size += len(piece)
    assert (process.wait(60), feeder.wait(60), size) == (0, 0, 8_000 * len(row))
