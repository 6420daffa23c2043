"""A click group whose commands are imported when they are called, with one command for when none is named."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """``commands_by_module``: command name to the module that holds it under ``COMMAND``."""

    def __init__(self, *args: Any, commands_by_module: dict[str, str], default_command: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._modules = commands_by_module
        self._default = default_command

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._modules:
            return None
        command: click.Command = import_module(self._modules[cmd_name]).COMMAND
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Arguments that name no command belong to the default one."""
        own = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        if args and args[0] not in self._modules and args[0] not in own:
            self._refuse_misspelt(args[0], ctx)
            args = [self._default, *args]
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with the first sentence of each, whole."""
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            told = " ".join((command.help or "").split("\n\n")[0].split()) if command else ""
            rows.append((name, told))
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def _refuse_misspelt(self, word: str, ctx: click.Context) -> None:
        if not word.isalpha() or os.path.lexists(word):
            return
        from difflib import get_close_matches

        near = get_close_matches(word, self._modules, n=1)
        if near:
            ctx.fail(f"there is no command or file {word!r}; did you mean `cleaner {near[0]}`?")
