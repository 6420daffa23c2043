"""What Spark's workers do with batches of rows: the steps of every engine, in ``mapInArrow``. No Spark here.

Lists of numbers travel as their bytes, numbers of 64 bits without a sign as such with one. Each function takes the
batches of one partition and gives batches back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.corpus.engines import steps
from cleaner.corpus.engines.local import Scans
from cleaner.corpus.engines.steps import Measures, Rows
from cleaner.corpus.extras import arrow
from cleaner.corpus.frames import Holders, counted
from cleaner.corpus.inputs import File, Inputs
from cleaner.corpus.pairing import Pairs, Sampled, estimated, linked, pairs_of, promising
from cleaner.corpus.records import Own, own_of
from cleaner.corpus.relations import Terms
from cleaner.corpus.run import scanned
from cleaner.corpus.scanning import unpack
from cleaner.corpus.stories import stars
from cleaner.corpus.words import U64

Batches = Iterator[Any]  # of Arrow record batches

_MEASURES = "words long, print long, share double, size long, samples binary"
_ARTICLE = "id long, name binary, packed binary, damage long, date string, cut boolean"
SCANNED = f"{_ARTICLE}, {_MEASURES}, lines binary, long binary, told binary"
OWNED = f"id long, {_MEASURES}, places binary"
RUNS = "hash long, rank long, size long, share double"
_SAMPLES = "fuller_size long, fuller_share double, other_size long, other_share double"
LINKS = f"fuller long, other long, shared long, {_SAMPLES}"
PAIRS = "fuller long, other long, estimate double"
LINES = "key long, number long, story long, scope long, scope_size long"
COUNTED = "key long, files long, stories long, scope long, in_scope long, example long"
EDGES = "kept long, other long, relation string, jaccard double, containment double, redundant boolean"
STARS = "late long, early long"
_BATCH = 256  # articles that a worker holds at once


def scan(inputs: Inputs, batches: Batches) -> Batches:
    """Files (``path``, ``shown``) to their articles, scanned, and what is told of others."""
    from pyspark import TaskContext

    context = TaskContext.get()
    number = (context.partitionId() if context else 0) << 33
    for batch in batches:
        files = tuple(map(File, _names(batch, "path"), _names(batch, "shown")))
        for piece in inputs._replace(files=files).pieces():
            done = scanned(inputs, piece)
            for start in range(0, len(done.sources), _BATCH):
                yield _scanned(done.found, range(start, min(start + _BATCH, len(done.sources))), number)
            number += len(done.sources)
            if done.told:
                yield _told([f"{notice.name}: {notice.said}" for notice in done.told])


def own(frames: U64, batches: Batches) -> Batches:
    """Articles (``id``, ``packed``) to what they have for themselves; how often frames stand where is added up in the
    first row of each batch."""
    for batch in batches:
        measures, places = steps.owned((unpack("", packed) for packed in _list(batch, "packed")), frames)
        counts = [places.tobytes()] + [b""] * (batch.num_rows - 1) if batch.num_rows else []
        yield _batch(OWNED, id=batch.column("id"), **_measures(measures), places=counts)


def spread_runs(batches: Batches) -> Batches:
    """Articles (``rank``, ``size``, ``share``, ``samples``) to a row for each sample."""
    for batch in batches:
        hashes = [np.frombuffer(data, np.int64) for data in _list(batch, "samples")]
        sizes = _ints(batch, "size")
        columns = {name: np.repeat(_column(batch, name), sizes) for name in ("rank", "size", "share")}
        yield _batch(RUNS, hash=_joined(hashes), **columns)


def spread_lines(column: str, batches: Batches) -> Batches:
    """Articles (``number``, ``story``, ``scope``, ``scope_size`` and lines in that column) to a row for each line."""
    for batch in batches:
        keys = [np.frombuffer(data, np.int64) for data in _list(batch, column)]
        sizes = [len(held) for held in keys]
        names = ("number", "story", "scope", "scope_size")
        yield _batch(LINES, key=_joined(keys), **{name: np.repeat(_ints(batch, name), sizes) for name in names})


def link(batches: Batches) -> Batches:
    """All rows of some samples to the pairs of articles that share them."""
    held = _together(batches)
    if held is None:
        return
    ranks = _ints(held, "rank")
    keys, shared = linked(_ints(held, "hash").view(np.uint64), ranks.astype(np.uint32))
    pairs = pairs_of(keys, shared)
    known, at = np.unique(ranks, return_index=True)
    sizes, shares = _ints(held, "size")[at], _column(held, "share")[at]
    fuller, other = np.searchsorted(known, pairs.fuller), np.searchsorted(known, pairs.other)
    yield _batch(
        LINKS, fuller=pairs.fuller, other=pairs.other, shared=shared, fuller_size=sizes[fuller],
        fuller_share=shares[fuller], other_size=sizes[other], other_share=shares[other],
    )  # fmt: skip


def estimate(least: float, batches: Batches) -> Batches:
    """Pairs to those that share so much, and how much."""
    for batch in batches:
        pairs = Pairs(_ints(batch, "fuller"), _ints(batch, "other"), _ints(batch, "shared"))
        fuller = Sampled(_ints(batch, "fuller_size"), _column(batch, "fuller_share"))
        other = Sampled(_ints(batch, "other_size"), _column(batch, "other_share"))
        estimates = estimated(pairs, fuller, other)
        enough = estimates >= least
        yield _batch(PAIRS, fuller=pairs.fuller[enough], other=pairs.other[enough], estimate=estimates[enough])


def choose(batches: Batches) -> Batches:
    """All pairs of some articles to those worth comparing."""
    held = _together(batches)
    if held is None:
        return
    pairs = Pairs(_ints(held, "fuller"), _ints(held, "other"), _ints(held, "other"))
    estimates = _column(held, "estimate")
    wanted = promising(pairs, estimates)
    yield _batch(PAIRS, fuller=pairs.fuller[wanted], other=pairs.other[wanted], estimate=estimates[wanted])


def verify(frames: U64, terms: Terms, batches: Batches) -> Batches:
    """Pairs with their packed articles (``fuller``, ``other``, ``fuller_packed``, ``other_packed``) to edges."""
    for batch in batches:
        fuller, other = _ints(batch, "fuller").tolist(), _ints(batch, "other").tolist()
        packed = dict(zip(fuller, _list(batch, "fuller_packed"))) | dict(zip(other, _list(batch, "other_packed")))

        def own_words(rank: int, packed: dict[int, bytes] = packed) -> Own:
            return own_of(unpack("", packed[rank]), frames)

        edges = list(steps.verified(zip(fuller, other), own_words, terms))
        columns = zip(*edges) if edges else ((),) * 6
        names = ("kept", "other", "relation", "jaccard", "containment", "redundant")
        yield _batch(EDGES, **dict(zip(names, map(list, columns))))


def star(batches: Batches) -> Batches:
    """All edges (``early``, ``late``) of some components to the head of each text that has one."""
    held = _together(batches)
    if held is None:
        return
    first = stars(sorted(zip(_ints(held, "early").tolist(), _ints(held, "late").tolist())))
    yield _batch(STARS, late=list(first), early=list(first.values()))


def count(articles: int, batches: Batches) -> Batches:
    """All rows of some lines to those that stand in many stories."""
    held = _together(batches)
    if held is None:
        return
    holders = Holders(*(_ints(held, name) for name in ("number", "story", "scope", "scope_size")))
    found = counted(_ints(held, "key").view(np.uint64), holders, articles)
    names = ("files", "stories", "scope", "in_scope", "example")
    yield _batch(COUNTED, key=found.keys.view(np.int64), **dict(zip(names, found[1:])))


def _scanned(found: Scans, rows: range, number: int) -> Any:
    part = slice(rows.start, rows.stop)
    damage, dates, cut = (list(column) for column in zip(*found.facts[part]))
    return _batch(
        SCANNED, id=[number + row for row in rows], name=[as_bytes(name) for name in found.names[part]],
        packed=found.packed[part], damage=damage, date=dates, cut=cut, **_measures(found.measures, part),
        lines=_blobs(found.lines, part), long=_blobs(found.long_lines, part), told=[b""] * len(rows),
    )  # fmt: skip


def _told(said: list[str]) -> Any:
    empty, zeros = [b""] * len(said), [0] * len(said)
    return _batch(
        SCANNED, id=[-1] * len(said), name=empty, packed=empty, damage=zeros, date=[""] * len(said),
        cut=[False] * len(said), words=zeros, print=zeros, share=[1.0] * len(said), size=zeros, samples=empty,
        lines=empty, long=empty, told=[as_bytes(line) for line in said],
    )  # fmt: skip


def _measures(measures: Measures, part: slice = slice(None)) -> dict[str, Any]:
    return {
        "words": measures.words[part],
        "print": measures.prints[part].view(np.int64),
        "share": measures.shares[part],
        "size": measures.samples.sizes[part],
        "samples": _blobs(measures.samples, part),
    }


def _blobs(rows: Rows, part: slice = slice(None)) -> list[bytes]:
    ends = np.cumsum(rows.sizes)
    bounds = zip((ends - rows.sizes)[part].tolist(), ends[part].tolist())
    return [rows.values[start:end].tobytes() for start, end in bounds]


def _together(batches: Iterable[Any]) -> Any:
    """All batches as one table; None when there are no rows."""
    held = [batch for batch in batches if batch.num_rows]
    return arrow().Table.from_batches(held).combine_chunks() if held else None


def _batch(schema: str, **columns: Any) -> Any:
    """A batch with these columns, in the order and of the types of the schema."""
    kinds = {
        "long": arrow().int64(), "double": arrow().float64(), "string": arrow().string(),
        "binary": arrow().binary(), "boolean": arrow().bool_(),
    }  # fmt: skip
    fields = [field.split() for field in schema.split(", ")]
    arrays = [arrow().array(columns[name], kinds[kind]) for name, kind in fields]
    return arrow().RecordBatch.from_arrays(arrays, [name for name, _ in fields])


def _column(batch: Any, name: str) -> NDArray[Any]:
    column = batch.column(name)
    if hasattr(column, "combine_chunks"):
        column = column.combine_chunks()
    found: NDArray[Any] = column.to_numpy(zero_copy_only=False)
    return found


def _ints(batch: Any, name: str) -> NDArray[np.int64]:
    return np.ascontiguousarray(_column(batch, name), dtype=np.int64)


def _list(batch: Any, name: str) -> list[Any]:
    found: list[Any] = batch.column(name).to_pylist()
    return found


def _names(batch: Any, name: str) -> list[str]:
    return [data.decode("utf-8", "surrogatepass") for data in _list(batch, name)]


def as_bytes(name: str) -> bytes:
    """A name as it travels."""
    return name.encode("utf-8", "surrogatepass")


def _joined(arrays: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.concatenate([np.empty(0, np.int64), *arrays])
