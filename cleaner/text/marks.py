"""The marks a sentence can end with, what may cling to them, and what a next sentence can open with."""

from __future__ import annotations

import re
from functools import cache

INVISIBLE = "\u200b\u200c\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069"  # for a character class
SKIPPED = re.compile(rf"[\s{INVISIBLE}]*")

# Marks that end a sentence wherever they stand, blank or no blank behind them.
FULL_STOPS = (
    "。！？｡．"  # Chinese, Japanese
    "\u0964\u0965"  # danda, double danda
    "\u061f\u06d4\u0700\u0701"  # Arabic, Urdu, Syriac
    "\u0589"  # Armenian
    "\u104b"  # Burmese
    "\u1362\u1367\u1368"  # Ethiopic
    "\u17d4\u17d5"  # Khmer
    "\u0f0e\u1803\u1809"  # Tibetan, Mongolian
    "\ua60e\ua6f3\ua6f7\ua4ff"  # Vai, Bamum, Lisu
)
EXCLAIMING = "!?‼⁇⁈⁉⸮"
MARKS = f".…{EXCLAIMING}"

_CLOSERS = "\"'”’»›)\\]}*_`」』）】〉》〕］｝"
_SPACE = " \u00a0\u202f"
_TAIL = rf"""
    (?: [{_CLOSERS}] | â(?:€|\x80)[\x9d™\x99]      # closing quotes, also as mojibake
      | [“«‹„‘](?=[\s,;:.!?)–—-]|\Z)               # a closing quote in German, Danish, Czech
      | [{_SPACE}]»(?=[\s,;:.!?)–—-]|\Z)           # a French one, set off by a blank
      | [{_SPACE}]?\[(?:\^?\d{{1,3}}|[a-z]|[a-z][a-z ]{{1,24}}\ needed|\.\.\.|…)\]  # notes, omissions
      | [{_SPACE}]?\((?:\.\.\.|…)\)
      | [¹²³⁰-⁹]
      | [\u0300-\u036f\ufe0e\ufe0f\u200d]          # what combines with the mark before it
    )*"""


def candidates(text: str, extra: str) -> re.Pattern[str]:
    """Pattern of all places where a sentence of the text may end; ``extra`` are the language's own marks."""
    return _candidates(not text.isascii() and any(mark in text for mark in FULL_STOPS), extra)


@cache
def _candidates(has_full_stops: bool, extra: str) -> re.Pattern[str]:
    """It opens with one class of characters, which lets the search skip quickly from one to the next. The marks
    of many scripts are left out where none stands: they make the pattern slow to prepare and to use."""
    stops = FULL_STOPS if has_full_stops else ""
    after_stop = rf"| (?<=[{FULL_STOPS}])[{FULL_STOPS}!?…]*" if has_full_stops else ""
    own = f"| (?<=[{re.escape(extra)}])" if extra else ""
    return re.compile(
        rf"""[{MARKS}{stops}:;{re.escape(extra)}]
             (?: (?<=\.)(?:[{_SPACE}]\.)+ | (?<=[{MARKS}])[{MARKS}]* {after_stop} {own}
               | (?<=[ \u00a0][:;])-?[)(DP](?=\s) ){_TAIL}""",
        re.VERBOSE,
    )


OPENERS = "\"'“‘«‹([{*_`„‚¿¡「『（【《"
DASHES = "—–-―"
# What stands at the head of the next sentence: openers, perhaps a dash, then its first word.
NEXT_WORD = re.compile(
    rf"""(?: [{re.escape(OPENERS)}•] | â(?:€[œ˜]|\x80[\x9c\x98]) | [{DASHES}]{{1,2}}[{_SPACE}]? ){{0,6}}
         ([^\W_]+(?:['’][^\W_]+)*)""",
    re.VERBOSE,
)
QUOTES = '"“‘«„»'
BREAKS_WORD = re.compile(r"[\s\"“”‘«»„(\[{—–/,;:!?…<>।。！？•◦▪‣●⁃]")
