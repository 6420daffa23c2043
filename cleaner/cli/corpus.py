"""``cleaner corpus``: articles that tell the same story across files, and the lines that stand round many stories."""

from __future__ import annotations

from typing import Any

import click

from cleaner.cli import corpus_runs, options
from cleaner.cli.corpus_chosen import REPORTS, Chosen


@click.command(name="corpus")
@options.paths
@click.option("--text-field", default="text", show_default=True, metavar="NAME", help="Where rows have their text.")
@click.option("--id-field", default="", metavar="NAME", help="Where they have their name.  [default: id, url or path]")
@click.option("--date-field", default="", metavar="NAME", help="Where they have their date.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out, as in .gitignore; from this folder.")
@click.option("--follow", is_flag=True, help="Follow links that stay inside the folder.")
@click.option("--force-exclude", is_flag=True, help="Leave out even what is named.")
@click.option(
    "--threshold",
    type=click.FloatRange(0.3, 1),
    default=0.7,
    show_default=True,
    metavar="SHARE",
    help="Share of word runs in both, of those in either, from which on copies are near.",
)
@click.option(
    "--keep",
    default="fullest,undamaged,earliest",
    show_default=True,
    metavar="ORDER",
    help="What decides which copy is kept.",
)
@click.option("--prefer", multiple=True, metavar="PATTERN", help="Keep what lies here before all else.")
@click.option(
    "--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True, help="Who computes."
)
@click.option("--master", default="local[*]", show_default=True, metavar="URL", help="With Spark: its master.")
@click.option(
    "--scratch",
    default="",
    metavar="FOLDER",
    help="For what does not fit into memory; with Spark a place that all machines reach.",
)
@click.option("-j", "--jobs", type=click.IntRange(0), default=0, metavar="N", help="Processes; 0 is all cores.")
@click.option("--output-format", type=click.Choice(REPORTS), default="table", show_default=True)
@click.option("-o", "--output", default="", metavar="FILE", help="Write the report there; for html a folder.")
@click.option(
    "--index",
    "index_folder",
    default="",
    metavar="FOLDER",
    help="Keep there what was read, usually .cleaner/corpus, so that unchanged files are not read again.",
)
@click.option("--add", is_flag=True, help="With against: take the new articles into the index.")
@click.option(
    "--learn",
    is_flag=True,
    help="Write the lines of many stories that may go unasked to .cleaner/learned.json, for review.",
)
@click.option("--print-redundant", is_flag=True, help="Only the names of copies that say nothing the kept one lacks.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Use of colour.")
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary and no notices.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 though there are copies.")
def COMMAND(paths: tuple[str, ...], **chosen: Any) -> int:
    """Find articles that tell the same story: equal, near copies, contained in another one, or revised.

    PATHS are folders, files, and containers of many articles: JSON Lines and Parquet, also packed with gzip or
    zstd; - is standard input as JSON Lines. No article is ever changed. Exit status: 0 nothing found, 1 copies
    were found, 2 the run was not possible.

    `cleaner corpus against INDEX PATHS` compares new articles with those of an index made by --index, and tells
    only of what has to do with the new ones.
    """
    return corpus_runs.run(paths, Chosen(**chosen))
