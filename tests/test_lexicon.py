"""The lexicon: its index, the cache it is kept in, and what it says of words."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import cleaner
from hypothesis import given
from hypothesis import strategies as st

from cleaner.lexicon import Lexicon, open_lexicon, store
from cleaner.lexicon.buckets import opened, shelf_names, shelves, words_near
from cleaner.lexicon.compiled_cache import kept
from cleaner.lexicon.deletions import Deletions
from cleaner.lexicon.deletions import compiled as compiled_deletions
from cleaner.lexicon.index import Index, IndexDamaged, compiled
from cleaner.lexicon.sources import corrections
from cleaner.lexicon.store import CACHE_VARIABLE

posix = pytest.mark.skipif(os.name != "posix", reason="locks of a folder are POSIX's")
WORDS = st.text("abcäñ'ж", min_size=1, max_size=6)
ENGLISH = open_lexicon("en")


def in_new_process(code: str, cache: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, CACHE_VARIABLE: cache},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


ASK = "from cleaner.lexicon import open_lexicon; print(open_lexicon('ms').zipf('kapal') > 3)"  # made in no time


class TestIndex:
    @given(st.dictionaries(WORDS, st.text("0123|,xy", min_size=1)))
    def test_finds_what_was_compiled_and_nothing_else(self, records: dict[str, str]) -> None:
        index = Index(compiled(records))
        assert {word: index.find(word) for word in records} == {w: r.encode() for w, r in records.items()}
        assert index.find("zzz") is None and index.find("") is None

    def test_lone_surrogates_are_no_words(self) -> None:
        assert Index(compiled({"a": "1"})).find("\ud800") is None

    @pytest.mark.parametrize("size", [0, 1, 20, -1])
    def test_a_damaged_image_is_refused(self, size: int) -> None:
        with pytest.raises(IndexDamaged):
            Index(compiled({"word": "1"})[:size])

    @given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
    def test_no_byte_of_an_image_can_change_unseen(self, place: int, change: int) -> None:
        image = bytearray(compiled({"word": "1", "words": "2"}))
        image[place % len(image)] ^= change
        with pytest.raises(IndexDamaged):
            Index(bytes(image))


def one_edit_away(word: str, letters: str) -> set[str]:
    """All strings with a letter missing, added, changed or swapped with the next: the plain way, to compare with."""
    pieces = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    found = {left + right[1:] for left, right in pieces if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in pieces if len(right) > 1}
    found |= {left + letter + right[1:] for left, right in pieces if right for letter in letters}
    found |= {left + letter + right for left, right in pieces for letter in letters}
    return found - {word}


class TestDeletions:
    @given(st.sets(WORDS, min_size=1, max_size=30), WORDS)
    def test_finds_what_is_one_edit_away_and_nothing_else(self, words: set[str], form: str) -> None:
        near = Deletions(compiled_deletions(dict.fromkeys(words, 300))).near(form)
        assert sorted(near) == sorted((word, 300) for word in words & one_edit_away(form, "abcäñ'ж"))

    def test_rare_words_are_near_nothing(self) -> None:
        assert Deletions(compiled_deletions({"words": 120, "wordy": 160})).near("word") == [("wordy", 160)]

    @given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
    def test_no_byte_of_an_image_can_change_unseen(self, place: int, change: int) -> None:
        image = bytearray(compiled_deletions({"word": 300, "words": 200}))
        image[place % len(image)] ^= change
        with pytest.raises(IndexDamaged):
            Deletions(bytes(image))


class TestSources:
    def test_corrections_keep_the_order_of_the_list_and_its_doubts(self, tmp_path: Path) -> None:
        path = tmp_path / "list.txt"
        path.write_text("teh->the\nsoruce->source, spruce,\nClas->class, a keyword of languages\nno arrow\n", "utf-8")
        found = corrections((path,))
        assert found.by_word == {"teh": ("the",), "soruce": ("source", "spruce"), "clas": ("class",)}
        assert found.doubtful == {"clas"}


class TestStore:
    def test_an_index_is_built_once_and_read_again_and_anew_when_cut_off(self, tmp_path: Path) -> None:
        assert in_new_process(ASK, str(tmp_path)) == "True"
        (kept,) = tmp_path.iterdir()
        before = kept.stat().st_mtime_ns
        assert in_new_process(ASK, str(tmp_path)) == "True"
        assert list(tmp_path.iterdir()) == [kept] and kept.stat().st_mtime_ns == before
        kept.write_bytes(kept.read_bytes()[:1000])
        assert in_new_process(ASK, str(tmp_path)) == "True"
        assert kept.stat().st_size > 1000

    @pytest.mark.long
    def test_a_damaged_index_is_told_and_made_anew(self, tmp_path: Path) -> None:
        """The second half zeroed: to a run that trusts it, most words are neither known nor misspelt."""
        (tmp_path / "a.txt").write_text("They recieve the boats of the harbour every evening.\n")
        environment = {CACHE_VARIABLE: str(tmp_path / "cache")}
        first = cleaner("check", "a.txt", cwd=tmp_path, environment=environment)
        (image,) = (tmp_path / "cache").glob("lexicon-en-*.index")
        content = image.read_bytes()
        image.write_bytes(content[: len(content) // 2] + bytes(len(content) - len(content) // 2))
        again = cleaner("check", "a.txt", cwd=tmp_path, environment=environment)
        assert first.returncode == again.returncode == 1 and first.stdout == again.stdout
        assert b"were damaged; they are made anew" in again.stderr and b"Traceback" not in again.stderr
        assert image.read_bytes() == content

    def test_a_folder_that_cannot_be_written_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("They recieve the boats of the harbour every evening.\n")
        environment = {CACHE_VARIABLE: str(tmp_path / "a.txt")}
        done = cleaner("check", "a.txt", cwd=tmp_path, environment=environment)
        assert done.returncode == 1 and b"recieve" in done.stdout
        assert done.stderr.count(b"cannot be kept") == 1 and CACHE_VARIABLE.encode() in done.stderr

    def test_many_processes_share_one_folder(self, tmp_path: Path) -> None:
        running = [
            subprocess.Popen([sys.executable, "-c", ASK], env={**os.environ, CACHE_VARIABLE: str(tmp_path)})
            for _ in range(3)
        ]
        assert [process.wait() for process in running] == [0, 0, 0]
        assert len(list(tmp_path.iterdir())) == 1

    @posix
    def test_one_builds_and_the_others_wait(self, tmp_path: Path) -> None:
        code = f"""import os
