"""``cleaner corpus`` as a real process."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from command_line import cleaner
from corpus_texts import paragraph, story, text

ARTICLES = {
    "news/a.txt": text([*story(1), paragraph(7)]),
    "news/b.txt": text(story(1)[:4]),
    "news/sub/c.md": text(story(2)),
    "page.html": "<html><body><p>" + "</p><p>".join(story(2)) + "</p></body></html>",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, said in ARTICLES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(said, encoding="utf-8")
    return tmp_path


def document(folder: Path, *arguments: str, stdin: bytes = b"") -> dict[str, Any]:
    done = cleaner("corpus", *arguments, "--output-format", "json", cwd=folder, stdin=stdin)
    assert done.returncode in (0, 1), done.stderr
    read: dict[str, Any] = json.loads(done.stdout)
    return read


def kept(read: dict[str, Any]) -> dict[str, list[str]]:
    return {cluster["keep"]: [member["path"] for member in cluster["members"][1:]] for cluster in read["clusters"]}


def test_folders_of_text_markdown_and_pages(folder: Path) -> None:
    read = document(folder, ".")
    assert read["schema"] == "cleaner.corpus/1"
    assert kept(read) == {"news/a.txt": ["news/b.txt"], "news/sub/c.md": ["page.html"]}
    assert read["stats"]["articles"] == 4 and read["stats"]["stories"] == 2
    passage = next(passage for passage in read["passages"] if passage["places"][0]["path"] == "news/b.txt")
    place = passage["places"][1]
    assert ARTICLES["news/a.txt"][place["start"] : place["end"]].startswith(passage["text"][:40])


def test_exit_status_and_what_may_be_deleted(folder: Path) -> None:
    done = cleaner("corpus", ".", "--print-redundant", cwd=folder)
    assert (done.returncode, done.stdout) == (1, b"news/b.txt\npage.html\n")
    assert cleaner("corpus", "news/a.txt", "page.html", cwd=folder).returncode == 0
    assert cleaner("corpus", ".", "--exit-zero", cwd=folder).returncode == 0
    for wrong in (("nowhere",), (".", "--keep", "nicest"), (".", "--exclude", "*")):
        failed = cleaner("corpus", *wrong, cwd=folder)
        assert (failed.returncode, failed.stdout) == (2, b"") and failed.stderr.startswith(b"cleaner: ")


def test_containers_and_standard_input(folder: Path) -> None:
    rows = [{"url": name, "body": said, "day": "2020-01-02"} for name, said in sorted(ARTICLES.items())]
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    (folder / "rows.jsonl.gz").write_bytes(gzip.compress(lines))
    expected = kept(document(folder, ".", "--exclude", "rows*"))
    fields = ("--text-field", "body", "--date-field", "day")
    assert kept(document(folder, "rows.jsonl.gz", *fields)) == expected
    assert kept(document(folder, "-", *fields, stdin=lines)) == expected
    assert kept(document(folder, "-", *fields, stdin=gzip.compress(lines))) == expected


def test_parquet_and_zstd(folder: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pyarrow.table({"id": list(ARTICLES), "text": list(ARTICLES.values())}), folder / "rows.parquet")
    lines = "".join(json.dumps({"id": name, "text": said}) + "\n" for name, said in ARTICLES.items()).encode()
    (folder / "rows.ndjson.zst").write_bytes(pyarrow.Codec("zstd").compress(lines, asbytes=True))
    expected = kept(document(folder, ".", "--exclude", "rows*"))
    assert kept(document(folder, "rows.parquet")) == kept(document(folder, "rows.ndjson.zst")) == expected
    assert cleaner("corpus", "rows.parquet", "--output-format", "parquet", "-o", "out.parquet", cwd=folder).returncode
    rows = parquet.read_table(folder / "out.parquet").to_pylist()
    assert {(row["keep"], row["path"]) for row in rows if row["relation"] != "kept"} == {
        (keep, path) for keep, paths in expected.items() for path in paths
    }


def test_bad_rows_are_told_by_number_and_the_rest_is_compared(folder: Path) -> None:
    good = json.dumps({"id": "x", "text": ARTICLES["news/a.txt"]})
    same = json.dumps({"id": "x", "text": ARTICLES["news/a.txt"]})
    rows = [good, '{"id": 1}', "", "[2]", "{broken", same, '{"text": "\\ud800"}']
    (folder / "rows.jsonl").write_text("\n".join(rows))
    done = cleaner("corpus", "rows.jsonl", "--output-format", "json", cwd=folder)
    read = json.loads(done.stdout)
    assert kept(read) == {"x": ["x (rows.jsonl:6)"]}
    told = done.stderr.decode().splitlines()
    assert [line.split(": ")[0] for line in told] == ["rows.jsonl:2", "rows.jsonl:4", "rows.jsonl:5"]
    assert read["stats"]["skipped"] == 3


def test_any_number_of_processes_and_any_order_of_paths_give_the_same_bytes(folder: Path) -> None:
    runs = [
        cleaner("corpus", *paths, "--output-format", "json", "-j", jobs, cwd=folder).stdout
        for jobs in ("1", "2")
        for paths in (("news", "page.html"), ("page.html", "news"))
    ]
    assert len(set(runs)) == 1 and runs[0]


def test_the_table_at_sixty_columns(folder: Path) -> None:
    done = cleaner("corpus", ".", cwd=folder, environment={"COLUMNS": "60"})
    rows = done.stdout.decode().splitlines()
    assert max(map(len, rows[:-1])) <= 60
    assert rows[:3] == ["news/a.txt", "  kept, the fullest", "  contained 100 % news/b.txt"]
    assert rows[-1].startswith("4 articles tell 2 stories: 2 copies of 2 stories")


def test_unchanged_files_are_not_read_again(folder: Path) -> None:
    first = cleaner("corpus", "news", "page.html", "--index", "index", "--output-format", "json", cwd=folder).stdout
    names = {path.name for path in (folder / "index").iterdir()}
    shown = cleaner("corpus", "news", "page.html", "--index", "index", "--output-format", "json", cwd=folder).stdout
    assert shown == first == cleaner("corpus", "news", "page.html", "--output-format", "json", cwd=folder).stdout
    assert {name for name in names if name.startswith("shard-")} == {
        path.name for path in (folder / "index").iterdir() if path.name.startswith("shard-")
    }
    (folder / "news/b.txt").write_text(text(story(5)))
    read = document(folder, "news", "page.html", "--index", "index")
    assert kept(read) == {"news/sub/c.md": ["page.html"]}
    assert kept(document(folder, "news", "--index", "index")) == {}


def test_new_articles_against_an_index(folder: Path) -> None:
    (folder / "new").mkdir()
    (folder / "new/longer.txt").write_text(text([*story(1), paragraph(7), paragraph(8)]))
    (folder / "new/own.txt").write_text(text(story(8)))
    document(folder, "news", "page.html", "--index", "index")
    read = document(folder, "against", "index", "new")
    assert kept(read) == {"news/a.txt": ["new/longer.txt"]}
    assert read["clusters"][0]["why"] == "there before"
    document(folder, "against", "index", "new", "--add")
    (folder / "new/own2.txt").write_text(text(story(8)))
    assert kept(document(folder, "against", "index", "new/own2.txt")) == {"new/own.txt": ["new/own2.txt"]}
    assert cleaner("corpus", "against", "nowhere", "new", cwd=folder).returncode == 2


@pytest.mark.parametrize("harm", ["head", "files", "shard", "digest", "truncated"])
def test_an_index_that_is_damaged_is_made_anew(folder: Path, harm: str) -> None:
    expected = document(folder, "news", "page.html", "--index", "index")
    index = folder / "index"
    if harm == "digest":
        (index / "index.json").write_text((index / "index.json").read_text().replace('"digest": "', '"digest": "0'))
    elif harm == "head":
        (index / "index.json").write_text("[]")
    else:
        for path in index.glob("shard-*" if harm != "files" else "files-*"):
            path.write_bytes(path.read_bytes()[:40]) if harm == "truncated" else path.unlink()
    assert document(folder, "news", "page.html", "--index", "index") == expected


def test_lines_of_many_stories_are_learned_for_review(folder: Path) -> None:
    for number in range(10, 18):
        said = [*story(number), "Read the Amber Gazette every morning", f"It has {number} pages today"]
        (folder / f"news/{number}.txt").write_text(text(said))
    read = document(folder, "news", "--learn")
    assert [(line["text"], line["place"], line["fix"], line["kind"]) for line in read["boilerplate"]] == [
        ("It has 10 pages today", "tail", "unsafe", "template"),
        ("Read the Amber Gazette every morning", "tail", "safe", "line"),
    ]
    learned = json.loads((folder / ".cleaner/learned.json").read_text())
    assert [line["example"] for line in learned["lines"]] == ["Read the Amber Gazette every morning"]
    assert learned["lines"][0]["stories"] == 8


def test_a_run_that_is_killed_leaves_the_index_as_it_was(folder: Path) -> None:
    first = document(folder, "news", "page.html", "--index", "index")
    head = (folder / "index/index.json").read_bytes()
    (folder / "news/b.txt").write_text(text(story(5)))
    killed = """
import os, signal, sys
from cleaner.corpus import index
real = index.write_own
index.write_own = lambda path, data: os.kill(os.getpid(), 9) if path.endswith("index.json") else real(path, data)
from cleaner.cli import main
sys.argv = ["cleaner", "corpus", "news", "page.html", "--index", "index", "-q"]
main()
"""
    assert subprocess.run([sys.executable, "-c", killed], cwd=folder).returncode == -9
    assert (folder / "index/index.json").read_bytes() == head
    read = document(folder, "news", "page.html", "--index", "index")
    assert read != first and kept(read) == {"news/sub/c.md": ["page.html"]}
    names = {path.name for path in (folder / "index").iterdir()}
    told = json.loads((folder / "index/index.json").read_text())
    assert names == {".gitignore", "index.json", told["files"], *told["shards"]}
