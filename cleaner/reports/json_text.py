"""JSON that is safe wherever it is printed: hostile characters stand as ``\\u`` escapes, all others as themselves."""

from __future__ import annotations

import json
import re

from cleaner.reports.visible import HOSTILE

_UNSAFE = re.compile(f"(?![\n])[{HOSTILE}]")
_MARKUP = re.compile("[<>&]")


def json_text(value: object, indent: int | None = None) -> str:
    """The value as JSON, keys in the order given, without a break at the end."""
    return _UNSAFE.sub(lambda match: _escape(match[0]), json.dumps(value, ensure_ascii=False, indent=indent))


def json_in_page(value: object) -> str:
    """The value as compact JSON that can stand inside a ``script`` element: no ``<``, ``>`` or ``&``."""
    plain = _UNSAFE.sub(lambda match: _escape(match[0]), json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    return _MARKUP.sub(lambda match: _escape(match[0]), plain)


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i] * 256 + units[i + 1]:04x}" for i in range(0, len(units), 2))
