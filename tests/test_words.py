"""``cleaner words`` and explain_word: what is known of a word, and what blocked a change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import cleaner

from cleaner.document import Document
from cleaner.findings import Applicability
from cleaner.rules.typos.explained import explain_word
from cleaner.rules.typos.forms import candidate
from cleaner.rules.typos.slips import Kind, slip
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings

SAFE, UNSAFE, DISPLAY = Applicability.SAFE, Applicability.UNSAFE, Applicability.DISPLAY


@pytest.mark.parametrize(
    ("word", "correction", "applicability"),
    [
        ("startinig", "starting", SAFE),
        ("recieve", "receive", SAFE),
        ("dont", "don't", SAFE),
        ("responbilities", "responsibilities", SAFE),
        ("soulless", "", None),
        ("useable", "", None),
        ("arbitral", "", None),
        ("harbour", "", None),
        ("harbor", "", None),
        ("Besant", "", None),
        ("Lutnick", "", None),
        ("Leavitt", "", None),
        ("NATO", "", None),
        ("wold", "", None),
        ("xq", "", None),
    ],
)
def test_verdicts(word: str, correction: str, applicability: Applicability | None) -> None:
    told = explain_word(word)
    assert (told.correction, told.applicability) == (correction, applicability)
    assert told.reason or applicability is SAFE


def test_what_blocked_a_change_is_told() -> None:
    assert explain_word("startinig", Settings(words=("Startinig",))).reason == "the settings list it"
    beside = Surroundings(frozenset(("startinig",)))
    assert explain_word("startinig", surroundings=beside).reason == "other files use it"
    article = Document("A startinig here, a startinig there, and one startinig more, said the mayor to the crowd.")
    assert explain_word("startinig", document=article).reason == "the article uses it 3 times"


def test_other_languages_have_a_judgement_of_their_own() -> None:
    told = explain_word("bedeeutet", Settings(language="de"))
    assert (told.correction, told.applicability) == ("bedeutet", SAFE)
    assert explain_word("aplicacion", Settings(language="es")).listed == ("aplicación",)
    assert explain_word("Haus", Settings(language="de")).reason == "it is a known word"
    assert explain_word("сокет", Settings(language="ru")).reason == "no slip of the hand"
    assert explain_word("ttttttttt", Settings(language="it")).reason == "no known word is near"


def test_a_language_without_words() -> None:
    assert explain_word("startinig", Settings(language="xx")).has_lexicon is False


@pytest.mark.parametrize(
    ("written", "meant", "kind"),
    [
        ("teh", "the", Kind.SWAPPED),
        ("occured", "occurred", Kind.SINGLED),
        ("acccess", "access", Kind.DOUBLED),
        ("abve", "above", Kind.MISSED),
        ("startinig", "starting", Kind.ADDED),
        ("currantly", "currently", Kind.CHANGED),
        ("handlimg", "handling", Kind.CHANGED),
        ("youll", "you'll", Kind.APOSTROPHE),
        ("cafe", "café", Kind.ACCENT),
        ("powefull", "powerful", Kind.SEVERAL),
    ],
)
def test_slips_are_named(written: str, meant: str, kind: Kind) -> None:
    assert slip(written, meant).kind is kind


@pytest.mark.parametrize(
    ("written", "likely", "unlikely"),
    [("occured", "occurred", "occupied"), ("recieve", "receive", "relieve"), ("wich", "which", "wish")],
)
def test_likely_slips_weigh_more(written: str, likely: str, unlikely: str) -> None:
    assert candidate(written, likely, 5.0).points > candidate(written, unlikely, 5.0).points


class TestCommand:
    def test_tells_frequency_neighbours_and_verdict(self, tmp_path: Path) -> None:
        done = cleaner("words", "startinig", "recieve", cwd=tmp_path)
        assert done.returncode == 0
        told = done.stdout.decode()
        assert "frequency  unknown" in told and "becomes 'starting' unasked" in told
        assert "a known misspelling of receive" in told

    def test_json(self, tmp_path: Path) -> None:
        (told,) = json.loads(cleaner("words", "--output-format", "json", "startinig", cwd=tmp_path).stdout)
        assert (told["correction"], told["applicability"], told["zipf"]) == ("starting", "safe", 0.0)

    def test_settings_and_learned_words_hold(self, tmp_path: Path) -> None:
        (tmp_path / "cleaner.toml").write_text('words = ["startinig"]\n', encoding="utf-8")
        assert b"stays: the settings list it" in cleaner("words", "startinig", cwd=tmp_path).stdout

    def test_a_word_where_it_stands(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text('He wrote "startinig" on the wall of the old mill.\n', encoding="utf-8")
        done = cleaner("words", "--in", "a.txt", "startinig", cwd=tmp_path)
        assert b"stays: it stands alone in quotation marks" in done.stdout

    def test_a_missing_article_is_told(self, tmp_path: Path) -> None:
        done = cleaner("words", "--in", "no.txt", "startinig", cwd=tmp_path)
        assert done.returncode == 2 and b"no.txt" in done.stderr and b"Traceback" not in done.stderr

    def test_hostile_words_are_shown_escaped(self, tmp_path: Path) -> None:
        assert b"\x1b" not in cleaner("words", "a\x1b]0;x", cwd=tmp_path).stdout

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("a.md", "```{figure} a.png\n:alt: The recieve desk\n\nThe desk.\n```\n"),
            ("a.md", "The boats `recieve` nothing, and they do not mind that.\n"),
            ("a.md", "<!-- cleaner: ignore-file -->\n\nThey recieve the boats of the harbour every evening.\n"),
            ("a.txt", "They wrote to recieve@example.org about the boats of the harbour every evening.\n"),
            ("a.txt", "They recieve the boats of the harbour every evening.\n"),
            ("a.txt", "The boats of the harbour come in every evening.\n"),
        ],
    )
    def test_it_says_what_check_does(self, tmp_path: Path, name: str, text: str) -> None:
        (tmp_path / name).write_text(text, encoding="utf-8")
        found = json.loads(cleaner("check", "--output-format", "json", name, cwd=tmp_path).stdout)
        fixes = [one["fix"] for file in found["files"] for one in file["findings"] if one["code"] == "TYP401"]
        (told,) = json.loads(cleaner("words", "--in", name, "--output-format", "json", "recieve", cwd=tmp_path).stdout)
        assert told["applicability"] == (fixes[0]["applicability"] if fixes else None)
        assert told["correction"] == ("receive" if fixes else None)
        assert fixes or told["reason"]
