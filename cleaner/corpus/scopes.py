"""Where an article stands: the domain of its address, or the folder of its path."""

from __future__ import annotations

from collections.abc import Sequence
from posixpath import dirname
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray


def scope_of(name: str) -> str:
    """The domain or folder; empty for a name that has neither."""
    if "://" in name:
        try:
            return urlsplit(name).hostname or ""
        except ValueError:
            return ""
    return dirname(name.replace("\\", "/"))


def scopes_of(names: Sequence[str]) -> tuple[list[str], NDArray[np.int64]]:
    """All scopes, sorted, and the number of the one of each name."""
    found = [scope_of(name) for name in names]
    scopes = sorted(set(found))
    number = {scope: place for place, scope in enumerate(scopes)}
    return scopes, np.array([number[scope] for scope in found], np.int64)
