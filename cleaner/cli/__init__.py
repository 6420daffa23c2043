"""The command line: one file a command, each loaded when it is called. click lives in this folder only."""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import NoReturn

import click

from cleaner.cli.group import LazyGroup
from cleaner.workflow.changes import NoHistory
from cleaner.workflow.settings_files import SettingsError

_COMMANDS = {
    "baseline": "cleaner.cli.baseline",
    "cache": "cleaner.cli.cache",
    "check": "cleaner.cli.check",
    "clean": "cleaner.cli.clean",
    "diff": "cleaner.cli.diff",
    "explain": "cleaner.cli.explain",
    "fix": "cleaner.cli.fix",
    "init": "cleaner.cli.init",
    "report": "cleaner.cli.report",
    "words": "cleaner.cli.words",
}


def main() -> int:
    """Run the command that the arguments name; gives the exit status. A closed pipe ends quietly."""
    gc.disable()  # a short run makes no garbage worth looking for; a long one turns it on again
    signal.signal(signal.SIGTERM, _end)
    try:
        status = cleaner.main(prog_name="cleaner", standalone_mode=False)
        sys.stdout.flush()
        return int(status or 0)
    except click.ClickException as error:
        return _usage(error)
    except (click.Abort, KeyboardInterrupt):
        return 130
    except (SettingsError, NoHistory) as error:
        return _usage(click.UsageError(str(error)))
    except BrokenPipeError:
        _forget_stdout()
        return 0
    except OSError as error:
        _forget_stdout()
        _tell(f"cleaner: {error.filename or 'the output could not be written'}: {error.strerror}")
        return 2
    except Exception:
        import traceback

        _tell(traceback.format_exc())
        _tell("cleaner: this is a fault of the program; no file was left half written. Please report the lines above.")
        return 3


@click.group(
    cls=LazyGroup,
    commands_by_module=_COMMANDS,
    default_command="check",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="`cleaner PATH` alone is `cleaner check PATH`. Exit status: 0 nothing to report, 1 findings or a change, "
    "2 wrong usage or a file that could not be read or written, 3 a fault of the program.",
)
@click.version_option(package_name="article-cleaner", prog_name="cleaner", message="%(prog)s %(version)s")
def cleaner() -> None:
    """Turn a messy article into the article its editor meant: repeats, typos, page furniture and broken
    encoding go, nothing else does."""


def _usage(error: click.ClickException) -> int:
    from cleaner.reports.visible import visible

    if isinstance(error, click.UsageError) and error.ctx is not None:
        _tell(error.ctx.get_usage())
    for line in error.format_message().split("\n"):
        _tell(f"cleaner: {visible(line)}")
    return error.exit_code


def _tell(message: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(message.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")


def _forget_stdout() -> None:
    """What is still buffered goes nowhere, so that the interpreter's last flush stays quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _end(number: int, frame: object) -> NoReturn:
    raise SystemExit(128 + number)
