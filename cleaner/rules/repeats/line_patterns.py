"""How a line looks: quoted, cut, a heading, an embedded post, a record, a credit under a picture."""

from __future__ import annotations

import re

from cleaner.text.lazy_regex import lazy_regex

QUOTES = '"“”„«»‘'
_END_MARKS = ".!?…。！？"
_CLOSERS = "\"'”’“»)]*_"
_RUN_TOGETHER = lazy_regex(r"[a-z]{4}[A-Z][a-z]{3}")
_MAX_HEAD = 60  # letters
_MIN_PROSE = 8  # words of a line with an end mark
_MAX_TITLE = 160  # letters
_TITLE_WORDS = 10  # words of four letters or more in a title that does not write all of them with capitals
_LIST_MARK = re.compile(r"(?:[-*•·–—‣▪●]|\d{1,3}[.)]|[a-zA-Z][.)]|\((?:\d{1,3}|[a-zA-Z]|[ivx]{2,4})\))\s")
_MARKUP = re.compile(r"[<{|$>]|#{1,6}\s|!\[|//|\[[^\]]+\]:\s*\S")
_CODE_END = re.compile(r"[{};|]\s*$", re.MULTILINE)
_ADDRESS = lazy_regex(r"\]\([^)\s]*\)|https?://\S+")
_MIN_BESIDE_LINK = 6  # words beside an address that make a sentence of a line
_CODE_SIGN = re.compile(r"[=(){}\[\]<>_#$;+*\\|]")
_MIN_SIGNS = 5
_SIGN_SHARE = 0.06  # of signs that code has and prose has not
_EMBEDDED = re.compile(r"pic\.twitter\.com|\(@\w+\)")
_NAME = r"[^\W\d_a-zß-öø-ÿ](?:[^\W\d_]|[.-])*"
_BARE_NAME = lazy_regex(rf"{_NAME}(?: (?:{_NAME}|[^\W\d_]{{1,3}})){{0,2}} {_NAME}")  # "Ada van der Holm"
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")

_ATTRIBUTION = lazy_regex(r"(?<=[\"”’»“])\s*[-–—―]\s*\S.{0,120}$", re.DOTALL)
_ATTRIBUTION_ALONE = re.compile(r"[-–—―]\s*\S.{0,120}$", re.DOTALL)
_SPEAKER_AT_END = re.compile(r"(?<=[.!?,][\"”’»“])\s*[-–—―]\s*[^\W\d_a-zß-öø-ÿ][^.!?]{2,90}$")
_ASIDE = lazy_regex(r"(?<=[.!?\"”])\s*\([^()]{3,60}\)\s*$")
_CREDIT_WORD = re.compile(
    r"photo|image|picture|foto|bild|quelle|fuente|source|credit|©|reuters|\bap\b|\bafp\b|associated press"
    r"|via (?:face|twi)",
    re.IGNORECASE,
)
_CREDIT = lazy_regex(
    r"(?:[(\[]?\b(?:photo|image|picture|foto|bild|quelle|fuente|source|credit)s?\b"
    r"\s*(?:[:©]|by\b|courtesy\b|credit\b)?.{0,50}"
    r"|(?<!Ã)©.{2,50}"
    r"|[^.]{0,50}\b(?:getty images|reuters|ap|afp|associated press|via facebook|via twitter)\b[^.]{0,20})[)\]]?\s*$",
    re.IGNORECASE,
)
_CREDIT_IN_PROSE = lazy_regex(
    r"(?:photo|image|picture|foto|bild|quelle|fuente|source|credit)s?\b(?!\s*(?:[:©]|by\b|courtesy\b))", re.IGNORECASE
)
_CREDIT_REACH = 110  # letters from the end in which a credit starts
_MIN_CREDITED = 40  # letters before a credit


def is_quoted(text: str) -> bool:
    """Does it open or close with a quotation mark?"""
    text = text.strip("*_ ")
    return text[:1] in QUOTES or text[-1:] in QUOTES


def ends_open(text: str) -> bool:
    """Does it stop without an end mark, as a cut-off sentence does?"""
    bare = text.rstrip().rstrip(_CLOSERS)
    return bool(bare) and bare[-1] not in _END_MARKS + ":"


