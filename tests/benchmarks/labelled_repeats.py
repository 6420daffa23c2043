"""Labelled repeats: what might go in an article, with what people said of it, for fit.py, measure.py and audit.py.

A folder holds ``docs.jsonl`` (sha, source, text) with ``labels.jsonl`` in it or above it (sha; a and b, the places of
the two; label: delete, keep or either), ``injected.jsonl`` (base, text, spans, truth: a copy put into an article, or
its twin that differs in a fact), ``clean.jsonl`` (base, text: articles without repeats) and ``tended.jsonl`` (source,
form, text: texts that somebody tends, whose repeats are meant, but those at the places ``right``; nobody judged those
at ``open``). The cases of tests/cases are rows as well: what a case removes nobody will miss, all else is meant.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))
from cases_file import read_cases  # noqa: E402
from test_cases import AFTER, BEFORE  # noqa: E402
from test_explain import EXAMPLES  # noqa: E402

from cleaner.document import Document  # noqa: E402
from cleaner.rules.repeats.judge import Case, examined  # noqa: E402
from cleaner.spans import Span  # noqa: E402

CASES = Path(__file__).parents[1] / "cases"
SAMPLES = Path(__file__).parents[2] / "samples"
_SAME = 0.5  # share of a labelled place that is the same place
_MADE = 0.8  # share of what might go that was put into the text
_GONE = 0.6  # share of a place that a case removes

Row = dict  # type: ignore[type-arg]
Truth = Callable[[Case], "bool | None"]


class Label(NamedTuple):
    """What might go: ``right`` when nobody will miss it. ``is_tended``: markup, where little goes unasked."""

    source: str
    kind: str
    right: bool
    text: str
    is_tended: bool
    found: Case


def labels_of(folder: Path) -> Iterator[Label]:
    """All rows of a folder of labelled data."""
    for above in (folder, folder.parent):
        if (folder / "docs.jsonl").exists() and (above / "labels.jsonl").exists():
            yield from _of_pairs(_rows(folder / "docs.jsonl"), _rows(above / "labels.jsonl"))
            break
    for row in _rows(folder / "injected.jsonl"):
        truth = _never if row["truth"] == "keep" else _beside(Span(*row["spans"][0]))
        yield from _of_text(row["text"], "base " + row["base"][:2], "twin" if row["truth"] == "keep" else "made", truth)
    for row in _rows(folder / "clean.jsonl"):
        yield from _of_text(row["text"], "base " + row["base"][:2], "clean", _never)
    for row in _rows(folder / "tended.jsonl"):
        yield from _of(Document(row["text"], row["form"]), row["source"], "tended", _tended(row))


def labels_of_cases() -> Iterator[Label]:
    """What might go in our own cases, alone and in a longer article, in the examples of rules and in the samples."""
    for path in sorted(CASES.glob("DUP*.txt")):
        for case in read_cases(path):
            kind = "silent case" if case.codes == () else "case"
            for before, after in [("", "")] if case.alone else [("", ""), (BEFORE, AFTER)]:
                text, output = (before + written.strip("\n") + after for written in (case.input, case.output))
                document = Document(text, case.format, case.settings.language)
                yield from _of(document, case.title, kind, _removed(text, output))
    for example in EXAMPLES:
        if example.rule.code.startswith("DUP") and not example.remark:
            yield from _of(Document(example.before), example.rule.code, "case", _removed(example.before, example.after))
    for path in sorted(SAMPLES.glob("*.cleaned.txt")):
        before = path.with_name(path.name.replace(".cleaned", "")).read_text(encoding="utf-8")
        removed = _removed(before, path.read_text(encoding="utf-8"))
        yield from _of(Document(before, "plain"), path.name, "case", removed)


def _rows(path: Path) -> Iterator[Row]:
    if path.exists():
        with path.open(encoding="utf-8") as file:
            yield from (json.loads(line) for line in file)


def form(text: str) -> str:
    return "markdown" if text.startswith("---\n") or "\n## " in text else "plain"


def _of_pairs(docs: Iterator[Row], pairs: Iterator[Row]) -> Iterator[Label]:
    by_text: dict[str, list[Row]] = defaultdict(list)
    for pair in pairs:
        by_text[pair["sha"]].append(pair)
    for doc in docs:
        if doc["sha"] in by_text:
            yield from _of_text(doc["text"], doc["source"], "judged", _judged(by_text[doc["sha"]]))


def _of_text(text: str, source: str, kind: str, truth: Truth) -> Iterator[Label]:
    document = Document(text, form(text))
    if not document.is_recipe:
        yield from _of(document, source, kind, truth)


def _of(document: Document, source: str, kind: str, truth: Truth) -> Iterator[Label]:
    for case in examined(document):
        right = truth(case)
        if right is not None:
            written = document.text[case.span.start : case.span.end]
            yield Label(source, kind, right, written, document.format != "plain", case)


def _never(case: Case) -> bool | None:
    """In texts without repeats. What may be a pull quote is a repeat there too, and nobody judged it."""
    return None if case.waits or case.is_piece else False


def _tended(row: Row) -> Truth:
    def truth(case: Case) -> bool | None:
        at_right, at_open = (
            any(_overlap(case.span, Span(*place)) >= _SAME * len_of(case.span) for place in row[name])
            for name in ("right", "open")
        )
        return None if at_open else at_right

    return truth


def _beside(made: Span) -> Truth:
    """The copy that was put there, or what it was made of."""

    def truth(case: Case) -> bool | None:
        goes, stays = _overlap(case.span, made), _overlap(case.stays, made)
        if goes >= _MADE * len_of(case.span) or stays >= _SAME * len_of(case.stays):
            return True
        return None if goes or stays else _never(case)

    return truth


def _judged(pairs: list[Row]) -> Truth:
    def truth(case: Case) -> bool | None:
        places = ((pair["label"], Span(*pair[side])) for pair in pairs for side in "ab")
        found = [label for label, place in places if _is_at(case.span, place, label)]
        return None if not found or "either" in found else "keep" not in found

    return truth


def _is_at(span: Span, place: Span, label: str) -> bool:
    shared = _overlap(span, place)
    least = max(_SAME * min(len_of(place), len_of(span)), 0.3 * len_of(span))
    return shared >= (max(least, _SAME * len_of(place)) if label == "keep" else least)


def _removed(before: str, after: str) -> Truth:
    gone = bytearray(len(before))
    for tag, start, end, _, _ in SequenceMatcher(None, before, after, False).get_opcodes():
        if tag != "equal":
            gone[start:end] = b"\1" * (end - start)

    def truth(case: Case) -> bool | None:
        if sum(gone[case.span.start : case.span.end]) >= _GONE * len_of(case.span):
            return True
        return None if sum(gone[case.stays.start : case.stays.end]) >= _GONE * len_of(case.stays) else False

    return truth


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def len_of(span: Span) -> int:
    return span.end - span.start
