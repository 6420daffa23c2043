"""The commands of the command line, each loaded when it is called."""

from __future__ import annotations

import click

from cleaner.cli.group import LazyGroup
from cleaner.cli.streams import tell, text_output

_COMMANDS = {
    "baseline": "cleaner.cli.baseline",
    "cache": "cleaner.cli.cache",
    "check": "cleaner.cli.check",
    "clean": "cleaner.cli.clean",
    "corpus": "cleaner.cli.corpus",
    "diff": "cleaner.cli.diff",
    "explain": "cleaner.cli.explain",
    "fix": "cleaner.cli.fix",
    "init": "cleaner.cli.init",
    "learn": "cleaner.cli.learn",
    "log": "cleaner.cli.log",
    "lsp": "cleaner.cli.lsp",
    "report": "cleaner.cli.report",
    "review": "cleaner.cli.review",
    "undo": "cleaner.cli.undo",
    "words": "cleaner.cli.words",
}

_START = """\
cleaner turns a messy article into the article its editor meant.

  cleaner check PATH     tell what is wrong, line by line; nothing is changed
  cleaner diff PATH      show what `fix` would change
  cleaner fix PATH       change it, in place
  cleaner review PATH    accept or reject each change, one key each
  cleaner undo           bring back what the last run changed
  cleaner clean FILE     write one cleaned article to standard output
  cleaner explain CODE   tell what a rule finds, and when it stays silent

PATH is a file or a folder. `cleaner --help` lists all commands, `cleaner COMMAND --help` its options.
"""


@click.group(
    cls=LazyGroup,
    commands_by_module=_COMMANDS,
    default_command="check",
    invoke_without_command=True,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="`cleaner PATH` alone is `cleaner check PATH`. Exit status: 0 nothing to change, 1 something to change or "
    "changed (with --strict also what is only shown), 2 wrong usage or a file that could not be read or written, 3 a "
    "fault of the program.",
)
@click.version_option(package_name="article-cleaner", prog_name="cleaner", message="%(prog)s %(version)s")
@click.pass_context
def cleaner(context: click.Context) -> None:
    """Turn a messy article into the article its editor meant: repeats, typos, page furniture and broken
    encoding go, nothing else does."""
    if context.invoked_subcommand is None:
        text_output().write(_START)


def run() -> int:
    """Run the command that the arguments name; gives the exit status."""
    try:
        return int(cleaner.main(prog_name="cleaner", standalone_mode=False) or 0)
    except click.ClickException as error:
        if isinstance(error, click.UsageError) and error.ctx is not None:
            tell(error.ctx.get_usage())
        for line in error.format_message().split("\n"):
            tell(f"cleaner: {line}")
        return error.exit_code
    except click.Abort:
        return 130
