"""Sentences by language: the cases of tests/languages/CODE.txt, with the language told and with it found out."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from cleaner import split_sentences
from cleaner.text.language import detect

_HERE = Path(__file__).parent / "languages"
# So close that a short sentence may be either; their lists serve each other.
_NEAR = [{"da", "nb"}, {"cs", "sk"}]


class Case(NamedTuple):
    language: str
    text: str
    sentences: list[str]


def _cases() -> list[Case]:
    """Every case of every file: text, the line ``---``, a sentence a line (``\\n`` for a break), the line ``===``."""
    cases = []
    for path in sorted(_HERE.glob("*.txt")):
        content = "\n".join(line for line in path.read_text(encoding="utf-8").split("\n") if not line.startswith("#"))
        for case in content.split("\n===\n"):
            text, sentences = case.strip("\n").split("\n---\n")
            cases.append(Case(path.stem, text, [line.replace("\\n", "\n") for line in sentences.split("\n")]))
    return cases


_CASES = _cases()
_NAMES = [f"{case.language}: {case.text[:40]}" for case in _CASES]


@pytest.mark.parametrize("case", _CASES, ids=_NAMES)
def test_sentences(case: Case) -> None:
    assert split_sentences(case.text, case.language) == case.sentences


@pytest.mark.parametrize("case", _CASES, ids=_NAMES)
def test_sentences_of_an_unnamed_language(case: Case) -> None:
    assert split_sentences(case.text) == case.sentences


@pytest.mark.parametrize("language", sorted({case.language for case in _CASES}))
def test_language_is_found(language: str) -> None:
    found = detect(" ".join(case.text for case in _CASES if case.language == language))
    assert found == language or {found, language} in _NEAR


def test_english_only_where_plausible() -> None:
    assert detect("") == "en"
    assert detect("Foo bar 2019") == "en"
    assert detect("Lorem ipsum dolor sit amet consectetur adipiscing elit " * 4) != "en"
    assert detect("ⴰⵣⵓⵍ ⵎⴰⴷ ⴰⴷ") == "xx"
