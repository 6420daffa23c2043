"""A Spark session, and tables of numbers between the driver and the workers."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from cleaner.corpus.extras import Missing, arrow

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_JAVA = "Spark needs Java 17 or newer; install it, or set JAVA_HOME"


def session(master: str) -> SparkSession:
    """The session of this master: ``local[*]``, ``spark://host:7077``, or what spark-submit says when it is empty.
    Raises Missing."""
    import shutil

    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise Missing("this needs pyspark; install it with: pip install 'article-cleaner[spark]'") from None
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise Missing(_JAVA)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("cleaner corpus").config("spark.ui.showConsoleProgress", "false")
    if master:
        builder = builder.master(master)
    if master.startswith("local"):
        builder = builder.config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "8")
    builder = builder.config("spark.log.level", "ERROR").config("spark.sql.execution.arrow.maxRecordsPerBatch", "256")
    try:
        return builder.getOrCreate()
    except Exception as error:  # whatever the Java side says
        raise Missing(f"Spark could not be started ({error}). {_JAVA}") from None


def as_table(session: SparkSession, schema: str, *columns: Any) -> DataFrame:
    """Numbers of the driver as a table of the workers."""
    fields = [field.split()[0] for field in schema.split(", ")]
    held = [arrow().array(column, arrow().int64()) for column in columns]
    return session.createDataFrame(arrow().table(held, fields))


def table(rows: DataFrame) -> Any:
    """All rows as an Arrow table in the driver."""
    return rows.toArrow()
