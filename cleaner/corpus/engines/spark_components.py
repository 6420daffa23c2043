"""Connected components by large stars and small stars, as joins: Kiveris et al., "Connected Components in MapReduce and
Beyond", 2014. The rounds grow with the logarithm of a component's size, and no step puts a component in one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_MOST_ROUNDS = 50


def components(edges: DataFrame, left: str, right: str) -> DataFrame:
    """``node`` and ``component``, the least node of it, for every node of the edges."""
    from pyspark.sql import functions as F

    held = edges.select(F.col(left).alias("u"), F.col(right).alias("v")).where("u != v").distinct()
    before: tuple[int, int] | None = None
    for _ in range(_MOST_ROUNDS):
        stars = _small_stars(_large_stars(held)).localCheckpoint()
        state = stars.agg(F.count("*"), F.sum(F.xxhash64("u", "v").cast("decimal(38,0)"))).first()
        held = stars
        assert state is not None
        if (state[0], int(state[1] or 0)) == before:
            break
        before = (state[0], int(state[1] or 0))
    heads = held.select(F.col("v").alias("node"), F.col("u").alias("component"))
    return heads.union(held.select(F.col("u").alias("node"), F.col("u").alias("component"))).distinct()


def _large_stars(edges: DataFrame) -> DataFrame:
    """Each larger neighbour of a node to the least node of its neighbourhood."""
    from pyspark.sql import functions as F

    both = edges.union(edges.select(F.col("v").alias("u"), F.col("u").alias("v")))
    least = both.groupBy("u").agg(F.least(F.min("v"), F.col("u")).alias("m"))
    joined = both.join(least, "u").where("v > u")
    return joined.select(F.col("m").alias("u"), F.col("v")).where("u != v").distinct()


def _small_stars(edges: DataFrame) -> DataFrame:
    """Each node and its smaller neighbours to the least of them."""
    from pyspark.sql import functions as F

    downward = edges.select(F.greatest("u", "v").alias("u"), F.least("u", "v").alias("v"))
    least = downward.groupBy("u").agg(F.min("v").alias("m"))
    joined = downward.join(least, "u")
    smaller = joined.select(F.col("m").alias("u"), F.col("v"))
    itself = joined.select(F.col("m").alias("u"), F.col("u").alias("v"))
    return smaller.union(itself).where("u != v").distinct()
