"""The hooks in a real repository, run by real runners: nothing unstaged is lost, a change stops the commit once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from command_line import DOUBLED, HANGS, MENDED, QUIET

MANIFEST = Path(__file__).parent.parent / ".pre-commit-hooks.yaml"
_BESIDE = Path(sys.executable).parent
RUNNERS = [name for name in ("pre-commit", "prek") if shutil.which(name) or (_BESIDE / name).exists()]

pytestmark = pytest.mark.skipif(not RUNNERS or not shutil.which("git"), reason="needs git and a runner of hooks")


def manifest(hook: str) -> dict[str, str]:
    """The lines of one hook of the manifest as they stand."""
    text = MANIFEST.read_text().split(f"- id: {hook}\n")[1].split("- id:")[0]
    return dict(line.strip().split(": ", 1) for line in text.strip().split("\n"))


class Repository:
    """A git repository with one hook, as its manifest says, the command taken from this environment."""

    def __init__(self, folder: Path, runner: str, hook: str, home: Path) -> None:
        self.folder, self._runner = folder, runner
        self._environment = {**os.environ, "PRE_COMMIT_HOME": str(home), "PREK_HOME": str(home)}
        self._environment["PATH"] = f"{_BESIDE}{os.pathsep}{os.environ['PATH']}"
        for name in [key for key in self._environment if key.startswith("GIT_")]:
            del self._environment[name]
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "Editor")
        self.git("config", "user.email", "editor@example.org")
        said = {**manifest(hook), "language": "system"}
        said["entry"] = said["entry"].replace("cleaner", f"{sys.executable} -m cleaner", 1)
        rows = "".join(f"        {key}: {value}\n" for key, value in said.items())
        config = f"repos:\n  - repo: local\n    hooks:\n      - id: {hook}\n{rows}"
        self.write(".pre-commit-config.yaml", config)
        self.write("cleaner.toml", 'select = ["TYP403"]\n')
        self.write(".gitignore", ".cleaner_cache/\n")
        self.git("add", "-A")
        self.git("commit", "-qm", "Begin")
        self.run(self._runner, "install")

    def run(self, *command: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(command, cwd=self.folder, capture_output=True, env=self._environment, timeout=HANGS)

    def git(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return self.run("git", *arguments)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text)
        return path

    def commit(self, *names: str) -> bool:
        """Stage the files and commit; did the hooks let it pass?"""
        if names:
            self.git("add", "--", *names)
        return self.git("commit", "-m", "Change").returncode == 0

    def staged(self, name: str) -> str:
        return self.git("show", f":{name}").stdout.decode()


CASES = [(runner, hook) for runner in RUNNERS for hook in ("cleaner-check", "cleaner-fix")]


@pytest.fixture(params=CASES, ids="-".join)
def repository(request: pytest.FixtureRequest, tmp_path: Path) -> Repository:
    runner, hook = request.param
    folder = tmp_path / "repository"
    folder.mkdir()
    return Repository(folder, runner, hook, tmp_path / "home")


def is_fixing(repository: Repository) -> bool:
    return "cleaner-fix" in (repository.folder / ".pre-commit-config.yaml").read_text()


def test_commits_by_and_by(repository: Repository) -> None:
    """A clean commit, a messy one, a name with a blank, a deleted file, a partly staged one, 300 files."""
    repository.write("quiet.md", QUIET)
    assert repository.commit("quiet.md")

    mess = repository.write("with blank.md", DOUBLED)
    assert not repository.commit("with blank.md")
    assert mess.read_text() == (MENDED if is_fixing(repository) else DOUBLED)
    assert repository.staged("with blank.md") == DOUBLED  # staging is the editor's to do
    mess.write_text(MENDED)
    assert repository.commit("with blank.md")

    repository.git("rm", "-q", "quiet.md")
    assert repository.commit()

    half = repository.write("half.md", QUIET)
    repository.git("add", "half.md")
    half.write_text(QUIET + "\nNot staged yet: the the end.\n")
    assert repository.commit()
    assert half.read_text() == QUIET + "\nNot staged yet: the the end.\n"

    staged = f"{DOUBLED}\n{QUIET}"
    half.write_text(staged)
    repository.git("add", "half.md")
    half.write_text(staged + "\nNot staged either.\n")
    assert not repository.commit()
    assert "Not staged either." in half.read_text()
    assert repository.staged("half.md") == staged


def test_what_the_hook_did_can_be_undone(repository: Repository) -> None:
    mess = repository.write("mess.md", DOUBLED)
    assert not repository.commit("mess.md")
    assert b"??" not in repository.git("status", "--porcelain").stdout
    undone = repository.run(sys.executable, "-m", "cleaner", "undo")
    assert undone.returncode == (0 if is_fixing(repository) else 2)
    assert mess.read_text() == DOUBLED


def test_many_files_are_seen_by_one_run(repository: Repository) -> None:
    names: Sequence[str] = [f"{number}.md" for number in range(300)]
    for name in names:
        repository.write(name, f"Boat {name} came in late. {DOUBLED}")
    repository.git("add", "-A")
    done = repository.git("commit", "-m", "Change")
    assert done.returncode
    told = done.stdout + done.stderr
    if is_fixing(repository):
        assert b"0.md:1: TYP403 removed" in told and told.count(b"removed") <= 50
    wanted = b"Made 300 changes in 300 files" if is_fixing(repository) else b"Found 300 findings in 300 files"
    assert told.count(wanted) == 1


def test_the_manifest_is_valid() -> None:
    if "pre-commit" not in RUNNERS:
        pytest.skip("pre-commit checks it")
    command = shutil.which("pre-commit") or str(_BESIDE / "pre-commit")
    done = subprocess.run([command, "validate-manifest", str(MANIFEST)], capture_output=True)
    assert done.returncode == 0, done.stdout
    for hook in ("cleaner-check", "cleaner-fix"):
        said = manifest(hook)
        assert said["require_serial"] == "true"
        assert said["language"] == "python"
        assert "git add" not in said["entry"]
