"""A line of a cookie notice: its buttons, its heads, its one-line text.

What it finds
    Whole lines: "Accept all cookies", "Cookie settings", "We use cookies to ...".
Why it is wrong
    It belongs to the visit, not to the text.
Example
    before: We use cookies. / Accept all / Harbour reopens / The harbour opened again on Monday.
    after: Harbour reopens / The harbour opened again on Monday.
When it stays silent
    Baking; prose about cookies ("Cookies are dessert ..."): only listed phrases count.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.boilerplate.kinds import Kind
from cleaner.rules.boilerplate.telling import findings_of
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    return findings_of(document, surroundings, Kind.COOKIES, RULE.code)


RULE = Rule("BLR314", "cookie-notice", "A line of a cookie notice", Applicability.SAFE, check)
