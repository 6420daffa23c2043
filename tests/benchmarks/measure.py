"""All figures of a family in FIGURES.md beside this file: fitted on and left out.

    python tests/benchmarks/measure.py misspellings|furniture|repeats|real-words|doubled|missing|languages [FOLDER ...]

Folders as for fit.py. "Fitted on" scores words with weights that have seen them, "left out" by weights fitted without
their source. What stands there under other headings is kept: the figures beside those of sealed texts and the looks at
these, which are noted by whoever may look. Without folders the cases alone are measured. Needs numpy and scikit-learn,
which the package does not.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import fit
import fit_doubled
import fit_furniture
import fit_languages
import fit_missing
import fit_real_words
import fit_repeats
import languages
from labelled_words import Label, labels_of, labels_of_cases

HERE = Path(__file__).parent
FIGURES = HERE / "FIGURES.md"
PLANTED = 60  # errors of a kind put into the clean text of a language
SIDE_BY_SIDE, LOOKS = "## Side by side", "## Looks at the sealed texts"  # by hand
HEAD = """\
# Figures

The tables of families are written by `tests/benchmarks/measure.py`. A gap of more than three points between left out
and sealed says that weights were fitted on too little, or chosen by looking.
"""
SECTIONS = {
    "misspellings": "## Misspellings (TYP401, TYP402)",
    "furniture": "## Furniture (BLR)",
    "repeats": "## Repeats (DUP201 to DUP204, DUP207)",
    "real-words": "## Real words (TYP408)",
    "doubled": "## Doubled words (TYP403)",
    "missing": "## Missing words (TYP416)",
    "languages": "## Other languages (TYP)",
}


def figures(labels: Sequence[Label], usable: Sequence[Label], shares: Sequence[float]) -> dict[str, float]:
    """Of all slips of spelling, those with a change unasked, right and wrong; of right words, those changed."""
    slips = sum(bool(label.right) and label.kind not in fit.NOT_SPELLING for label in labels)
    made = [label for label, share in zip(usable, shares) if _is_made(label, share)]
    right = sum(fit.is_right(label) for label in made)
    wrong = sum(bool(label.right) and not fit.is_right(label) for label in made)
    first = sum(bool(label.right) and fit.is_right(label) for label in usable if label.most == "safe")
    return {
        "slips": slips,
        "mended unasked": right / max(1, slips),
        "wrong unasked": wrong / max(1, slips),
        "the likeliest word is right": first / max(1, slips),
        "right words changed": len(made) - right - wrong,
    }


def _is_made(label: Label, share: float) -> bool:
    return label.most == "safe" and share >= fit.LEVELS["safe"]


def table(name: str, labels: Sequence[Label], known: dict[str, float], new: dict[str, float]) -> str:
    rows = [f"\n### {name}: {len(labels)} suspect words\n", "| | fitted on | left out |", "|---|---|---|"]
    rows += [f"| {figure} | {_written(value)} | {_written(new[figure])} |" for figure, value in known.items()]
    return "\n".join(rows) + "\n"


def tables(parts: Sequence[tuple[str, list[Label]]]) -> Iterator[str]:
    """A table for each part; the weights of "left out" are fitted on all parts, but for the sources of the word."""
    sample = fit.Sample([label for _, labels in parts for label in labels])
    seen = [one.found.share for one in sample.labels if not isinstance(one.found, str)]
    new = fit.left_out(sample)
    for name, labels in parts:
        members = {id(label) for label in labels}
        chosen = [number for number, label in enumerate(sample.labels) if id(label) in members]
        usable = [sample.labels[number] for number in chosen]
        known = figures(labels, usable, [seen[number] for number in chosen])
        yield table(name, labels, known, figures(labels, usable, [new[number] for number in chosen]))


def _written(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".") if value != int(value) else str(int(value))


def _commit() -> str:
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=HERE, capture_output=True, text=True)
    return done.stdout.strip() or "unknown"


def of_misspellings(folders: Sequence[str]) -> str:
    parts = [("cases", list(labels_of_cases()))]
    parts += [(Path(folder).name, list(labels_of(Path(folder)))) for folder in folders]
    return "".join(tables(parts))


def _of(measured: Callable[[Sequence[str]], Iterable[tuple[str, float, float]]]) -> Callable[[Sequence[str]], str]:
    """A table of figures by weights that have seen a text and by weights fitted without its source."""

    def of_family(folders: Sequence[str]) -> str:
        rows = ["\n| | fitted on | left out |", "|---|---|---|"]
        rows += [f"| {name} | {_written(known)} | {_written(value)} |" for name, known, value in measured(folders)]
        return "\n".join(rows) + "\n"

    return of_family


def of_languages(folders: Sequence[str]) -> str:
    """Slips that somebody mended, by weights fitted without their sources; and errors put into clean text."""
    parts = (*fit_languages.measured(Path(folders[0])), "", *languages.table(Path(folders[0]), PLANTED, False))
    return "\n" + "\n".join(parts) + "\n"


OF_FAMILY = {
    "misspellings": of_misspellings,
    "furniture": _of(fit_furniture.measured),
    "repeats": _of(fit_repeats.measured),
    "real-words": _of(fit_real_words.measured),
    "doubled": _of(fit_doubled.measured),
    "missing": _of(fit_missing.measured),
    "languages": of_languages,
}


def _section(family: str, folders: Sequence[str]) -> str:
    told = ", ".join(["cases", *(Path(folder).name for folder in folders)])
    found = OF_FAMILY[family](folders)
    return f"{SECTIONS[family]}\n\n{date.today()}, commit {_commit()}; data: {told}.\n{found}"


def _kept(head: str) -> str:
    """The section under a heading as it is written; empty when there is none."""
    written = FIGURES.read_text(encoding="utf-8") if FIGURES.exists() else ""
    return head + written.split(head)[1].split("\n## ")[0].rstrip("\n") + "\n" if head in written else ""


def main(arguments: Sequence[str]) -> None:
    measured, *folders = arguments
    if measured not in SECTIONS:
        raise SystemExit(f"no family {measured}: {', '.join(SECTIONS)}")
    for folder in folders:
        if not Path(folder).is_dir():
            raise SystemExit(f"no folder {folder}")
    parts = [_section(name, folders) if name == measured else _kept(head) for name, head in SECTIONS.items()]
    text = "\n".join(filter(None, [HEAD, _kept(SIDE_BY_SIDE), *parts, _kept(LOOKS)]))
    FIGURES.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
