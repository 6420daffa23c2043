"""A column of Parquet through a function of batches, on the workers of Spark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from cleaner.corpus.containers import Unusable

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


Batches = Iterator[Any]


def clean(session: SparkSession, source: str, out: str, field: str, do: Callable[[Batches], Batches]) -> None:
    """Parquet to Parquet. ``do`` gives back batches of the same columns; what it holds goes to every worker once.
    Raises Unusable."""
    rows = session.read.parquet(source)
    if field not in rows.columns:
        raise Unusable(f"{source} has no column {field!r}; it has {', '.join(rows.columns)}")
    held = session.sparkContext.broadcast(do)

    def done(batches: Batches) -> Batches:
        yield from held.value(batches)

    rows.mapInArrow(done, rows.schema).write.parquet(out)
