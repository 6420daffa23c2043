"""What pages of one site tell of each other: furniture removed and words lost, alone and with what was learned.

    python tests/benchmarks/site_evidence.py PAGES.jsonl [...] [--around 12]

One page a line: {"lines": [...], "labels": "CCBT...", "domain": "...", "span": [first, last]}; labels: C article,
B furniture; span: first and last line of the article's body. Of each page as many lines round the body are
kept as --around says; sites with one page are left out.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from cleaner import Settings, clean
from cleaner.corpus.learning import Article, learn
from cleaner.surroundings import ALONE, Surroundings

RULES = Settings(select=("BLR",), force=True)
Page = dict[str, Any]


def window(page: Page, around: int) -> tuple[list[str], str]:
    first, last = page["span"]
    kept = slice(max(0, first - around), last + 1 + around)
    return page["lines"][kept], page["labels"][kept]


def measure(sites: list[list[Page]], around: int, learns: bool) -> str:
    gone = furniture = lost = words = 0
    for pages in sites:
        texts = ["\n\n".join(window(page, around)[0]) for page in pages]
        known = ALONE
        if learns:
            learned = learn(Article(str(number), text) for number, text in enumerate(texts))
            known = Surroundings(lines={line.line: line.stories for line in learned.lines})
        for page, text in zip(pages, texts):
            removed = removed_starts(text, known)
            start = 0
            for line, label in zip(*window(page, around)):
                length = len(line.split())
                if label == "B" and length < 12:
                    furniture += 1
                    gone += start in removed
                elif label == "C":
                    words += length
                    lost += length if start in removed else 0
                start += len(line) + 2
    return f"short furniture lines gone {gone / max(1, furniture):.3f}, article words lost {lost / max(1, words):.5f}"


def removed_starts(text: str, known: Surroundings) -> set[int]:
    """Where the lines that go start. Edits may take the blank line before a removed one along."""
    starts: set[int] = set()
    for edit in clean(text, settings=RULES, surroundings=known).edits:
        gap = text[edit.start : edit.end]
        offset = edit.start
        for piece in gap.split("\n"):
            if piece:
                starts.add(offset)
            offset += len(piece) + 1
    return starts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--around", type=int, default=12)
    arguments = parser.parse_args()
    by_site: defaultdict[str, list[Page]] = defaultdict(list)
    for path in arguments.files:
        for row in path.read_text(encoding="utf-8").split("\n"):
            if row:
                page = json.loads(row)
                by_site[page["domain"]].append(page)
    sites = [pages for pages in by_site.values() if len(pages) > 1]
    print(f"{len(sites)} sites, {sum(map(len, sites))} pages, {arguments.around} lines round each body")
    print("alone:        ", measure(sites, arguments.around, learns=False))
    print("with the site:", measure(sites, arguments.around, learns=True))


if __name__ == "__main__":
    main()
