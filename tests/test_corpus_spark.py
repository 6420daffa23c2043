"""The engine for many machines against the engine for one: one local session of Spark for all of it."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from corpus_texts import paragraph, rewritten, story, text

from cleaner.corpus.containers import Fields
from cleaner.corpus.inputs import File, Inputs
from cleaner.corpus.relations import Terms
from cleaner.corpus.run import Way, document, on_spark

pytest.importorskip("pyspark", reason="pyspark is not installed: pip install '.[spark]'")
if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
    pytest.skip("Spark needs Java 17 or newer, which is not installed here", allow_module_level=True)


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from cleaner.corpus.engines.spark_session import session as started

    with pytest.MonkeyPatch.context() as patch:  # for so little data a machine that compiles less is done sooner
        patch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        running = started("local[2]")
    running.conf.set("spark.sql.shuffle.partitions", "2")
    yield running
    running.stop()


def write_corpus(folder: Path) -> Inputs:
    """Copies of all kinds under site lines, bad rows and pages, in a container and in files."""
    draw = random.Random(3)
    texts = []
    for seed in range(1, 40):
        base = story(seed, draw.randint(2, 6))
        copies = [base, base[:-1], rewritten(base, 8), [*base, paragraph(seed + 5000)]]
        for said in copies[: draw.choice((1, 1, 2, 4))]:
            site = draw.choice(("Amber Gazette", "Canal Post"))
            texts.append(text([f"{site} | Latest", *said, f"Support {site}, the paper of the town."]))
    draw.shuffle(texts)
    lines = [json.dumps({"id": f"r{number}", "text": said}) for number, said in enumerate(texts[20:])]
    (folder / "rows.jsonl").write_text("\n".join([*lines[:5], "{", *lines[5:]]), encoding="utf-8")
    files = [File(str(folder / "rows.jsonl"), "rows.jsonl")]
    for number, said in enumerate(texts[:20]):
        path = folder / f"article-{number}.txt"
        path.write_text(said, encoding="utf-8")
        files.append(File(str(path), path.name))
    return Inputs(tuple(files), Fields(), 1_000_000)


def test_both_engines_find_the_same(tmp_path: Path, session: Any) -> None:
    inputs = write_corpus(tmp_path)
    told_here: list[str] = []
    told_there: list[str] = []
    expected = document(inputs, Terms(), Way(tell=told_here.append))
    found = on_spark(inputs, Terms(), Way(tell=told_there.append), session, gathered=0)
    assert json.dumps(found) == json.dumps(expected)
    assert told_there == told_here and len(told_here) == 1
    assert found["stats"]["copies"] > 10 and len(found["boilerplate"]) > 1


def test_components_of_chains_rings_and_stars(session: Any) -> None:
    from cleaner.corpus.engines.spark_components import components

    chain = [(number, number + 1) for number in range(100, 116)]
    ring = [(number, 200 + (number - 199) % 7) for number in range(200, 207)]
    edges = session.createDataFrame([*chain, *ring, (1, 9), (5, 9), (9, 7)], "a long, b long")
    found = {row.node: row.component for row in components(edges, "a", "b").collect()}
    assert {found[node] for node in range(100, 117)} == {100}
    assert {found[node] for node in range(200, 207)} == {200}
    assert {node: found[node] for node in (1, 5, 7, 9)} == dict.fromkeys((1, 5, 7, 9), 1)


def test_parquet_is_cleaned_by_the_workers(tmp_path: Path, session: Any) -> None:
    import pyarrow
    from command_line import DOUBLED, MENDED, QUIET
    from pyarrow import parquet

    from cleaner.corpus.engines.spark_rows import clean
    from cleaner.settings import Settings
    from cleaner.workflow.outcome import Context
    from cleaner.workflow.rows import RowCleaner

    rows = {"n": [1, 2, 3], "text": [DOUBLED, None, QUIET]}
    parquet.write_table(pyarrow.table(rows), tmp_path / "in.parquet")
    cleaner = RowCleaner("text", "row.txt", Context(Settings()))
    clean(session, str(tmp_path / "in.parquet"), str(tmp_path / "out"), "text", cleaner.batches)
    found = session.read.parquet(str(tmp_path / "out")).orderBy("n").collect()
    assert [row.text for row in found] == [MENDED, None, QUIET]
