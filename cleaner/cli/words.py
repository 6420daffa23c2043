"""``cleaner words WORD``: why a word is or is not trusted."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

import click

from cleaner.cli import streams
from cleaner.cli.words_checked import checked_verdicts, sentence_about
from cleaner.document import Document
from cleaner.files.source import Binary, Unreadable, read
from cleaner.formats import format_of
from cleaner.reports.visible import visible
from cleaner.rules.typos.explained import WordVerdict, explain_word
from cleaner.workflow import Context, Projects, Status


@click.command(name="words")
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@click.option("--in", "article", metavar="FILE", help="Judge each word where it first stands in this article.")
@click.option("--language", metavar="CODE", help="Two-letter code; else the article's language, or English.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def COMMAND(words: tuple[str, ...], article: str | None, language: str | None, output_format: str) -> int:
    """Show what is known of words: how common they are, what is near, what becomes of them and why.

    The settings of this folder hold, with their trusted words and those of .cleaner/words.txt.
    """
    context = Projects(lambda settings: settings._replace(language=language or settings.language)).context(
        os.path.abspath(article or "-")
    )
    try:
        document = _document(article, context) if article else None
    except (Unreadable, Binary) as error:
        streams.tell(f"{visible(article or '')}: {error}")
        return Status.UNREADABLE
    told = list(_told_of(words, document, context))
    out = streams.text_output()
    if output_format == "json":
        json.dump([_record(verdict) for verdict in told], out, indent=2, ensure_ascii=False)
        out.write("\n")
    else:
        out.write("\n".join(_page(verdict) for verdict in told))
    return Status.NOTHING


def _told_of(words: tuple[str, ...], document: Document | None, context: Context) -> Iterator[WordVerdict]:
    """The verdicts, as a check of the article says them, or of a sentence for each word."""
    settings, surroundings = context.settings, context.surroundings
    verdicts = [explain_word(word, settings, surroundings, document) for word in words]
    if document is not None:
        yield from checked_verdicts(verdicts, document, settings, surroundings)
        return
    for verdict in verdicts:
        yield from checked_verdicts([verdict], sentence_about(verdict.word, settings), settings, surroundings)


def _document(article: str, context: Context) -> Document:
    source = read(article, context.settings.max_bytes)
    return Document(source.text, format_of(article).name, context.settings.language)


def _page(verdict: WordVerdict) -> str:
    rows = [f"{visible(verdict.word)} ({visible(verdict.language)})"]
    if verdict.has_lexicon:
        rows.append(f"  frequency  {_frequency(verdict.zipf)}")
        if verdict.listed:
            rows.append(f"  listed     a known misspelling of {', '.join(verdict.listed)}")
        rows += [f"  near       {near.word} ({near.zipf:.1f}), {near.slip.kind.value}" for near in verdict.near]
    return "\n".join([*rows, f"  verdict    {_told(verdict)}"]) + "\n"


def _frequency(zipf: float) -> str:
    if not zipf:
        return "unknown"
    return f"{zipf:.1f} (once in {10 ** (9 - zipf):,.0f} words)"


def _told(verdict: WordVerdict) -> str:
    because = f": {verdict.reason}" if verdict.reason else ""
    if verdict.applicability is None:
        return f"stays{because}"
    ways = {"safe": "becomes '{}' unasked", "unsafe": "becomes '{}' when asked", "display": "'{}' is shown"}
    return ways[verdict.applicability.value].format(visible(verdict.correction)) + because


def _record(verdict: WordVerdict) -> dict[str, Any]:
    return {
        "word": verdict.word,
        "language": verdict.language,
        "zipf": verdict.zipf,
        "listed": list(verdict.listed),
        "near": [{"word": near.word, "zipf": near.zipf, "slip": near.slip.kind.value} for near in verdict.near],
        "correction": verdict.correction or None,
        "applicability": verdict.applicability and verdict.applicability.value,
        "reason": verdict.reason,
    }
