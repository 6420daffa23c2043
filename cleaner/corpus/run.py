"""A run from inputs to the document, with the engine for one machine."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from cleaner.corpus.engines.local import Local, Progress, Scans, scans
from cleaner.corpus.engines.processes import each
from cleaner.corpus.inputs import Inputs, Item, Notice, notices
from cleaner.corpus.relations import Terms
from cleaner.corpus.report import Report
from cleaner.corpus.scanning import scan

Tell = Callable[[str], None]


class Way(NamedTuple):
    """How to run: by how many processes, whom to tell how far it is and of what was not compared, and where what
    does not fit into memory goes; the system's place when it is empty."""

    processes: int = 1
    progress: Progress = lambda *_: None
    tell: Tell = lambda _: None
    folder: str = ""


def document(inputs: Inputs, terms: Terms, way: Way = Way()) -> dict[str, Any]:
    """What the articles are to each other."""
    with TemporaryDirectory(prefix="cleaner-corpus-", dir=way.folder or None) as folder:
        with closing(Local(folder, terms, way.processes, way.progress)) as engine:
            told = _scan(inputs, engine, way)
            report = Report(engine.found(), engine.reader(), terms)
            way.progress("looking up what was found", 0, 0)
            return report.document(inputs.texts(report.articles()), told)


def _scan(inputs: Inputs, engine: Local, way: Way) -> int:
    """All articles to the engine; gives how many files and rows were not compared."""
    told = articles = 0
    for found, said in each(partial(scanned, inputs), inputs.pieces(), way.processes):
        engine.add(found)
        articles += len(found.names)
        way.progress("reading", articles, 0)
        told += len(said)
        for notice in said:
            way.tell(f"{notice.name}: {notice.said}")
    return told


def scanned(inputs: Inputs, piece: list[Item]) -> tuple[Scans, list[Notice]]:
    """The articles of a piece, and what is to be told of others."""
    rows, told = notices(map(inputs.article, piece))
    return scans(map(scan, rows)), told
