"""An index: what was kept of articles, in Parquet, so that a later run need not read unchanged files again.

A folder with shards of scanned articles, a table of the files they come from, and ``index.json``, which names both
and is written last: a run that is killed leaves the index as it was. A digest of the version and of the settings
that a scan depends on guards it; with another digest all is read anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import chain
from typing import Any, NamedTuple

from cleaner.corpus import extras
from cleaner.corpus.containers import Fields, Unusable
from cleaner.corpus.inputs import File, Notice
from cleaner.corpus.scanning import FORMAT
from cleaner.files.new_file import write_own
from cleaner.files.own import own_folder, parsed_json, read_own

FOLDER = os.path.join(".cleaner", "corpus")
_HEAD = "index.json"
_GITIGNORE = b"# Made by cleaner corpus; may be deleted at any time.\n*\n"
_FILE_COLUMNS = ("source", "size", "mtime_ns", "shard", "told")
_BATCH = 256  # articles that are held at once
_SHARD_BYTES = 64 << 20
_STALE = 0.5  # share of rows of files that changed or went from which on the shards are written anew


class Stamp(NamedTuple):
    """A file as it was when it was read."""

    size: int
    mtime_ns: int


class Held(NamedTuple):
    """A file of the index: how it was, the shard that has its articles, and what was told of it."""

    stamp: Stamp
    shard: str = ""
    told: tuple[Notice, ...] = ()


class Entry(NamedTuple):
    """An article, packed, and the file it comes from."""

    source: str
    name: str
    packed: bytes


class Index:
    """What is in the folder. A folder without an index, or with one of another digest, is an empty one."""

    def __init__(self, folder: str, digest: str) -> None:
        self.folder = folder
        self.digest = digest
        self.shards: list[str] = []
        self.files: dict[str, Held] = {}
        try:
            self._read()
        except (OSError, ValueError, KeyError, TypeError):
            self.shards, self.files = [], {}

    def knows(self, file: File) -> bool:
        """Is the file in the index, unchanged?"""
        held = self.files.get(file.shown)
        return held is not None and held.stamp == stamp_of(file)

    def entries(self, sources: Collection[str]) -> Iterator[Entry]:
        """The articles of these files."""
        for shard in self.shards:
            try:
                yield from self._entries_of(shard, sources)
            except (OSError, ValueError) as error:
                raise Unusable(f"{self.folder} is damaged ({error}); delete it and run again") from None

    def write(self, known: Collection[str], fresh: Mapping[str, Held], entries: Iterable[Entry]) -> None:
        """From now on the index holds the files of ``known``, as they are in it, and ``fresh`` ones, whose articles
        are in ``entries``, which is gone through to its end before ``fresh`` is looked at. Raises OSError; then
        the index is as it was."""
        files = {source: self.files[source] for source in known}
        own_folder(os.path.dirname(self.folder) or ".", os.path.basename(self.folder))
        write_own(os.path.join(self.folder, ".gitignore"), _GITIGNORE)
        written: dict[str, str] = {}
        shards = self.shards
        if len(self.files) - len(files) > _STALE * len(self.files):
            entries = chain(list(self.entries(known)), entries)
            shards = []
        for shard, sources in self._written(entries):
            shards = [*shards, shard]
            written.update(dict.fromkeys(sources, shard))
        files.update(fresh)
        self.files = {name: held._replace(shard=written.get(name, held.shard)) for name, held in files.items()}
        self.shards = shards
        self._write_head()

    def _read(self) -> None:
        head = parsed_json(read_own(os.path.join(self.folder, _HEAD)))
        if head["digest"] != self.digest:
            return
        names = [head["files"], *head["shards"]]
        for name in names:
            extras.parquet().read_metadata(os.path.join(self.folder, os.path.basename(name)))
        table = extras.parquet().read_table(os.path.join(self.folder, head["files"])).to_pydict()
        self.shards = head["shards"]
        for source, size, time, shard, told in zip(*(table[name] for name in _FILE_COLUMNS)):
            notices = tuple(Notice(*pair) for pair in parsed_json(told))
            self.files[_text(source)] = Held(Stamp(size, time), shard, notices)

    def _entries_of(self, shard: str, sources: Collection[str]) -> Iterator[Entry]:
        with extras.parquet().ParquetFile(os.path.join(self.folder, os.path.basename(shard))) as file:
            for batch in file.iter_batches(_BATCH):
                columns = (batch.column(name).to_pylist() for name in ("source", "name", "packed"))
                for source, name, packed in zip(*columns):
                    if _text(source) in sources and self.files[_text(source)].shard == shard:
                        yield Entry(_text(source), _text(name), packed)

    def _written(self, entries: Iterable[Entry]) -> Iterator[tuple[str, set[str]]]:
        """Shards written, each with the files it has articles of; the articles of one file stay together."""
        held: list[Entry] = []
        size = 0
        for entry in entries:
            if size > _SHARD_BYTES and entry.source != held[-1].source:
                yield self._shard(held)
                held, size = [], 0
            held.append(entry)
            size += len(entry.packed)
        if held:
            yield self._shard(held)

    def _shard(self, entries: list[Entry]) -> tuple[str, set[str]]:
        binary = extras.arrow().binary()
        columns = {
            "source": [_bytes(entry.source) for entry in entries],
            "name": [_bytes(entry.name) for entry in entries],
            "packed": [entry.packed for entry in entries],
        }
        arrays = {name: extras.arrow().array(values, binary) for name, values in columns.items()}
        return self._write_table("shard", arrays), {entry.source for entry in entries}

    def _write_head(self) -> None:
        """The table of files, then the head that names it, then away with what it does not name."""
        arrow = extras.arrow()
        files = sorted(self.files.items())
        rows = [(_bytes(name), *held.stamp, held.shard, json.dumps(held.told)) for name, held in files]
        kinds = (arrow.binary(), arrow.int64(), arrow.int64(), arrow.string(), arrow.string())
        columns = zip(*rows) if rows else ((),) * len(kinds)
        name = self._write_table("files", dict(zip(_FILE_COLUMNS, map(arrow.array, columns, kinds))))
        head = {"digest": self.digest, "files": name, "shards": self.shards}
        write_own(os.path.join(self.folder, _HEAD), json.dumps(head, indent=1).encode() + b"\n")
        for found in os.listdir(self.folder):
            if found.startswith(("shard-", "files-")) and found not in (name, *self.shards):
                os.unlink(os.path.join(self.folder, found))

    def _write_table(self, kind: str, columns: Mapping[str, Any]) -> str:
        """A table on the disk when this returns; gives its name."""
        name = f"{kind}-{os.urandom(12).hex()}.parquet"
        path = os.path.join(self.folder, name)
        extras.parquet().write_table(extras.arrow().table(columns), path, compression="zstd")
        with open(path, "rb+") as file:
            os.fsync(file.fileno())
        return name


def digest_of(fields: Fields, max_bytes: int) -> str:
    """What an index depends on: the version, how articles are scanned, and where rows have their text."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        program = version("article-cleaner")
    except PackageNotFoundError:  # run from its source
        program = ""
    told = repr((program, FORMAT, tuple(fields), max_bytes))
    return blake2b(told.encode(), digest_size=16).hexdigest()


def stamp_of(file: File) -> Stamp | None:
    """The file as it is now; None when it is not there."""
    try:
        status = os.stat(file.path)
    except OSError:
        return None
    return Stamp(status.st_size, status.st_mtime_ns)


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogatepass")
