"""What a run found as the document ``cleaner.corpus/1``: sorted, with words and places, the same bytes for the same
articles whichever engine ran and however many processes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from itertools import groupby
from typing import Any

import numpy as np

from cleaner.corpus.engines.found import Found, Member, Shared
from cleaner.corpus.keeping import Table, reason
from cleaner.corpus.marks import PLACES, mark
from cleaner.corpus.places import Place, Wanted
from cleaner.corpus.records import Reader, own_of
from cleaner.corpus.relations import CONTAINED, NEAR, REVISION, SAME, Terms
from cleaner.corpus.scanning import Row, Scanned
from cleaner.corpus.verifying import Prepared, compare, prepare, same_in

SCHEMA = "cleaner.corpus/1"
_VIA = {SAME: "words", NEAR: "jaccard", CONTAINED: "containment", REVISION: "passages"}
_PASSAGES = 3  # the longest ones, of each copy
_MOST_QUOTED, _MOST_HOLDERS = 1_000, 20
_IN_SCOPE = 0.9  # share of the files that hold a line which makes a folder or domain its scope
_AT_PLACE = 0.5


class Report:
    """Makes the document. ``want`` first, then read those articles again, then ``document``."""

    def __init__(self, found: Found, articles: Reader | Mapping[int, Scanned], terms: Terms) -> None:
        self._found, self._articles, self._terms = found, articles, terms
        self._wanted = Wanted()
        self._passages: list[tuple[Member, int, int]] = []  # of which copy, which one, how many words
        self._quoted = self._chosen_quotations()
        self._ask()

    def articles(self) -> set[str]:
        """The articles that must be read once more."""
        return self._wanted.articles()

    def document(self, rows: Iterable[Row], told: int) -> dict[str, Any]:
        """The document; ``told``: how many files and rows could not be compared."""
        places = self._wanted.found(rows, self._found.frames)
        found, table = self._found, self._found.table
        articles = len(table.names)
        return {
            "schema": SCHEMA,
            "clusters": self._clusters(),
            "boilerplate": self._boilerplate(places),
            "passages": self._shown_passages(places),
            "stats": {
                "articles": articles,
                "stories": len(set(found.kept.tolist())),
                "clusters": len({member.kept for member in found.members}),
                "copies": len(found.members),
                "redundant": sum(member.redundant for member in found.members),
                "own_words": int(table.words.sum()),
                "cut": int(sum(found.cut)),
                "skipped": told,
                "quotations": len(found.quoted),
            },
        }

    def _ask(self) -> None:
        names, lines = self._found.table.names, self._found.lines.counted
        for key, example in zip(lines.keys.tolist(), lines.example.tolist()):
            self._wanted.line(("line", key), names[example], key)
        for number, shared in enumerate(self._quoted):
            for article in shared.articles[:_MOST_HOLDERS]:
                self._wanted.line(("quoted", number, article), names[article], shared.key)
        changed = [member for member in self._found.members if member.relation != SAME]
        for number, members in groupby(sorted(changed), key=lambda member: member.kept):
            kept = self._prepared(number)
            for member in members:
                self._ask_passages(member, kept, self._prepared(member.other))
        self._passages.sort(key=lambda passage: (passage[0].other, passage[1]))

    def _ask_passages(self, member: Member, kept: Prepared, other: Prepared) -> None:
        """The longest passages of a copy, there and in the article that is kept."""
        names = self._found.table.names
        match = compare(kept, other)
        longest = sorted(match.passages, key=lambda passage: (passage.start - passage.end, passage.start))[:_PASSAGES]
        for number, passage in enumerate(sorted(longest)):
            self._passages.append((member, number, passage.end - passage.start))
            self._wanted.passage(("copy", member.other, number), names[member.other], passage)
            if there := same_in(kept, other, passage, match.in_kept):
                self._wanted.passage(("kept", member.other, number), names[member.kept], there)

    def _prepared(self, number: int) -> Prepared:
        return prepare(*own_of(self._articles[number], self._found.frames))

    def _chosen_quotations(self) -> list[Shared]:
        by_stories = sorted(self._found.quoted, key=lambda shared: (-len(shared.articles), shared.key))
        return by_stories[:_MOST_QUOTED]

    def _clusters(self) -> list[dict[str, Any]]:
        by_kept: defaultdict[int, list[Member]] = defaultdict(list)
        for member in self._found.members:
            by_kept[member.kept].append(member)
        return [self._cluster(kept, by_kept[kept]) for kept in sorted(by_kept)]

    def _cluster(self, kept: int, members: list[Member]) -> dict[str, Any]:
        table = self._found.table
        name = table.names[kept]
        first = {"path": name, "relation": "kept", "jaccard": 1.0, "containment": 1.0, "via": "", "redundant": False}
        return {
            "id": blake2b(name.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest(),
            "keep": name,
            "why": reason(_rows_of(table, [kept, *(member.other for member in members)]), self._terms),
            "members": [first, *(_member(table.names[member.other], member) for member in members)],
        }

    def _boilerplate(self, places: dict[object, Place]) -> list[dict[str, Any]]:
        lines, scopes = self._found.lines, self._found.scopes
        stories = len(set(self._found.kept.tolist()))
        found = []
        for number, key in enumerate(lines.counted.keys.tolist()):
            if (place := places.get(("line", key))) is None:
                continue
            files, held = int(lines.counted.files[number]), int(lines.counted.stories[number])
            in_one = int(lines.counted.in_scope[number]) >= _IN_SCOPE * files
            counts = lines.places[number]
            stands = PLACES[int(counts.argmax())] if counts.max() > _AT_PLACE * counts.sum() else "inside"
            kind = mark(place.text, stands)
            found.append({
                "text": place.text, "files": files, "stories": held, "share": round(held / stories, 4),
                "scope": scopes[int(lines.counted.scope[number])] if in_one and len(scopes) > 1 else "",
                "place": stands, "kind": kind.kind, "fix": kind.fix,
                "example": {"path": place.path, "line": place.line},
            })  # fmt: skip
        return sorted(found, key=lambda line: (-line["stories"], line["text"]))

    def _shown_passages(self, places: dict[object, Place]) -> list[dict[str, Any]]:
        """Passages of copies, by the copy; then lines that several stories quote."""
        found = []
        for member, number, words in self._passages:
            here, there = places.get(("copy", member.other, number)), places.get(("kept", member.other, number))
            if here:
                both = [_at(place) for place in (here, there) if place]
                found.append({"kind": "copy", "words": words, "text": here.text, "places": both})
        quoted = []
        for number, shared in enumerate(self._quoted):
            at = [places.get(("quoted", number, article)) for article in shared.articles[:_MOST_HOLDERS]]
            if known := [place for place in at if place]:
                quoted.append({
                    "kind": "quotation", "words": len(known[0].text.split()), "text": known[0].text,
                    "files": len(shared.articles), "places": [_at(place) for place in known],
                })  # fmt: skip
        return [*found, *sorted(quoted, key=lambda passage: (passage["text"], str(passage["places"])))]


def _member(name: str, member: Member) -> dict[str, Any]:
    return {
        "path": name,
        "relation": member.relation,
        "jaccard": member.jaccard,
        "containment": member.containment,
        "via": _VIA[member.relation],
        "redundant": member.redundant,
    }


def _at(place: Place) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "start": place.start, "end": place.end}


def _rows_of(table: Table, numbers: list[int]) -> Table:
    at = np.array(numbers, np.int64)
    names, dates = [table.names[number] for number in numbers], [table.dates[number] for number in numbers]
    return Table(names, table.words[at], table.damage[at], dates)
