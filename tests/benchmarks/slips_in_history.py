"""Find words that the editors of a repository put right, as labelled data for fit_real_words.py.

    python tests/benchmarks/slips_in_history.py REPOSITORY FOLDER

Reads the history of a git repository (a work tree or a bare one): of commits whose message speaks of wording, the
lines in which one known word became another that is one of its near words. Writes FOLDER/typos.jsonl (a slip a line,
with the text around it as it stood before) and FOLDER/clean.jsonl (the same text with the slip mended: what is found
in it besides is wrong until somebody has read it). A slip whose commit speaks of other things as well weighs less.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from cleaner.language_model.counts import UNCOUNTED, open_counts

PROSE = ["*.md", "*.mdx", "*.rst", "*.adoc", "*.txt", "*.markdown", "*.asciidoc"]
LOOSE = (
    "typo|spell|gramm|proof.?read|copy.?edit|wording|english|nit|phras|sentence|apostroph|plural|tense|language|edit"
)
STRICT = re.compile(
    r"typo|spell|gramm|proof.?read|copy.?edit|wording|english|\bnits?\b|phras|sentence|plural|tense", re.I
)
LOOSE_WEIGHT, MOST_OF_A_PAIR = 0.3, 6
MAX_LINES, MAX_LINE, MAX_CHANGES, AROUND = 20, 4_000, 4, 1_500  # of a hunk; characters; of a line; characters
WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\s+|.")


class Change(NamedTuple):
    """A word that became another: the line's number before the change, and the offset in it."""

    commit: str
    path: str
    is_strict: bool
    line: int
    offset: int
    wrong: str
    right: str


def changes(repository: Path) -> Iterator[Change]:
    """The changed words of commits that speak of wording."""
    options = ["--all", "--no-merges", "-i", "-E", f"--grep={LOOSE}", "--format=@@@%H %s", "-p", "-U0", "-w"]
    command = ["git", "-C", str(repository), "log", *options, "--no-renames", "--diff-filter=M", "--", *PROSE]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    commit, path, is_strict, start, old, new = "", "", False, 0, list[str](), list[str]()
    assert process.stdout is not None
    for raw in process.stdout:
        line = raw.decode("utf-8", "replace").rstrip("\n")
        if line.startswith(("+", "-")) and not line.startswith(("+++ ", "--- ")):
            (new if line[0] == "+" else old).append(line[1:])
            continue
        for at, offset, wrong, right in _of_lines(old, new):
            yield Change(commit, path, is_strict, start + at, offset, wrong, right)
        old, new = [], []
        if line.startswith("@@@"):
            commit, _, subject = line[3:].partition(" ")
            is_strict = bool(STRICT.search(subject))
        elif line.startswith("+++ b/"):
            path = line[6:].strip()
        elif line.startswith("@@ "):
            start = int(line.split("-")[1].split(",")[0].split()[0])


def _of_lines(old: list[str], new: list[str]) -> Iterator[tuple[int, int, str, str]]:
    if not 0 < len(old) == len(new) <= MAX_LINES:
        return
    for number, (before, after) in enumerate(zip(old, new)):
        if before == after or len(before) > MAX_LINE:
            continue
        mine, theirs = WORDS.findall(before), WORDS.findall(after)
        steps = [one for one in SequenceMatcher(None, mine, theirs, False).get_opcodes() if one[0] != "equal"]
        for kind, start, end, first, last in steps if len(steps) <= MAX_CHANGES else ():
            if kind == "replace" and end - start == last - first == 1 and _are_near(mine[start], theirs[first]):
                yield number, sum(map(len, mine[:start])), mine[start], theirs[first]


def _are_near(wrong: str, right: str) -> bool:
    counts = open_counts()
    one, other = (counts.ids[word.lower().replace("’", "'")] for word in (wrong, right))
    return UNCOUNTED not in (one, other) and one != other and other in counts.near(one)


def rows(repository: Path) -> Iterator[tuple[dict[str, object], dict[str, object]]]:
    """A row of typos.jsonl and one of clean.jsonl for each change."""
    times: Counter[tuple[str, str]] = Counter()
    for change in changes(repository):
        pair = change.wrong.lower(), change.right.lower()
        times[pair] += 1
        if times[pair] > MOST_OF_A_PAIR:
            continue
        text = _before(repository, change)
        start = sum(len(line) + 1 for line in text.split("\n")[: change.line - 1]) + change.offset
        end = start + len(change.wrong)
        if text[start:end] != change.wrong:
            continue
        first = text.rfind("\n", 0, max(0, start - AROUND)) + 1
        last = text.find("\n", end + AROUND) if "\n" in text[end + AROUND :] else len(text)
        form = Path(change.path).suffix[1:]
        common = {"source": repository.name, "fmt": form, "genre": {"md": "markdown"}.get(form, form)}
        slip = {"start": start - first, "end": end - first, "right": change.right, "cat": "real word"}
        weight = 1.0 if change.is_strict else LOOSE_WEIGHT
        mended = text[first:start] + change.right + text[end:last]
        yield common | slip | {"weight": weight, "doc": text[first:last]}, common | {"known": [], "doc": mended}


def _before(repository: Path, change: Change) -> str:
    command = ["git", "-C", str(repository), "show", f"{change.commit}^:{change.path}"]
    return subprocess.run(command, capture_output=True).stdout.decode("utf-8", "replace")


def main(arguments: Sequence[str]) -> None:
    repository, folder = map(Path, arguments)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "typos.jsonl").open("a") as slips, (folder / "clean.jsonl").open("a") as prose:
        for slip, mended in rows(repository):
            print(json.dumps(slip), file=slips)
            print(json.dumps(mended), file=prose)


if __name__ == "__main__":
    main(sys.argv[1:])
