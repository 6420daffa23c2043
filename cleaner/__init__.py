"""cleaner turns a messy article into the article its editor meant, and loses nothing on the way."""

from cleaner.engine import clean
from cleaner.findings import Applicability, Finding, Fix, Result, Rule, Skipped
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.surroundings import Surroundings
from cleaner.text.sentences import sentence_spans, split_sentences

__all__ = [
    "Applicability",
    "Edit",
    "Finding",
    "Fix",
    "Result",
    "Rule",
    "Settings",
    "Skipped",
    "Span",
    "Surroundings",
    "clean",
    "sentence_spans",
    "split_sentences",
]
