"""Regular expressions that few texts need: made ready when first asked for, so that the others start sooner."""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Stands for the pattern; the methods that were asked for become its own."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found


def lazy_regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled at the first use of one of its methods."""
    return cast("re.Pattern[str]", _Late(source, flags))
