"""Packages that only some commands need, and a sentence for people who do not have them."""

from __future__ import annotations

from types import ModuleType


class Missing(Exception):
    """A package is not installed. The message says how to get it."""


def arrow() -> ModuleType:
    """pyarrow. Raises Missing."""
    try:
        import pyarrow
    except ImportError:
        raise Missing(_asks_for("pyarrow", "corpus")) from None
    found: ModuleType = pyarrow
    return found


def parquet() -> ModuleType:
    """pyarrow.parquet. Raises Missing."""
    arrow()
    import pyarrow.parquet

    found: ModuleType = pyarrow.parquet
    return found


def numpy() -> None:
    """Raises Missing where numpy is not installed."""
    try:
        import numpy  # noqa: F401
    except ImportError:
        raise Missing(_asks_for("numpy", "corpus")) from None


def _asks_for(package: str, extra: str) -> str:
    return f"this needs {package}; install it with: pip install 'article-cleaner[{extra}]'"
