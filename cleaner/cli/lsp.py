"""``cleaner lsp``: the language server that editors start."""

from __future__ import annotations

import gc
import sys

import click


@click.command(name="lsp")
@click.option("-v", "--verbose", is_flag=True, help="Log on standard error what is said and done.")
@click.option("--stdio", is_flag=True, hidden=True, help="What some editors add; there is no other way.")
def COMMAND(verbose: bool, stdio: bool) -> int:
    """Show in an editor what `cleaner check` finds, while the article is written, and mend it where it stands.

    Editors start this and speak with it over standard input and output (the Language Server Protocol). Settings are
    found from each file's folder. Needs the extra `lsp`.
    """
    try:
        from cleaner.lsp import server
    except ImportError as error:
        if (error.name or "").split(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise click.ClickException("this needs pygls; install it with: pip install 'article-cleaner[lsp]'") from None
    from importlib.metadata import version

    gc.enable()
    out, sys.stdout = sys.stdout, sys.stderr  # so that nothing else gets between the messages
    server.log_to_stderr(verbose)
    return server.serve(version("article-cleaner"), sys.stdin.buffer, out.buffer)
