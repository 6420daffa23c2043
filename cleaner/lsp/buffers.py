"""Which of an editor's texts are articles, and under which path each is judged."""

from __future__ import annotations

import os
import re

from pygls.uris import to_fs_path

from cleaner.formats import FORMATS

_SUFFIXES = tuple(suffix for known in FORMATS for suffix in known.suffixes)
# What editors call the formats, and an ending that says the same.
_LANGUAGES = {
    "asciidoc": ".adoc",
    "asciidoctor": ".adoc",
    "html": ".html",
    "markdown": ".md",
    "mdx": ".mdx",
    "plaintext": ".txt",
    "quarto": ".qmd",
    "restructuredtext": ".rst",
    "rst": ".rst",
    "text": ".txt",
}
_STRANGE = re.compile(r"[^\w.-]+")


def path_of(uri: str, language: str, root: str) -> str:
    """The absolute path to judge the text by, with an ending that says its format; empty for what is no article.
    A text that was never saved lies in ``root``."""
    scheme = uri.partition(":")[0]
    ending = _LANGUAGES.get(language, "")
    if scheme == "file":
        path = to_fs_path(uri) or ""
        if not os.path.isabs(path) or "\0" in path:
            return ""
        if path.lower().endswith(_SUFFIXES):
            return path
        return path + ending if ending else ""
    if scheme == "untitled":
        name = _STRANGE.sub("-", uri.partition(":")[2]) or "untitled"
        return os.path.join(root, name if name.lower().endswith(_SUFFIXES) else name + ending) if ending else ""
    return ""
