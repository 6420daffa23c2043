"""The engine for many machines: PySpark moves the rows, the steps are those of the engine for one.

Inputs are names of files that every worker can open. What is scanned goes to Parquet in a folder that all can reach,
so that nothing is read twice. The driver holds a few numbers and the name of each article, nothing of their texts.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from cleaner.corpus.engines import spark_pieces as pieces
from cleaner.corpus.engines import steps
from cleaner.corpus.engines.found import Found, Lines, Member, Shared, members_of, shared_lines
from cleaner.corpus.engines.local import Progress
from cleaner.corpus.engines.ranks import ranked, spread
from cleaner.corpus.engines.spark_components import components
from cleaner.corpus.engines.spark_session import as_table, table
from cleaner.corpus.engines.steps import LEAST_OWN, Edge
from cleaner.corpus.frames import Counted
from cleaner.corpus.inputs import Inputs
from cleaner.corpus.keeping import Table, order
from cleaner.corpus.pairing import Numbers
from cleaner.corpus.relations import Terms
from cleaner.corpus.scanning import Scanned, unpack
from cleaner.corpus.scopes import scopes_of
from cleaner.corpus.words import U64

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_ROUNDS = 2


class Spark:
    """A run. ``folder``: can be reached by the driver and all workers, and is the caller's to remove; ``gathered``:
    how many edges are put together in one place, more are joined by the workers."""

    def __init__(self, session: SparkSession, folder: str, progress: Progress, gathered: int) -> None:
        self._session, self._folder, self._progress, self._gathered = session, folder, progress, gathered
        self.told: list[str] = []

    def found(self, inputs: Inputs, terms: Terms) -> Found:
        """What the articles of the inputs are to each other."""
        self._read(inputs)
        scopes, scope = scopes_of(self.table.names)
        kept = self._sure_stories(terms)
        for _ in range(_ROUNDS):
            site = self._counted(kept, scope)
            owned, places = self._owned(site.keys)
            kept, members = self._stories(owned, terms, site.keys)
            again = self._counted(kept, scope)
            if len(again.keys) == len(site.keys):
                break
        places = places[np.isin(site.keys, again.keys)]
        again = again.where(np.isin(again.keys, site.keys))
        quoted = self._quoted(kept, scope, site.keys)
        table_ = self.table._replace(words=owned.words)
        return Found(table_, self.cut, kept, members, Lines(again, places), site.keys, scopes, quoted)

    def articles(self, numbers: Collection[int]) -> dict[int, Scanned]:
        """Some articles, scanned, by number."""
        wanted = as_table(self._session, "id long, number long", self._ids[sorted(numbers)], sorted(numbers))
        rows = self._scans.join(wanted, "id").select("number", "packed").collect()
        return {row.number: unpack(self.table.names[row.number], bytes(row.packed)) for row in rows}

    def _read(self, inputs: Inputs) -> None:
        """Scan all files, and number the articles by name."""
        self._progress("reading", 0, 0)
        named = [(pieces.as_bytes(file.path), pieces.as_bytes(file.shown)) for file in inputs.files]
        files = self._session.createDataFrame(named, "path binary, shown binary")
        parallel = self._session.sparkContext.defaultParallelism
        files = files.repartition(min(len(named), 8 * parallel))
        path = os.path.join(self._folder, "scans")
        files.mapInArrow(partial(pieces.scan, inputs._replace(files=())), pieces.SCANNED).write.parquet(path)
        scans = self._session.read.parquet(path)
        told = scans.where("id < 0").select("told").collect()
        self.told = sorted(bytes(row.told).decode("utf-8", "surrogatepass") for row in told)
        self._scans = scans.where("id >= 0")
        rows = table(self._scans.select("id", "name", "words", "damage", "date", "cut", "print", "share", "size"))
        names = [name.decode("utf-8", "surrogatepass") for name in rows["name"].to_pylist()]
        prints = rows["print"].to_numpy()
        at = sorted(range(len(names)), key=lambda number: (names[number], int(prints[number])))
        self._ids, self._prints = rows["id"].to_numpy()[at], prints[at].view(np.uint64)
        dates, cut = rows["date"].to_pylist(), rows["cut"].to_pylist()
        self.cut = [cut[number] for number in at]
        words, damage = rows["words"].to_numpy()[at], rows["damage"].to_numpy()[at]
        self.table = Table([names[number] for number in at], words, damage, [dates[number] for number in at])

    def _sure_stories(self, terms: Terms) -> Numbers:
        self._progress("sure copies", 0, 0)
        rank, articles, equal = ranked(order(self.table, terms), self._prints)
        pairs = self._linked(self._scans, rank, steps.SURE)
        return spread(self._stars(pairs, "fuller", "other"), articles, equal)

    def _stories(self, owned: _Owned, terms: Terms, frames: U64) -> tuple[Numbers, list[Member]]:
        self._progress("comparing", 0, 0)
        is_short = owned.words < LEAST_OWN
        prints = np.where(is_short, self._prints, owned.prints)
        rank, articles, equal = ranked(order(self.table._replace(words=owned.words), terms), prints)
        pairs = self._linked(owned.rows, np.where(is_short, -1, rank), steps.WORTH_A_LOOK)
        pairs = pairs.repartition("other").mapInArrow(pieces.choose, pieces.PAIRS)
        edges = self._verified(pairs, rank, terms, frames).persist()
        first = self._stars(edges, "kept", "other")
        found = [Edge(*row) for row in edges.orderBy("kept", "other").collect()]
        edges.unpersist()
        kept = spread(first, articles, equal)
        return kept, members_of(found, first, articles, equal, self.table.words)

    def _linked(self, rows: DataFrame, rank: Numbers, least: float) -> DataFrame:
        """Pairs by rank that share so much. ``rows``: samples of articles by id."""
        from pyspark.sql import functions as F

        ranks = as_table(self._session, "id long, rank long", self._ids[rank >= 0], rank[rank >= 0])
        runs = rows.select("id", "size", "share", "samples").join(ranks, "id")
        runs = runs.select("rank", "size", "share", "samples").mapInArrow(pieces.spread_runs, pieces.RUNS)
        links = runs.repartition("hash").mapInArrow(pieces.link, pieces.LINKS)
        known = [F.first(name).alias(name) for name in ("fuller_size", "fuller_share", "other_size", "other_share")]
        summed = links.groupBy("fuller", "other").agg(F.sum("shared").alias("shared"), *known)
        return summed.mapInArrow(partial(pieces.estimate, least), pieces.PAIRS)

    def _verified(self, pairs: DataFrame, rank: Numbers, terms: Terms, frames: U64) -> DataFrame:
        ranks = as_table(self._session, "id long, rank long", self._ids[rank >= 0], rank[rank >= 0])
        packed = self._scans.select("id", "packed").join(ranks, "id")
        fuller = packed.selectExpr("rank as fuller", "packed as fuller_packed")
        other = packed.selectExpr("rank as other", "packed as other_packed")
        both = pairs.select("fuller", "other").join(other, "other").join(fuller, "fuller")
        both = both.repartition("fuller").sortWithinPartitions("fuller", "other")
        return both.mapInArrow(partial(pieces.verify, frames, terms), pieces.EDGES)

    def _stars(self, edges: DataFrame, early: str, late: str) -> dict[int, int]:
        """The head of the story of each text that has one, by rank."""
        held = edges.selectExpr(f"{early} as early", f"{late} as late").persist()
        if held.count() <= self._gathered:
            grouped = held.coalesce(1)
        else:
            nodes = components(held, "early", "late").withColumnRenamed("node", "early")
            grouped = held.join(nodes, "early").repartition("component").select("early", "late")
        rows = grouped.mapInArrow(pieces.star, pieces.STARS).collect()
        held.unpersist()
        return {row.late: row.early for row in rows}

    def _lines(self, column: str, kept: Numbers, scope: Numbers) -> DataFrame:
        """A row for each line of each article, with the story and the scope of the article."""
        sizes = np.bincount(scope, minlength=1)[scope] if len(scope) else scope
        schema = "id long, number long, story long, scope long, scope_size long"
        known = as_table(self._session, schema, self._ids, np.arange(len(kept)), kept, scope, sizes)
        rows = self._scans.select("id", column).join(known, "id").drop("id")
        return rows.mapInArrow(partial(pieces.spread_lines, column), pieces.LINES)

    def _counted(self, kept: Numbers, scope: Numbers) -> Counted:
        self._progress("lines of many stories", 0, 0)
        lines = self._lines("lines", kept, scope).repartition("key")
        rows = table(lines.mapInArrow(partial(pieces.count, len(kept)), pieces.COUNTED))
        keys = rows["key"].to_numpy().view(np.uint64)
        columns = (rows[name].to_numpy() for name in ("files", "stories", "scope", "in_scope", "example"))
        return Counted(keys, *columns).where(np.argsort(keys))

    def _owned(self, frames: U64) -> tuple[_Owned, Numbers]:
        self._progress("own words", 0, 0)
        path = os.path.join(self._folder, f"own-{len(frames)}")
        owned = self._scans.select("id", "packed").mapInArrow(partial(pieces.own, frames), pieces.OWNED)
        owned.write.mode("overwrite").parquet(path)
        held = self._session.read.parquet(path)
        rows = table(held.select("id", "words", "print"))
        ids = rows["id"].to_numpy()
        at = np.argsort(ids)[np.searchsorted(np.sort(ids), self._ids)]
        counts = held.where("length(places) > 0").select("places").collect()
        places = sum((np.frombuffer(row.places, np.int64) for row in counts), np.zeros(3 * len(frames), np.int64))
        words, prints = rows["words"].to_numpy()[at], rows["print"].to_numpy()[at].view(np.uint64)
        return _Owned(held, words, prints), places.reshape(-1, 3)

    def _quoted(self, kept: Numbers, scope: Numbers, frames: U64) -> list[Shared]:
        """Long lines that stand in several stories."""
        from pyspark.sql import functions as F

        lines = self._lines("long", kept, scope)
        often = lines.groupBy("key").agg(F.countDistinct("story").alias("stories")).where("stories > 1").select("key")
        rows = table(lines.join(often, "key").select("key", "number"))
        return sorted(shared_lines(rows["key"].to_numpy().view(np.uint64), rows["number"].to_numpy(), kept, frames))


class _Owned(NamedTuple):
    """What articles have for themselves: the rows that hold it, and the words and fingerprints by number."""

    rows: DataFrame
    words: Numbers
    prints: U64
