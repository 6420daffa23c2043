"""The articles of all clusters as a Parquet table, a row each, for programs that join it with their own."""

from __future__ import annotations

from typing import Any

from cleaner.corpus.extras import arrow, parquet


def write(document: dict[str, Any], path: str) -> None:
    """The table of the document ``cleaner.corpus/1``. Raises OSError."""
    rows = [
        {"cluster": cluster["id"], "keep": _text(cluster["keep"]), **member, "path": _text(member["path"])}
        for cluster in document["clusters"]
        for member in cluster["members"]
    ]
    names = {"cluster": "string", "keep": "string", "path": "string", "relation": "string", "jaccard": "double",
             "containment": "double", "via": "string", "redundant": "bool_"}  # fmt: skip
    kinds = {"string": arrow().string(), "double": arrow().float64(), "bool_": arrow().bool_()}
    columns = {name: arrow().array([row[name] for row in rows], kinds[kind]) for name, kind in names.items()}
    parquet().write_table(arrow().table(columns), path, compression="zstd")


def _text(name: str) -> str:
    """A name as a table can hold it."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
