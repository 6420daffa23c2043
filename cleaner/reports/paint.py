"""Colour and links on a terminal. Colour only underlines what words and signs already say."""

from __future__ import annotations

import os
from typing import NamedTuple

from cleaner.reports.direction import left_to_right
from cleaner.reports.file_result import RenderOptions
from cleaner.reports.visible import visible_name

_CODES = {"bold": "1", "dim": "2", "gone": "31", "new": "32", "code": "1;31", "frame": "34", "help": "36"}


class Paint(NamedTuple):
    """Paints or does not, as the look says."""

    look: RenderOptions

    def __call__(self, style: str, text: str) -> str:
        """The text in one of the styles: bold, dim, gone, new, code, frame, help; "" leaves it plain."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.look.color and style and text else text

    def path(self, path: str, place: str = "") -> str:
        """A path and the place in it, safe to print, as a link where the terminal takes links."""
        shown = self("bold", left_to_right(visible_name(path))) + place
        if not (self.look.hyperlinks and self.look.root):
            return shown
        from urllib.parse import quote

        address = "file://" + quote(os.path.join(self.look.root, path).replace("\\", "/"), errors="surrogateescape")
        return f"\x1b]8;;{address}\x1b\\{shown}\x1b]8;;\x1b\\"
