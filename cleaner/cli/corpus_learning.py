"""Lines that a corpus vouches for, written to .cleaner/learned.json beside what was learned before, for review."""

from __future__ import annotations

import os
from typing import Any

from cleaner.cli import runs, streams
from cleaner.cli.choices import Choices
from cleaner.cli.misuse import Misuse
from cleaner.corpus.learned import Learned, LearnedLine, from_json, to_json
from cleaner.files.own import OURS, read_own
from cleaner.furniture.keys import key
from cleaner.workflow.projects import LEARNED

_CUT_SHORT = "…"  # at the end of a line that the document does not show whole


def learn_lines(document: dict[str, Any], choices: Choices) -> None:
    """Add the document's lines that may go unasked. Raises Misuse."""
    home = runs.evidence_home(choices)
    held = _held(os.path.join(home, OURS, LEARNED))
    lines = {line.line: line for line in held.lines}
    for found in document["boilerplate"]:
        if found["fix"] == "safe" and not found["text"].endswith(_CUT_SHORT):
            line = LearnedLine(key(found["text"]), found["stories"], found["files"], found["text"])
            if line.line and (line.line not in lines or lines[line.line].stories < line.stories):
                lines[line.line] = line
    learned = Learned(
        tuple(lines[name] for name in sorted(lines)), held.words, max(held.stories, document["stats"]["stories"])
    )
    path = runs.write_evidence(home, LEARNED, to_json(learned))
    new = runs.counted(len(learned.lines) - len(held.lines), "new line")
    streams.tell(f"{new} in {os.path.relpath(path)}. Review it: fix removes such lines unasked.")


def _held(path: str) -> Learned:
    try:
        return from_json(read_own(path))
    except FileNotFoundError:
        return Learned()
    except (OSError, ValueError) as error:
        raise Misuse(f"{path} {error}") from None
