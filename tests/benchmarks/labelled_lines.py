"""Lines of pages labelled by hand, and what is known of each, for the family "furniture" of fit.py and audit.py.

A folder holds pages, one a line of ``*.jsonl``: {"id", "domain", "lines": [...], "labels": "BBTCC…", "span": [first,
last], "weak": true where machines labelled it, "ptype": "article" when it is one}; labels: C article, T title, B
furniture, anything else does not count; span: first and last line of the article's body. Of pages with the same id the
longest is taken. Each page is shown cut in several ways, so that nothing is learned from how much stands round the
body, and once more with the lines marked that other pages of its site have. The cases of tests/cases are pages as well:
what a case removes is furniture.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

sys.path.insert(0, str(Path(__file__).parents[1]))
from cases_file import AFTER, BEFORE, read_cases  # noqa: E402

from cleaner.document import Document  # noqa: E402
from cleaner.furniture.line_facts import LineFacts, line_facts, may_be_learned, with_match  # noqa: E402
from cleaner.furniture.page import Run, page_lines  # noqa: E402
from cleaner.furniture.phrases import LEARNED, WEAK, Match  # noqa: E402
from cleaner.rules.boilerplate.heads import titles_under_heads  # noqa: E402

CASES = Path(__file__).parents[1] / "cases"
FOLDS = 5
WINDOWS = {"two": 2, "five": 5, "twelve": 12, "thirty": 30}
MAX_OPEN = 0.3  # of the lines of a window that machines could not label
MIN_ARTICLE = 120  # words of the article of such a page
WEAK_WEIGHT, CASE_WEIGHT = 0.5, 25.0


@dataclass
class Page:
    """A page, or a window of it: its lines, their labels, and how much it counts."""

    domain: str
    lines: list[LineFacts]
    labels: str
    span: tuple[int, int]
    weight: float = 1.0
    source: str = ""
    window: str = ""
    is_article: bool = True
    known: list[bool] = field(default_factory=list)

    @property
    def fold(self) -> int:
        return crc32(self.domain.encode()) % FOLDS

    def cut(self, window: str, indexes: Sequence[int]) -> Page:
        chosen = [index for index in indexes if self.lines[index].text]
        lines, labels = [self.lines[index] for index in chosen], "".join(self.labels[index] for index in chosen)
        return Page(self.domain, lines, labels, (0, 0), self.weight, self.source, window, self.is_article)


def pages_of(folder: Path) -> list[Page]:
    """The pages of all files of a folder, each once."""
    rows: dict[str, dict[str, object]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            before = rows.get(row["id"])
            if row.get("whole", True) and (before is None or len(before["lines"]) < len(row["lines"])):
                rows[row["id"]] = row | {"source": path.stem}
    return [page for page in map(_page, rows.values()) if page.span[1] > page.span[0]]


def _page(row: dict) -> Page:  # type: ignore[type-arg]
    lines = [line_facts(line.strip()) for line in row["lines"]]
    weight = WEAK_WEIGHT if row.get("weak") else 1.0
    is_article = row.get("ptype", "article") == "article" and weight == 1.0
    page = Page(row["domain"], lines, row["labels"], tuple(row["span"]), weight, row["source"], "", is_article)
    return _of_article_alone(page) if row["id"].startswith("dragnet") else page


def _of_article_alone(page: Page) -> Page:
    """Where readers' comments and links to other stories count as article: the page up to the first head of comments
    below its first lines, in which heads over links and titles under them count neither way."""
    heads = (
        index
        for index in range(page.span[0] + 3, page.span[1])
        if (match := page.lines[index].match) and match.section == "comments"
    )
    end = next(heads, len(page.lines))
    last = max((index for index in range(page.span[0], end) if page.labels[index] == "C"), default=page.span[0])
    span = page.span[0], min(last, page.span[1])
    titles = titles_under_heads(page.lines, Run(0, len(page.lines), "tail"))
    links = titles | {index for index in range(end - 1) if page.lines[index].match and index + 1 in titles}
    labels = "".join("?" if index in links and label == "C" else label for index, label in enumerate(page.labels[:end]))
    return Page(page.domain, page.lines[:end], labels, span, 1.0, page.source)


def windows(page: Page) -> Iterator[Page]:
    """The page in each of its windows, and its article alone."""
    first, last = page.span
    for name, reach in WINDOWS.items():
        if page.weight < 1 and name not in ("two", "twelve"):
            continue
        yield page.cut(name, range(max(0, first - reach), min(len(page.lines), last + 1 + reach)))
    yield page.cut("article alone", [index for index in range(first, last + 1) if page.labels[index] != "B"])


def is_usable(window: Page) -> bool:
    """Was enough of what machines labelled labelled?"""
    if window.weight == 1.0:
        return bool(window.lines)
    words = sum(line.length for line, label in zip(window.lines, window.labels) if label == "C")
    return words >= MIN_ARTICLE and window.labels.count("?") <= MAX_OPEN * len(window.labels)


def with_learned(pages: Sequence[Page]) -> Iterator[Page]:
    """Windows of the pages of sites with several, with the lines marked that other pages of the site have as well."""
    sites: defaultdict[str, list[Page]] = defaultdict(list)
    for page in pages:
        if page.weight == 1.0:
            sites[page.domain].append(page)
    for site in (site for site in sites.values() if len(site) > 1):
        counts = Counter(key for page in site for key in {line.key for line in page.lines if line.key})
        for page in site:
            for window in windows(page):
                if window.window in ("two", "twelve"):
                    yield _marked(window, {key for key, count in counts.items() if count > 1})


def _marked(window: Page, learned: set[str]) -> Page:
    window.known = [line.key in learned and may_be_learned(line) for line in window.lines]
    window.window += ", learned"
    window.lines = [
        with_match(line, Match(LEARNED, "", True))
        if is_known and not line.part_name and not (line.match and line.match.section not in WEAK)
        else line
        for line, is_known in zip(window.lines, window.known)
    ]
    return window


def case_pages() -> Iterator[Page]:
    """Cases about furniture in plain text, as they are and inside a longer article."""
    for path in sorted(CASES.glob("BLR*.txt")):
        for case in read_cases(path):
            if case.format != "plain" or case.known_failure or case.learned or case.settings.unsafe_fixes:
                continue
            yield _of_case(case.title, case.input, case.output)
            if not case.alone:
                yield _of_case(case.title, *(BEFORE + text.strip("\n") + AFTER for text in (case.input, case.output)))


def _of_case(title: str, before: str, after: str) -> Page:
    lines = [line.facts for line in page_lines(Document(before))]
    stay = Counter(line.facts.text for line in page_lines(Document(after)))
    labels = ""
    for line in lines:
        stay[line.text] -= 1
        labels += "B" if stay[line.text] < 0 else "C"
    return Page(title, lines, labels, (0, 0), CASE_WEIGHT, "case", "case")
