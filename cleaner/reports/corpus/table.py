"""The document for people at a terminal: clusters with the article that is kept first, then the lines that stand in
many stories, then a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from cleaner.reports.direction import left_to_right
from cleaner.reports.file_result import RenderOptions
from cleaner.reports.paint import Paint
from cleaner.reports.visible import visible, visible_name
from cleaner.reports.widths import cut, cut_start, padded

_MOST_LINES = 20
_FIRST_COLUMN = 16
_STYLES = {"same": "gone", "near": "gone", "contained": "gone", "revision": "help"}
WHY = {
    "there before": "kept, there before",
    "preferred": "kept, as --prefer says",
    "fullest": "kept, the fullest",
    "undamaged": "kept, the least damaged",
    "earliest": "kept, the earliest",
    "a little longer": "kept, a little longer",
    "first by name": "kept, the first by name",
}


def write(document: dict[str, Any], out: TextIO, look: RenderOptions) -> None:
    """The table."""
    paint = Paint(look)
    for cluster in document["clusters"]:
        for row in _cluster(cluster, paint):
            out.write(row + "\n")
        out.write("\n")
    for row in _lines(document["boilerplate"], paint):
        out.write(row + "\n")
    if look.summary:
        out.write(summary(document) + "\n")


def summary(document: dict[str, Any]) -> str:
    """The run in a sentence or two."""
    stats = document["stats"]
    told = f"{_count(stats['articles'], 'article')} tell{'s' * (stats['articles'] == 1)} {_stories(stats['stories'])}"
    if not stats["copies"]:
        return f"{told}; no copies."
    copies = f"{_count(stats['copies'], 'copy', 'copies')} of {_stories(stats['clusters'])}"
    if not stats["redundant"]:
        return f"{told}: {copies}."
    say = "says" if stats["redundant"] == 1 else "say"
    rest = f"{stats['redundant']:,} of them {say} nothing the kept article lacks (--print-redundant)"
    return f"{told}: {copies}; {rest}."


def _cluster(cluster: dict[str, Any], paint: Paint) -> Iterator[str]:
    width = paint.look.width
    for member in cluster["members"]:
        if member["relation"] == "kept":
            name = left_to_right(cut_start(visible_name(member["path"]), width))
            yield paint("bold", name)
            yield paint("new", f"  {WHY[cluster['why']]}")
        else:
            what = padded(relation(member), _FIRST_COLUMN)
            name = left_to_right(cut_start(visible_name(member["path"]), max(20, width - _FIRST_COLUMN - 2)))
            yield f"  {paint(_STYLES[member['relation']], what)}{name}"


def relation(member: dict[str, Any]) -> str:
    """In words, with the share that speaks for it."""
    if member["relation"] == "same":
        return "same words"
    share = member["jaccard"] if member["relation"] == "near" else member["containment"]
    return f"{member['relation']} {100 * share:.0f} %"


def _lines(lines: list[dict[str, Any]], paint: Paint) -> Iterator[str]:
    furniture = [line for line in lines if line["fix"] != "display"]
    if not furniture:
        return
    yield paint("bold", "Lines that stand in many stories")
    for line in furniture[:_MOST_LINES]:
        lead = f"{line['stories']:>7,}  {line['place']}  "
        yield lead + cut(visible(line["text"]), max(20, paint.look.width - len(lead)))
    more = len(furniture) - _MOST_LINES
    if more > 0:
        yield f"         and {more:,} more; --output-format json has all"
    yield ""


def _stories(number: int) -> str:
    return f"{number:,} {'story' if number == 1 else 'stories'}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
