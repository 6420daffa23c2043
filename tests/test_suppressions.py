"""Comments and a front-matter key silence rules in their reach, and say so when there is nothing to silence."""

from __future__ import annotations

import pytest
from command_line import DOUBLED, MENDED, QUIET
from hypothesis import given
from hypothesis import strategies as st
from steps import growth

from cleaner import Settings, clean
from cleaner.engine import inspect
from cleaner.spans import Span
from cleaner.suppressions import Suppression, _is_used, _Stretches

SETTINGS = Settings(select=("TYP403", "SUP"))


def codes(text: str, format: str = "markdown", settings: Settings = SETTINGS) -> list[tuple[str, int]]:
    """Codes with the lines they stand on, from 1."""
    found = inspect(text, format=format, settings=settings)
    return [(finding.code, text.count("\n", 0, finding.start) + 1) for finding in found]


@pytest.mark.parametrize("format", ["markdown", "plain"])
class TestReach:
    def test_ignore_is_for_the_next_block(self, format: str) -> None:
        text = f"<!-- cleaner: ignore TYP403 -->\n\n{DOUBLED}{DOUBLED}\n{DOUBLED}"
        assert codes(text, format) == [("TYP403", 6)]

    def test_ignore_may_stand_right_above(self, format: str) -> None:
        text = f"{DOUBLED}\n<!-- cleaner: ignore TYP403 -->\n{DOUBLED}\n{DOUBLED}"
        assert codes(text, format) == [("TYP403", 1), ("TYP403", 6)]

    def test_ignore_inside_a_line_is_for_its_block(self, format: str) -> None:
        text = f"{DOUBLED}\n{DOUBLED.rstrip()} <!-- cleaner: ignore TYP403 -->\n{DOUBLED}\n{DOUBLED}"
        assert codes(text, format) == [("TYP403", 1), ("TYP403", 6)]

    def test_off_reaches_to_on_or_the_end(self, format: str) -> None:
        text = f"{DOUBLED}\n<!-- cleaner: off -->\n\n{DOUBLED}\n{DOUBLED}\n<!-- cleaner: on -->\n\n{DOUBLED}"
        settings = Settings(select=("TYP403",))
        assert codes(text, format, settings) == [("TYP403", 1), ("TYP403", 11)]
        assert codes(text.replace("<!-- cleaner: on -->", ""), format, settings) == [("TYP403", 1)]

    def test_ignore_file_is_for_all_of_it(self, format: str) -> None:
        assert codes(f"{DOUBLED}\n{QUIET}\n<!-- cleaner: ignore-file TYP -->\n", format) == []

    @pytest.mark.parametrize(
        "key",
        [
            "cleaner-ignore: TYP403",
            "cleaner-ignore: [DUP, typ]",
            "cleaner-ignore:\n  - DUP202\n  - TYP4",
            "cleaner-ignore: all",
        ],
    )
    def test_front_matter_is_for_all_of_it(self, format: str, key: str) -> None:
        text = f"---\ntitle: Boats\n{key}\n---\n\n{DOUBLED}"
        assert codes(text, format) == []
        assert codes(text.replace("\n", "\r\n"), format) == []
        assert codes(text.replace("cleaner-ignore", "other-key"), format) != []

    def test_other_codes_are_not_silenced(self, format: str) -> None:
        text = f"<!-- cleaner: ignore DUP201, BLR -->\n\n{DOUBLED}"
        assert ("TYP403", 3) in codes(text, format)

    def test_what_is_silenced_is_not_mended(self, format: str) -> None:
        text = f"<!-- cleaner: ignore TYP403 -->\n\n{DOUBLED}\n{DOUBLED}"
        assert clean(text, format=format, settings=SETTINGS).text == text.replace(DOUBLED, MENDED).replace(
            MENDED, DOUBLED, 1
        )

    def test_in_code_a_comment_is_an_example(self, format: str) -> None:
        assert codes(f"```\n<!-- cleaner: ignore-file -->\n```\n\n{DOUBLED}", format) == [("TYP403", 5)]
        assert codes(f"Write `<!-- cleaner: off -->` there.\n\n{DOUBLED}", format) == [("TYP403", 3)]


