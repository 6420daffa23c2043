"""What ``cleaner check`` does, apart from its options."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from cleaner.cli import runs, streams
from cleaner.cli.choices import Choices
from cleaner.reports import FileResult, RenderOptions, report_named
from cleaner.reports.incremental import IN_PIECES, RenderedFile
from cleaner.workflow.actions import CHECK


def check_paths(paths: tuple[str, ...], choices: Choices) -> int:
    """Report what is wrong in the files; gives the exit status."""
    tally, look, out = runs.Tally(choices), runs.look(choices), streams.text_output()
    if choices.output_format in IN_PIECES and not choices.statistics:
        telling = RenderedFile(choices.output_format, look)
        telling.write(tally.told(runs.outcomes(paths, CHECK, choices, telling)), out)
    else:
        write = _write_statistics if choices.statistics else report_named(choices.output_format)
        write(tally.told(runs.outcomes(paths, CHECK, choices)), out, look)
    return tally.exit_status()


def _write_statistics(files: Iterable[FileResult], out: TextIO, look: RenderOptions) -> None:
    """One row a rule, the most frequent first."""
    counts = Counter(finding.code for checked in files for finding in checked.findings)
    for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        out.write(f"{count:6} {code} {look.name_of(code)}\n")
