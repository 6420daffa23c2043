"""Edited markup renders as before, but for the prose that was edited: which reader compares which format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.formats import format_named
from cleaner.spans import Edit

if TYPE_CHECKING:
    from cleaner.formats.markdown_rendering import Fault


def fault_of_markup(format: str, before: str, after: str, edits: Sequence[Edit]) -> Fault | None:
    """What would render differently outside the edited prose; None when nothing does."""
    if format == "markdown":
        from cleaner.formats.markdown_rendering import rendering_fault

        return rendering_fault(before, after, edits)
    if format in ("rst", "asciidoc"):
        from cleaner.formats.same_blocks import structure_fault

        return structure_fault(format_named(format), before, after, edits)
    return None
