"""What a collection says of itself: site lines and words, counted by stories, kept as data."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Settings, clean
from cleaner.corpus.learned import Learned, LearnedLine, LearnedWord, from_json, to_json
from cleaner.corpus.learning import Article, learn
from cleaner.corpus.stories import stories_of
from cleaner.furniture.keys import key
from cleaner.furniture.templates import Templates, template_of
from cleaner.surroundings import Surroundings

WHO = ("captain", "cook", "pilot", "diver", "painter", "teacher", "baker", "porter")
HEAD = "Harbour Post\n\nThe voice of the northern quay since the great storm\n\n"
FOOT = "\n\nBrought home to you by the friends of the old pier\n"


def story(number: int) -> str:
    who = WHO[number]
    return (
        f"What the {who} saw in the fog\n\n"
        f"The {who} came down to the quay before sunrise and found the {number + 2} boats gone from their places.\n\n"
        "Conclusion\n\n"
        f"In the evening the {who} told the harbour master everything, and the harbour master wrote all of it down."
    )


def framed(number: int) -> str:
    return HEAD + story(number) + FOOT


def articles(count: int) -> list[Article]:
    return [Article(f"{number}.txt", framed(number)) for number in range(count)]


def lines(learned: Learned) -> set[str]:
    return {line.line for line in learned.lines}


def known(learned: Learned) -> Surroundings:
    return Surroundings(lines={line.line: line.stories for line in learned.lines})


def test_lines_round_many_stories_are_learned_and_headings_inside_are_not() -> None:
    assert lines(learn(articles(5))) == {
        "harbour post",
        "the voice of the northern quay since the great storm",
        "brought home to you by the friends of the old pier",
    }


def test_learned_lines_go_and_the_story_stays() -> None:
    result = clean(framed(0), settings=Settings(select=("BLR305",)), surroundings=known(learn(articles(5))))
    assert result.text == story(0) + "\n"
    assert {finding.code for finding in result.findings} == {"BLR305"}


def test_without_a_collection_nothing_is_known() -> None:
    assert clean(framed(0), settings=Settings(select=("BLR305",))).text == framed(0)


def test_a_republished_story_counts_once() -> None:
    copies = [Article(f"copy-{number}.txt", framed(0)) for number in range(9)]
    learned = learn(copies)
    assert learned.stories == 1 and not learned.lines
    assert learn([*copies, *articles(3)]).stories == 3


def test_the_order_of_the_articles_does_not_matter() -> None:
    expected = learn(articles(6))
    shuffled = articles(6)
    random.Random(4).shuffle(shuffled)
    assert learn(shuffled) == expected


def test_a_title_that_other_stories_link_to_is_not_learned() -> None:
    linked = framed(1).rstrip() + "\n\nWhat the captain saw in the fog\n"
    again = framed(2).rstrip() + "\n\nA line of its own about the pier\n"
    learned = learn([*articles(1), Article("b", linked), Article("c", again)])
    assert "what the captain saw in the fog" not in lines(learned)


@pytest.mark.parametrize(
    "edge",
    ["By Ines Duarte", "Monday, 4 March 2024", "2024", "Photo: Ines Duarte/Harbour Press", "What is this?", "# Notes"],
)
def test_bylines_dates_numbers_credits_questions_and_headings_are_never_learned(edge: str) -> None:
    texts = [Article(str(number), f"{story(number)}\n\n{edge}\n", "markdown") for number in range(6)]
    assert not learn(texts).lines


def test_lines_whose_figures_differ_are_not_learned() -> None:
    texts = [Article(str(number), f"Serves 4\n\nReady in {number} minutes\n\n{story(number)}\n") for number in range(6)]
    assert [line.example for line in learn(texts).lines] == ["Serves 4"]


def test_words_of_several_stories_are_trusted() -> None:
    texts = [Article(str(number), story(number).replace("boats", "zwirbelboats")) for number in range(4)]
    assert [word.word for word in learn(texts).words] in ([], ["zwirbelboats"])  # empty where no lexicon could be built
    assert not learn(texts[:2]).words


def test_stories_share_most_of_their_paragraphs() -> None:
    whole = {"a": 20, "b": 30, "c": 25}
    assert stories_of([whole, {"a": 20, "b": 30}, {"d": 40}, {"a": 20, "d": 40, "e": 50}]) == [0, 0, 1, 1]
    assert stories_of([{"short": 3}, {"short": 3}]) == [0, 1]


def test_a_blurb_under_all_stories_makes_them_no_single_story() -> None:
    blurb = {"the same long blurb": 30}
    assert stories_of([blurb | {f"own {number}": 80} for number in range(5)]) == [0, 1, 2, 3, 4]


def test_many_texts_take_time_in_proportion() -> None:
    texts = [{f"{number} {part}": 15 for part in range(5)} | {"everywhere": 15} for number in range(20_000)]
    assert len(set(stories_of(texts))) == 20_000


def test_the_file_is_sorted_readable_and_comes_back() -> None:
    learned = Learned((LearnedLine("a b", 3, 4, 'A "b"'), LearnedLine("é", 2, 2, "É")), (LearnedWord("zwirbel", 3),), 9)
    written = to_json(learned)
    assert from_json(written) == learned
    assert to_json(from_json(written)) == written
    assert written.splitlines()[4].startswith(b'  {"line": "a b"')  # one entry a line


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"format": 2}', b'{"format": 1, "stories": 1, "lines": [{}], "words": []}']
)
def test_a_damaged_file_is_named_as_such(content: bytes) -> None:
    with pytest.raises(ValueError, match="is no JSON|is not of format|cannot be read"):
        from_json(content)


def test_a_sentence_that_an_author_closes_with_is_not_learned() -> None:
    farewell = "Thank you for reading, and see you on the quay."
    texts = [f"# Day {WHO[number]}\n\n{story(number)}\n\n{farewell}\n" for number in range(6)]
    assert not lines(learn(Article(f"{number}.md", text, "markdown") for number, text in enumerate(texts)))


@pytest.mark.parametrize("edge", ["(quay-story)=", "Margit Skarvoy", "Margit Ines Skarvoy"])
@pytest.mark.parametrize("format", ["plain", "markdown"])
def test_labels_and_names_are_not_learned(edge: str, format: str) -> None:
    texts = [Article(str(number), f"{edge}\n\n{story(number)}\n\n{edge}\n", format) for number in range(6)]
    assert not lines(learn(texts))


@pytest.mark.parametrize("line", ["Nobody talks before the tray.", "Margit Skarvoy", "Tel. 555 0100", "Desk: Ines"])
def test_what_a_reviewed_file_has_goes_only_when_asked_for_when_it_says_something(line: str) -> None:
    text = f"{story(0)}\n\n{FOOT.strip()}\n\n{line}\n"
    surroundings = Surroundings(lines={key(line): 9, key(FOOT): 9})
    assert clean(text, surroundings=surroundings).text == f"{story(0)}\n\n{line}\n"
    asked = clean(text, surroundings=surroundings, settings=Settings(unsafe_fixes=True))
    assert asked.text == f"{story(0)}\n"


def test_a_learned_line_in_markup_goes_only_when_asked_for() -> None:
    text = f"# Day\n\n{story(0)}\n{FOOT}"
    surroundings = Surroundings(lines={key(FOOT): 9})
    assert clean(text, format="markdown", surroundings=surroundings).text == text
    asked = clean(text, format="markdown", surroundings=surroundings, settings=Settings(unsafe_fixes=True))
    assert FOOT.strip() not in asked.text


def signed(number: int) -> str:
    who = ("Ines Duarte", "Ann Lee", "Margit Skarvoy", "Jo Quill", "Pat Ferrow", "Sam Wick")[number]
    return f"{story(number)}\n\nPublished on {number + 3} March 2024 by {who} of Harbour Post"


def test_lines_alike_but_for_a_name_or_a_date_are_learned_as_one() -> None:
    learned = learn(Article(str(number), signed(number)) for number in range(6))
    assert [(line.line, line.stories) for line in learned.lines] == [("published on * by * of harbour post", 6)]
    assert from_json(to_json(learned)) == learned


def ending(text: str) -> list[Article]:
    return [Article(str(number), f"{story(number)}\n\n{text.format(WHO[number].title())}") for number in range(6)]


@pytest.mark.parametrize(
    "text",
    [
        "By {} Duarte",  # a byline
        "Photo: {} Duarte of the Harbour Post",  # a credit
        "What will {} Duarte do about it?",  # a question
        "{} Duarte",
        "Seen from {}",  # too few words of its own
    ],
)
def test_what_is_the_articles_own_is_no_template(text: str) -> None:
    assert not learn(ending(text)).lines


def test_sentences_among_an_articles_own_are_no_template() -> None:
    last = "Nobody on the quay had seen the {} come home before the fog lifted from the harbour."
    texts = [
        Article(str(number), f"{story(number)}\n\nWe recommend closely monitoring {who.title()}.\n\n{last.format(who)}")
        for number, who in enumerate(WHO)
    ]
    assert not [line for line in learn(texts).lines if "*" in line.line]


def test_figures_alone_ask_for_more_words() -> None:
    texts = [Article(str(number), f"Ready in {number} minutes\n\n{story(number)}") for number in range(6)]
    assert not learn(texts).lines


def test_a_line_fits_its_template() -> None:
    line = "Published on 4 March 2024 by Ines Duarte of Harbour Post"
    assert template_of(line) == "published on * by * of *"
    for template in (template_of(line), "published on * by * of harbour post"):
        assert Templates([template]).of(line) == template
        assert not Templates([template]).of("Published on the quay by hand of Harbour Post")


@given(st.lists(st.sampled_from(["we", "Sail", "on", "4", "March", "é", "“Ferry”", "—", "*"]), max_size=9))
def test_any_line_with_a_slot_fits_its_template(found: list[str]) -> None:
    text = " ".join(found)
    template = template_of(text)
    is_one = "*" in template and template != "*"
    assert Templates([template]).of(text) == (template if is_one else "")
