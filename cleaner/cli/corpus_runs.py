"""What ``cleaner corpus`` does with its options: inputs, progress, report, exit status."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from cleaner.cli import runs, streams
from cleaner.cli.choices import Choices
from cleaner.cli.corpus_chosen import Chosen
from cleaner.cli.corpus_output import write
from cleaner.cli.corpus_progress import Bar
from cleaner.cli.misuse import Misuse
from cleaner.corpus import extras
from cleaner.corpus.containers import JSON_LINES, PACKED, PARQUET, Fields, Unusable
from cleaner.formats import FORMATS
from cleaner.workflow.selection import Selection

if TYPE_CHECKING:
    from cleaner.corpus.inputs import File, Inputs
    from cleaner.corpus.run import Way

AGAINST = "against"
_CONTAINERS = (*JSON_LINES, *PARQUET, *(one + packed for one in (*JSON_LINES, *PARQUET) for packed in PACKED))
_SUFFIXES = (*(suffix for known in FORMATS for suffix in known.suffixes), *_CONTAINERS)

_FOR_ONE_PROCESS = 40_000_000  # bytes


def run(paths: tuple[str, ...], chosen: Chosen) -> int:
    """Compare the articles and tell of it; gives the exit status."""
    against = ""
    if paths[:1] == (AGAINST,) and not os.path.lexists(AGAINST):
        if len(paths) < 3:
            raise Misuse("against takes an index, then new articles: cleaner corpus against .cleaner/corpus new/")
        against, paths = paths[1], paths[2:]
    try:
        extras.numpy()
        with inputs(paths, chosen) as found:
            document = _document(found, chosen, against)
            write(document, found, chosen)
        if chosen.learn:
            from cleaner.cli.corpus_learning import learn_lines

            learn_lines(document, chosen.choices)
    except (extras.Missing, Unusable) as error:
        raise Misuse(str(error)) from None
    return 0 if chosen.exit_zero else int(bool(document["clusters"]))


def _document(found: Inputs, chosen: Chosen, index: str) -> dict[str, Any]:
    from cleaner.corpus.index import Index, digest_of
    from cleaner.corpus.run import Way, against, document

    bar = Bar(chosen.quiet)
    digest = digest_of(found.fields, found.max_bytes)

    def told(message: str) -> None:
        bar.end()
        if not chosen.quiet:
            streams.tell(message)

    way = Way(_processes(found, chosen), bar, told, chosen.scratch)
    try:
        if chosen.engine == "spark":
            if index or chosen.index_folder:
                raise Misuse("an index is for the local engine; leave out --engine spark")
            return _on_spark(found, chosen, way)
        if not index:
            kept = Index(chosen.index_folder, digest) if chosen.index_folder else None
            return document(found, chosen.terms, way, kept)
        held = Index(index, digest)
        if not held.files:
            raise Misuse(f"{index} is no index that this version and these options can use; make one with --index")
        return against(found, chosen.terms, way, held, chosen.add)
    finally:
        bar.end()


def _on_spark(found: Inputs, chosen: Chosen, way: Way) -> dict[str, Any]:
    from cleaner.corpus.engines.spark_session import session
    from cleaner.corpus.run import on_spark

    running = session(chosen.master)
    try:
        return on_spark(found, chosen.terms, way, running)
    finally:
        running.stop()


def _processes(found: Inputs, chosen: Chosen) -> int:
    """One for what is done sooner than processes start."""
    return chosen.choices.processes if chosen.jobs or found.bytes() > _FOR_ONE_PROCESS else 1


@contextmanager
def inputs(paths: tuple[str, ...], chosen: Chosen) -> Iterator[Inputs]:
    """What the run is about; standard input is kept in a file while it runs. Raises Misuse."""
    from cleaner.corpus.inputs import File, Inputs

    choices = chosen.choices
    projects = runs.projects_of(choices)
    limit = projects.of(os.path.join(os.getcwd(), "-")).settings.max_bytes
    fields = Fields(chosen.text_field, chosen.id_field, chosen.date_field)
    with tempfile.TemporaryDirectory(prefix="cleaner-input-") as folder:
        named = [path for path in paths if path != runs.STDIN]
        files = list(_files(tuple(named) or (".",), choices)) if named or not paths else []
        if len(named) < len(paths):
            files.append(File(_kept_input(folder), "stdin"))
        if not files:
            raise Misuse("no articles here; name folders, files, JSON Lines or Parquet")
        yield Inputs(tuple(files), fields, limit)


def _files(paths: tuple[str, ...], choices: Choices) -> Iterator[File]:
    from cleaner.corpus.inputs import File

    selection = Selection(runs.projects_of(choices), choices.exclude)
    walk = selection.walk(choices.follow, choices.force_exclude)._replace(suffixes=_SUFFIXES)
    for found in walk.files(paths):
        if found.problem:
            raise Misuse(f"{found.shown}: {found.problem}")
        if not selection.not_for_us(found):
            yield File(found.path, found.shown)


def _kept_input(folder: str) -> str:
    """Standard input as a file of JSON Lines, unpacked."""
    from cleaner.corpus.containers import STDIN, opened

    path = os.path.join(folder, "stdin.jsonl")
    with opened(STDIN) as stream, open(path, "wb") as out:
        shutil.copyfileobj(stream, out)
    return path
