"""Entry: one change of one file, and how it stands in the journal's file of its run.

That file holds a line of JSON about the run, then for each change a line of JSON, the packed bytes that the file held
before, and a line end; a line that says ``done`` follows when the change was made.
"""

from __future__ import annotations

import json
import os
import re
import zlib
from hashlib import blake2b
from typing import Any, NamedTuple

from cleaner.files.own import parsed_json

FORMAT = 1
MAX_RUNS = 100
MAX_BYTES = 100_000_000  # of all runs but the last, which is kept whole
MAX_LINE = 1_000_000  # bytes of a line of JSON
_MOST_ROWS = 200
_LONGEST_ROW = 600  # code points
_LONGEST_COMMAND = 500  # code points
_DIGEST = re.compile("[0-9a-f]{32}")


class Entry(NamedTuple):
    """``path``: absolute. ``before`` and ``after``: digests of the file's bytes. ``counts``: changes by code; ``rows``:
    what they were, in words. ``of``: the number of the run that this takes back, 0 when it takes none."""

    path: str
    before: str
    after: str
    counts: tuple[tuple[str, int], ...] = ()
    rows: tuple[str, ...] = ()
    of: int = 0


def digest(data: bytes) -> str:
    """What bytes are known by."""
    return blake2b(data, digest_size=16).hexdigest()


def about_to_line(when: float, command: str) -> bytes:
    """The first line of a run's file."""
    return _line({"cleaner journal": FORMAT, "when": int(when), "command": command[:_LONGEST_COMMAND]})


def about_from_line(line: bytes) -> tuple[float, str]:
    """When the run began, in seconds of the epoch, and its command. Raises ValueError."""
    said = _object(line)
    when, command = said.get("when"), said.get("command")
    if said.get("cleaner journal") != FORMAT or not isinstance(when, int) or not isinstance(command, str):
        raise ValueError("no journal of ours")
    return float(min(max(when, 0), 2**33)), command


def to_bytes(entry: Entry, old: bytes, root: str) -> bytes:
    """The entry with the bytes that the file held, as it stands in the file. Paths below the root are told from there,
    so that a folder may be moved with its journal."""
    packed = zlib.compress(old)
    inside = entry.path.startswith(root.rstrip(os.sep) + os.sep)
    said = {
        "path": os.path.relpath(entry.path, root).replace(os.sep, "/") if inside else entry.path,
        "before": entry.before,
        "after": entry.after,
        "counts": dict(entry.counts),
        "rows": [row[:_LONGEST_ROW] for row in entry.rows[:_MOST_ROWS]],
        "of": entry.of,
        "size": len(old),
        "packed": len(packed),
    }
    return _line(said) + packed + b"\n"


def done_to_line(index: int) -> bytes:
    """Says that the change with this number, from 0, was made."""
    return _line({"done": index})


class Head(NamedTuple):
    """The line of an entry, and how many bytes the file held and how many they are packed."""

    entry: Entry
    size: int
    packed: int


def from_line(line: bytes, root: str) -> Head | int:
    """An entry's line, or the number of the entry whose change was made. Raises ValueError."""
    said = _object(line)
    if set(said) == {"done"}:
        return _number(said["done"])
    path, before, after = (str(said.get(key, "")) for key in ("path", "before", "after"))
    rows, counts = said.get("rows", ()), said.get("counts", {})
    if not path or "\0" in path or not (_DIGEST.fullmatch(before) and _DIGEST.fullmatch(after)):
        raise ValueError("no entry")
    if not (isinstance(rows, list) and isinstance(counts, dict)):
        raise ValueError("no entry")
    entry = Entry(
        os.path.normpath(os.path.join(root, path)),
        before,
        after,
        tuple((str(code), _number(count)) for code, count in counts.items()),
        tuple(map(str, rows)),
        _number(said.get("of", 0)),
    )
    return Head(entry, _number(said.get("size")), _number(said.get("packed")))


def unpacked(packed: bytes, head: Head) -> bytes:
    """The bytes that the file held. Raises ValueError when they are not."""
    try:
        old = zlib.decompressobj().decompress(packed, head.size + 1)
    except zlib.error:
        raise ValueError("damaged") from None
    if digest(old) != head.entry.before:
        raise ValueError("damaged")
    return old


def _line(said: dict[str, Any]) -> bytes:
    return json.dumps(said).encode("ascii") + b"\n"


def _object(line: bytes) -> dict[str, Any]:
    said = parsed_json(line) if line.endswith(b"\n") else None
    if not isinstance(said, dict):
        raise ValueError("no line of ours")
    return said


def _number(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise ValueError("no number")
    return value
