"""May these words go? Only when a copy that stays says the same in the same order, or the same stands right beside
them, or they are whole lines of furniture, for which something in the text speaks.

A copy is covered word by word: names, figures, spelled numbers and negations equal, nothing but little words and
broken letters different. A bag of common words covers nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.document import Document
from cleaner.findings import Finding
from cleaner.languages import entry_set
from cleaner.lexicon.store import open_lexicon
from cleaner.matching.alignment import Step, align, edits
from cleaner.matching.differences import GAP, RARE, reads_as
from cleaner.matching.wording import Wording, is_figure, wording_of
from cleaner.promises.changes import Change, has_words
from cleaner.spans import Span
from cleaner.text.folding import Tokens, tokens
from cleaner.text.late import late

MAX_NOISE = 0.4  # share of a copy's words that broken letters may change
MAX_INSIDE = 0.35  # words that the copy that stays may have between those of the other, as a share of them
_MAX_CREDIT_WORDS = 25
_LIST_NUMBER = late(r"\(?(?:\d{1,3}|[a-zA-Z])[.)]\s")
_LEFT_OUT = late(r"\[?(?:…|\.\.\.)\]?")
_BLANK = " \t\r\n\u00a0\u3000*_"


def fault_of_removal(document: Document, finding: Finding, change: Change) -> str:
    """Why the words may not go; empty when they may."""
    if finding.survivors:
        return _fault_of_copies(document, finding, change)
    if is_doubled(document.text, change):
        return ""
    return "it removes words without a copy that stays" if not finding.evidence else fault_of_line(document, change)


def is_doubled(text: str, change: Change) -> bool:
    """Do the same words stand right before or behind, on the next line at most, with nothing but blanks between?"""
    gone = tokens(change.old).keys
    reach = 2 * len(change.old) + 40
    before, after = text[max(0, change.start - reach) : change.start], text[change.end : change.end + reach]
    for said, is_before in ((before, True), (after, False)):
        found = tokens(said)
        beside = found.keys[-len(gone) :] if is_before else found.keys[: len(gone)]
        if not gone or beside != gone:
            continue
        first, last = tokens(change.old).starts[0], tokens(change.old).ends[-1]
        gap = said[found.ends[-1] :] + change.old[:first] if is_before else change.old[last:] + said[: found.starts[0]]
        if not gap.strip(_BLANK) or "\n" in gap or "\r" in gap:
            return True
    return False


def fault_of_line(document: Document, change: Change) -> str:
    """Furniture goes by whole lines or stays: no fix cuts into a sentence."""
    first, last = document.line_at(change.start), document.line_at(max(change.start, change.end - 1))
    text, lines = document.text, document.lines
    outside = text[lines[first].start : change.start] + text[change.end : lines[last].end]
    return "it removes a part of a line" if outside.strip(" \t\u00a0\ufeff") else ""


def _fault_of_copies(document: Document, finding: Finding, change: Change) -> str:
    text, position = document.text, change.start
    for gone, stays in sorted(finding.survivors):
        if gone.end <= change.start or gone.start >= change.end:
            continue
        if gone.start > position and has_words(text[position : gone.start]):
            break
        position = max(position, gone.end)
        said, kept = _without_number(text, gone), text[stays.start : stays.end]
        fault = fault_of_cover(document, said, kept)
        if fault and not _is_kept_credit(said, document, gone):
            return fault
    if position < change.end and has_words(text[position : change.end]):
        return "it removes words for which it names no copy"
    return ""


def _without_number(text: str, gone: Span) -> str:
    """What the passage says, the number of a list item at its beginning aside."""
    line = max(text.rfind("\n", 0, gone.start), text.rfind("\r", 0, gone.start)) + 1
    number = None if text[line : gone.start].strip() else _LIST_NUMBER.match(text, gone.start, gone.end)
    return text[number.end() if number else gone.start : gone.end]


def fault_of_cover(document: Document, gone: str, stays: str) -> str:
    """What of ``gone`` the text that stays does not say in the same order; empty when it says all of it."""
    mine, theirs = tokens(gone), tokens(stays)
    steps = align(mine.keys, theirs.keys)
    judge = _Cover(document, gone, mine, theirs)
    for number, step in enumerate(steps):
        if not step.equal:
            fault = judge.fault_of(step, number == 0, number == len(steps) - 1)
            if fault:
                return fault
    if judge.noise > max(1, MAX_NOISE * len(mine.keys)):
        return "the copy that would stay says it in other words"
    has_gap = bool(_LEFT_OUT.search(gone))
    if judge.inside > 3 + MAX_INSIDE * len(mine.keys) and not has_gap:
        return "the copy that would stay says it in pieces"
    return ""


class _Cover:
    """The differences between a copy that goes and what stays, one after the other."""

    def __init__(self, document: Document, gone: str, mine: Tokens, theirs: Tokens) -> None:
        self.noise = self.inside = 0
        self._document, self._gone, self._mine, self._theirs = document, gone, mine, theirs
        self._wording: Wording = wording_of(document.language)

    def fault_of(self, step: Step, is_first: bool, is_last: bool) -> str:
        mine = self._mine.keys[step.start : step.end]
        theirs = self._theirs.keys[step.other_start : step.other_end]
        if not mine:
            if is_first or is_last:
                return ""
            self.inside += len(theirs)
            return "the copy that would stay denies it" if self._wording.denies(theirs) else ""
        if is_first:
            theirs = theirs[-len(mine) :]
        elif is_last:
            theirs = theirs[: len(mine)]
        if self._is_same(mine, theirs, step, is_first, is_last):
            return ""
        return f"the copy that would stay does not say “{' '.join(mine[:6])}”"

    def _is_same(self, mine: list[str], theirs: list[str], step: Step, is_first: bool, is_last: bool) -> bool:
        if "".join(mine) == "".join(theirs):
            return True
        if (is_first or is_last) and len(mine) == 1 and theirs and self._is_stump(mine[0], theirs, is_last):
            return True
        if self._wording.denies(mine) != self._wording.denies(theirs):
            return False
        if self._wording.means_the_same(mine, theirs) and not self._wording.turns_round(mine, theirs):
            return not self._wording.counts(mine)
        if len(mine) != len(theirs):
            return self._is_broken("".join(mine), "".join(theirs), step.start)
        return all(one == other or self._is_broken(one, other, step.start + at)
                   for at, (one, other) in enumerate(zip(mine, theirs)))

    def _is_stump(self, piece: str, theirs: list[str], is_last: bool) -> bool:
        """Is the first or last word one that was cut off? "six" is no stump of "sixty"."""
        whole = theirs[0] if is_last else theirs[-1]
        if any(map(str.isdigit, piece)) or self._wording.counts([piece]):
            return False
        near = is_last and len(piece) > 3 and edits(piece, whole[: len(piece)]) <= 1
        return (whole.startswith(piece) if is_last else whole.endswith(piece)) or near

    def _is_broken(self, one: str, other: str, at: int) -> bool:
        """Is one of the two the other with broken letters, and no word or name of its own?"""
        if is_figure(one) or is_figure(other) or not one or not other:
            return reads_as(one, other) if one and other and not is_figure(other) else False
        if self._wording.counts([one, other]):
            return False
        self.noise += 1
        if reads_as(one, other) or reads_as(other, one):
            return True
        if min(len(one), len(other)) < 3 or edits(one, other) > (1 if min(len(one), len(other)) < 6 else 2):
            return len(min(one, other, key=len)) == 1 and min(one, other, key=len) in max(one, other, key=len)
        lexicon = open_lexicon(self._document.language)
        known = [0.0 if (entry := lexicon.entry(word)).corrections else entry.zipf for word in (one, other)]
        if not any(known):
            return not self._gone[self._mine.starts[at] : self._mine.starts[at] + 1].isupper()
        return not all(known) or (min(known) < RARE and abs(known[0] - known[1]) >= GAP)


def _is_kept_credit(gone: str, document: Document, place: Span) -> bool:
    """Is it an attribution or a picture credit whose names and numbers all stand in the rest of the text?"""
    found, credits = tokens(gone), entry_set("en", "credit_words")
    is_credit = gone[:1] in "-–—―(©" or not credits.isdisjoint(found.keys)
    if not is_credit or len(found.keys) > _MAX_CREDIT_WORDS:
        return False
    rest = document.text[: place.start] + "\n" + document.text[place.end :]
    kept = credits.union(tokens(rest).keys)
    return kept.issuperset(_telling(gone, found))


def _telling(gone: str, found: Tokens) -> Sequence[str]:
    return [key for key, start in zip(found.keys, found.starts) if gone[start].isupper() or any(map(str.isdigit, key))]
