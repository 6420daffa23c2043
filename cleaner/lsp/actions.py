"""What an editor offers at a finding: mend it, mend all of its kind, trust the word, silence the rule here; and the
one action that does what ``cleaner fix`` does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from cleaner.findings import Applicability, Finding
from cleaner.lsp import mending, silencing
from cleaner.lsp.judging import Judged
from cleaner.reports.proposal import whole_words
from cleaner.reports.severity import Severity, applicability, severity
from cleaner.rules import rule_named
from cleaner.spans import Edit

ONE, KIND, SILENCE = "one", "kind", "silence"
_ABOUT_WORDS = ("TYP401", "TYP402", "TYP404", "TYP408")  # the rules that heed trusted words
_SHOWN = 40  # code points of words in a title


class Offer(NamedTuple):
    """``title``: what a person reads; ``doing``: which edits to make, of those above; ``is_sure``: made unasked."""

    title: str
    doing: str
    is_sure: bool = False


def offers(judged: Judged, finding: Finding) -> Iterator[Offer]:
    """What can be done about the finding, in the order of use."""
    if finding.fix and finding.fix.edits and finding not in judged.held:
        is_sure = applicability(finding) is Applicability.SAFE
        yield Offer(_title(judged.article.text, finding), ONE, is_sure)
        count = len([other for other in judged.findings if _is_of_kind(judged, other, finding)])
        if count > 1 and severity(finding) is Severity.WARNING:
            yield Offer(f"Fix all {count} of {_named(finding)} in this file", KIND)
    if judged.article.format != "plain":
        yield Offer(f"Silence {finding.code} here by a comment", SILENCE)


def word_to_trust(judged: Judged, finding: Finding) -> str:
    """The word that the finding doubts; empty when it is about something else."""
    word = judged.article.text[finding.start : finding.end]
    is_word = finding.code in _ABOUT_WORDS and word[:1].isalpha() and not any(map(str.isspace, word))
    return word if is_word and len(word) <= _SHOWN else ""


def edits_of(judged: Judged, finding: Finding, doing: str) -> tuple[Edit, ...]:
    """The edits of an offer; none when a promise forbids them, or no comment can stand there."""
    if doing == ONE:
        return mending.of_one(judged.article, finding)
    if doing == KIND:
        return mending.of_its_kind(judged.article, finding)
    comment = silencing.comment_for(judged.article.document(), finding, judged.article.name)
    return (comment,) if comment else ()


def _is_of_kind(judged: Judged, other: Finding, finding: Finding) -> bool:
    is_mendable = other.fix is not None and other not in judged.held
    return other.code == finding.code and is_mendable and mending.is_as_sure(other, finding)


def _title(text: str, finding: Finding) -> str:
    assert finding.fix is not None
    changes = list(whole_words(text, finding.fix.edits))
    if len(changes) > 1:
        return f"Make the {len(changes)} changes of {_named(finding)}"
    gone, new = text[changes[0].start : changes[0].end], changes[0].text
    if new:
        return f"Replace by “{_short(new)}”"
    return f"Remove “{_short(gone)}”"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"


def _named(finding: Finding) -> str:
    rule = rule_named(finding.code)
    return f"{finding.code} {rule.name}" if rule else finding.code


def data_of(finding: Finding, doing: str, uri: str, version: int) -> dict[str, Any]:
    """What an editor hands back when it wants the edits of an offer."""
    return {"uri": uri, "version": version, "code": finding.code, "span": list(finding.span), "doing": doing}


def finding_of(judged: Judged, data: dict[str, Any]) -> Finding | None:
    """The finding that such data speaks of."""
    wanted = (data.get("code"), data.get("span"))
    return next((found for found in judged.findings if (found.code, list(found.span)) == wanted), None)
