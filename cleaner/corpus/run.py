"""A run from inputs to the document, with the engine for one machine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from itertools import islice
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from cleaner.corpus.containers import kind_of
from cleaner.corpus.engines.local import Local, Progress, Scans, scans
from cleaner.corpus.engines.processes import each
from cleaner.corpus.index import Entry, Held, Index, stamp_of
from cleaner.corpus.inputs import File, Inputs, Item, Notice, notices
from cleaner.corpus.relations import Terms
from cleaner.corpus.report import Report
from cleaner.corpus.scanning import scan_all, unpack

GATHERED = 1_000_000  # edges of Spark's that are put together in one place; more are joined by its workers
_TAKEN = 256  # articles of an index that are taken over at once

Tell = Callable[[str], None]


class Way(NamedTuple):
    """How to run: by how many processes, whom to tell how far it is and of what was not compared, and where what
    does not fit into memory goes; the system's place when it is empty."""

    processes: int = 1
    progress: Progress = lambda *_: None
    tell: Tell = lambda _: None
    folder: str = ""


class Piece(NamedTuple):
    """Scanned articles, the file that each comes from, and what is to be told of others."""

    found: Scans
    sources: list[str]
    told: list[Notice]


def document(inputs: Inputs, terms: Terms, way: Way = Way(), index: Index | None = None) -> dict[str, Any]:
    """What the articles are to each other. With an index, unchanged files are not read, and it holds these files
    from then on."""
    with _engine(way) as engine:
        run = Run(inputs, engine, way)
        if index is None:
            return run.document(run.read(inputs.files), terms)
        names = {file.shown: None for file in inputs.files if index.knows(file)}
        told = [notice for name in names for notice in index.files[name].told]
        run.take(index.entries(names))
        new = tuple(file for file in inputs.files if file.shown not in names)
        told += run.read(new, partial(index.write, names))
        return run.document(told, terms)


def against(inputs: Inputs, terms: Terms, way: Way, index: Index, adds: bool) -> dict[str, Any]:
    """What the articles are to those of the index, which are kept before them, and to each other."""
    with _engine(way) as engine:
        run = Run(inputs, engine, way)
        old = {file.shown for file in inputs.files}
        before = [name for name in index.files if name not in old]
        run.take(index.entries(set(before)))
        terms = terms._replace(before=frozenset(engine.names()))
        told = run.read(inputs.files, partial(index.write, before) if adds else None)
        return run.document(told, terms)


class Run(NamedTuple):
    """A run whose engine is fed."""

    inputs: Inputs
    engine: Local
    way: Way

    def take(self, entries: Iterator[Entry]) -> None:
        """Articles of an index."""
        while held := list(islice(entries, _TAKEN)):
            self.engine.add(scans(unpack(entry.name, entry.packed) for entry in held))

    def read(self, files: tuple[File, ...], write: Callable[..., None] | None = None) -> list[Notice]:
        """Articles of files; gives what was told instead of some. ``write``: of an index that shall hold them."""
        fresh = {file.shown: Held(stamp) for file in files if (stamp := stamp_of(file))}
        told: list[Notice] = []
        entries = self._entries(files, fresh, told)
        if write is None:
            for _ in entries:
                pass
        else:
            write(fresh, entries)
        return told

    def document(self, told: list[Notice], terms: Terms) -> dict[str, Any]:
        """What was found, in words."""
        for notice in told:
            self.way.tell(f"{notice.name}: {notice.said}")
        report = Report(self.engine.found(terms).touching(terms.before), self.engine.reader(), terms)
        self.way.progress("looking up what was found", 0, 0)
        return report.document(self.inputs.texts(report.articles()), len(told))

    def _entries(self, files: tuple[File, ...], fresh: dict[str, Held], told: list[Notice]) -> Iterator[Entry]:
        """All articles of the files on their way to the engine. ``fresh`` gets what is told of each file."""
        inputs = self.inputs._replace(files=files)
        by_source: defaultdict[str, list[Notice]] = defaultdict(list)
        articles, of = 0, 0 if any(kind_of(file.path) for file in files) else len(files)
        for piece in each(partial(scanned, inputs), inputs.pieces(), self.way.processes):
            self.engine.add(piece.found)
            articles += len(piece.sources)
            self.way.progress("reading", articles, of)
            told += piece.told
            for notice in piece.told:
                by_source[notice.source].append(notice)
            yield from map(Entry, piece.sources, piece.found.names, piece.found.packed)
        for source in by_source.keys() & fresh.keys():
            fresh[source] = fresh[source]._replace(told=tuple(by_source[source]))


def on_spark(inputs: Inputs, terms: Terms, way: Way, session: Any, gathered: int = GATHERED) -> dict[str, Any]:
    """What the articles are to each other, found in a session of Spark. ``way.folder``: can be reached by all its
    machines; ``gathered``: how many edges may be put together in one place."""
    from cleaner.corpus.engines.spark import Spark

    with TemporaryDirectory(prefix="cleaner-corpus-", dir=way.folder or None) as folder:
        engine = Spark(session, folder, way.progress, gathered)
        found = engine.found(inputs, terms)
        for said in engine.told:
            way.tell(said)
        wanted = {number for member in found.members for number in (member.kept, member.other)}
        report = Report(found, engine.articles(wanted), terms)
        return report.document(inputs.texts(report.articles()), len(engine.told))


def scanned(inputs: Inputs, piece: list[Item]) -> Piece:
    """The articles of a piece, and what is to be told of others."""
    rows, told = notices(map(inputs.article, piece))
    return Piece(scans(scan_all(rows)), [row.source for row in rows], told)


@contextmanager
def _engine(way: Way) -> Iterator[Local]:
    with TemporaryDirectory(prefix="cleaner-corpus-", dir=way.folder or None) as folder:
        with closing(Local(folder, way.processes, way.progress)) as engine:
            yield engine
