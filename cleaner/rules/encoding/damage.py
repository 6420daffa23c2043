"""Places whose bytes were read in the wrong encoding, and what they say when read in the right one.

Only these functions of ftfy are called, and only on lines that a cheap look finds
suspicious: ``is_bad``, ``badness`` (is it gibberish?) and ``fix_encoding_and_explain``
(which reading mends it). Nothing else that ftfy can change is asked of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.rules.encoding.apostrophes import lost_apostrophes
from cleaner.rules.encoding.places import LOST, Repair
from cleaner.rules.encoding.suspicion import CUT_SIGNS, looks_damaged
from cleaner.spans import Span

_TOKEN = re.compile(r"[^ \t\r\n\x0b\x0c\ufeff]+")
_LINE = re.compile(r"[^\r\n]+")
_CAPITALS = re.compile(r"(?<=[A-ZÀ-Þ])[À-ß](?:[‘’“”‹›«»](?![A-Za-zÀ-ÿ])|[–—…])")  # IRMÃ” ends a quotation
_STRAY = re.compile(r"(?:(?<=[a-zà-ÿ0-9.,;:!?)\]”’»])|(?<=[ \t])|(?<![^\r\n]))Â(?:[ \xa0]+Â)*(?=[ \t\r\n]|$)")
_LOST_GRAVE = re.compile(r"(?:(?<=[a-z])|(?<![^ \r\n]))Ã(?: (?= )|(?= ))")
_CUT_QUOTE = re.compile(r"â€(?=[\s.,;:!?)\]]|$)")
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
    return _apart([*sure, *(weak if sure else ()), *lost])


def _apart(found: list[Repair]) -> Iterator[Repair]:
    end = -1
    for repair in sorted(found):
        if repair.span.start >= end:
            yield repair
            end = repair.span.end


def _in_line(text: str, line: Span) -> Iterator[tuple[Repair, bool]]:
    """Repairs of a line, each with whether it leaves no doubt."""
    codec = _codec_of(text[line.start : line.end].lstrip("\ufeff"))
    for match in _TOKEN.finditer(text, *line):
        token = match.group()
        if token.isascii() and token.isprintable():
            continue
        mended = _mended(token, codec)
        if mended != token:
            letters = [sign for sign in mended if sign.isalnum()]
            yield _smallest(match.start(), token, mended), len(letters) != 1 and not _CAPITALS.search(token)
    for stray in _STRAY.finditer(text, *line):
        yield Repair(Span(*stray.span()), ""), bool(text[stray.start() - 1 : stray.start()].strip())
    for grave in _LOST_GRAVE.finditer(text, *line):
        yield Repair(Span(*grave.span()), "à"), False
    for cut in _ONE_BYTE.finditer(text, *line):
        yield Repair(Span(*cut.span()), CUT_SIGNS[cut.group()]), True


def _mended(token: str, codec: str) -> str:
    """The token in its right reading; the token itself when none is strictly better."""
    if codec and (again := _reread(token, codec)):
        return again
    fixed = _CUT_QUOTE.sub("”", _fixed(token))
    return fixed if fixed != token and _is_better(token, fixed) else token


def _fixed(token: str) -> str:
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    return fix_encoding(token) if is_bad(token) and LOST not in token and "ï¿½" not in token else token


def _codec_of(line: str) -> str:
    """The one encoding that the whole line was read in, when re-reading mends all of it at once."""
    from ftfy import fix_encoding_and_explain
    from ftfy.badness import badness

    if badness(line) < 2:
        return ""
    plan = fix_encoding_and_explain(line).explanation or []
    if [step[0] for step in plan] == ["encode", "decode"] and plan[1][1].startswith("utf-8"):
        return str(plan[0][1])
    return ""


def _reread(token: str, codec: str) -> str:
    try:
        again = token.encode(codec).decode("utf-8")
    except UnicodeError:
        return ""
    return again if again != token and _is_plausible(token, again) else ""


def _is_better(before: str, after: str) -> bool:
    from ftfy.badness import badness

    return badness(after) < badness(before) + before.count("â€") and _is_plausible(before, after)


def _is_plausible(before: str, after: str) -> bool:
    """Shorter or as long, and every new character one that articles are written in."""
    fresh = set(after) - set(before)
    return 0 < len(after) <= len(before) and all(_is_written(sign) for sign in fresh)


def _is_written(sign: str) -> bool:
    if "\u0180" <= sign <= "\u02af":  # phonetic and rare letters: a chance reading
        return sign in "ƠơƯưǍǎǏǐǑǒǓǔǗǘǙǚǛǜȘșȚțƏəǦǧǪǫ"
    return sign != LOST and unicodedata.category(sign) not in ("Cc", "Cn", "Co", "Cs")


def _smallest(start: int, before: str, after: str) -> Repair:
    """The change without what both have in common at the ends."""
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return Repair(Span(start + head, start + len(before) - tail), after[head : len(after) - tail])
