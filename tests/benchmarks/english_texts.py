"""Paragraphs of edited English prose out of git directories of public repositories, for count_words.py.

Code, tables, headings, addresses and markup go; a paragraph stays that has eight words or more and enough words of
English grammar. No text enters the tree: only counts do.
"""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

KINDS = {
    **dict.fromkeys(("md", "markdown", "mdx"), "md"),
    **dict.fromkeys(("xml", "cnxml", "html", "xhtml", "htm"), "xml"),
    **dict.fromkeys(("adoc", "asciidoc"), "adoc"),
    "rst": "rst",
    "txt": "txt",
}
NO_PROSE = re.compile(
    r"(?:^|/)(?:node_modules|vendor|tests?|fixtures|locales?|translations|zh|ja|fr|de|es|pt|ko|ru|it|zh-cn|pt-br)/"
    r"|license|copying|changelog|requirements|robots|wordlist|dictionar"
)
FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)
FENCE = re.compile(r"^[ \t]*(```|~~~).*?^[ \t]*\1[ \t]*$", re.S | re.M)
ADOC_BLOCK = re.compile(r"^(----+|\.\.\.\.+|====+|\|===)$.*?^\1$", re.S | re.M)
COMMENT = re.compile(r"<!--.*?-->", re.S)
NOT_READ = re.compile(r"<(script|style|pre|code-block|table|math|m:math)\b.*?</\1>", re.S)
CODE = re.compile(r"``[^`\n]+``|`[^`\n]+`(?:_+)?")
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
LINK = re.compile(r"\[([^\][]*)\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)?(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])")
ADOC_LINK = re.compile(r"(?:link|xref|<<)[^\s\[<>]*\[([^\]]*)\]|https?://[^\s\[]+\[([^\]]*)\]")
RST_LINK, ROLE = re.compile(r"`([^`<\n]+)\s*<[^>`]+>`_+"), re.compile(r":[a-zA-Z:.-]+:`[^`\n]+`")
TAG, ADDRESS = re.compile(r"</?[a-zA-Z][^<>]{0,400}>"), re.compile(r"(?:https?://|www\.)\S+")
TEMPLATE = re.compile(r"\{[{%].*?[%}]\}", re.S)
PARAGRAPH = re.compile(r"<(para|p)\b[^>]*>(.*?)</\1>", re.S)
ITEM = re.compile(r"^[ \t]*(?:[-*+•]|\d{1,2}[.)]|#\.)[ \t]+")
WORD = re.compile("[A-Za-z]+")
GRAMMAR = frozenset(
    "the of and to in a is that for it as was with be by on not he his are this at from or have an they which you but"
    " had".split()
)
HIDDEN = "Xcode"  # stands for code and addresses: an unknown word


def paragraphs(git: Path) -> Iterator[str]:
    """The paragraphs of a repository's newest commit, each once."""
    listing = subprocess.run(["git", "--git-dir", git, "ls-tree", "-r", "HEAD"], capture_output=True, check=True)
    seen: set[int] = set()
    with subprocess.Popen(
        ["git", "--git-dir", git, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as blobs:
        assert blobs.stdin and blobs.stdout
        for line in listing.stdout.decode(errors="replace").splitlines():
            about, path = line.split("\t", 1)
            kind = kind_of(path)
            if not kind:
                continue
            blobs.stdin.write(about.split()[2].encode() + b"\n")
            blobs.stdin.flush()
            head = blobs.stdout.readline().split()
            if len(head) < 3:
                continue
            text = blobs.stdout.read(int(head[2])).decode("utf-8", "replace")
            blobs.stdout.read(1)
            for paragraph in in_text(text, kind):
                if is_prose(paragraph) and hash(paragraph) not in seen:
                    seen.add(hash(paragraph))
                    yield paragraph
        blobs.stdin.close()


def kind_of(path: str) -> str:
    """How a file is read; "" for one that is not. News of duynht/financial-news-dataset have no ending."""
    if NO_PROSE.search(path.lower()):
        return ""
    if path.startswith("ReutersNews"):
        return "txt"
    name = path.rsplit("/", 1)[-1]
    return KINDS.get(name.rsplit(".", 1)[-1].lower(), "") if "." in name else ""


def in_text(text: str, kind: str) -> Iterator[str]:
    text = text.replace("\r\n", "\n")
    if kind == "xml":
        text = NOT_READ.sub(f" {HIDDEN} ", COMMENT.sub(" ", text))
        for found in PARAGRAPH.finditer(text):
            yield " ".join(html.unescape(TAG.sub("", found[2])).split())
        return
    text = NOT_READ.sub("\n\n", COMMENT.sub(" ", FRONT.sub("", text)))
    if kind == "md":
        text = TEMPLATE.sub(f" {HIDDEN} ", IMAGE.sub("", FENCE.sub("\n\n", text)))
    elif kind == "adoc":
        text = ADOC_LINK.sub(lambda link: link[1] or link[2] or "", ADOC_BLOCK.sub("\n\n", text))
    elif kind == "rst":
        text = ROLE.sub(HIDDEN, RST_LINK.sub(r"\1", text))
    text = LINK.sub(r"\1", LINK.sub(r"\1", CODE.sub(HIDDEN, text)))
    yield from _of_lines(ADDRESS.sub(HIDDEN, TAG.sub("", text)), kind)


def _of_lines(text: str, kind: str) -> Iterator[str]:
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        bare, item = line.strip(), ITEM.match(line) if kind != "txt" else None
        is_markup = kind != "txt" and (bare[:1] in tuple("#|>=:.!") or line[:4] == "    " and not lines)
        if not bare or is_markup or item or bare.startswith("-- "):
            if lines:
                yield " ".join(html.unescape(" ".join(lines)).replace("*", "").replace("__", "").split())
            lines = [line[item.end() :].strip()] if item else []
        else:
            lines.append(bare)


def is_prose(paragraph: str) -> bool:
    """Eight words or more, mostly letters, and enough words of English grammar?"""
    words = WORD.findall(paragraph)
    if len(words) < 8 or sum(map(len, words)) < 0.62 * len(paragraph):
        return False
    return sum(word.lower() in GRAMMAR for word in words) >= 0.16 * len(words)
