"""The language server, as an editor meets it: a real process, spoken with over its standard input and output."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from command_line import cleaner
from language_client import Editor, words_at

pytest.importorskip("pygls")

PARAGRAPH = (
    "The old quay opened on Monday after two years of work. Boats may land there from seven in the morning, "
    "and the fish market moves back next week."
)
STORY = f"""# The quay 😀 is open

The crews e\u0301 😀👩\u200d🚀 left thier nets on the new stones, and the Ümlaut 𝔘 boats recieve theirs.

{PARAGRAPH}

{PARAGRAPH}
"""
SHORT = "The crews of the boats will recieve their nets in the morning.\n"
RESOLVES = {"textDocument": {"codeAction": {"resolveSupport": {"properties": ["edit"]}}}}
VERSIONED = {"workspace": {"workspaceEdit": {"documentChanges": True}}}


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """One for all tests that leave it as it was; each has a folder of its own."""
    editor = Editor(tmp_path_factory.mktemp("workspace"), {**RESOLVES, **VERSIONED})
    yield editor
    status, errors = editor.end()
    assert status == 0 and b"Traceback" not in errors, errors.decode()


def uri(folder: Path, name: str = "news/story.md") -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.as_uri()


def told(text: str, found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(one["code"], words_at(text, one["range"])) for one in found]


def titles(actions: list[dict[str, Any]]) -> list[str]:
    return [action["title"] for action in actions]


def named(actions: list[dict[str, Any]], beginning: str) -> dict[str, Any]:
    (action,) = (action for action in actions if action["title"].startswith(beginning))
    return action


def test_findings_stand_at_their_places_with_the_copy_that_stays(editor: Editor, tmp_path: Path) -> None:
    found = editor.open(uri(tmp_path), STORY)
    assert told(STORY, found) == [("TYP401", "thier"), ("TYP401", "recieve"), ("DUP201", PARAGRAPH)]
    assert [one["severity"] for one in found] == [2, 2, 2] and {one["source"] for one in found} == {"cleaner"}
    assert found[0]["message"] == "“thier” is a known misspelling of “their”."
    (copy,) = found[2]["relatedInformation"]
    assert copy["location"]["uri"] == uri(tmp_path) and copy["location"]["range"]["start"]["line"] == 4
    assert PARAGRAPH.startswith(words_at(STORY, copy["location"]["range"]))


def test_it_tells_what_check_tells(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_text(STORY)
    found = editor.open(path.as_uri(), STORY)
    rows = cleaner("check", "--output-format", "concise", "story.md", cwd=tmp_path).stdout.decode().split("\n")
    places = [f"story.md:{one['range']['start']['line'] + 1}:" for one in found]
    assert len(found) == 3 and all(row.startswith(place) for row, place in zip(rows, places))


@pytest.mark.parametrize("encodings", [["utf-8", "utf-16"], ["utf-32"], ["utf-7", "utf-16"]])
def test_the_encoding_of_positions_is_agreed_on(encodings: list[str], tmp_path: Path) -> None:
    editor = Editor(tmp_path, {"general": {"positionEncodings": encodings}})
    agreed = editor.capabilities["positionEncoding"]
    assert agreed == next(name for name in encodings if name != "utf-7")
    found = editor.open(uri(tmp_path), STORY)
    line = STORY.split("\n")[2]
    before = line[: line.index("thier")]
    units = {"utf-8": len(before.encode()), "utf-16": len(before.encode("utf-16-le")) // 2, "utf-32": len(before)}
    assert found[0]["range"]["start"] == {"line": 2, "character": units[agreed]}
    editor.kill()


def test_what_is_offered_and_what_it_does(editor: Editor, tmp_path: Path) -> None:
    found = editor.open(uri(tmp_path), STORY)
    actions = editor.actions(uri(tmp_path), found[0]["range"])
    assert titles(actions) == [
        "Replace by “their”",
        "Fix all 2 of TYP401 known-misspelling in this file",
        "Silence TYP401 here by a comment",
        "Trust “thier” in this project",
        "Make all changes that cleaner makes unasked",
    ]
    assert actions[0]["isPreferred"] and actions[0]["diagnostics"][0]["code"] == "TYP401"
    one = STORY.replace("thier", "their")
    kind = one.replace("recieve", "receive")
    assert editor.chosen(actions[0]) == one
    assert editor.chosen(actions[1]) == kind
    assert editor.chosen(actions[4]) == kind.replace(f"{PARAGRAPH}\n\n", "", 1)
    silenced = editor.chosen(actions[2])
    assert "<!-- cleaner: ignore TYP401 -->\nThe crews" in silenced
    editor.type(uri(tmp_path), silenced)
    assert told(silenced, editor.settled(uri(tmp_path))) == [("DUP201", PARAGRAPH)]
    (copy,) = editor.actions(uri(tmp_path), editor.settled(uri(tmp_path))[0]["range"], "quickfix")[:1]
    assert copy["title"].startswith("Remove “The old quay") and editor.chosen(copy).count(PARAGRAPH) == 1


def test_fix_all_is_there_by_its_name_and_does_what_fix_does(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_text(STORY)
    editor.open(path.as_uri(), STORY)
    nowhere = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}
    for kind in ("source.fixAll.cleaner", "source.fixAll", "source"):
        (action,) = editor.actions(path.as_uri(), nowhere, kind)
        assert action["kind"] == "source.fixAll.cleaner"
    assert editor.actions(path.as_uri(), nowhere, "source.organizeImports", "refactor") == []
    cleaner("fix", "story.md", cwd=tmp_path)
    assert editor.chosen(action) == path.read_text()


def test_an_editor_that_resolves_nothing_gets_whole_actions(tmp_path: Path) -> None:
    editor = Editor(tmp_path)
    found = editor.open(uri(tmp_path), STORY)
    actions = editor.actions(uri(tmp_path), found[1]["range"], "quickfix")
    assert all("edit" in action or "command" in action for action in actions) and "changes" in actions[0]["edit"]
    assert editor.chosen(actions[0]) == STORY.replace("recieve", "receive")
    editor.kill()


def test_an_offer_for_a_text_that_changed_is_refused(editor: Editor, tmp_path: Path) -> None:
    found = editor.open(uri(tmp_path), STORY)
    action = editor.actions(uri(tmp_path), found[0]["range"])[0]
    editor.type(uri(tmp_path), "New.\n" + STORY)
    assert "error" in editor.answer("codeAction/resolve", action)


def test_a_trusted_word_is_written_down_and_holds_for_every_open_text(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    other = uri(tmp_path, "other.txt")
    found = editor.open(uri(tmp_path), STORY)
    assert len(editor.open(other, SHORT, "plaintext")) == 1
    action = named(editor.actions(uri(tmp_path), found[1]["range"]), "Trust")
    editor.request("workspace/executeCommand", action["command"])
    assert (tmp_path / ".cleaner" / "words.txt").read_text() == "recieve\n"
    assert told(STORY, editor.diagnostics(uri(tmp_path))) == [("TYP401", "thier"), ("DUP201", PARAGRAPH)]
    for _ in range(300):  # the other text is judged again after this one
        if not editor.settled(other):
            break
        time.sleep(0.1)
    assert editor.settled(other) == []


def test_typing_is_followed_before_the_whole_is_judged(editor: Editor, tmp_path: Path) -> None:
    editor.open(uri(tmp_path), STORY)
    text = STORY.replace("open\n", "opne\n").replace("new stones", "new stones of teh town")
    first = told(text, editor.change(uri(tmp_path), text))
    assert ("TYP401", "teh") in first and ("DUP201", PARAGRAPH) in first
    assert told(text, editor.settled(uri(tmp_path))) == first


def test_only_the_newest_version_is_told(editor: Editor, tmp_path: Path) -> None:
    editor.open(uri(tmp_path), "A quiet day at the quay.\n")
    for count in range(1, 30):
        editor.type(uri(tmp_path), f"A quiet day at teh quay{'.' * count}\n")
    editor.settled(uri(tmp_path))
    versions = [m["params"]["version"] for m in editor.told if m.get("params", {}).get("uri") == uri(tmp_path)]
    assert versions[-1] == 30 and versions == sorted(versions)


def test_a_text_that_was_never_saved_is_judged_by_what_the_editor_calls_it(editor: Editor) -> None:
    for name, language, has_comments in (("1", "markdown", True), ("2", "plaintext", False)):
        found = editor.open(f"untitled:Untitled-{name}", SHORT, language)
        assert told(SHORT, found) == [("TYP401", "recieve")]
        offered = titles(editor.actions(f"untitled:Untitled-{name}", found[0]["range"]))
        assert ("Silence TYP401 here by a comment" in offered) is has_comments


def test_what_is_no_article_is_left_alone(editor: Editor, tmp_path: Path) -> None:
    name = uri(tmp_path, "code.py")
    editor.texts[name] = "# teh"
    document = {"uri": name, "languageId": "python", "version": 1, "text": "# teh"}
    editor.notify("textDocument/didOpen", {"textDocument": document})
    assert editor.actions(name, {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 5}}) == []
    assert editor.open(uri(tmp_path, "README.unknown"), SHORT, "markdown")


def test_closing_withdraws_what_was_told_and_a_new_name_has_its_own_settings(editor: Editor, tmp_path: Path) -> None:
    quiet = uri(tmp_path, "quiet/story.md")
    (tmp_path / "quiet" / "cleaner.toml").write_text('select = ["DUP"]\n')
    assert len(editor.open(uri(tmp_path), STORY)) == 3
    assert editor.close(uri(tmp_path)) == []
    assert told(STORY, editor.open(quiet, STORY)) == [("DUP201", PARAGRAPH)]


def test_settings_are_those_of_the_nearest_folder_and_are_read_again(editor: Editor, tmp_path: Path) -> None:
    settings = tmp_path / "news" / "cleaner.toml"
    settings.parent.mkdir()
    settings.write_text('select = ["DUP"]\nexclude = ["drafts/"]\n')
    assert told(STORY, editor.open(uri(tmp_path), STORY)) == [("DUP201", PARAGRAPH)]
    assert editor.open(uri(tmp_path, "news/drafts/story.md"), STORY) == []
    settings.write_text('select = ["TYP"]\nwords = ["thier"]\n')
    editor.notify("textDocument/didSave", {"textDocument": {"uri": uri(tmp_path)}})
    assert told(STORY, editor.diagnostics(uri(tmp_path))) == [("TYP401", "recieve")]


def test_wrong_settings_are_told_once_in_words(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "cleaner.toml").write_text("selct = []\n")
    assert editor.open(uri(tmp_path), STORY) == []
    complaint = next(m for m in reversed(editor.told) if m.get("method") == "window/showMessage")
    assert "there is no setting 'selct'; did you mean 'select'?" in complaint["params"]["message"]
    before = len(editor.told)
    editor.change(uri(tmp_path), STORY + "\n")
    assert "window/showMessage" not in [message.get("method") for message in editor.told[before:]]


def test_a_baseline_is_heeded(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_text(STORY)
    cleaner("baseline", ".", cwd=tmp_path)
    assert editor.open(path.as_uri(), STORY) == []
    new = STORY.replace("stones", "stones of teh town")
    assert told(new, editor.change(path.as_uri(), new)) == [("TYP401", "teh")] or editor.settled(path.as_uri())


ODD = {
    "empty": "",
    "lone surrogates": "They left \ud800 teh nets \udc00.\n",
    "zero": "They left\0 teh nets.\n",
    "breaks of other sorts": "They left\x0b\x0c\x85\u2028 teh\u2029 nets.\r\rAnd teh boats.\r\n",
    "marks": "e\u0301\u0302\u0303" * 500 + " teh nets\n",
    "bidi": "\u202eThey left teh nets\u202c.\n",
    "one long line": "Boats and nets, " * 1_000 + "teh end",
    "brackets": "[" * 2_000,
    "fence": "```\nteh\n",
}


@pytest.mark.parametrize("suffix", ["md", "txt", "html", "rst", "adoc"])
def test_odd_texts_end_nothing(suffix: str, editor: Editor, tmp_path: Path) -> None:
    for number, text in enumerate(ODD.values()):
        name = uri(tmp_path, f"{number}.{suffix}")
        for one in editor.open(name, text):
            words_at(text, one["range"])
        editor.change(name, text + "teh end")
        editor.settled(name)


def test_strange_messages_end_nothing(editor: Editor, tmp_path: Path) -> None:
    assert "error" in editor.answer("textDocument/nothing", {})
    assert "error" in editor.answer("workspace/executeCommand", {"command": "rm", "arguments": []})
    unknown = {"uri": "file:///x.md", "version": 3}
    editor.notify("textDocument/didChange", {"textDocument": unknown, "contentChanges": []})
    editor.notify("textDocument/didClose", {"textDocument": unknown})
    editor.answer("codeAction/resolve", {"title": "x", "data": {"uri": "nowhere"}})
    assert editor.open(uri(tmp_path), STORY)


def test_it_ends_when_the_editor_goes_without_a_word(tmp_path: Path) -> None:
    alone = Editor(tmp_path)
    alone.open(uri(tmp_path), STORY)
    assert alone.gone()[0] == 1


def test_without_its_package_it_says_how_to_get_it(tmp_path: Path) -> None:
    (tmp_path / "pygls.py").write_text("raise ImportError('none', name='pygls')")
    done = cleaner("lsp", cwd=tmp_path, environment={"PYTHONPATH": f"{tmp_path}:{Path(__file__).parent.parent}"})
    assert done.returncode == 1 and b"pip install 'article-cleaner[lsp]'" in done.stderr