from cleaner.lexicon import store
real = store.image_of
def counted(*arguments):
    with open({str(tmp_path / "built")!r}, "a") as file:
        file.write("x")
    return real(*arguments)
store.image_of = counted
assert store.open_lexicon("ms").zipf("kapal") > 3"""
        environment = {**os.environ, CACHE_VARIABLE: str(tmp_path / "cache")}
        running = [subprocess.Popen([sys.executable, "-c", code], env=environment) for _ in range(4)]
        assert [process.wait() for process in running] == [0, 0, 0, 0]
        assert (tmp_path / "built").read_text() == "x"

    @posix
    def test_nobody_waits_for_ever(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from fcntl import LOCK_EX, flock

        monkeypatch.setattr(store, "_PATIENCE", 0.1)
        monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
        held = os.open(tmp_path, os.O_RDONLY)
        flock(held, LOCK_EX)  # as a process does that was stopped while it builds
        assert store.open_lexicon.__wrapped__("ms").zipf("kapal") > 3
        os.close(held)

    @pytest.mark.parametrize("language", ["xx", "", "../en", "en/../en", "la", "日本"])
    def test_a_language_without_data_is_empty(self, language: str) -> None:
        lexicon = open_lexicon(language)
        assert lexicon.is_empty
        assert lexicon.zipf("word") == 0.0
        assert lexicon.neighbours("word") == () == lexicon.known_misspelling("teh")
        assert lexicon.two_edits_away("garbled") == ()


class TestLexicon:
    def test_frequencies_are_ordered_as_words_are(self) -> None:
        assert ENGLISH.zipf("the") > ENGLISH.zipf("harbour") > ENGLISH.zipf("cauterize") > ENGLISH.zipf("xqzzk") == 0.0

    def test_known_misspellings(self) -> None:
        assert ENGLISH.known_misspelling("goverment") == ("government",)
        assert ENGLISH.known_misspelling("government") == ()

    def test_neighbours_are_one_edit_away_most_common_first(self) -> None:
        near = ENGLISH.neighbours("startinig")
        assert [neighbour.word for neighbour in near] == ["starting"]
        frequencies = [neighbour.zipf for neighbour in ENGLISH.neighbours("teh")]
        assert "the" in {neighbour.word for neighbour in ENGLISH.neighbours("teh")}
        assert frequencies == sorted(frequencies, reverse=True)

    def test_two_edits(self) -> None:
        assert [near.word for near in ENGLISH.two_edits_away("responbilities")] == ["responsibilities"]

    def test_sharp_s_is_looked_up_as_the_lists_have_it(self) -> None:
        assert open_lexicon("de").zipf("größe") > 4

    @given(st.text(max_size=12))
    def test_any_string_may_be_asked_for(self, word: str) -> None:
        assert ENGLISH.zipf(word) >= 0.0

    def test_answers_do_not_depend_on_what_was_asked_before(self) -> None:
        words = ("teh", "the", "teh")
        fresh = Lexicon("en", ENGLISH._index, lambda: None)
        assert [fresh.entry(word) for word in words] == [ENGLISH.entry(word) for word in words]


class TestEdits:
    @given(st.text("abcd", min_size=6, max_size=9), st.text("abcd", min_size=6, max_size=9))
    def test_shelves_find_what_is_near_and_nothing_farther(self, word: str, other: str) -> None:
        other = word[0] + other[1:]
        kept = shelves({other: 400})
        found = [near for name in shelf_names(word) if name in kept for near in words_near(word, opened(kept[name]))]
        one_away = one_edit_away(word, "abcd") | {word}
        two_away = {farther for near in one_away for farther in one_edit_away(near, "abcd")} | one_away
        assert not found or other in two_away
        assert found or other not in one_away


class TestKept:
    """What was worked out once is read again, and only while it fits."""

    @pytest.fixture()
    def source(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
        path = tmp_path / "list.txt"
        path.write_text("one", encoding="utf-8")
        return path

    def made(self, source: Path, value: str) -> tuple[str, ...]:
        return kept("thing", [str(source)], lambda: (value,))

    def test_is_made_once(self, source: Path) -> None:
        assert self.made(source, "first") == self.made(source, "second") == ("first",)

    def test_is_made_again_when_a_source_changes(self, source: Path) -> None:
        self.made(source, "first")
        source.write_text("one and two", encoding="utf-8")
        assert self.made(source, "second") == self.made(source, "third") == ("second",)

    def test_what_nobody_used_for_a_month_goes_with_the_next_one(self, source: Path) -> None:
        def kept_files() -> set[Path]:
            return set((source.parent / "cache").iterdir())

        self.made(source, "first")
        (first,) = kept_files()
        other = first.with_name("somebody's.txt")
        other.write_text("stays")
        month_ago = time.time() - 40 * 86_400
        for path in (first, other):
            os.utime(path, (month_ago, month_ago))
        assert self.made(source, "again") == ("first",)  # it is of use again
        source.write_text("another state")
        self.made(source, "second")
        assert len(kept_files()) == 3
        os.utime(first, (month_ago, month_ago))
        source.write_text("and another")
        self.made(source, "third")
        assert first not in kept_files() and len(kept_files()) == 3

    @pytest.mark.parametrize("place", [0, 7, 8, -1])
    def test_is_made_again_when_the_file_is_damaged(self, source: Path, place: int) -> None:
        self.made(source, "first")
        (file,) = (source.parent / "cache").iterdir()
        image = bytearray(file.read_bytes())
        image[place] ^= 0xFF
        file.write_bytes(image)
        assert self.made(source, "second") == ("second",)

    def test_is_made_each_time_where_nothing_can_be_written(self, source: Path) -> None:
        (source.parent / "cache").write_text("no folder", encoding="utf-8")
        assert [self.made(source, "first"), self.made(source, "second")] == [("first",), ("second",)]
