"""Clean text of a language broken as programs break it: how many lines come back whole, and how many wrong.

    python tests/benchmarks/broken_encodings.py FOLDER [LINES]

FOLDER holds CODE/clean.jsonl (source, genre, doc). UTF-8 read as an eight-bit code page, whole lines or single words
among sound ones; and text of one code page read as another. "Wrong" is a line that changed to something else, "lost"
of those one that cannot be broken again into what it was.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from cleaner import Settings, clean

PAGES = ("cp1252", "latin-1", "cp1250", "cp1251", "cp1257", "mac_roman", "cp437", "cp850")
SINGLE = (
    *(("cp1251", "cp1252"), ("koi8-r", "cp1251"), ("cp1251", "koi8-r"), ("mac_roman", "cp1252")),
    *(("cp1252", "mac_roman"), ("cp437", "cp1252"), ("cp850", "cp1252"), ("cp1250", "cp1252"), ("cp1257", "cp1252")),
)
SETTINGS = Settings(select=("ENC101",))


def read_as(text: str, written: str, page: str) -> str | None:
    """The bytes of the text in another code page; None when they cannot be written or mean nothing there."""
    try:
        return text.encode(written).decode(page)
    except UnicodeError:
        return None


def of_words(text: str, page: str, rng: random.Random) -> str | None:
    """The text with one in three of its words that are not ASCII broken."""
    words = text.split(" ")
    broken = [read_as(word, "utf-8", page) if not word.isascii() and rng.random() < 0.34 else word for word in words]
    return None if None in broken else " ".join(filter(None, broken))


def lines(folder: Path, language: str, count: int) -> Iterator[str]:
    rng = random.Random(f"{language} 13")
    rows = [json.loads(row) for row in (folder / language / "clean.jsonl").open(encoding="utf-8")]
    rng.shuffle(rows)
    found = 0
    for row in rows:
        for line in [line for line in row["doc"].split("\n") if 60 < len(line) < 300 and not line.isascii()][:4]:
            if not set(line) & set("`[]<>{}|=#\xad\xa0") and not line.startswith((" ", "\t")):
                yield line
                found += 1
        if found >= count:
            return


def verdict(sound: str, broken: str) -> str:
    after = clean(broken, settings=SETTINGS).text
    if after == sound or " ".join(after.split()) == " ".join(sound.split()):
        return "right"
    return "left" if after == broken else "wrong"


def main(arguments: list[str]) -> None:
    folder, count = Path(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 60
    ways: dict[str, Counter[str]] = {}
    for language in sorted(path.name for path in folder.iterdir() if (path / "clean.jsonl").exists()):
        rng = random.Random(13)
        for line in lines(folder, language, count):
            tried = {f"utf-8 as {page}": read_as(line, "utf-8", page) for page in PAGES}
            tried |= {f"words, utf-8 as {page}": of_words(line, page, rng) for page in PAGES}
            tried |= {f"{one} as {other}": read_as(line, one, other) for one, other in SINGLE}
            for way, broken in tried.items():
                if broken is not None and broken != line:
                    said = verdict(line, broken)
                    ways.setdefault(f"{way:28} {language}", Counter())[said] += 1
                    if said == "wrong" and "-v" in arguments:
                        print(way, language, repr(broken[:150]), repr(clean(broken, settings=SETTINGS).text[:150]))
    for way, counts in sorted(ways.items()):
        print(way, *(f"{name} {counts[name]:4}" for name in ("right", "left", "wrong")))


if __name__ == "__main__":
    main(sys.argv[1:])
