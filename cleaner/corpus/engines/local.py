"""The engine for one machine: numpy, all cores, memory bounded by parts on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.corpus.buckets import Buckets
from cleaner.corpus.engines import steps
from cleaner.corpus.engines.found import Found, Lines, Member, Shared, members_of, shared_lines
from cleaner.corpus.engines.processes import each
from cleaner.corpus.engines.ranks import ranked, sampled, spread
from cleaner.corpus.engines.steps import LEAST_OWN, Edge, Measures, Rows, joined
from cleaner.corpus.frames import Counted, Holders, counted
from cleaner.corpus.keeping import Table, order
from cleaner.corpus.pairing import Numbers, Pairs, Shares, estimated, linked, pairs_of, promising, summed
from cleaner.corpus.records import Own, Reader, Records, own_of
from cleaner.corpus.relations import Terms
from cleaner.corpus.scanning import Scanned
from cleaner.corpus.scopes import scopes_of
from cleaner.corpus.stories import stars
from cleaner.corpus.words import U64

_CHUNK, _PAIRS_CHUNK = 256, 1024  # articles and pairs given to a process at once
_ROUNDS = 2  # of finding lines that stand in many stories, and then the stories without them
_NO_ROWS = np.empty(0, np.uint64)
_ROWS = ("u8", "u4")  # types of rows: a hash, and the number of an article

Progress = Callable[[str, int, int], None]  # (what is done, how far, of how many)


class Scans(NamedTuple):
    """What a process makes of some articles."""

    names: list[str]
    packed: list[bytes]
    facts: list[tuple[int, str, bool]]  # damage, date, cut
    measures: Measures
    lines: Rows
    long_lines: Rows


def scans(articles: Iterable[Scanned]) -> Scans:
    """What is kept of these articles."""
    held = list(articles)
    return Scans(
        [article.name for article in held],
        [article.pack() for article in held],
        [(article.damage, article.date, article.cut) for article in held],
        steps.measured(article.tokens for article in held),
        *steps.lines_of(held),
    )


class Local:
    """A run. ``folder``: for what does not fit into memory; it is the caller's to remove."""

    def __init__(self, folder: str, processes: int = 1, progress: Progress = lambda *_: None) -> None:
        self._folder, self._processes, self._progress = folder, processes, progress
        self._lines, self._long = Buckets(folder, "lines", _ROWS), Buckets(folder, "long", _ROWS)
        self._samples = Buckets(folder, "samples", _ROWS)
        self._facts: list[tuple[int, str, bool]] = []
        self._measures: list[Measures] = []
        self._records = Records(folder)

    def add(self, found: Scans) -> None:
        """Scanned articles, in any order."""
        numbers = np.arange(len(self._records), len(self._records) + len(found.names))
        for name, packed in zip(found.names, found.packed):
            self._records.add(name, packed)
        rows = (found.lines, found.long_lines, found.measures.samples)
        for bucket, part in zip((self._lines, self._long, self._samples), rows):
            bucket.add(part.values, part.owners(numbers))
        self._facts.extend(found.facts)
        self._measures.append(found.measures._replace(samples=Rows(_NO_ROWS, found.measures.samples.sizes)))

    def close(self) -> None:
        """The run is over; the folder may be removed."""
        self._records.close()

    def reader(self) -> Reader:
        """The articles that were added, numbered as their names are sorted."""
        return self._records.reader(self._order())

    def _order(self) -> list[int]:
        """By name, and for equal names by what they say, so that the order in which they came decides nothing."""
        prints = np.concatenate([_NO_ROWS, *(part.prints for part in self._measures)]).view(np.int64)
        names = self._records.names
        return sorted(range(len(names)), key=lambda number: (names[number], int(prints[number])))

    def names(self) -> list[str]:
        """Of the articles that were added, in their order."""
        return self._records.names

    def found(self, terms: Terms) -> Found:
        """What the articles that were added are to each other."""
        reader, at = self.reader(), self._order()
        damage, dates, cut = zip(*(self._facts[number] for number in at)) if at else ((), (), ())
        measures = joined(self._measures)
        measures = measures.ordered(at)
        table = Table(reader.names, measures.words, np.array(damage, np.int64), dates)
        place = np.empty(len(at), np.uint32)
        place[at] = np.arange(len(at), dtype=np.uint32)
        run = Run(self._folder, terms, self._processes, self._progress, reader, table, measures, place)
        return run.found(self._samples, self._lines, self._long, cut)


