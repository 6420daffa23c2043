"""``cleaner`` in a process of its own that is killed (SIGKILL) at its n-th call that touches a file, for any n."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from command_line import DOUBLED, HANGS

from cleaner import clean
from cleaner.cli import main

_CALLS = ("open", "write", "fsync", "fchmod", "ftruncate", "replace", "rename", "link", "mkdir", "unlink", "close")


def run(folder: Path, arguments: list[str], killed_at: int = 0) -> int:
    """The exit status; -9 when the run was killed at that call, from 1. Forked, so that the program is loaded once."""
    clean(DOUBLED)
    sys.stdout.flush()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 99
    signal.alarm(HANGS)
    try:
        os.chdir(folder)
        quiet = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(quiet, descriptor)
        sys.stdout, sys.stderr = (os.fdopen(number, "w") for number in (1, 2))
        sys.argv = ["cleaner", *arguments]
        if killed_at:
            _arm(killed_at)
        status = main()
    finally:
        os._exit(status)


def _arm(killed_at: int) -> None:
    left = killed_at

    def counted(call: Callable[..., Any], is_after: bool) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **named: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0 and not is_after:
                os.kill(os.getpid(), signal.SIGKILL)
            result = call(*arguments, **named)
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return wrapped

    for index, name in enumerate(_CALLS):
        setattr(os, name, counted(getattr(os, name), is_after=bool(index % 2)))
