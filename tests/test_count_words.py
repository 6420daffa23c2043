"""tests/benchmarks/count_words.py, which writes the model of English, on a small tree of repositories."""

from __future__ import annotations

import subprocess
import sys
from itertools import islice, product
from pathlib import Path

import pytest

from cleaner.language_model.counts import FIRST, UNCOUNTED, WORDS_2, WORDS_3, Counts, open_counts
from cleaner.language_model.gains import Sequences
from cleaner.language_model.tokens import COMMA
from cleaner.rules.typos.real_words import odds

SCRIPT = Path(__file__).parent / "benchmarks" / "count_words.py"
ADJECTIVES = "old new small long dark warm late early quiet heavy narrow broad plain rough smooth green".split()
NOUNS = "mill bridge letter garden market harbour teacher farmer river window castle ship road field town hill".split()
VERBS = "seen bought sold moved painted kept built closed opened found lost named drawn held left shown".split()


def prose(skip: int, end: str) -> str:
    """Two hundred paragraphs that end alike."""
    of = islice(product(ADJECTIVES, NOUNS, VERBS), skip, None, 5)
    lines = [
        f"The {adjective} {noun} of the town was {verb} in the {NOUNS[number % 16]}, and it is {end}."
        for number, (adjective, noun, verb) in enumerate(islice(of, 200))
    ]
    return "\n\n".join(lines)


def repository(folder: Path, text: str) -> str:
    """A git directory with one file; its commit."""
    folder.mkdir(parents=True)
    (folder / "page.md").write_text(f"# A heading that is not read\n\n{text}\n", encoding="utf-8")
    git = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "one"]):
        subprocess.run([*git, *arguments], check=True)
    done = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_a_small_tree_is_counted_and_read_back(tmp_path: Path) -> None:
    pytest.importorskip("numpy")
    lines = ["# repository, commit, publisher, licence, files, words"]
    ends = {"a": "here by the river", "b": "here by the river", "c": "by the river here, gone"}
    for number, (name, end) in enumerate(ends.items()):
        commit = repository(tmp_path / f"{name}+books", prose(number, end))
        lines.append(f"{name}/books\t{commit}\t{name}\tCC0-1.0\t.\t0")
    (tmp_path / "sources.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "sounds").write_text("road R OW1 D\nrode R OW1 D\n", encoding="utf-8")
    outs = [tmp_path / "one" / "english.bin", tmp_path / "two" / "english.bin"]
    for out in outs:
        command = [sys.executable, SCRIPT, tmp_path / "sounds", tmp_path, out, tmp_path / "sources.tsv"]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    assert outs[0].read_bytes() == outs[1].read_bytes()

    counts = Counts(outs[0])
    assert [counts.word(counts.token(word)) for word in ("the", "mill", "here")] == ["the", "mill", "here"]
    assert counts.token("heading") == counts.token("gone") == UNCOUNTED  # not prose; with one publisher only
    scale, ids = Sequences(counts), counts.ids
    town = scale.bits(WORDS_2, [ids["the"], ids["town"]])
    assert town == pytest.approx(scale.word_bits[ids["of"]], abs=0.3)  # both stand once in each paragraph, and more
    assert scale.bits(WORDS_3, [ids["of"], ids["the"], ids["town"]]) > 0
    assert scale.bits(WORDS_2, [ids["here"], ids["by"]]) > 0
    assert scale.bits(WORDS_2, [ids["river"], ids["here"]]) < 0  # one publisher's turn of phrase


def test_what_is_learned_is_found_again_by_the_same_hashes() -> None:
    np = pytest.importorskip("numpy")
    sys.path.insert(0, str(SCRIPT.parent))
    from english_odds import hashed, near_words

    counts = open_counts()
    near = near_words(counts)
    words = "the number of old houses by the river has grown and they was sold in each of these years , it is said"
    around = [counts.ids[word] if word != "," else COMMA for word in words.split()]
    for place in range(odds.REACH, len(around) - odds.REACH):
        window, written = around[place - odds.REACH : place + odds.REACH + 1], around[place]
        others = counts.near(written) if written >= FIRST else []
        for other, nats in zip(others, odds.odds(counts, window, odds.REACH, others)):
            pair = int(near.starts[written]) + others.index(other)
            first, second, forms = (part[pair : pair + 1] for part in (near.first, near.second, near.forms))
            points = sum(counts.points[at] for at in hashed(counts, np.array([window]), first, second, forms)[0])
            _, sign, commoner = odds.two(counts, written, other)
            assert nats == pytest.approx(sign * (points / odds.SCALE + commoner))
