"""Paragraphs of edited English prose out of git directories of public repositories, for count_words.py.

Code, tables, headings, addresses and markup go; a paragraph stays that has eight words or more and enough words of
English grammar. Left out are texts that lost their apostrophes, what people said before a microphone, what a paper
keeps its rights in, and paragraphs of wikis from which a template went. No text enters the tree: only counts do.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
from collections.abc import Iterator
from hashlib import blake2b
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
BREAK = re.compile(r"<br\s*/?>")
TEMPLATE = re.compile(r"\{[{%].*?[%}]\}", re.S)
PARAGRAPH = re.compile(r"<(para|p)\b[^>]*>(.*?)</\1>", re.S)
ITEM = re.compile(r"^[ \t]*(?:[-*+•]|\d{1,2}[.)]|#\.)[ \t]+")
WORD = re.compile("[A-Za-z]+")
WIKI_FILE = re.compile(r"/wiki_\d+$")  # as WikiExtractor writes them: a paragraph a line, or an article a line in JSON
HOLE = re.compile(r"\w [,.;)]|\( |\(\)|\([;,]| {2}|[\[\]]")  # a template stood there
LONG_LINE = 160  # characters: in a text file with such lines each is a paragraph
LOST = re.compile(r"\b(?:dont|doesnt|didnt|isnt|wasnt|wont|cant|thats|Ive|theyre)\b")
NOT_EDITED = re.compile(
    r"<release-type>(?:Interview|Press Conf|Doorstop|Transcript|Video|Broadcast)"
    r"|\(AP\)|(?i:(?:staff|press) writer|news service|all rights reserved)"
)
GRAMMAR = frozenset(
    "the of and to in a is that for it as was with be by on not he his are this at from or have an they which you but"
    " had".split()
)
HIDDEN = "Xcode"  # stands for code and addresses: an unknown word


def paragraphs(git: Path, commit: str, files: str = "") -> Iterator[str]:
    """The paragraphs of the files of a commit whose paths have the pattern, each once."""
    listing = subprocess.run(["git", "--git-dir", git, "ls-tree", "-r", commit], capture_output=True, check=True)
    wanted, seen = re.compile(files), set[bytes]()
    with subprocess.Popen(
        ["git", "--git-dir", git, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as blobs:
        assert blobs.stdin and blobs.stdout
        for line in listing.stdout.decode(errors="replace").splitlines():
            about, path = line.split("\t", 1)
            kind = kind_of(path)
            if not kind or not wanted.search(path):
                continue
            blobs.stdin.write(about.split()[2].encode() + b"\n")
            blobs.stdin.flush()
            head = blobs.stdout.readline().split()
            if len(head) < 3:
                continue
            text = blobs.stdout.read(int(head[2])).decode("utf-8", "replace")
            blobs.stdout.read(1)
            for paragraph in in_text(text, kind):
                mark = blake2b(paragraph.encode(), digest_size=8).digest()
                if is_prose(paragraph) and mark not in seen:
                    seen.add(mark)
                    yield paragraph
        blobs.stdin.close()


def kind_of(path: str) -> str:
    """How a file is read; "" for one that is not."""
    if NO_PROSE.search(path.lower()):
        return ""
    if WIKI_FILE.search(path):
        return "wiki"
    name = path.rsplit("/", 1)[-1]
    return KINDS.get(name.rsplit(".", 1)[-1].lower(), "") if "." in name else ""


def in_text(text: str, kind: str) -> Iterator[str]:
    text = text.replace("\r\n", "\n")
    if kind == "wiki":
        yield from _of_wiki(text)
        return
    if kind in ("xml", "txt") and (NOT_EDITED.search(text) or kind == "txt" and _has_lost(text)):
        return
    if kind == "xml":
        text = BREAK.sub(" ", NOT_READ.sub(f" {HIDDEN} ", COMMENT.sub(" ", text))).replace("';", "'")
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


def _of_wiki(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if line.startswith('{"id":'):
            article = json.loads(line)["text"]
            lines = [] if HOLE.search(article) else article.split("\n")
        else:
            lines = [] if line.startswith("<") or HOLE.search(line) else [line]
        yield from (" ".join(html.unescape(one).split()) for one in lines)


def _has_lost(text: str) -> bool:
    """Are the apostrophes gone from the text, as from some that were scraped?"""
    return bool(LOST.search(text)) or len(text) > 1_000 and "'" not in text and "’" not in text


def _of_lines(text: str, kind: str) -> Iterator[str]:
    if kind == "txt" and any(len(line) > LONG_LINE for line in text.split("\n")):
        text = text.replace("\n", "\n\n")
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
