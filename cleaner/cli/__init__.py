"""The command line. click lives in this folder only, and is not loaded for a plain ``cleaner check PATH``."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

from cleaner.cli.misuse import Misuse
from cleaner.workflow.changes import NoHistory
from cleaner.workflow.settings_files import SettingsError

_NO_CACHE = "--no-cache"


def main() -> int:
    """Run the command that the arguments name; gives the exit status. A closed pipe ends quietly."""
    gc.disable()  # a short run makes no garbage worth looking for; a long one turns it on again
    signal.signal(signal.SIGTERM, _end)
    from cleaner.cli.streams import tell_warnings

    tell_warnings()
    try:
        status = _run(sys.argv[1:])
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return 130
    except (Misuse, SettingsError, NoHistory) as error:
        _tell(f"cleaner: {error}")
        return 2
    except BrokenPipeError:
        _forget_stdout()
        return 0
    except OSError as error:
        _forget_stdout()
        _tell(f"cleaner: {error.filename or 'the output could not be written'}: {error.strerror}")
        return 2
    except Exception:
        import traceback

        for line in traceback.format_exc().rstrip().split("\n"):
            _tell(line)
        _tell("cleaner: this is a fault of the program; no file was left half written. Please report the lines above.")
        return 3


def _run(arguments: Sequence[str]) -> int:
    """A check of paths without options is what is asked for most, by people and by hooks: it starts sooner."""
    words = [word for word in arguments if word != _NO_CACHE]
    if len(words) > 1 and arguments[0] == "check" and not any(word.startswith("-") for word in words):
        from cleaner.cli.checking import check_paths
        from cleaner.cli.choices import Choices

        return check_paths(tuple(words[1:]), Choices(cache=_NO_CACHE not in arguments))
    from cleaner.cli.program import run

    return run()


def _tell(message: str) -> None:
    from cleaner.cli.streams import tell

    try:
        tell(message)
    except OSError:
        pass  # nobody is left to tell


def _forget_stdout() -> None:
    """What is still buffered goes nowhere, so that the interpreter's last flush stays quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _end(number: int, frame: object) -> NoReturn:
    raise SystemExit(128 + number)
