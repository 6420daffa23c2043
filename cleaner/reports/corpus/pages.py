"""The document as pages to read in a browser: an index, and for each cluster a page with every copy beside the article
that is kept, and what differs marked. No script, no network; nothing of an article is ever read as markup.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files as package_files
from typing import Any

from cleaner.reports.corpus.sides import Side, sides
from cleaner.reports.corpus.table import WHY, relation, summary
from cleaner.reports.proposal import Kind, Piece
from cleaner.reports.visible import visible, visible_line, visible_name

MOST_PAGES = 500  # clusters that get a page, the first by name; the index tells of the others
_TOGETHER = 25  # clusters whose articles are held at once
_MOST_LISTED = 300  # lines and passages that the index shows
_MARKS = {Kind.SAME: "{}", Kind.GONE: "<del>{}</del>", Kind.NEW: "<ins>{}</ins>"}

Texts = Callable[[set[str]], Mapping[str, str]]  # the articles of these names, as many as can be read


def pages(document: dict[str, Any], texts: Texts) -> Iterator[tuple[str, str]]:
    """File names and what they hold, the index first."""
    shown = document["clusters"][:MOST_PAGES]
    yield "index.html", _page("Stories in many files", _index(document, len(shown)))
    for start in range(0, len(shown), _TOGETHER):
        group = shown[start : start + _TOGETHER]
        held = texts({member["path"] for cluster in group for member in cluster["members"]})
        for cluster in group:
            yield f"{cluster['id']}.html", _page(cluster["keep"], _cluster(cluster, held))


def _page(title: str, body: str) -> str:
    style = (package_files("cleaner.reports.corpus") / "page" / "corpus.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{_name(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _index(document: dict[str, Any], pages_shown: int) -> str:
    clusters = "\n".join(_listed(cluster, number < pages_shown) for number, cluster in enumerate(document["clusters"]))
    return (
        f"<header><h1>Stories in many files</h1><p>{escape(summary(document))}</p></header>\n<main>\n"
        f'<h2>Copies</h2>\n<ul class="clusters">\n{clusters or "<li>None.</li>"}\n</ul>\n'
        f"{_lines(document['boilerplate'])}{_quotations(document['passages'])}</main>"
    )


def _listed(cluster: dict[str, Any], has_page: bool) -> str:
    name = f"<b>{_name(cluster['keep'])}</b>"
    head = f'<a href="{escape(cluster["id"])}.html">{name}</a>' if has_page else name
    return f'<li>{head} <span class="soft">{WHY[cluster["why"]]}</span>{_members(cluster)}</li>'


def _members(cluster: dict[str, Any]) -> str:
    rows = (
        f'<li><span class="tag">{relation(member)}</span> <bdi>{_name(member["path"])}</bdi>{_redundant(member)}</li>'
        for member in cluster["members"][1:]
    )
    return f'<ul class="members">{"".join(rows)}</ul>'


def _redundant(member: dict[str, Any]) -> str:
    return ' <span class="soft">says nothing of its own</span>' if member["redundant"] else ""


def _lines(lines: list[dict[str, Any]]) -> str:
    rows = "\n".join(
        f'<tr><td>{_text(line["text"])}</td><td class="number">{line["stories"]:,}</td>'
        f"<td>{line['place']}</td><td>{line['kind']}</td><td>{line['fix']}</td><td>{_name(line['scope'])}</td></tr>"
        for line in lines[:_MOST_LISTED]
    )
    if not rows:
        return ""
    heads = "".join(f"<th>{head}</th>" for head in ("line", "stories", "place", "kind", "fix", "only in"))
    more = f'<p class="soft">{len(lines) - _MOST_LISTED:,} more.</p>' if len(lines) > _MOST_LISTED else ""
    return (
        "<h2>Lines that stand in many stories</h2>\n"
        f'<table class="wide"><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table>{more}\n'
    )


def _quotations(passages: list[dict[str, Any]]) -> str:
    quoted = [passage for passage in passages if passage["kind"] == "quotation"][:_MOST_LISTED]
    rows = "\n".join(
        f"<tr><td>{_text(passage['text'])}</td><td>{'<br>'.join(_at(place) for place in passage['places'])}</td></tr>"
        for passage in quoted
    )
    head = "<h2>Passages that several stories quote</h2>\n<table><tbody>\n"
    return f"{head}{rows}\n</tbody></table>\n" if rows else ""


def _cluster(cluster: dict[str, Any], texts: Mapping[str, str]) -> str:
    kept = cluster["keep"]
    parts = [
        f'<header><p><a href="index.html">All stories</a></p><h1>{_name(kept)}</h1><p>{WHY[cluster["why"]]}</p>'
        f"{_members(cluster)}</header>\n<main>"
    ]
    for member in cluster["members"][1:]:
        parts.append(f'<h2>{_name(member["path"])} <span class="tag">{relation(member)}</span></h2>')
        if kept not in texts or member["path"] not in texts:
            parts.append('<p class="soft">Its words cannot be read here any more.</p>')
            continue
        parts.append(_beside(kept, member["path"], texts[kept], texts[member["path"]]))
    return "\n".join([*parts, "</main>"])


def _beside(kept: str, other: str, left: str, right: str) -> str:
    rows = [f'<div class="head">{_name(kept)}</div><div class="head">{_name(other)}</div>']
    for row in sides(left, right):
        if isinstance(row, int):
            what = "1 line is the same" if row == 1 else f"{row:,} lines are the same"
            rows.append(f'<div class="fold">{what}</div>')
        else:
            rows.append(f"<div>{_side(row[0])}</div><div>{_side(row[1])}</div>")
    return f'<div class="sides">\n{"".join(rows)}\n</div>'


def _side(side: Side) -> str:
    return "".join(_mark(piece) for piece in side) or "&nbsp;"


def _mark(piece: Piece) -> str:
    return _MARKS[piece.kind].format(_text(piece.text))


def _at(place: dict[str, Any]) -> str:
    return f"<bdi>{_name(place['path'])}</bdi>:{place['line']}"


def _text(text: str) -> str:
    return escape(visible_line(visible(text)))


def _name(name: str) -> str:
    return escape(visible_name(name))
