"""Errors put into clean text of other languages: how many are mended unasked, and what is changed that was right.

    python tests/benchmarks/languages.py FOLDER [COUNT] [-v]

FOLDER holds CODE/clean.jsonl (source, genre, doc) and may hold CODE/slips.jsonl: slips that somebody mended (start,
end, right). By language: slips of the hand in words (a letter missing, added, doubled, changed for its neighbour on
the keyboard, two swapped, an accent left out), words said twice, blanks left out behind a stop or comma or put before
one; right, wrong and left, unasked; and all that is changed unasked in the clean text itself, in 10,000 words: some of
these are slips that nobody had seen, "-v" prints them to be read.
"""

from __future__ import annotations

import json
import random
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from cleaner import Settings, clean
from cleaner.rules.typos.slips import near_keys
from cleaner.text.words import Words

REACH = 1_200  # characters round an error that are cleaned with it
MIN_LETTERS = 5  # of a word in which a slip is made
LETTERS = "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя"
SETTINGS = Settings(select=("TYP",))
_MARK = re.compile(r"(?<=[^\W\d_]{2})([.,]) (?=[^\W\d_]{2})")


def slipped(word: str, rng: random.Random) -> str:
    """The word with one slip of the hand."""
    place = rng.randrange(1, len(word) - 1)
    near = [letter for letter in LETTERS if near_keys(letter, word[place])]
    plain = "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
    ways = [
        word[:place] + word[place + 1 :],
        word[:place] + word[place] + word[place:],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        *(word[:place] + rng.choice(near) + word[place + 1 :] for _ in near[:1]),
        *(word[:place] + rng.choice(near) + word[place:] for _ in near[:1]),
        *(plain for _ in (1, 2) if plain != word and "й" not in word and "ё" not in word),
    ]
    return rng.choice([way for way in ways if way != word] or [word + word[-1]])


def with_slip(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    words = Words(text)
    fitting = [i for i in range(len(words)) if words.written(i).isalpha() and len(words.written(i)) >= MIN_LETTERS]
    if not fitting:
        return None
    index = rng.choice(fitting)
    word = words.written(index)
    return words.start(index), words.end(index), word[0] + slipped(word.lower(), rng)[1:]


def with_twin(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    words = Words(text)
    fitting = [i for i in range(len(words)) if words.written(i).islower()]
    if not fitting:
        return None
    index = rng.choice(fitting)
    return words.start(index), words.end(index), f"{words.written(index)} {words.written(index)}"


def without_blank(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    marks = list(_MARK.finditer(text))
    if not marks:
        return None
    mark = rng.choice(marks)
    return *mark.span(), mark.group(1)


def with_blank(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    marks = list(_MARK.finditer(text))
    if not marks:
        return None
    mark = rng.choice(marks)
    return *mark.span(), f" {mark.group()}"


KINDS: dict[str, Callable[[str, random.Random], tuple[int, int, str] | None]] = {
    "slip of the hand": with_slip,
    "word twice": with_twin,
    "blank left out": without_blank,
    "blank before a mark": with_blank,
}


def rows(path: Path) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in path.open(encoding="utf-8")] if path.exists() else []


class Planted(NamedTuple):
    """A clean stretch, the same with one error, and the place of that."""

    format: str
    good: str
    bad: str
    start: int
    end: int


def planted(clean_rows: list[dict], kind: str, count: int) -> Iterator[Planted]:  # type: ignore[type-arg]
    rng = random.Random(f"{kind} 13")
    for _ in range(count):
        row = rng.choice(clean_rows)
        middle = rng.randrange(len(row["doc"]))
        low = row["doc"].rfind("\n\n", 0, max(0, middle - REACH)) + 1
        high = row["doc"].find("\n\n", middle + REACH)
        text = row["doc"][low : high if high > 0 else len(row["doc"])]
        found = KINDS[kind](text, rng)
        if found:
            start, end, wrong = found
            yield Planted(row["genre"], text, text[:start] + wrong + text[end:], start, start + len(wrong))


def verdict(one: Planted) -> str:
    result = clean(one.bad, format=one.format, settings=SETTINGS)
    if result.text == clean(one.good, format=one.format, settings=SETTINGS).text:
        return "right"
    touched = any(edit.start <= one.end and edit.end >= one.start for edit in result.edits)
    return "wrong" if touched else "left"


def of_slip(row: dict) -> str:  # type: ignore[type-arg]
    """What became of a slip that somebody mended."""
    start, end, right = row["start"], row["end"], row["right"]
    for finding in clean(row["doc"], format=row["genre"], settings=SETTINGS).findings:
        fix = finding.fix
        if fix and fix.applicability.value == "safe" and finding.start < end and finding.end > start:
            edit = fix.edits[0]
            made = row["doc"][start : edit.start] + edit.text + row["doc"][edit.end : end]
            return "right" if made.lower() == right.lower() else "wrong"
    return "left"


def unasked(row: dict) -> Iterator[str]:  # type: ignore[type-arg]
    text = row["doc"]
    for finding in clean(text, format=row["genre"], settings=SETTINGS).findings:
        if finding.fix and finding.fix.applicability.value == "safe":
            before, after = text[max(0, finding.start - 40) : finding.start], text[finding.end : finding.end + 30]
            around = " ".join(f"{before}[{text[finding.start : finding.end]}]{after}".split())
            yield f"{finding.code} {row['source'][:20]}: {around} → {finding.fix.edits[0].text!r}"


def table(folder: Path, count: int, told: bool) -> Iterator[str]:
    """A line for each language and kind of error, and for what is changed in the clean text."""
    yield "| language | what | in all | right | wrong |\n|---|---|---|---|---|"
    for path in sorted(path for path in folder.iterdir() if (path / "clean.jsonl").exists()):
        clean_rows, name = rows(path / "clean.jsonl"), path.name
        for kind in KINDS:
            said = Counter(verdict(one) for one in planted(clean_rows, kind, count))
            yield f"| {name} | {kind} | {said.total()} | {said['right']} | {said['wrong']} |"
        slips = rows(path / "slips.jsonl")
        mended = Counter(map(of_slip, random.Random(13).sample(slips, min(2 * count, len(slips)))))
        yield f"| {name} | slips that somebody mended | {mended.total()} | {mended['right']} | {mended['wrong']} |"
        chosen = random.Random(13).sample(clean_rows, min(count, len(clean_rows)))
        changes = [change for row in chosen for change in unasked(row)]
        words = sum(len(row["doc"].split()) for row in chosen)
        yield f"| {name} | changed in clean text, of so many words | {words} | | {len(changes)}, slips among them |"
        yield from (f"    {change}" for change in changes if told)


def main(arguments: list[str]) -> None:
    count = next((int(argument) for argument in arguments[1:] if argument.isdigit()), 100)
    for line in table(Path(arguments[0]), count, "-v" in arguments):
        print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