class Run(NamedTuple):
    """A run whose articles are all there, numbered as their names are sorted. ``place``: the number of each in the
    order in which they came, which is what the rows of the buckets name."""

    folder: str
    terms: Terms
    processes: int
    progress: Progress
    reader: Reader
    table: Table
    measures: Measures
    place: NDArray[np.uint32]

    def found(self, samples: Buckets, lines: Buckets, long_lines: Buckets, cut: Sequence[bool]) -> Found:
        """All of it. Lines are counted by stories that are sure, then by those that were found without them."""
        scopes, scope = scopes_of(self.reader.names)
        kept = self._sure_stories(samples)
        for _ in range(_ROUNDS):
            site = self._counted(lines, kept, scope)
            owned, places = self._owned(site.keys)
            kept, members = self._stories(owned, site.keys)
            again = self._counted(lines, kept, scope)
            if len(again.keys) == len(site.keys):
                break
        places = places[np.isin(site.keys, again.keys)]
        again = again.where(np.isin(again.keys, site.keys))
        quoted = self._quoted(long_lines, kept, site.keys)
        table = self.table._replace(words=owned.words)
        return Found(table, cut, kept, members, Lines(again, places), site.keys, scopes, quoted)

    def _sure_stories(self, samples: Buckets) -> Numbers:
        """The article that stands for the story of each, as far as whole texts tell."""
        self.progress("sure copies", 0, 0)
        rank, articles, equal = ranked(order(self.table, self.terms), self.measures.prints)
        pairs, _ = self._linked(samples, rank[self.place], self.measures, articles, steps.SURE)
        return spread(stars(zip(pairs.fuller.tolist(), pairs.other.tolist())), articles, equal)

    def _stories(self, owned: Measures, frames: U64) -> tuple[Numbers, list[Member]]:
        """The article that is kept of the story of each, and all copies."""
        table = self.table._replace(words=owned.words)
        is_short = owned.words < LEAST_OWN
        prints = np.where(is_short, self.measures.prints, owned.prints)
        rank, articles, equal = ranked(order(table, self.terms), prints)
        samples = Buckets(self.folder, "own", _ROWS)
        samples.add(owned.samples.values, owned.samples.owners(np.arange(len(rank))))
        pairs, estimates = self._linked(samples, np.where(is_short, -1, rank), owned, articles, steps.WORTH_A_LOOK)
        edges = list(self._verified(pairs.where(promising(pairs, estimates)), articles, frames))
        first = stars((edge.kept, edge.other) for edge in edges)
        kept = spread(first, articles, equal)
        return kept, members_of(edges, first, articles, equal, self.measures.words)

    def _linked(
        self, samples: Buckets, rank: Numbers, measures: Measures, articles: Numbers, least: float
    ) -> tuple[Pairs, Shares]:
        """Pairs, by rank and sorted, that share at least so much, and how much. ``rank``: of the articles as the
        rows of ``samples`` name them, -1 leaves one out."""
        links = Buckets(self.folder, "links", ("u8", "i8"))
        for hashes, numbers in samples.parts():
            ranks = rank[numbers]
            taken = ranks >= 0
            links.add(*linked(hashes[taken], ranks[taken].astype(np.uint32)))
        found: list[tuple[Pairs, Shares]] = []
        for keys, counts in links.parts():
            pairs = pairs_of(*summed(keys, counts))
            estimates = estimated(
                pairs, sampled(measures, articles, pairs.fuller), sampled(measures, articles, pairs.other)
            )
            found.append((pairs.where(estimates >= least), estimates[estimates >= least]))
        links.clear()
        pairs = Pairs(*(np.concatenate(column) for column in zip(*(pairs for pairs, _ in found))))
        order = np.lexsort((pairs.other, pairs.fuller))
        return pairs.where(order), np.concatenate([estimates for _, estimates in found])[order]

    def _counted(self, lines: Buckets, kept: Numbers, scope: Numbers) -> Counted:
        sizes = np.bincount(scope, minlength=1)
        parts = []
        for keys, numbers in lines.parts():
            at = self.place[numbers].astype(np.int64)
            parts.append(counted(keys, Holders(at, kept[at], scope[at], sizes[scope[at]]), len(kept)))
        together = Counted(*(np.concatenate(column) for column in zip(*parts)))
        return together.where(np.argsort(together.keys))

    def _owned(self, frames: U64) -> tuple[Measures, Numbers]:
        """What all articles have for themselves."""
        ranges = chunks(len(self.reader), _CHUNK)
        parts, places = [], np.zeros((len(frames), 3), np.int64)
        for done, (measures, counts) in enumerate(each(partial(_owned, self.reader, frames), ranges, self.processes)):
            self.progress("own words", min((done + 1) * _CHUNK, len(self.reader)), len(self.reader))
            parts.append(measures)
            places += counts
        return joined(parts), places

    def _verified(self, pairs: Pairs, articles: Numbers, frames: U64) -> Iterator[Edge]:
        both = np.stack((pairs.fuller, pairs.other), axis=1)
        pieces = (both[part.start : part.stop].tolist() for part in chunks(len(both), _PAIRS_CHUNK))
        do = partial(_verified, self.reader, articles, frames, self.terms)
        for done, edges in enumerate(each(do, pieces, self.processes)):
            self.progress("comparing", min((done + 1) * _PAIRS_CHUNK, len(both)), len(both))
            yield from edges

    def _quoted(self, long_lines: Buckets, kept: Numbers, frames: U64) -> list[Shared]:
        """Long lines that stand in several stories."""
        found: list[Shared] = []
        for keys, numbers in long_lines.parts():
            found.extend(shared_lines(keys, self.place[numbers].astype(np.int64), kept, frames))
        return sorted(found)


def _owned(reader: Reader, frames: U64, numbers: range) -> tuple[Measures, Numbers]:
    return steps.owned((reader[number] for number in numbers), frames)


def _verified(reader: Reader, articles: Numbers, frames: U64, terms: Terms, pairs: list[tuple[int, int]]) -> list[Edge]:
    def own(rank: int) -> Own:
        return own_of(reader[int(articles[rank])], frames)

    return list(steps.verified(pairs, own, terms))


def chunks(count: int, size: int) -> list[range]:
    """The numbers up to ``count`` in ranges."""
    return [range(start, min(start + size, count)) for start in range(0, count, size)]
