"""Labelled misspellings: words in their articles, with what was meant, for fit.py, measure.py and audit.py.

A folder holds ``typos.jsonl`` (one slip a line: doc, fmt, start, end, right, source, cat) and ``clean.jsonl`` (edited
prose: doc, source, genre, known: spans of slips that were left in it, with what was meant where somebody said so). The
cases of tests/cases are rows as well: what a case changes is a slip, what it does not change is none.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))
from cases_file import read_cases  # noqa: E402

from cleaner import Settings  # noqa: E402
from cleaner.document import Document  # noqa: E402
from cleaner.lexicon import open_lexicon  # noqa: E402
from cleaner.rules.typos.context import Context  # noqa: E402
from cleaner.rules.typos.features import BESIDE  # noqa: E402
from cleaner.rules.typos.fitting import Beside  # noqa: E402
from cleaner.rules.typos.forms import Candidate, candidate_features, is_listed, may_be_slip, suspicious  # noqa: E402
from cleaner.rules.typos.judge import Case, examined, features_here, places  # noqa: E402
from cleaner.rules.typos.passages import Passages  # noqa: E402
from cleaner.rules.typos.vetoes import at_most, why_it_stays_here  # noqa: E402
from cleaner.rules.typos.words import Word, lower_case, stem, words_between  # noqa: E402
from cleaner.surroundings import ALONE  # noqa: E402
from cleaner.weighing import Features  # noqa: E402

CASES = Path(__file__).parents[1] / "cases"
FORMATS = {"md": "markdown", "mdx": "markdown", "txt": "plain", "adoc": "asciidoc"}  # others by their names
GENRES = {"markdown", "rst", "asciidoc"}


class Label(NamedTuple):
    """A word of a text, and what was meant: None when it is right as it is."""

    source: str
    kind: str
    word: str
    right: str | None
    context: str
    found: Case | str  # a veto's reason when a veto keeps it, or "not looked at"
    most: str = "safe"
    candidates: tuple[tuple[str, Features], ...] = ()


def labels_of(folder: Path) -> Iterator[Label]:
    """All rows of a folder of labelled data."""
    if (folder / "typos.jsonl").exists():
        for row in _rows(folder / "typos.jsonl"):
            yield from _of_slip(row)
    if (folder / "clean.jsonl").exists():
        for row in _rows(folder / "clean.jsonl"):
            yield from _of_prose(row)


def labels_of_cases() -> Iterator[Label]:
    """The words of our own cases."""
    for path in sorted(CASES.glob("TYP*.txt")):
        if path.stem in ("TYP401", "TYP402", "TYP404", "TYP_stays"):
            for case in read_cases(path):
                document = Document(case.input, case.format, case.settings.language)
                if document.language != "en":
                    continue
                yield from _of_text(document, case.settings, _changes(case.input, case.output), path.stem, "case")


def _rows(path: Path) -> Iterator[dict]:  # type: ignore[type-arg]
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file)


def _of_slip(row: dict) -> Iterator[Label]:  # type: ignore[type-arg]
    document = Document(row["doc"], FORMATS.get(row["fmt"], row["fmt"]))
    context, passages = _context(document, Settings())
    word = next((stem(word) for word in words_between(row["doc"], row["start"], row["end"])), None)
    if word is None or document.language != "en":
        return
    yield _label(word, context, passages, row["source"], row["cat"], lower_case(row["right"]).removesuffix("'s"))


def _of_prose(row: dict) -> Iterator[Label]:  # type: ignore[type-arg]
    document = Document(row["doc"], row["genre"] if row["genre"] in GENRES else "plain")
    known = {(start, end): right for start, end, *rest in row["known"] for right in [rest[0] if rest else ""]}
    if document.language == "en":
        yield from _of_text(document, Settings(), known, row["source"], "clean " + row["genre"])


def _of_text(
    document: Document, settings: Settings, slips: dict[tuple[int, int], str], source: str, kind: str
) -> Iterator[Label]:
    lexicon = open_lexicon(document.language)
    if lexicon.is_empty:
        return
    context, passages = _context(document, settings)
    for word in places(document, suspicious(lexicon, document.words.counts.keys())):
        right = next((good for (start, end), good in slips.items() if start < word.end and end > word.start), None)
        if right != "":  # a slip of which nobody says what was meant
            yield _label(word, context, passages, source, kind, right)


def _label(word: Word, context: Context, passages: Passages, source: str, kind: str, right: str | None) -> Label:
    text = context.document.text
    around = f"{text[max(0, word.start - 40) : word.start]}[{word.text}]{text[word.end : word.end + 40]}"
    lexicon, form = context.lexicon, word.lower
    found: Case | str = "not looked at"
    if is_listed(lexicon, form) or may_be_slip(lexicon, form):
        found = examined(word, context)
    most = "safe"
    if not isinstance(found, str):
        best = found.choice.best
        most = at_most(word, found.form, best, context)[0].value
        found = why_it_stays_here(word, best.word, context, passages) or found
    candidates: tuple[tuple[str, Features], ...] = ()
    if right and not isinstance(found, str):
        near = context.beside(word)
        candidates = tuple(
            (one.word.lower(), {**candidate_features(one), **_here(one, near, context)})
            for one in found.choice.candidates
        )
    return Label(source, kind, word.text, right, " ".join(around.split()), found, most, candidates)


def _here(one: Candidate, near: Beside | None, context: Context) -> Features:
    """What the article and the words beside it say of a candidate."""
    return {**features_here(one, context), **({BESIDE: near.bits_for(one.word.lower())} if near else {})}


def _context(document: Document, settings: Settings) -> tuple[Context, Passages]:
    context = Context(document, open_lexicon(document.language), settings, ALONE)
    return context, Passages(context)


def _changes(before: str, after: str) -> dict[tuple[int, int], str]:
    """The words that were changed, with what they became."""
    old, new = words_between(before, 0, len(before)), words_between(after, 0, len(after))
    found: dict[tuple[int, int], str] = {}
    for tag, i, j, k, m in SequenceMatcher(None, [w.text for w in old], [w.text for w in new], False).get_opcodes():
        if tag == "replace" and j - i == m - k:
            found |= {(one.start, one.end): stem(two).lower for one, two in zip(old[i:j], new[k:m])}
        elif tag == "replace" and 2 * (j - i) == m - k:
            pairs = zip(old[i:j], new[k:m:2], new[k + 1 : m : 2])
            found |= {(one.start, one.end): f"{two.lower} {three.lower}" for one, two, three in pairs}
    return found
