"""The mechanics under the BLR rules: keys, phrases, rows, runs, scores, what must never go."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import growth

from cleaner import Settings, clean
from cleaner.document import Document
from cleaner.furniture.keys import key
from cleaner.furniture.line_facts import line_facts
from cleaner.furniture.page import OPAQUE_LINE, page_lines, runs
from cleaner.furniture.phrases import WEAK, phrases
from cleaner.furniture.wording import PLACES, TABLE, points_of
from cleaner.languages import entries, languages_with
from cleaner.rules.boilerplate.features import Page
from cleaner.rules.boilerplate.judge import Judge
from cleaner.rules.boilerplate.levels import ZONES, weights_of
from cleaner.surroundings import ALONE, Surroundings

BLR = Settings(select=("BLR",))
PROSE = "The harbour office said on Monday that the ferry will sail again from next week on, every two hours."


@pytest.mark.parametrize(
    "line, expected",
    [
        ("12 Comments »", "0 comments"),
        ("Don’t miss", "don t miss"),
        ("  SHARE\u00a0THIS  ", "share this"),
        ("13.5K shares", "0 0k shares"),
        ("相关文章", "相 关 文 章"),
        ("ﬁle", "file"),
        ("—", ""),
    ],
)
def test_keys(line: str, expected: str) -> None:
    assert key(line) == expected


@pytest.mark.parametrize(
    "line, section",
    [
        ("Skip to content", "page"),
        ("Follow us on Facebook", "subscribe"),
        ("Related Articles", "heads"),
        ("RELATED: The ferry sails again", "leads"),
        ("Tags: harbour", "filing"),
        ("Facebook", "networks"),
        ("Business", "labels"),
        ("FacebookTwitterWhatsAppEmail", "share"),
        ("About us | Contact | Privacy policy", "page"),
        ("© 2024 Harbour Press. All rights reserved.", "copyright"),
    ],
)
def test_what_a_line_says(line: str, section: str) -> None:
    match = line_facts(line).match
    assert match and match.section == section


@pytest.mark.parametrize("line", ["Categories of boats", "Copyright and the sea", "The ferry", "Conclusion", PROSE])
def test_what_no_list_knows(line: str) -> None:
    match = line_facts(line).match
    assert match is None or match.section == "labels"


def test_twelve_languages_have_lists_of_one_form() -> None:
    assert set(languages_with("furniture")) >= set("ar de en es fr it ja nl pl pt ru zh".split())
    assert all(match.section for match in map(phrases().match, ("impressum", "mentions légales", "наверх")) if match)


@pytest.mark.parametrize("code", languages_with("furniture"))
def test_no_phrase_stands_twice(code: str) -> None:
    listed = entries(code, "furniture")
    leads = listed.index("[leads]")
    assert [entry for entry, count in Counter(listed[:leads]).items() if count > 1] == []


OPEN = [entry for code in languages_with("furniture") for entry in entries(code, "furniture") if "*" in entry]
CLAUSE = "harbour keepers carried seven lanterns down the frozen stairs"


def with_clause(entry: str, clause: str) -> str:
    """A line that the entry fits, the clause in the place of its wildcards."""
    said = entry.replace("*", clause).replace("0", "12")
    return said[:1].upper() + said[1:]


@pytest.mark.parametrize("stop", [".", "!", "?", ". The rest stayed.", ""])
def test_no_wildcard_stands_for_a_clause(stop: str) -> None:
    lines = [with_clause(entry, CLAUSE) + stop for entry in OPEN]
    matched = {text: line_facts(text).match for text in lines}
    assert {text: match for text, match in matched.items() if match and match.section not in WEAK} == {}


def test_no_sentence_of_an_entry_goes_from_its_place_between_two_paragraphs() -> None:
    said = [with_clause(entry, CLAUSE) + "." for entry in OPEN]
    text = "".join(f"{line}\n\n{PROSE}\n\n" for line in said)
    assert clean(text, settings=BLR).text == text


def test_runs_lie_between_sentences() -> None:
    lines = [line_facts(text) for text in ("Menu", PROSE, "Share", "Print", PROSE, "Tags: harbour")]
    found = runs(lines, [line.sentence for line in lines])
    assert [(run.start, run.end, run.zone) for run in found] == [(0, 1, "head"), (2, 4, "body"), (5, 6, "tail")]


def test_code_and_wrapped_prose_are_walls() -> None:
    wrapped = (
        "The captain looked at the sheet of paper for a long time and\nwould not close the door before the harbour"
        " master had\nsigned."
    )
    assert all(line.facts is OPAQUE_LINE for line in page_lines(Document(wrapped)))
    assert all(line.facts is OPAQUE_LINE for line in page_lines(Document("```\nMenu\n```\n", "markdown")))


def test_every_weight_is_a_number_with_a_name() -> None:
    names = {frozenset(weights_of(zone).points) for zone in ZONES}
    assert len(names) == 1 and len(min(names)) > 50
    assert all(abs(points) < 20 for zone in ZONES for points in weights_of(zone).points.values())


def scores(*texts: str) -> dict[str, float]:
    page = Page([line_facts(text) for text in texts])
    return {texts[index]: weights_of(run.zone).score(found) for run in page.runs for index, found in page.features(run)}


def test_neighbours_raise_a_score() -> None:
    alone = scores(PROSE, "Harbour walks", PROSE)
    among = scores(PROSE, "Share this article", "Harbour walks", "Sign up", PROSE)
    assert among["Harbour walks"] > alone["Harbour walks"] + 1


def test_words_of_pages_have_points_and_words_of_articles_have_none() -> None:
    assert TABLE.stat().st_size == 2 * PLACES
    assert points_of(line_facts("Sign up for our newsletter")) > 1 > 0 > points_of(line_facts("Two boats were lost"))
    assert points_of(line_facts("—")) == points_of(line_facts(PROSE * 3)) == 0


def test_a_line_that_no_list_knows_is_told_by_its_facts() -> None:
    block = ("Menu", "Sign in", "Jobs and careers", "Terms of use", "Contact us")
    found = clean("\n\n".join((PROSE, PROSE.replace("ferry", "boat"), *block)), settings=BLR).findings
    (one,) = [finding for finding in found if "“Jobs and careers”" in finding.message]
    assert isinstance(one.evidence, str) and one.evidence and one.fix and one.fix.applicability.value == "safe"
    assert "after the last paragraph" in one.message or "stands beside it" in one.message


KEPT = {
    "it may be the title": ("Skip to content", "Menu", "The Ferry of the Four Winds", PROSE),
    "nothing near is surely the page's": (PROSE, "Harbour walks", PROSE.replace("ferry", "boat")),
    "it may be one of a list": (PROSE, *(f"{name} Lee" for name in "Aino Bo Carl Dag Egil Frida".split()), "Share"),
}


@pytest.mark.parametrize("reason", KEPT)
def test_vetoes_hold(reason: str) -> None:
    text = "\n\n".join(KEPT[reason])
    gone = set(KEPT[reason]) - set(clean(text, settings=BLR).text.split("\n\n"))
    assert gone <= {"Skip to content", "Menu", "Share"}


def test_judges_with_the_same_surroundings_share_their_answer() -> None:
    known, other = (Surroundings(lines={"harbour post": 3}) for _ in range(2))
    assert Judge(known) == Judge(known) and hash(Judge(known)) == hash(Judge(known))
    assert Judge(known) != Judge(other)


TITLES = ["The Ferry", "Newsletter of the Harbour Club", "Share the Boat and the Bill", "Tags on Nets"]


@pytest.mark.parametrize("title", TITLES)
def test_the_title_above_the_body_stays(title: str) -> None:
    text = f"Skip to content\n\nMenu\n\n{title}\n\n{PROSE}\n\nBack to top\n"
    assert title in clean(text, settings=BLR).text


# Per language a long sentence, two short ones that close the article, marks of furniture that may stand before them.
CLOSED = {
    "en": (PROSE, "The crew knows.", "“About time,” she said.", "Advertisement", "Read more: Pier repaired", "Share"),
    "de": (
        "Das Hafenamt teilte am Montag mit, dass die Fähre ab nächster Woche wieder alle zwei Stunden fährt.",
        "Die Mannschaft weiß Bescheid.",
        "„Es wurde Zeit“, sagte sie.",
        "Anzeige",
        "Lesen Sie auch: Mole repariert",
        "Teilen",
    ),
    "fr": (
        "La capitainerie a annoncé lundi que le bac reprendra la semaine prochaine, toutes les deux heures.",
        "L'équipage est prévenu.",
        "« Il était temps », dit-elle.",
        "Publicité",
        "À lire aussi : La jetée réparée",
        "Partager",
    ),
    "es": (
        "La capitanía anunció el lunes que el transbordador volverá a salir desde la semana que viene cada dos horas.",
        "La tripulación ya lo sabe.",
        "«Ya era hora», dijo ella.",
        "Publicidad",
        "Lea también: El muelle, reparado",
        "Compartir",
    ),
    "pl": (
        "Kapitanat poinformował w poniedziałek, że prom od przyszłego tygodnia znów będzie pływał co dwie godziny.",
        "Załoga już wie.",
        "„Najwyższy czas”, powiedziała.",
        "Reklama",
        "Czytaj też: Molo naprawione",
        "Udostępnij",
    ),
    "ru": (
        "Управление порта сообщило в понедельник, что паром со следующей недели будет ходить каждые два часа.",
        "Экипаж предупреждён.",
        "«Давно пора», — сказала она.",
        "Реклама",
        "Читайте также: Причал починили",
        "Поделиться",
    ),
    "ja": (
        "港の事務所は月曜日、来週から連絡船が再び二時間おきに運航すると発表した。冬のあいだは週に一便だけであった。",
        "乗組員には通知済みだ。",
        "桟橋は直っている。",
        "広告",
        "続きを読む",
        "シェアする",
    ),
    "ar": (
        "أعلن مكتب الميناء يوم الاثنين أن العبارة ستبحر مرة أخرى كل ساعتين ابتداء من الأسبوع المقبل.",
        "أبلغ الطاقم بذلك.",
        "لم يعلق أحد.",
        "إعلان",
        "اقرأ أيضا",
        "شارك",
    ),
}


@pytest.mark.parametrize("language", CLOSED)
def test_the_closing_sentences_stay_below_furniture(language: str) -> None:
    body, *closings = CLOSED[language][:3]
    for mark in CLOSED[language][3:]:
        for parts in ([body, mark, *closings], [body, mark, closings[0]], [body, closings[0], mark, closings[1]]):
            for gap in ("\n\n", "\n"):
                cleaned = clean(gap.join(parts) + "\n", settings=BLR).text
                assert cleaned.split() == " ".join(said for said in parts if said != mark).split()


PIECES = [PROSE, "Menu", "Share", "Related articles", "The Ferry", "Conclusion", "3", "Q: Why?"]


@given(st.lists(st.sampled_from(PIECES), max_size=12))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_sentences_stay_and_a_second_pass_changes_nothing(lines: list[str]) -> None:
    once = clean("\n\n".join(lines), settings=BLR)
    assert not once.broken
    assert once.text.count(PROSE) == lines.count(PROSE)
    assert once.text.count("Conclusion") == lines.count("Conclusion")
    assert clean(once.text, settings=BLR).text == once.text


GROWING = ["Share\n\n", "Related articles\n", "a | b | c\n", "x " * 200 + "\n", f"Share\n\n{PROSE}\n\n", "Menu | " * 30]


@pytest.mark.parametrize("line", GROWING)
def test_work_grows_in_proportion(line: str) -> None:
    assert growth(lambda text: Judge(ALONE)(Document(text)), line, 6_000) < 6
