"""Labelled words of other languages: from folders CODE/slips.jsonl and CODE/clean.jsonl to facts about each suspect.

Rows of slips.jsonl: source, doc, genre, and a slip that somebody mended: start, end, right. Rows of clean.jsonl:
source, genre, doc. A row's genre is a format's name. CODE/read.tsv, when it is there, names slips that a reader found
in the clean text: the word, a tab, what was meant.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cleaner import Settings
from cleaner.document import Document
from cleaner.lexicon import open_lexicon
from cleaner.rules.typos.context import Context
from cleaner.rules.typos.other_languages.judge import LANGUAGES, Suspect, suspects
from cleaner.surroundings import ALONE
from cleaner.weighing import Features


class Label(NamedTuple):
    """A word that no veto keeps. ``right``: what was meant, None when it is right; ``is_mended``: by its author.

    ``best``: what we would put.
    """

    language: str
    source: str
    word: str
    right: str | None
    is_mended: bool
    best: str
    listed: bool
    features: Features
    around: str

    @property
    def is_right(self) -> bool:
        return self.best.lower() == (self.right or "").lower()


class Read(NamedTuple):
    """What a folder holds: the labels, the number of slips by source, of clean words by language and source."""

    labels: list[Label]
    slips: dict[tuple[str, str], int]
    words: dict[tuple[str, str], int]


def read(folder: Path) -> Read:
    found = Read([], {}, {})
    for language in sorted(LANGUAGES):
        read = _read(folder / language / "read.tsv")
        for row in _rows(folder / language / "slips.jsonl"):
            document = Document(row["doc"], row["genre"])
            if document.language != language:
                continue
            key = language, row["source"]
            found.slips[key] = found.slips.get(key, 0) + 1
            place = range(row["start"], row["end"])
            found.labels.extend(
                _label(suspect, document, row["source"], row["right"], True)
                for suspect in _suspects(document)
                if suspect.word.end - 1 in place
            )
        for row in _rows(folder / language / "clean.jsonl"):
            document = Document(row["doc"], row["genre"])
            if document.language != language:
                continue
            key = language, row["source"]
            found.words[key] = found.words.get(key, 0) + len(document.words)
            found.labels.extend(
                _label(suspect, document, row["source"], read.get(suspect.word.text), False)
                for suspect in _suspects(document)
            )
    return found


def _rows(path: Path) -> Iterator[dict]:  # type: ignore[type-arg]
    if path.exists():
        with path.open(encoding="utf-8") as file:
            yield from (json.loads(line) for line in file)


def _read(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    return dict(line.split("\t") for line in lines if line)


def _suspects(document: Document) -> Iterator[Suspect]:
    context = Context(document, open_lexicon(document.language), Settings(), ALONE)
    return (suspect for suspect in suspects(context) if not suspect.veto)


def _label(suspect: Suspect, document: Document, source: str, right: str | None, is_mended: bool) -> Label:
    word, text = suspect.word, document.text
    around = f"{text[max(0, word.start - 50) : word.start]}[{word.text}]{text[word.end : word.end + 40]}"
    right = right and right.replace("’", "'").rpartition("'")[2]
    shown = " ".join(around.split())
    best, listed = suspect.best.word, suspect.form.listed
    return Label(document.language, source, word.text, right, is_mended, best, listed, suspect.features, shown)
