"""What a run over many articles costs, and how it grows: processor seconds and memory of ``cleaner corpus``.

    python corpus_growth.py [--sizes 2000 50000] [--folder KEPT] [--processes 1]

Corpora are made by ``corpus_articles.py`` of words drawn at random, once, and kept in the folder. "growth" is the cost
an article at this size against the one at the first size; 1 is linear. Where rensa is installed, its MinHash alone
(word runs of five, 128 permutations) is run on the same articles beside ours.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from corpus_articles import planted, write

RENSA = r"""
import json, re, sys
from rensa import RMinHash, RMinHashDeduplicator
word, index = re.compile(r"\w+"), RMinHashDeduplicator(threshold=.7, num_perm=128, use_lsh=True, num_bands=16)
for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    words = word.findall(row["text"].lower())
    sketch = RMinHash(num_perm=128, seed=42)
    sketch.update(list({" ".join(words[i:i + 5]) for i in range(max(1, len(words) - 4))}))
    index.get_duplicates(sketch)
    index.add(row["id"], sketch)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 50_000])
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "cleaner-corpora")
    parser.add_argument("--processes", default="1")
    chosen = parser.parse_args()
    print(" articles     MB   CPU s  growth  peak MB  pairs F1  rensa CPU s  ratio")
    first = 0.0
    for size in chosen.sizes:
        folder = chosen.folder / str(size)
        if not (folder / "truth.json").exists():
            write(folder, planted(size, None, random.Random(size)))
        rows = folder / "docs.jsonl"
        ours = [sys.executable, "-m", "cleaner", "corpus", str(rows), "--output-format", "json"]
        cpu, peak, said = measured([*ours, "-j", chosen.processes])
        first = first or cpu / size
        theirs = measured([sys.executable, "-c", RENSA, str(rows)])[0] if _has_rensa() else 0.0
        beside = f"{theirs:>12.1f} {cpu / theirs:>6.2f}" if theirs else f"{'-':>12} {'-':>6}"
        score = pairs_f1(json.loads(said), json.loads((folder / "truth.json").read_text(encoding="utf-8")))
        growth = cpu / size / first
        mb = rows.stat().st_size >> 20
        print(f"{size:>9,} {mb:>6} {cpu:>7.1f} {growth:>7.2f} {peak:>8} {score:>9.4f} {beside}", flush=True)


def measured(command: list[str]) -> tuple[float, int, bytes]:
    """Processor seconds and peak memory in MB of a command and its children, and what it wrote."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out)
        _, status, used = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit(f"{' '.join(command[:4])} failed")
        out.seek(0)
        return used.ru_utime + used.ru_stime, used.ru_maxrss >> 10, out.read()


def pairs_f1(document: dict[str, Any], truth: dict[str, Any]) -> float:
    """How well the pairs of copies were found."""
    found = _pairs([[re.sub(r" \(.*", "", m["path"]) for m in cluster["members"]] for cluster in document["clusters"]])
    wanted = _pairs([cluster["members"] for cluster in truth["clusters"]])
    return 2 * len(found & wanted) / max(1, len(found) + len(wanted))


def _pairs(groups: list[list[str]]) -> set[tuple[str, str]]:
    return {(a, b) for group in groups for a in group for b in group if a < b}


def _has_rensa() -> bool:
    from importlib.util import find_spec

    return find_spec("rensa") is not None


if __name__ == "__main__":
    main()
