"""How much of an article's prose would go without a copy that stays: its sentences, not the short lines round them.

In a text without sentences all words count, since nothing tells the article from its page.
"""

from __future__ import annotations

from cleaner.document import Document
from cleaner.findings import Finding
from cleaner.promises.places import article_words, places_of
from cleaner.spans import Span
from cleaner.text.folding import tokens


def prose_in(document: Document, span: Span) -> int:
    """Words of the article's sentences that lie in the span."""
    if document.fact(places_of).first is None:
        return len(tokens(document.text, *span).keys)
    return sum(article_words(document, sentence) for sentence in document.sentences_in(span))


def prose_removed(document: Document, finding: Finding) -> int:
    """Such words that the fix removes and that no copy says."""
    if finding.fix is None or finding.survivors:
        return 0
    return sum(prose_in(document, edit.span) for edit in finding.fix.edits if not edit.text)
