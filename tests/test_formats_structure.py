"""Outside what goes, reStructuredText renders as before, or the removal is refused; the same for AsciiDoc."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

import pytest
from hostile.rst_corpus import rst_article
from hypothesis import given
from hypothesis import strategies as st
from test_formats_rendering import WORD, Place, images, told_apart, untouched

from cleaner.document import Document
from cleaner.formats import format_named
from cleaner.formats.same_blocks import structure_fault
from cleaner.spans import Edit, apply
from cleaner.text.layout import close_gaps

docutils = pytest.importorskip("docutils.core")
nodes = pytest.importorskip("docutils.nodes")
RST, ADOC = format_named("rst"), format_named("asciidoc")
QUIET = {"report_level": 5, "doctitle_xform": False, "input_encoding": "unicode"}


def shown(text: str) -> list[Place]:
    """Each word that the text shows, with all it stands in."""
    return list(_shown(docutils.publish_doctree(text, settings_overrides=QUIET), [], [0]))


def _shown(node: object, path: list[tuple[str, int]], number: list[int]) -> Iterator[Place]:
    for child in node.children:  # type: ignore[attr-defined]
        if isinstance(child, nodes.Text):
            yield from ((word, tuple(path)) for word in WORD.findall(str(child)))
        elif not isinstance(child, nodes.system_message):
            number[0] += 1
            inside = [*path, (_name(child), number[0])]
            if isinstance(child, (nodes.note, nodes.tip)):
                yield child.tagname, tuple(inside)
            yield from _shown(child, inside, number)


def _name(node: object) -> str:
    """The kind of an element, with what tells how a list is numbered and set."""
    attributes = node.attributes  # type: ignore[attr-defined]
    told = [f"{key}={attributes.get(key)}" for key in ("start", "enumtype", "bullet")]
    is_list = isinstance(node, (nodes.bullet_list, nodes.enumerated_list))
    return " ".join([node.tagname, *told, "simple" * (is_list and _is_simple(node))])  # type: ignore[attr-defined]


def _is_simple(items: object) -> bool:
    """Has each item one paragraph, and lists that are simple?"""
    lists = (nodes.bullet_list, nodes.enumerated_list)
    for item in items:  # type: ignore[attr-defined]
        paragraphs = [child for child in item if isinstance(child, nodes.paragraph)]
        others = [child for child in item if not isinstance(child, nodes.paragraph)]
        if len(paragraphs) > 1 or not all(isinstance(child, lists) and _is_simple(child) for child in others):
            return False
    return True


def removals(text: str, seed: int) -> Sequence[Edit]:
    """One or two blocks, sentences or words of the prose."""
    chance = random.Random(seed)
    document = Document(text, "rst")
    prose = [block for block in document.blocks if block.prose]
    found = set()
    for block in chance.sample(prose, min(len(prose), chance.randint(1, 2))):
        said = text[block.start : block.end]
        start, end = block.start + len(said) - len(said.lstrip()), block.start + len(said.rstrip())
        choices = [(start, end), (start, end), *(s.span for s in document.sentences if s.block == block)]
        choices += [(start + m.start(), start + m.end()) for m in re.finditer(r"\w+", text[start:end])][:2]
        found.add(Edit(*chance.choice(choices), ""))
    return close_gaps(text, sorted(found))


@given(seed=st.integers(0, 10**9))
def test_what_is_not_refused_renders_alike(seed: int) -> None:
    text = rst_article(seed)
    edits = removals(text, seed)
    after = apply(text, edits)
    places = shown(text)
    if not edits or [word for word, _ in places] != WORD.findall(text) or structure_fault(RST, text, after, edits):
        return
    before = [places[number] for number in untouched(text, [(edit.start, edit.end) for edit in edits])]
    left, there = shown(after), untouched(after, list(images(edits)))
    assert [word for word, _ in left] == WORD.findall(after)
    assert told_apart([left[number] for number in there]) == told_apart(before)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("- One.\n\nTwo.\n\n- Three.\n", "Two.\n\n"),
        ("1. One.\n2. Two.\n3. Three.\n", "1. One.\n"),
        ("1. One.\n2. Two.\n3. Three.\n", "2. Two.\n"),
        ("- One.\n\n  Two.\n- Three.\n", "\n  Two.\n"),
        ("word\n   One.\n\nTwo.\n\nword\n   Three.\n", "Two.\n\n"),
        ("One\n===\n\nTwo.\n\nThree\n=====\n\nFour.\n", "Three\n=====\n\n"),
        ("1. One.\n\n       Two.\n\n       Three.\n", "1. One.\n\n       Two.\n\n"),
        ("One.\n\n:Two: three\n", "One.\n\n"),
    ],
)
def test_restructuredtext_that_would_render_otherwise_is_told(text: str, gone: str) -> None:
    assert fault(RST, text, gone)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("* One.\n\nTwo.\n\n* Three.\n", "Two.\n\n"),
        ("1. One.\n2. Two.\n", "1. One.\n"),
        ("* One.\n** Two.\n* Three.\n", "* One.\n"),
        ("* One.\n+\nTwo.\n", "* One.\n"),
        ("* One.\n+\nTwo.\n\nThree.\n", "Two.\n\n"),
        ("word:: One.\n\n. Two.\n", "word:: One.\n\n"),
        (".One\nTwo.\n\nThree.\n", "Two.\n\n"),
        ("[quote]\nTwo.\n\nThree.\n", "Two.\n\n"),
        ("NOTE: One. Two.\n", "NOTE: One. "),
        ("== One\n\nTwo.\n\n== Three\n\nFour.\n", "== Three\n\n"),
    ],
)
def test_asciidoc_that_would_render_otherwise_is_told(text: str, gone: str) -> None:
    assert fault(ADOC, text, gone)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("* One.\n* Two.\n* Three.\n", "* Two.\n"),
        ("* One.\n* Two.\n* Three.\n", "* One.\n"),
        ("1. One.\n2. Two.\n3. Three.\n", "2. Two.\n"),
        ("One.\n\n* Two.\n* Three.\n\nFour.\n", "* Two.\n* Three.\n\n"),
        ("* One.\n* Two.\n\nThree.\n\nFour.\n", "Four.\n"),
        ("== One\n\nTwo.\n\n== Three\n\nFour.\n", "== Three\n\nFour.\n"),
        ("NOTE: One. Two.\n", "One. "),
    ],
)
def test_asciidoc_that_renders_alike_passes(text: str, gone: str) -> None:
    assert not fault(ADOC, text, gone)


@pytest.mark.parametrize("gone", ["- Two.\n", "- One.\n", "Four.\n"])
def test_restructuredtext_that_renders_alike_passes(gone: str) -> None:
    assert not fault(RST, "- One.\n- Two.\n- Three.\n\nFour.\n", gone)


def fault(markup: object, text: str, gone: str) -> bool:
    edits = [Edit(text.index(gone), text.index(gone) + len(gone), "")]
    faults = set()
    for ends in ("\n", "\r\n", "\r"):
        before = text.replace("\n", ends)
        cut = gone.replace("\n", ends)
        edits = [Edit(before.index(cut), before.index(cut) + len(cut), "")]
        faults.add(bool(structure_fault(markup, before, apply(before, edits), edits)))  # type: ignore[arg-type]
    assert len(faults) == 1
    return faults.pop()
