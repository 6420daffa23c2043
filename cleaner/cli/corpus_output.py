"""What ``cleaner corpus`` found, written as it was asked for: a report, pages, a table, or names alone."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, Any

from cleaner.cli import runs, streams
from cleaner.cli.corpus_chosen import Chosen
from cleaner.cli.misuse import Misuse

if TYPE_CHECKING:
    from cleaner.corpus.inputs import Inputs


def write(document: dict[str, Any], found: Inputs, chosen: Chosen) -> None:
    """The document in the form that was asked for. Raises Misuse."""
    if chosen.print_redundant or chosen.output_format in ("table", "json"):
        _tell(document, chosen)
    elif chosen.output_format == "html":
        _write_pages(document, found, chosen)
    else:
        _write_table(document, chosen)


def _tell(document: dict[str, Any], chosen: Chosen) -> None:
    """The report, to standard output or into the file that was named."""
    if chosen.print_redundant:
        written = "".join(path + "\n" for path in _redundant(document)).encode("utf-8", "surrogateescape")
    else:
        written = _report(document, chosen).encode("utf-8", "backslashreplace")
    if not chosen.output:
        streams.write_bytes(written)
        return
    try:
        with open(chosen.output, "wb") as file:
            file.write(written)
    except OSError as error:
        raise Misuse(f"{chosen.output} could not be written: {error.strerror}") from None
    if not chosen.quiet:
        from cleaner.reports.corpus.table import summary

        streams.tell(f"{summary(document)} The report is in {chosen.output}.")


def _write_pages(document: dict[str, Any], found: Inputs, chosen: Chosen) -> None:
    """The pages, into a folder of their own. Raises Misuse."""
    from cleaner.reports.corpus.pages import pages
    from cleaner.reports.corpus.table import summary

    if not chosen.output:
        raise Misuse("pages need a folder: name one with -o report")
    index = os.path.join(chosen.output, "index.html")
    if os.path.exists(chosen.output) and (not os.path.isdir(chosen.output) or _is_others(index)):
        raise Misuse(f"{chosen.output} exists and is no report; nothing was written over it")
    try:
        os.makedirs(chosen.output, exist_ok=True)
        for name, text in pages(document, lambda names: {row.name: row.text for row in found.texts(names)}):
            with open(os.path.join(chosen.output, name), "w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(text)
    except OSError as error:
        raise Misuse(f"{chosen.output} could not be written: {error.strerror}") from None
    if not chosen.quiet:
        streams.tell(f"{summary(document)} Open {index}.")


def _write_table(document: dict[str, Any], chosen: Chosen) -> None:
    """All members of clusters as Parquet. Raises Misuse."""
    from cleaner.corpus import members_table
    from cleaner.reports.corpus.table import summary

    if not chosen.output:
        raise Misuse("Parquet is written to a file: name one with -o copies.parquet")
    try:
        members_table.write(document, chosen.output)
    except OSError as error:
        raise Misuse(f"{chosen.output} could not be written: {error.strerror or error}") from None
    if not chosen.quiet:
        streams.tell(f"{summary(document)} The table is in {chosen.output}.")


def _is_others(index: str) -> bool:
    """Is there a page of somebody else, or a folder with other things and no page of ours?"""
    if not os.path.exists(index):
        return bool(os.listdir(os.path.dirname(index)))
    with open(index, "rb") as file:
        return b"<title>Stories in many files</title>" not in file.read(4096)


def _redundant(document: dict[str, Any]) -> list[str]:
    members = (member for cluster in document["clusters"] for member in cluster["members"])
    return sorted(member["path"] for member in members if member["redundant"])


def _report(document: dict[str, Any], chosen: Chosen) -> str:
    out = io.StringIO(newline="")
    if chosen.output_format == "json":
        from cleaner.reports.corpus import json

        json.write(document, out)
    else:
        from cleaner.reports.corpus import table

        table.write(document, out, runs.look(chosen.choices))
    return out.getvalue()
