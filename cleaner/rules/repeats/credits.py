"""Attributions and picture credits: they go with what they stand under, when their names stand in what stays."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence, Set

from cleaner.findings import Survivor
from cleaner.languages import entry_set
from cleaner.rules.repeats.coverage import Cover, Matches
from cleaner.rules.repeats.passage_index import PassageIndex
from cleaner.rules.repeats.units import Unit, places_beside
from cleaner.spans import Span


def survivors_of(outline: PassageIndex, unit: Unit, told: Sequence[Matches], gone: Set[int]) -> list[Survivor] | None:
    """What goes and what stays for it, credits apart; None when a name or number would go.

    ``told``: passages with their covers, those together that are told as one; ``gone``: the passages that have gone
    already, on which nothing can rely.
    """
    by_passage = {passage.index: cover for run in told for passage, cover in run}
    joined = {passage.index for run in told for passage, _ in run[1:]}
    survivors: list[Survivor] = []
    words = Counter(outline.tokens.keys[unit.passages[0].first : unit.passages[-1].all_last])
    own = {passage.index for passage in unit.passages}
    cover = told[0][0][1]
    for passage in unit.passages:
        is_held = passage.index in by_passage
        credit = range(passage.last if is_held else passage.first, passage.all_last)
        if any(outline.all_counts[name] <= words[name] for name in _telling(outline, credit)):
            return None
        if is_held:
            cover = by_passage[passage.index]
            end = passage.core_end if credit else passage.end
            place_of = outline.sentence_at if outline.repeats_sentence_before(passage.index) else outline.place
            pair = Survivor(Span(passage.start, end), place_of(cover.first, cover.last))
            if passage.index in joined:
                before = survivors.pop()
                pair = Survivor(Span(before.gone.start, end), Span(before.stays.start, pair.stays.end))
            survivors.append(pair)
        if credit:
            start = passage.core_end if is_held else passage.start
            start = passage.end - len(outline.text[start : passage.end].lstrip())
            neighbours = () if is_held or passage.is_credit_only else (cover, by_passage.get(passage.index + 1))
            beside = [place for near in neighbours if near for place in places_beside(outline, passage, near)]
            places = (*beside, _around(outline, cover))
            under = ({passage.index for passage in outline.passages_in(place)} for place in places)
            stays = next((place for place, held in zip(places, under) if not (held & own or held & gone)), None)
            if stays is None or _is_cut_in(outline, credit, stays):
                return None
            survivors.append(Survivor(Span(start, passage.end), stays))
    return survivors


def _telling(outline: PassageIndex, credit: range) -> list[str]:
    """The words of a credit that tell something: names and figures, as the text has long said who a speaker
    is; not "Photo", nor "AP"."""
    text, tokens = outline.text, outline.tokens
    usual = entry_set("en", "credit_words") | entry_set(outline.document.language, "credit_words")
    names = (tokens.keys[at] for at in credit if not text[tokens.starts[at]].islower())
    return [name for name in names if name not in usual]


def _is_cut_in(outline: PassageIndex, credit: range, place: Span) -> bool:
    """Does what stays end inside the credit: "Ada Holm via Getty Ima" beside "Ada Holm via Getty Images"?"""
    keys = outline.tokens.keys
    here = keys[credit.start : credit.stop]
    end = bisect_left(outline.tokens.starts, place.end)
    for shared in range(1, len(here) + 1):
        there = keys[max(0, end - shared) : end]
        if there[:-1] == here[: shared - 1] and here[shared - 1].startswith(there[-1]):
            return there[-1] != here[shared - 1] or bool(_telling(outline, credit[shared:]))
    return False


def _around(outline: PassageIndex, cover: Cover) -> Span:
    """The row that holds the cover."""
    passages = outline.passages_at(cover.first, cover.last)
    return Span(outline.rows[passages[0].row].start, outline.rows[passages[-1].row].end)