def is_question(sentence: str) -> bool:
    return sentence.rstrip(_CLOSERS + " ")[-1:] == "?"


def is_heading(text: str) -> bool:
    """A short line without end mark whose words have capitals, or that shouts."""
    words: list[str] = _LONG_WORD.findall(text) if len(text) <= _MAX_TITLE else []
    if not words:
        return False
    capitals = sum(word[0].isupper() for word in words) / len(words)
    titled = capitals > 0.85 or (capitals > 0.6 and len(words) <= _TITLE_WORDS)
    if all(word.isupper() for word in words) and len(words) <= _TITLE_WORDS:
        return True
    return titled and (ends_open(text) or text.rstrip().endswith("..."))


def is_bare_name(line: str) -> bool:
    """Is it two to four words, all with a capital or short, and nothing else?"""
    return bool(_BARE_NAME.fullmatch(line))


def is_prose_line(line: str) -> bool:
    """Is it long enough for a sentence, and has an end mark?"""
    return len(line.split()) >= _MIN_PROSE and not ends_open(line)


def looks_like_head(line: str) -> bool:
    """Is it short and without an end mark, or marked as a heading, and no credit or button ("RegisterLogin")?"""
    if not line or len(line) > _MAX_HEAD or _RUN_TOGETHER.search(line):
        return False
    return line.startswith("#") or (ends_open(line) and line[-1] != "," and not has_credit(line)) or is_question(line)


def is_embedded(text: str) -> bool:
    """Is it a post of a social network, embedded?"""
    return bool(_EMBEDDED.search(text))


def list_mark(line: str) -> int:
    """Length of the mark of a list item at the start of a line, blanks included; 0 for none."""
    found = _LIST_MARK.match(line)
    return found.end() if found else 0


def is_markup(line: str) -> bool:
    """Is it a line of markup, code or a table?"""
    signs = len(_CODE_SIGN.findall(line))
    if signs >= _MIN_SIGNS and signs > _SIGN_SHARE * len(line):
        return True
    return bool(_MARKUP.match(line)) or bool(_CODE_END.search(line)) or "\t" in line


def is_link(line: str) -> bool:
    """Is it hardly more than an address or a link?"""
    bare = _ADDRESS.sub(" ", line) if "http" in line or "](" in line else line
    return bare != line and len(bare.split()) < _MIN_BESIDE_LINK


def core_length(sentence: str) -> int:
    """Letters of the sentence without the attribution or the picture credit at its end."""
    tail = max(_MIN_CREDITED, len(sentence) - _CREDIT_REACH)
    if sentence[:1] in QUOTES:
        found = _ATTRIBUTION.search(sentence)
    else:
        found = _SPEAKER_AT_END.search(sentence, max(0, len(sentence) - _CREDIT_REACH))
    if not found and _CREDIT_WORD.search(sentence, tail):
        found = _CREDIT.search(sentence, tail)
        found = None if found and _is_prose(sentence, found) else found
    if not found and sentence.endswith(")"):
        found = _ASIDE.search(sentence, tail)
    return len(sentence[: found.start()].rstrip()) if found else len(sentence)


def _is_prose(sentence: str, credit: re.Match[str]) -> bool:
    """Does the supposed credit go on with the sentence: "… took pictures, the master said"?"""
    return bool(_CREDIT_IN_PROSE.match(credit.group())) and sentence[: credit.start()].rstrip()[-1:].isalnum()


def is_attribution(sentence: str) -> bool:
    """Is it nothing but the speaker of the quotation before it?"""
    return bool(_ATTRIBUTION_ALONE.match(sentence))


def is_credit(sentence: str) -> bool:
    """Is it nothing but a picture credit?"""
    return len(sentence) <= 90 and bool(_CREDIT_WORD.search(sentence)) and bool(_CREDIT.match(sentence))


def has_credit(text: str) -> bool:
    """Does it end in a picture credit?"""
    tail = max(0, len(text) - _CREDIT_REACH)
    return bool(_CREDIT_WORD.search(text, tail) and _CREDIT.search(text, tail))
