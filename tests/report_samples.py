"""A run to report on, made by hand: an ordinary article, a hostile one, one without findings, one not judged.

Why it is wrong
    What the rules of the run say for themselves, the same for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner import Applicability, Edit, Finding, Fix, Rule, Settings, Span, Surroundings
from cleaner.document import Document
from cleaner.findings import Survivor
from cleaner.reports import FileResult, RenderOptions
from cleaner.text.layout import close_gaps

SAFE, UNSAFE, DISPLAY = Applicability.SAFE, Applicability.UNSAFE, Applicability.DISPLAY

QUAY = """\
Local news

The Quay Opens Again

The old quay opened on Monday after two years of work. Boats may land from dawn.
Children rowed across the harbor with thier teachers, and the band played until the rain came.

The ferry line has not said when
The old quay opened on Monday after two years of

Read more
"""

HOSTILE = (
    "A tab\tand \x1b[31mred\x1b[0m and \x9b2J and \u202eegassem\u202c.\r\n"
    "東京の港で花火大会が開かれた。 The crowd saw saw 👩‍🚀 and 🇳🇴.\r\n"
    "הנמל נפתח נפתח ביום שני\r\n"
    "</script><script>alert(1)</script>{{script}} <!-- &amp; \u2028 ```` % ::error:: @mayor #12 $& ]]>\r\n"
    "The last line has no break, e\u0301tait teh end"
)
HOSTILE_PATH = "odd \x1b]0;x\x07/<b>&\"quote'\n100%,a:b\u202e.md"
HOSTILE_MESSAGE = "Says \x1b[2J </script> | `tick` @mayor #12, 100%:\nand a second line \u202eback."


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where the words stand in the text, for the nth time from 0."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def removal(place: Span, applicability: Applicability = SAFE) -> Fix:
    return Fix((Edit(*place, ""),), applicability)


def quay() -> tuple[Finding, ...]:
    label, typo = span(QUAY, "Local news"), span(QUAY, "thier")
    stays, gone = span(QUAY, "The old quay opened on Monday after two years of"), span(QUAY, "The old quay opened", 1)
    gone = Span(gone.start, gone.start + stays.end - stays.start)
    broken, more = span(QUAY, "The ferry line has not said when"), span(QUAY, "Read more")
    return (
        Finding("BLR302", label, "“Local news” is a label of the page.", removal(label, UNSAFE), "local news", 0.8),
        Finding(
            "TYP401",
            typo,
            "“thier” is a known misspelling of “their”.",
            Fix((Edit(typo.start + 2, typo.start + 4, "ei"),), SAFE),
            "their",
        ),
        Finding("DUP206", broken, "Line 8 breaks off after “said when”.", None, "said when", 0.625),
        Finding(
            "DUP202",
            gone,
            "Line 9 repeats line 5, cut off after “years of”.",
            removal(gone),
            stays,
            0.975,
            (Survivor(gone, stays),),
        ),
        Finding("BLR303", more, "“Read more” leads to other pages.", removal(more), "read more", 0.9),
    )


def hostile() -> tuple[Finding, ...]:
    saw, hebrew = span(HOSTILE, "saw saw"), span(HOSTILE, "נפתח נפתח")
    escape, markup, teh = span(HOSTILE, "\x1b[31m"), span(HOSTILE, "<script>alert(1)</script>"), span(HOSTILE, "teh")
    first = span(HOSTILE, "A tab")
    return (
        Finding("ENC102", escape, HOSTILE_MESSAGE, removal(escape), "\x1b[31m"),
        Finding("TYP403", saw, "“saw saw” is doubled.", removal(Span(saw.start, saw.start + 4)), "saw"),
        Finding("TYP403", hebrew, "“נפתח” is doubled.", removal(Span(hebrew.start, hebrew.start + 5)), "נפתח"),
        Finding("DUP207", markup, "Says again what line 1 says.", None, first, 0.5, (Survivor(markup, first),)),
        Finding("TYP401", teh, "“teh” is “the”.", Fix((Edit(*teh, "the"),), DISPLAY), "the"),
    )


def checked(path: str, text: str, findings: tuple[Finding, ...]) -> FileResult:
    """The file with the edits that its safe fixes make."""
    fixes = [finding.fix for finding in findings if finding.fix and finding.fix.applicability is SAFE]
    return FileResult(path, text, findings, close_gaps(text, [edit for fix in fixes for edit in fix.edits]))


def silent(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    yield from ()


RULES = tuple(
    Rule(code, name, f"What {code} finds.", applicability, silent)
    for code, name, applicability in (
        ("ENC102", "stray-control-character", SAFE),
        ("BLR302", "section-label", UNSAFE),
        ("BLR303", "related-links", SAFE),
        ("DUP202", "truncated-copy", SAFE),
        ("DUP207", "pull-quote", DISPLAY),
        ("DUP206", "cut-off-sentence", DISPLAY),
        ("TYP401", "known-misspelling", SAFE),
        ("TYP403", "doubled-word", SAFE),
    )
)
LOOK = RenderOptions(width=72, rules=RULES)
RUN = (
    checked("news/quay.txt", QUAY, quay()),
    FileResult("news/calm.txt", ""),
    checked(HOSTILE_PATH, HOSTILE, hostile()),
    FileResult("ghost.txt", problem="no such file or folder"),
)
