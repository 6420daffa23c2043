"""Choices: what the command line said, as one value. No click here, so that a plain check need not load it."""

from __future__ import annotations

import os
from typing import NamedTuple


class Choices(NamedTuple):
    """The command line. None means that it did not say, so that a settings file may."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] | None = None
    unsafe_fixes: bool | None = None
    strict: bool | None = None
    language: str | None = None
    force: bool = False
    journal: bool | None = None
    stdin_filename: str = ""
    config: str = ""
    isolated: bool = False
    show_settings: bool = False
    baseline: bool = True
    changed_only: bool = False
    since: str = ""
    only: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    follow: bool = False
    jobs: int = 0
    cache: bool = True
    output_format: str = "full"
    color: str = "auto"
    quiet: bool = False
    verbose: bool = False
    statistics: bool = False
    watch: bool = False
    exit_zero: bool = False
    exit_non_zero_on_fix: bool = False

    @property
    def processes(self) -> int:
        """How many processes may judge files."""
        if self.jobs:
            return self.jobs
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
