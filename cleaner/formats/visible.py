"""What a reader sees of markup: table cells, the text between the tags of an HTML block, titles in front matter.

A block of markup counts as one thing that nobody edits. A correction of words that are
plainly read as text may be made all the same. In doubt a word is markup. Some
writers set all their prose with an indent, which Markdown takes for code; where most of a text
is so set and reads as prose, its sentences are no code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaner.formats.blocks import Block, BlockKind
from cleaner.formats.front_matter import shown_values
from cleaner.spans import Span
from cleaner.text.lazy_regex import lazy_regex

_LOOK_BACK = 2_000  # code points in which an open tag, comment or element of code must begin
_ASIDE = lazy_regex(r"<[^<>]{0,2000}>|&#?\w{1,31};|`[^`]{0,500}`|\]\([^()\s]{0,500}\)")
_CODE = lazy_regex(r"[{}$`\\=]|://|\]\(|^\s*(?:\[[^\]]{0,200}\]:|import |export |:::)")
_OPENERS = lazy_regex(r"<!--|-->|</?(?:script|style|pre|code|textarea|svg|math|kbd|samp|var|template)\b", re.IGNORECASE)
_PROSE = lazy_regex(r"(?: {4}|\t)\s*(?:[-*•] )?[A-Za-z(\"'“‘][\w ,.;:'’‘“”\"()?!%…—–\u00a0\u2060-]*")
_PLAIN_WORD = lazy_regex(r"(?<![\w'])[A-Za-z][a-z]*(?=[ ,.;:)]|$)")
_WORD = lazy_regex(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WORDS = lazy_regex(r"[^\W\d_]+(?:['’ ][^\W\d_]+)*")
_PROSE_WORDS = 6
_INDENTED_SHARE, _PROSE_SHARE = 1 / 2, 1 / 3  # of lines; the last line of a paragraph is often too short to tell
_LINE = lazy_regex(r"[^\r\n]+")
_HIDDEN = lazy_regex(r"<[^<>]{0,2000}>|`[^`]{0,500}`|\S{0,200}(?:://|\]\()\S{0,500}")


def is_word(text: str) -> bool:
    """Letters, and apostrophes between them."""
    return bool(_WORD.fullmatch(text))


def may_become(text: str, block: Block, span: Span, words: str) -> bool:
    """May what a reader sees at the span become these words, or nothing where it is a doubled word?

    In front matter only a word a word, without the sign that ends its value.
    """
    if not shows_words(text, block, span):
        return False
    if block.kind is BlockKind.MARKUP:
        return bool(_WORDS.fullmatch(words)) if words else _is_doubled(text, span)
    opener = next(text[value.start - 1] for value in shown_values(text, block.end) if value.contains(span))
    return is_word(words) and opener not in words


def _is_doubled(text: str, span: Span) -> bool:
    word = text[span.start : span.end].lower()
    before, after = text[max(0, span.start - len(word) - 1) : span.start], text[span.end : span.end + len(word) + 1]
    return before.lower() == f"{word} " or after.lower() == f" {word}"


def shows_words(text: str, block: Block, span: Span) -> bool:
    """Are one word, or several with single blanks, at the span what a reader sees of markup or front matter?"""
    if not (block.start <= span.start and span.end <= block.end):
        return False
    if block.kind is BlockKind.META:
        inside = next((value for value in shown_values(text, block.end) if value.contains(span)), None)
        if inside is None or not is_word(text[span.start : span.end]):
            return False
        before, after = text[inside.start : span.start], text[span.end : inside.end]
        return not _may_be_name(before, text[span.start : span.end], after)
    return bool(_WORDS.fullmatch(text, *span)) and block.kind is BlockKind.MARKUP and _is_shown(text, block, span)


def _is_shown(text: str, block: Block, span: Span) -> bool:
    before = re.split(r"[\r\n]", text[max(block.start, span.start - _LOOK_BACK) : span.start])[-1]
    after = re.split(r"[\r\n]", text[span.end : min(block.end, span.end + _LOOK_BACK)], maxsplit=1)[0]
    is_row = "|" in before or "|" in after
    if not is_row and text[block.start : block.start + 40].lstrip()[:1] != "<":
        return False
    is_among_words = " " in text[span.start : span.end]
    is_among_words |= before[-2:-1].isalpha() and before[-1:] == " " or after[:1] == " " and after[1:2].isalpha()
    if not is_among_words:
        return False
    if before.rfind("[") > before.rfind("]") and after[after.find("]") + 1 : after.find("]") + 2] != "(":
        return False  # the name of a link
    if before.count("`") % 2 or _CODE.search(_ASIDE.sub("", before + " " + after)):
        return False
    if is_row and _may_be_name(before.rsplit("|", 1)[-1], text[span.start : span.end], after.split("|", 1)[0]):
        return False
    return _is_between_tags(text, block, span)


def _may_be_name(before: str, word: str, after: str) -> bool:
    """Has it a capital, and is not the first of several words of which the next has none?"""
    return word[:1].isupper() and (any(map(str.isalnum, before)) or after.lstrip()[:1].isupper() or not after.strip())


def reads_as_prose(text: str, block: Block, span: Span) -> bool:
    """Does the line of an indented block of code read as prose? Then its writer did not mean code."""
    if not _is_indented_code(text, block):
        return False
    before = re.split(r"[\r\n]", text[max(block.start, span.start - _LOOK_BACK) : span.start])[-1]
    after = re.split(r"[\r\n]", text[span.end : min(block.end, span.end + _LOOK_BACK)], maxsplit=1)[0]
    if before.rfind("<") > before.rfind(">") or before.rfind("](") > before.rfind(")") or before.count("`") % 2:
        return False
    return _is_line_of_prose(f"{before}x{after}")


def is_set_indented(text: str, blocks: Sequence[Block]) -> bool:
    """Is most of the text set as indented code, and much of that plainly prose? Code has hardly a line like prose."""
    lines = indented = prose = 0
    for block in blocks:
        written = [match.group() for match in _LINE.finditer(text, block.start, block.end) if match.group().strip()]
        lines += len(written)
        if _is_indented_code(text, block):
            indented += len(written)
            prose += sum(map(_is_line_of_prose, written))
    return indented > _INDENTED_SHARE * lines and prose > _PROSE_SHARE * indented


def _is_indented_code(text: str, block: Block) -> bool:
    return block.kind is BlockKind.CODE and text[block.start : block.start + 40].lstrip()[:3] not in ("```", "~~~")


def _is_line_of_prose(line: str) -> bool:
    line = _ASIDE.sub("", line).rstrip()
    return bool(_PROSE.fullmatch(line)) and len(_PLAIN_WORD.findall(line)) >= _PROSE_WORDS


def _is_between_tags(text: str, block: Block, span: Span) -> bool:
    start = max(block.start, span.start - _LOOK_BACK)
    if text.rfind("<", start, span.start) > text.rfind(">", start, span.start):
        return False
    openers = _OPENERS.findall(text, start, span.start)
    last = openers[-1] if openers else ""
    return not last or last == "-->" or last.startswith("</")


def hidden_in(text: str, block: Block) -> Iterator[Span]:
    """What is not read as text of a block of markup, code or front matter: tags, code, addresses, fields."""
    if block.kind is BlockKind.META:
        position = block.start
        for value in shown_values(text, block.end):
            yield Span(position, value.start)
            position = value.end
        yield Span(position, block.end)
    elif block.kind is BlockKind.MARKUP:
        yield from (Span(*match.span()) for match in _HIDDEN.finditer(text, block.start, block.end))
    elif _is_indented_code(text, block):
        lines = _LINE.finditer(text, block.start, block.end)
        yield from (Span(*line.span()) for line in lines if not _is_line_of_prose(line.group()))
    else:
        yield block.span
