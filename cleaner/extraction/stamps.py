"""Bylines and dates between the title and the first paragraph: they tell of the article and are none of it."""

from __future__ import annotations

import re

from cleaner.extraction.page import Line, Page
from cleaner.extraction.words import ends_a_sentence, key, words

_NAMES = frozenset("byline author authors date dateline datetime timestamp published posted pubdate".split())
_TAGS = frozenset(("<time>", "<address>"))
_OWN_BOXES = 3  # innermost elements whose class is asked
_MAX_STAMP_WORDS = 14
_MAX_LINES = 12  # of the opening that is looked at
_STANDFIRST = 1  # sentences that may stand above the byline
_BODY_WORDS = 20
_SENTENCE_WORDS = 8
_STAMP_WORDS = frozenset(
    "published updated posted modified last first on at am pm et est edt pt pst pdt utc gmt bst cet cest ist a p m"
    " min mins minute minutes read reading time ago hour hours day days week weeks veröffentlicht aktualisiert"
    " stand uhr am um lesezeit minuten publié mis à jour le par lecture de publicado actualizado el lectura"
    " pubblicato aggiornato il alle ore lettura publicado atualizado em às leitura gepubliceerd bijgewerkt op om"
    " january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
    " monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
    " januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag"
    " janvier février mars avril juin juillet août septembre octobre novembre décembre"
    " lundi mardi mercredi jeudi vendredi samedi dimanche"
    " enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    " gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre"
    " janeiro fevereiro março abril maio junho julho setembro outubro dezembro"
    " januari februari maart mei augustus".split()
)
_DATE_MARK = re.compile(r"\d(?:st|nd|rd|th)?\b")
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\d/\d|\d\s+(?:min|hours?|days?|weeks?)\b|\d\s*Min", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|[Tt]ext:|[Aa]utor(?:in)?:|[Aa]uthor:)\s+"
    r"(?:[^\W\d_][\w.'’-]*(?:,?\s+(?:and|und|et|y|e|en|&|de|van|von|der|den|la|le|di|da)\b)*,?\s*){1,7}"
)


def without_stamps(lines: list[str], page: Page) -> list[str]:
    known = {line.key: line for line in reversed(page.lines)}
    body = [number for number, line in enumerate(lines) if _is_body(line)][: _STANDFIRST + 1]
    opening = min(body[-1] if len(body) > _STANDFIRST else len(lines), _MAX_LINES)
    return [line for line in lines[:opening] if not _is_stamp(line, known.get(key(line)), page)] + lines[opening:]


def _is_body(line: str) -> bool:
    size = len(words(line))
    return size >= _BODY_WORDS or size >= _SENTENCE_WORDS and ends_a_sentence(line)


def _is_stamp(text: str, line: Line | None, page: Page) -> bool:
    found = words(text)
    if not 0 < len(found) <= _MAX_STAMP_WORDS or line is None or line.kind in ("h1", "h2", "h3", "pre"):
        return False
    own = frozenset().union(*(page.names[box] for box in line.boxes[-_OWN_BOXES:]))
    return bool(own & _TAGS or own & _NAMES) or _is_byline(text) or _is_date(text, found)


def _is_byline(text: str) -> bool:
    match = _BYLINE.fullmatch(text.strip())
    return bool(match) and all(word[0].isupper() for word in re.findall(r"[^\W\d_][\w.'’-]{3,}", text)[1:])


def _is_date(text: str, found: list[str]) -> bool:
    rest = [word for word in found if not word.isdigit() and word not in _STAMP_WORDS and not _DATE_MARK.match(word)]
    return not rest and bool(_DATE.search(text))
