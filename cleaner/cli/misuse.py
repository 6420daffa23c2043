"""Wrong usage, told without click: runs and streams must start before it is loaded."""

from __future__ import annotations


class Misuse(Exception):
    """The command line asks for what cannot be. The message says what to do instead."""
