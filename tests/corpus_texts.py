"""Articles for the tests of many articles: paragraphs of words drawn by a seed, and copies made of them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

from cleaner.corpus.engines.found import Found
from cleaner.corpus.engines.local import Local, scans
from cleaner.corpus.relations import Terms
from cleaner.corpus.scanning import Row, scan

SYLLABLES = "ba ca do el fi gu ha in jo ka lu ma ne or pa qu re sa to ur ve wa xi yo ze".split()
WORDS = ["".join(random.Random(number).choices(SYLLABLES, k=1 + number % 4)) for number in range(4_000)]


def paragraph(seed: int, words: int = 60) -> str:
    """Sentences that no other seed gives."""
    draw = random.Random(seed)
    said = draw.choices(WORDS, k=words)
    return " ".join(word.capitalize() if place % 12 == 0 else word for place, word in enumerate(said)) + "."


def story(seed: int, paragraphs: int = 6) -> list[str]:
    """Paragraphs of one article."""
    return [paragraph(100 * seed + number) for number in range(paragraphs)]


def rewritten(paragraphs: Iterable[str], every: int) -> list[str]:
    """The same with one word of so many replaced; names stay."""
    out = []
    for text in paragraphs:
        words = text.split()
        new = ["other" if place % every == 3 and word.islower() else word for place, word in enumerate(words)]
        out.append(" ".join(new))
    return out


def text(paragraphs: Iterable[str]) -> str:
    """An article as it stands in a file."""
    return "\n\n".join(paragraphs) + "\n"


def found(articles: dict[str, str], folder: Any, **terms: Any) -> Found:
    """What a run in this process says of articles by name."""
    engine = Local(str(folder))
    try:
        engine.add(scans(scan(Row(name, said)) for name, said in articles.items()))
        return engine.found(Terms(**terms))
    finally:
        engine.close()


def relations(articles: dict[str, str], folder: Any, **terms: Any) -> dict[str, tuple[str, str]]:
    """For each copy which article is kept instead of it, and what it is to that."""
    run = found(articles, folder, **terms)
    names = run.table.names
    return {names[member.other]: (names[member.kept], member.relation) for member in run.members}
