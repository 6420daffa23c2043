"""The document as JSON, one entry a line or more, so that two runs can be compared with diff."""

from __future__ import annotations

from typing import Any, TextIO

from cleaner.reports.json_text import json_text


def write(document: dict[str, Any], out: TextIO) -> None:
    """The whole document and a break at its end."""
    out.write(json_text(document, indent=1) + "\n")
