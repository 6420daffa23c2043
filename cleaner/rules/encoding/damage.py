"""Places whose bytes were read in the wrong encoding, and what they say when read in the right one.

Looked for only on lines that a cheap look finds suspicious. Of ftfy only ``is_bad``, ``badness`` (is it
gibberish?), ``fix_encoding`` and ``fix_encoding_and_explain`` (which reading mends it) are called, in
``readings``; nothing else that ftfy can change is asked of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.rules.encoding.apostrophes import lost_apostrophes
from cleaner.rules.encoding.by_words import read_by_words
from cleaner.rules.encoding.places import LOST, Repair
from cleaner.rules.encoding.readings import TOKEN, differences, is_gibberish, leaves_damage, read_line, read_token
from cleaner.rules.encoding.suspicion import CUT_SIGNS, looks_damaged
from cleaner.spans import Edit, Span, apply

_LINE = re.compile(r"[^\r\n]+")
_CAPITALS = re.compile(r"(?<=[A-ZÀ-Þ])[À-ß](?:[‘’“”‹›«»](?![A-Za-zÀ-ÿ])|[–—…])")  # IRMÃ” ends a quotation
_STRAY = re.compile(r"(?:(?<=[a-zà-ÿ0-9.,;:!?)\]”’»])|(?<=[ \t])|(?<![^\r\n]))Â(?:[ \xa0]+Â)*(?=[ \t\r\n]|$)")
_LOST_GRAVE = re.compile(r"(?:(?<=[a-z])|(?<![^ \r\n]))Ã(?: (?= )| (?=s(?![\w'’])|quel[aeo]s?\b|quilo\b)|(?= ))")
_ONE_BYTE = re.compile(
    r"(?<=\w)[\x18\x19](?=\w)|(?<=\w)\x19(?=[\s.,;:!?])|(?<![^\s(\[])\x18(?=\w)"
    r"|(?<![^\s(\[])\x1c(?=\S)|(?<=\S)\x1d(?![^\s.,;:!?)\]])|(?<=[\w ])[\x13\x14](?=[\w ])"
)
_LOST = re.compile(f"{LOST}+|(?:ï¿½)+")


def repairs(document: Document) -> Iterator[Repair]:
    """The damaged places of the prose blocks, in order and apart. Nothing when no line looks suspicious.

    A sign that good text can hold too (a letter spoken of, capitals before a quote) counts as
    damaged only beside damage that leaves no doubt.
    """
    text = document.text
    proven = read_by_words(document)
    sure: list[Repair] = []
    weak: list[Repair] = []
    for block in document.blocks:
        if not block.prose or not looks_damaged(text, block.start, block.end):
            continue
        for line in _LINE.finditer(text, block.start, block.end):
            if looks_damaged(text, *line.span()):
                for repair, is_sure in _in_line(text, Span(*line.span())):
                    (sure if is_sure else weak).append(repair)
    lost = [Repair(Span(*m.span()), LOST) for m in _LOST.finditer(text) if document.block_at(m.start()).prose]
    sure += [repair for repair in lost_apostrophes(text) if document.block_at(repair.span.start).prose]
    found = [(repair, True) for repair in [*sure, *(weak if sure or proven else ()), *lost]]
    return (repair for repair, _ in _apart(_beside(proven, found)))


def _beside(proven: list[Repair], found: list[tuple[Repair, bool]]) -> list[tuple[Repair, bool]]:
    """All of the proven ones, and of the others those that touch none of them."""
    starts = [repair.span.start for repair in proven]
    others = [
        (repair, is_sure)
        for repair, is_sure in found
        if not (at := bisect_left(starts, repair.span.end)) or proven[at - 1].span.end <= repair.span.start
    ]
    return [*((repair, True) for repair in proven), *others]


def _apart(found: list[tuple[Repair, bool]]) -> Iterator[tuple[Repair, bool]]:
    end = -1
    for repair, is_sure in sorted(found):
        if repair.span.start >= end:
            yield repair, is_sure
            end = repair.span.end


def _in_line(text: str, line: Span) -> list[tuple[Repair, bool]]:
    """Repairs of a line, each with whether it leaves no doubt: those of its one reading, or token by token."""
    found = [*_by_token(text, line), *_by_sign(text, line)]
    part = text[line.start : line.end]
    reading = read_line(part, any(sure for _, sure in found))
    if not reading.text:
        return found
    inside = [Edit(r.span.start - line.start, r.span.end - line.start, r.text) for r, _ in _apart(found)]
    if reading.is_exact or leaves_damage(apply(part, inside)):
        return [(repair, True) for repair in differences(line.start, part, reading.text)] or found
    return found


def _by_sign(text: str, line: Span) -> Iterator[tuple[Repair, bool]]:
    """Signs that are left over, or that lack what followed them."""
    for stray in _STRAY.finditer(text, *line):
        yield Repair(Span(*stray.span()), ""), bool(text[stray.start() - 1 : stray.start()].strip())
    for grave in _LOST_GRAVE.finditer(text, *line):
        yield Repair(Span(*grave.span()), "à"), False
    for cut in _ONE_BYTE.finditer(text, *line):
        yield Repair(Span(*cut.span()), CUT_SIGNS[cut.group()]), True


def _by_token(text: str, line: Span) -> Iterator[tuple[Repair, bool]]:
    """The same token by token. Of damaged tokens side by side all are mended or none: half is worse than nothing."""
    run: list[tuple[Repair, bool]] = []
    whole = True
    for match in TOKEN.finditer(text, *line):
        token = match.group()
        if token.isascii() and token.isprintable():
            yield from run if whole else ()
            run, whole = [], True
            continue
        mended = read_token(token)
        if mended != token:
            letters = [sign for sign in mended if sign.isalnum()]
            is_sure = len(letters) != 1 and not _CAPITALS.search(token)
            run.append((_smallest(match.start(), token, mended), is_sure))
        elif is_gibberish(token):
            whole = False
    yield from run if whole else ()


def _smallest(start: int, before: str, after: str) -> Repair:
    """The change without what both have in common at the ends."""
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return Repair(Span(start + head, start + len(before) - tail), after[head : len(after) - tail])
