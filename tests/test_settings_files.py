"""Settings files are data: the nearest one wins, and what is not understood is an error with advice."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import cleaner
from cleaner.corpus.learned import Learned, LearnedLine, LearnedWord, to_json
from cleaner.settings import Settings
from cleaner.workflow import Project, Projects
from cleaner.workflow.settings_files import KEYS, SettingsError, read, settings_in

TOML = """
select = ["TYP", "DUP"]
ignore = ["TYP403"]
unsafe-fixes = true
language = "en"
words = ["Lutnick"]
max_bytes = 5_000
exclude = ["drafts/"]
respect-gitignore = false

[per-file-ignores]
"recipes/*.md" = ["DUP"]
"*.txt" = ["TYP403"]
"""
CFG = """
[other]
a = b

[cleaner]
select = TYP, DUP
ignore =
    TYP403
unsafe-fixes = yes
language = en
words =
    Lutnick
max-bytes = 5000
exclude = drafts/
respect-gitignore = no
per-file-ignores =
    recipes/*.md: DUP
    *.txt: TYP403
"""
SAID = Settings(
    select=("TYP", "DUP"),
    ignore=("TYP403",),
    unsafe_fixes=True,
    language="en",
    words=("Lutnick",),
    max_bytes=5000,
    exclude=("drafts/",),
    respect_gitignore=False,
    per_file_ignores=(("recipes/*.md", ("DUP",)), ("*.txt", ("TYP403",))),
)


@pytest.fixture(autouse=True)
def _all_codes_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules under test here are names only."""
    known = ("TYP403", "TYP402", "DUP201")
    monkeypatch.setattr(
        "cleaner.workflow.settings_files.unknown_code",
        lambda codes: "".join(c for c in codes if not any(k.startswith(c) for k in known)),
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cleaner.toml", TOML),
        (".cleaner.toml", TOML),
        ("pyproject.toml", TOML.replace("[per", "[tool.cleaner.per").replace("\nselect", "\n[tool.cleaner]\nselect")),
        ("setup.cfg", CFG),
    ],
)
def test_every_kind_of_file_says_the_same(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    assert settings_in(str(tmp_path)) == (str(tmp_path / name), SAID)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pyproject.toml", "[tool.black]\nline-length = 3\n"),
        ("pyproject.toml", "[project]\nname = 'cleaner'\n"),
        ("setup.cfg", "[metadata]\nname = x\n"),
        ("setup.cfg", "[cleaner-other]\nname = x\n"),
    ],
)
def test_shared_files_without_a_part_for_us_say_nothing(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    assert settings_in(str(tmp_path)) is None


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("cleaner.toml", "slect = ['TYP']", "no setting 'slect'; did you mean 'select'"),
        ("cleaner.toml", "force = true", "no setting 'force'"),
        ("cleaner.toml", "unsafe-fixes = 'perhaps'", "unsafe-fixes must be true or false"),
        ("cleaner.toml", "max-bytes = 0", "whole number"),
        ("cleaner.toml", "max-bytes = true", "whole number"),
        ("cleaner.toml", "max-bytes = 'many'", "whole number"),
        ("cleaner.toml", "select = [1]", "list of texts"),
        ("cleaner.toml", "language = 3", "must be text"),
        ("cleaner.toml", "per-file-ignores = ['a']", "table"),
        ("cleaner.toml", "select = ['NOPE']", "NOPE"),
        ("cleaner.toml", "per-file-ignores = {'a' = ['NOPE']}", "NOPE"),
        ("cleaner.toml", "select = [", "not valid TOML"),
        ("pyproject.toml", "[tool]\ncleaner = 3", "must be a table"),
        ("setup.cfg", "[cleaner]\nslect = x", "did you mean 'select'"),
        ("setup.cfg", "[cleaner]\nper-file-ignores = DUP", "pattern: CODES"),
        ("setup.cfg", "[cleaner\nx", "not a valid settings file"),
    ],
)
def test_what_is_not_understood_is_an_error_with_advice(tmp_path: Path, name: str, content: str, words: str) -> None:
    (tmp_path / name).write_text(content)
    projects = Projects(lambda settings: settings)
    with pytest.raises(SettingsError) as error:
        projects.of(str(tmp_path / "a.txt"))
        projects.refuse_unknown_codes()
    assert words in str(error.value)
    assert str(error.value).startswith(str(tmp_path / name))


def test_no_settings_file_runs_code(tmp_path: Path) -> None:
    (tmp_path / "setup.cfg").write_text("[cleaner]\nlanguage = %(here)s ${x} !!python/object\n")
    settings = read(str(tmp_path / "setup.cfg"))
    assert settings is not None and settings.language == "%(here)s ${x} !!python/object"


def test_every_field_but_what_only_a_run_knows_is_a_key() -> None:
    assert {"force", "silent", *KEYS.values()} == set(Settings._fields)


def test_the_schema_and_the_template_know_every_key() -> None:
    folder = Path(cleaner.__file__).parent / "cli"
    schema = json.loads((folder / "settings.schema.json").read_text())
    assert set(schema["properties"]) == set(KEYS)
    for key, said in schema["properties"].items():
        if "default" in said:
            assert said["default"] == getattr(Settings(), KEYS[key])
    template = (folder / "settings_template.toml").read_text()
    assert [key for key in KEYS if f"# {key} = " not in template and f"# [{key}]" not in template] == []


class TestProjects:
    def as_is(self, settings: Settings) -> Settings:
        return settings

    def test_the_nearest_parent_of_the_file_wins(self, tmp_path: Path) -> None:
        (tmp_path / "near" / "deep").mkdir(parents=True)
        (tmp_path / "cleaner.toml").write_text('language = "de"')
        (tmp_path / "near" / "setup.cfg").write_text("[cleaner]\nlanguage = fr")
        (tmp_path / "near" / "deep" / "pyproject.toml").write_text("[tool.other]")
        projects = Projects(self.as_is)
        assert projects.of(str(tmp_path / "a.txt")).settings.language == "de"
        project = projects.of(str(tmp_path / "near" / "deep" / "a.txt"))
        assert (project.settings.language, project.root) == ("fr", str(tmp_path / "near"))

    def test_the_command_line_is_on_top(self, tmp_path: Path) -> None:
        (tmp_path / "cleaner.toml").write_text('language = "de"')
        projects = Projects(lambda settings: settings._replace(language="it"))
        assert projects.of(str(tmp_path / "a.txt")).settings.language == "it"

    def test_a_fixed_project_is_for_all(self, tmp_path: Path) -> None:
        (tmp_path / "cleaner.toml").write_text('slect = "an error that nobody reads"')
        projects = Projects(self.as_is, Project(str(tmp_path), Settings(language="el")))
        assert projects.of(str(tmp_path / "a.txt")).settings.language == "el"

    def test_codes_are_ignored_by_path(self, tmp_path: Path) -> None:
        (tmp_path / "cleaner.toml").write_text('[per-file-ignores]\n"/recipes/" = ["DUP"]\n"*.md" = ["TYP"]\n')
        projects = Projects(self.as_is)

        def ignored(name: str) -> tuple[str, ...]:
            return projects.context(str(tmp_path / name)).settings.silent

        assert ignored("a.txt") == ()
        assert ignored("recipes/a.txt") == ("DUP",)
        assert ignored("recipes/deep/a.md") == ("DUP", "TYP")
        assert ignored("other/recipes/a.txt") == ()

    def test_what_is_silent_by_path_is_silent_whatever_is_selected(self) -> None:
        settings = Settings(select=("DUP202",), extend_select=("TYP",), silent=("DUP",))
        assert not settings.selects("DUP202") and settings.selects("TYP403")

    def test_words_are_learned_from_a_file(self, tmp_path: Path) -> None:
        (tmp_path / ".cleaner").mkdir()
        (tmp_path / ".cleaner" / "words.txt").write_bytes("\ufeffLutnick # a name\r\n\r\n# note\r\nÜber".encode())
        context = Projects(self.as_is).context(str(tmp_path / "sub" / "a.txt"))
        assert context.settings.words == ("Lutnick", "Über")
        (tmp_path / ".cleaner" / "words.txt").write_text("other")
        assert Projects(self.as_is).context(str(tmp_path / "a.txt")).evidence != context.evidence

    def test_what_was_learned_is_read(self, tmp_path: Path) -> None:
        (tmp_path / ".cleaner").mkdir()
        path = tmp_path / ".cleaner" / "learned.json"
        learned = Learned((LearnedLine("join our list", 4, 5, "Join our list!"),), (LearnedWord("lutnick", 3),), 9)
        path.write_bytes(to_json(learned))
        surroundings = Projects(self.as_is).context(str(tmp_path / "a.txt")).surroundings
        assert surroundings.words == {"lutnick"} and surroundings.lines == {"join our list": 4}
        path.write_text("[]")
        with pytest.raises(SettingsError, match="learned.json"):
            Projects(self.as_is).context(str(tmp_path / "a.txt"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_settings_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "cleaner.toml").write_text("")
    (tmp_path / "cleaner.toml").chmod(0)
    with pytest.raises(SettingsError):
        settings_in(str(tmp_path))
