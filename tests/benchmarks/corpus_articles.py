"""A corpus with known copies, made from texts of a folder, or of words drawn at random where none is named.

    python corpus_articles.py OUT --articles 5000 [--texts FOLDER] [--seed 1]

OUT gets ``docs.jsonl`` ({id, path, text}) and ``truth.json``: the sets of copies, the lines that were put round
articles, and the pairs that share no more than a quoted paragraph. What is planted: copies that are exact, with
slips, edited, rewritten at every eighth word, cut, cut short, updated, under another lead, wrapped anew; each under
the lines of its own site. Nobody tuned the finder on what this makes of a folder that you name.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

SITES = ("Amber Gazette", "Birch Weekly", "Canal Post", "Delta Observer", "Elder Times", "Fjord News", "Glen Record")
SITE_LINES = (
    "{site} | Latest | Local | Weather",
    "You are reading {site}, the paper of record since {year}.",
    "Posted on {day} {month} by the {site} desk",
    "Support {site}: every subscription keeps a reporter in town.",
    "Read next",
    "{n} readers liked this",
    "Copyright {site}. No part of this page may be copied without leave.",
)
SYLLABLES = "ba ca do el fi gu ha in jo ka lu ma ne or pa qu re sa to ur ve wa xi yo ze str pl gr th ch".split()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    write(chosen.out, planted(chosen.articles, chosen.texts, random.Random(chosen.seed)))


def write(out: Path, corpus: tuple[list[str], dict[str, Any]]) -> None:
    """The articles and what is true of them, as the scorer of the corpus benchmark reads them."""
    out.mkdir(parents=True, exist_ok=True)
    texts, truth = corpus
    with open(out / "docs.jsonl", "w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            row = {"id": f"{number:07}", "path": f"docs/{number // 1000:03}/{number:07}.txt", "text": text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    (out / "truth.json").write_text(json.dumps(truth), encoding="utf-8")


def planted(articles: int, texts: Path | None, draw: random.Random) -> tuple[list[str], dict[str, Any]]:
    """Texts in a random order, and the truth about them."""
    bases = list(_bases(articles, texts, draw))
    rows: list[tuple[int, str, list[str]]] = []  # (story, kind, paragraphs)
    number = 0
    while len(rows) < articles and number < len(bases):
        rows.append((number, "base", bases[number]))
        if draw.random() < 0.12:
            kinds = draw.choices(list(VARIANTS), k=draw.choice((1, 1, 2, 2, 3, 5, 9, 20)))
            rows.extend((number, kind, VARIANTS[kind](bases[number], draw)) for kind in kinds)
        number += 1
    passages = _quote(rows, draw)
    draw.shuffle(rows)
    framed = [_framed(paragraphs, draw) for _, _, paragraphs in rows]
    return [text for text, _ in framed], _truth(rows, [lines for _, lines in framed], passages)


def _bases(articles: int, texts: Path | None, draw: random.Random) -> Iterator[list[str]]:
    """Paragraphs of articles that tell different things."""
    if texts is None:
        words = ["".join(draw.choices(SYLLABLES, k=draw.randint(1, 4))) for _ in range(30_000)]
        weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
        for _ in range(articles):
            lengths = [draw.randint(25, 110) for _ in range(draw.randint(4, 16))]
            yield [_paragraph(draw.choices(words, cum_weights=weights, k=length), draw) for length in lengths]
        return
    seen = set()
    for path in sorted(texts.rglob("*"), key=lambda path: draw.random()):
        if path.suffix in (".md", ".txt") and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
            paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
            if 120 <= len(text.split()) and paragraphs and paragraphs[0] not in seen:
                seen.add(paragraphs[0])
                yield paragraphs


def _paragraph(words: list[str], draw: random.Random) -> str:
    out, left = [], 0
    for word in words:
        out.append(word.capitalize() if left == 0 or draw.random() < 0.04 else word)
        left = left - 1 if left else draw.randint(6, 20)
        if left == 0:
            out[-1] += "."
    return " ".join(out) + "."


def _changed(paragraphs: list[str], draw: random.Random, share: float) -> list[str]:
    """With that share of the words replaced by other words of the text; names and figures stay."""
    words = [word for word in " ".join(paragraphs).split() if word.isalpha() and word.islower()] or ["so"]
    return [
        re.sub(r"\S+", lambda m: draw.choice(words) if m[0].islower() and draw.random() < share else m[0], paragraph)
        for paragraph in paragraphs
    ]


def _slips(paragraphs: list[str], draw: random.Random) -> list[str]:
    return [
        re.sub(r"\w{5,}", lambda m: m[0][:2] + m[0][3] + m[0][2] + m[0][4:] if draw.random() < 0.02 else m[0], text)
        for text in paragraphs
    ]


def _updated(paragraphs: list[str], draw: random.Random) -> list[str]:
    words = [word for paragraph in paragraphs for word in paragraph.split()]
    new = [" ".join(draw.choices(words, k=30)) + "." for _ in range(max(1, len(paragraphs) // 8))]
    return ["Update:", *new, *paragraphs]


def _cut(paragraphs: list[str], draw: random.Random) -> list[str]:
    return [paragraph for paragraph in paragraphs if draw.random() > 0.15] or paragraphs


def _short(paragraphs: list[str], draw: random.Random) -> list[str]:
    kept, words = [], sum(len(paragraph.split()) for paragraph in paragraphs)
    for paragraph in paragraphs:
        if kept and sum(len(part.split()) for part in kept) > draw.uniform(0.3, 0.6) * words:
            break
        kept.append(paragraph)
    return kept


def _lead(paragraphs: list[str], draw: random.Random) -> list[str]:
    words = [word for paragraph in paragraphs for word in paragraph.split()]
    return [" ".join(draw.choices(words, k=12)).capitalize(), *paragraphs]


def _wrapped(paragraphs: list[str], draw: random.Random) -> list[str]:
    return [re.sub(r"(.{60,75}?)\s+", r"\1\n", " ".join(paragraph.split())) for paragraph in paragraphs]


VARIANTS = {
    "exact": lambda paragraphs, draw: paragraphs,
    "light": _slips,
    "copyedit": lambda paragraphs, draw: _changed(paragraphs, draw, 0.05),
    "rewrite": lambda paragraphs, draw: _changed(paragraphs, draw, 0.125),
    "updated": _updated,
    "cut": _cut,
    "truncated": _short,
    "headline": _lead,
    "format": _wrapped,
}


def _quote(rows: list[tuple[int, str, list[str]]], draw: random.Random) -> list[tuple[str, int, int]]:
    """Put a paragraph of one story into another one; gives (paragraph, stories)."""
    lone = [place for place, (story, kind, _) in enumerate(rows) if kind == "base"]
    found = []
    for _ in range(len(lone) // 40):
        giver, taker = draw.sample(lone, 2)
        said = max(rows[giver][2][1:] or [""], key=len)
        taken = rows[taker][2]
        if 20 <= len(said.split()) <= len(" ".join(taken).split()) // 2 and len(taken) > 2:
            rows[taker] = (rows[taker][0], "base", [*taken[:2], said, *taken[2:]])
            found.append((said, rows[giver][0], rows[taker][0]))
    return found


def _framed(paragraphs: list[str], draw: random.Random) -> tuple[str, list[str]]:
    site = draw.choice(SITES)
    values = {"site": site, "year": 1900 + len(site), "day": draw.randint(1, 28), "n": draw.randint(2, 900)}
    values["month"] = draw.choice(("January", "May", "October"))
    lines = [line.format(**values) for line in SITE_LINES if draw.random() < 0.6]
    parts = list(paragraphs)
    for line in lines:
        parts.insert(draw.choice((0, len(parts), len(parts), draw.randint(0, len(parts)))), line)
    return "\n\n".join(parts), lines


def _truth(
    rows: list[tuple[int, str, list[str]]], lines: list[list[str]], passages: list[tuple[str, int, int]]
) -> dict[str, Any]:
    names: dict[int, list[tuple[str, str]]] = {}
    for number, (story, kind, _) in enumerate(rows):
        names.setdefault(story, []).append((f"{number:07}", kind))
    clusters = [
        {"members": [name for name, _ in copies], "kinds": [kind for _, kind in copies]}
        for copies in names.values()
        if len(copies) > 1
    ]
    files: dict[str, int] = {}
    for held in lines:
        for line in held:
            files[line] = files.get(line, 0) + 1
    return {
        "mode": "planted",
        "clusters": clusters,
        "boilerplate": [{"text": text, "files": count} for text, count in sorted(files.items())],
        "boiler_by_doc": {f"{number:07}": held for number, held in enumerate(lines) if held},
        "passages": [
            {"text": text, "members": [[name for name, _ in names[left]], [name for name, _ in names[right]]]}
            for text, left, right in passages
        ],
        "src": {f"{number:07}": kind for number, (_, kind, _) in enumerate(rows)},
    }


if __name__ == "__main__":
    main()
