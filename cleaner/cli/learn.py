"""``cleaner learn``: find out what a collection says of itself, and write it down for people to review."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import click

from cleaner.cli import options, runs, streams
from cleaner.cli.choices import Choices
from cleaner.corpus.learned import to_json
from cleaner.corpus.learning import Article, learn
from cleaner.files.source import Binary, Unreadable, read
from cleaner.formats import format_of
from cleaner.workflow.projects import LEARNED
from cleaner.workflow.selection import Selection


@click.command(name="learn")
@options.paths
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out, as in .gitignore; from this folder.")
@click.option("--follow", is_flag=True, help="Follow links that stay inside the folder.")
@click.option("--force-exclude", is_flag=True, help="Leave out even what is named.")
@click.option("-q", "--quiet", is_flag=True, help="No summary and no notices.")
def COMMAND(paths: tuple[str, ...], **chosen: Any) -> int:
    """Learn from the articles which lines stand round all of them, and which words their writers use.

    What is found is written to .cleaner/learned.json, sorted, each entry with the number of stories it stands
    in and an example. Review it, delete what you disagree with, commit it: check, fix, diff and clean read it.
    A line that is alike but for a name or a date in several stories has * for it ("published on * by *"): such
    lines go only with --unsafe-fixes.
    """
    if runs.STDIN in paths:
        raise click.UsageError("learning takes many files, not standard input")
    choices = Choices(**chosen)
    learned = learn(_articles(paths, choices))
    path = runs.write_evidence(runs.evidence_home(choices), LEARNED, to_json(learned))
    if not choices.quiet:
        lines, words = runs.counted(len(learned.lines), "line"), runs.counted(len(learned.words), "word")
        stories = f"{learned.stories} {'story' if learned.stories == 1 else 'stories'}"
        review = " Review it: fix removes these lines unasked." if learned.lines else ""
        streams.tell(f"Learned {lines} and {words} from {stories}: {os.path.relpath(path)}.{review}")
    return 0


def _articles(paths: tuple[str, ...], choices: Choices) -> Iterator[Article]:
    projects = runs.projects_of(choices)
    selection = Selection(projects, choices.exclude)
    for found in selection.walk(choices.follow, choices.force_exclude).files(paths or (".",)):
        if found.problem:
            raise click.UsageError(f"{found.shown}: {found.problem}")
        if selection.not_for_us(found):
            continue
        try:
            text = read(found.path, projects.context(os.path.abspath(found.path)).settings.max_bytes).text
        except Binary:
            continue
        except Unreadable as error:
            streams.tell(f"{found.shown}: {error}")
            continue
        yield Article(found.shown, text, format_of(found.shown).name)