@pytest.mark.parametrize("comment", ["{/* cleaner: off TYP403 */}", ".. cleaner: off TYP403", "// cleaner: off TYP403"])
def test_other_markups_have_their_own_comments(comment: str) -> None:
    assert codes(f"{comment}\n\n{DOUBLED}") == []


class TestUnused:
    def test_nothing_left_to_silence(self) -> None:
        assert codes(f"<!-- cleaner: ignore TYP403 -->\n\n{QUIET}") == [("SUP101", 1)]
        assert codes(f"<!-- cleaner: off TYP403 -->\n\n{QUIET}\n<!-- cleaner: on TYP403 -->\n") == [("SUP101", 1)]
        assert codes(f"---\ncleaner-ignore: TYP403\n---\n\n{QUIET}") == [("SUP101", 2)]

    def test_rules_that_did_not_run_may_still_need_it(self) -> None:
        assert codes(f"<!-- cleaner: ignore DUP -->\n\n{QUIET}") == []
        assert codes(f"<!-- cleaner: ignore -->\n\n{QUIET}") == []

    def test_a_code_of_no_rule(self) -> None:
        assert codes(f"<!-- cleaner: ignore TPY403 -->\n\n{DOUBLED}") == [("SUP101", 1), ("TYP403", 3)]

    def test_a_verb_that_is_not_known(self) -> None:
        assert codes(f"<!-- cleaner: ignroe TYP403 -->\n\n{DOUBLED}") == [("SUP101", 1), ("TYP403", 3)]

    def test_it_can_be_switched_off(self) -> None:
        assert codes(f"<!-- cleaner: ignore TYP403 -->\n\n{QUIET}", settings=Settings(select=("TYP403",))) == []


def test_our_comments_are_never_removed_as_repeats() -> None:
    comment = "<!-- cleaner: ignore TYP403 -->"
    text = "".join(f"{comment}\n\n{DOUBLED.replace('boats', word)}\n" for word in ("boats", "nets", "gulls"))
    assert clean(text, settings=Settings(select=("DUP", "TYP403", "BLR"))).text == text


@pytest.mark.parametrize(
    "piece",
    [
        "<!-- cleaner: ignore DUP -->\n\nThe band was was late.\n\n",
        "<!-- cleaner: ignore TYP403 -->\n\nThe band was was late.\n\n",
        "<!-- cleaner: ignore-file DUP -->\n\nThe band was was late.\n\n",
        "<!-- cleaner: off DUP --> was was <!-- cleaner: on DUP -->\n\n",
        "was was <!-- cleaner: ignore DUP --> ",
    ],
)
def test_many_comments_and_findings_take_steps_in_proportion(piece: str) -> None:
    """256 kB of them took 37 seconds."""
    assert growth(lambda text: inspect(text, format="markdown", settings=SETTINGS), piece, 6_000) < 5


class TestReaches:
    """What is found by bisection is what asking each comment for each finding gives."""

    SPANS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted).map(lambda pair: Span(*pair))

    @given(st.lists(SPANS, max_size=6), SPANS)
    def test_holds_and_touches(self, spans: list[Span], asked: Span) -> None:
        stretches = _Stretches(spans)
        assert stretches.hold(asked.start) == any(span.start <= asked.start < max(span.end, 1) for span in spans)
        touched = [span for span in spans if span.overlaps(asked)]
        assert stretches.touch(asked) or not touched
        if asked.start < asked.end:
            assert stretches.touch(asked) == bool([span for span in touched if span.start < span.end])

    @given(st.lists(st.tuples(SPANS, st.sampled_from(["", "TYP", "TYP403", "DUP"])), max_size=5), st.data())
    def test_used_is_what_silences_something(self, given_: list[tuple[Span, str]], data: st.DataObject) -> None:
        codes = st.sampled_from(["TYP403", "TYP401", "DUP201"])
        places = data.draw(st.lists(st.tuples(st.integers(0, 12), codes), max_size=6).map(sorted))
        starts: dict[str, list[int]] = {}
        for place, code in places:
            starts.setdefault(code, []).append(place)
        for reach, code in given_:
            plainly = any(reach.start <= p < max(reach.end, 1) and c.startswith(code) for p, c in places)
            assert _is_used(Suppression(Span(0, 0), reach, (code,)), starts) == plainly
