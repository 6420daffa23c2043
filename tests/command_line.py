"""The command line as a real process: bytes in, bytes out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import loaded_process

CLEANER = (sys.executable, "-m", "cleaner")
HANGS = 900  # seconds after which a process is taken to hang; no test is about time, and a busy machine may take long
DOUBLED = "The harbour was full of the the boats that fish at night.\n"  # one safe fix on any day
MENDED = "The harbour was full of the boats that fish at night.\n"
QUIET = "The harbour was full of boats that fish at night.\n"


def cleaner(
    *arguments: str | bytes | Path,
    cwd: Path,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
    before: Callable[[], Any] | None = None,
    largest_file: int | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run ``cleaner`` to its end. ``environment`` is added to ours, ``before`` runs in the new process.

    ``largest_file`` (bytes, POSIX only) acts as a full disk. No byte code is written then: Python leaves it cut off.
    """
    if largest_file is not None:
        environment = {**(environment or {}), "PYTHONDONTWRITEBYTECODE": "1"}
        before = partial(_limit_files, largest_file)
    whole = {**os.environ, **(environment or {})}
    if loaded_process.POSSIBLE and before is None and not any(name.startswith("PYTHON") for name in environment or ()):
        return loaded_process.run([os.fsdecode(a) for a in arguments], cwd, stdin, whole, HANGS)
    return subprocess.run(
        [*CLEANER, *arguments], cwd=cwd, input=stdin, capture_output=True, timeout=HANGS, env=whole, preexec_fn=before
    )


def _limit_files(size: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def status_and_output(done: subprocess.CompletedProcess[bytes]) -> tuple[int, bytes]:
    return done.returncode, done.stdout


def litter(folder: Path) -> list[str]:
    """What a run left behind beside the articles, its cache not counted."""
    return sorted(p.name for p in folder.rglob("*") if p.name.startswith(".cleaner-") or p.suffix == ".tmp")
