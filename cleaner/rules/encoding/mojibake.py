"""Text that was read in the wrong encoding and became gibberish, with one right reading.

What it finds
    Letters and signs whose UTF-8 bytes were read as another encoding ("DÃ¼rer", "donâ€™t"),
    words that an old code page broke ("informaci├│n", "rГ©ponse", "Ïðèâåò") where what they say
    is known in the language of the text, stray "Â" and "Ã" of lost no-break spaces, Windows signs
    left as control characters, curly quotes and dashes cut down to one byte, and apostrophes that
    became "â", "?" or "Õ" throughout ("donât"). A character lost for good ("caf\ufffd") is shown.
Why it is wrong
    The reader sees gibberish, search finds nothing, and word rules judge broken words.
Example
    before: The DÃ¼rer show wonâ€™t close.
    after: The Dürer show won’t close.
When it stays silent
    The text reads as well before as after; the characters are code, an address or markup;
    a lone letter stands among blanks and no other damage proves it; an article that speaks
    about encodings only gets an unsafe fix. Quotes are never straightened, ligatures and wide
    characters never touched.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.rules.encoding.places import LOST, Repair, about_encodings, shown, whole_words
from cleaner.rules.encoding.suspicion import looks_damaged, may_be_of_a_page, may_lack_apostrophes
from cleaner.settings import Settings
from cleaner.spans import Edit
from cleaner.surroundings import Surroundings

_MOST_LOST = 20  # lost characters shown one by one


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    text = document.text
    if not looks_damaged(text) and not may_lack_apostrophes(text) and not may_be_of_a_page(text):
        return
    from cleaner.rules.encoding.damage import repairs

    found = [repair for repair in repairs(document) if not document.is_protected(repair.span)]
    if not found:
        return
    applicability = Applicability.UNSAFE if about_encodings(text) else Applicability.SAFE
    for repair in whole_words(document, (repair for repair in found if repair.text != LOST)):
        yield _finding(text, repair, applicability)
    for repair in [repair for repair in found if repair.text == LOST][:_MOST_LOST]:
        message = "A character was lost here; only the source can tell which."
        yield Finding("ENC101", repair.span, message)


def _finding(text: str, repair: Repair, applicability: Applicability) -> Finding:
    before = text[repair.span.start : repair.span.end]
    message = (
        f"Broken encoding: {shown(before)} should read {shown(repair.text)}."
        if repair.text
        else f"Broken encoding: {shown(before)} is left over from a lost no-break space."
    )
    fix = Fix((Edit(*repair.span, repair.text),), applicability)
    return Finding("ENC101", repair.span, message, fix, evidence=repair.text or None)


RULE = Rule("ENC101", "mojibake", "Text read in the wrong encoding, with one right reading.", Applicability.SAFE, check)
