"""Misspellings in other languages: what is known of a form, what keeps it, and what nobody may touch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Settings, clean
from cleaner.languages import entries, languages_with
from cleaner.lexicon import open_lexicon
from cleaner.rules.typos.context_checks import MEASURED
from cleaner.rules.typos.other_languages.forms import bare, form, is_suspicious
from cleaner.rules.typos.other_languages.judge import LANGUAGES, weights
from cleaner.rules.typos.other_languages.kin import is_compound, kin

MISSPELLINGS = Settings(select=("TYP401", "TYP402"), unsafe_fixes=True)
SLIPS = {
    "de": "Die Gemeinde stellte gestern die Bibliothek vor, in der alle Bürger kostenlso lesen können.",
    "fr": "Le maire a présenté hier le projet, qui sera aprouvé lors de la prochaine réunion du conseil.",
    "nl": "De gemeente heeft gisteren het plan gepresenteerd, dat voor alle inwoners beschikbar is.",
}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_has_its_data(language: str) -> None:
    assert language in MEASURED and not open_lexicon(language).is_empty
    for name in ("misspellings", "endings", "beginnings", "doubled_sure"):
        assert entries(language, name), name


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_corrections_are_known_words_and_no_misspellings(language: str) -> None:
    lexicon = open_lexicon(language)
    for line in entries(language, "misspellings"):
        wrong, arrow, right = line.partition("->")
        assert arrow and wrong != right.lower() and lexicon.known_misspelling(wrong) == (right,)
        assert not lexicon.known_misspelling(right.lower()), line
        assert " " in right or "-" in right or lexicon.zipf(right.lower()) > lexicon.zipf(wrong), line


def test_only_measured_languages_have_lists_of_doubled_words() -> None:
    assert set(languages_with("doubled_sure")) <= MEASURED


def test_what_is_elided_is_left_out() -> None:
    assert bare("fr", "l'annonce") == "annonce" and bare("it", "dell'acqua") == "acqua"
    assert bare("de", "geht's") == "" and bare("de", "haus") == "haus"


def test_parts_of_words_are_known() -> None:
    german, spanish = open_lexicon("de"), open_lexicon("es")
    assert is_compound(german, "hafensiedlung") and not is_compound(german, "kostenlso")
    assert kin(spanish, "organizadas") > 0 and kin(spanish, "fucniones") == 0
    assert not is_suspicious(german, "haus") and is_suspicious(german, "kostenlso")
    assert form(german, "kostenlso").candidates[0].word == "kostenlos"


def test_levels_are_those_that_were_measured() -> None:
    assert [share for _, share in weights().levels] == [0.97, 0.9]


@pytest.mark.parametrize("language", sorted(SLIPS))
def test_a_text_said_to_be_in_another_language_stays(language: str) -> None:
    assert clean(SLIPS[language]).text != SLIPS[language]
    for other in ("pl", "sv", "xx"):
        assert clean(SLIPS[language], settings=MISSPELLINGS._replace(language=other)).text == SLIPS[language]


@given(st.sampled_from(sorted(LANGUAGES)), st.text("aeioußéñлжшт'’-. \n", max_size=60))
def test_a_second_look_finds_nothing_more(language: str, noise: str) -> None:
    text = f"{SLIPS.get(language, SLIPS['fr'])} {noise}"
    once = clean(text, settings=MISSPELLINGS).text
    assert clean(once, settings=MISSPELLINGS).text == once
