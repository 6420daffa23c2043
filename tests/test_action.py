"""The GitHub action: its steps, run in order as a runner runs them, in a repository and a Python of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
INPUT = re.compile(r"\$\{\{ (inputs|github)\.([\w-]+) \}\}")


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a Python that the steps before the last have set up. It finds what is installed."""
    home = tmp_path_factory.mktemp("python")
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    (added,) = home.glob("**/site-packages")
    (added / "these.pth").write_text("\n".join(path for path in sys.path if path.endswith("site-packages")))
    setup, *steps, _ = ACTION["runs"]["steps"]
    assert setup["uses"].startswith("actions/setup-python@")
    for step in steps:
        done = run(step, programs, home)
        assert done.returncode == 0, done.stderr
    assert (added / "cleaner" / "__main__.py").exists()
    return programs


def run(step: dict[str, Any], python: Path, where: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """One step, as a runner runs it."""
    said = {name: described["default"] for name, described in ACTION["inputs"].items()} | inputs
    known = {"inputs": said, "github": {"action_path": str(ROOT)}}
    env = {name: INPUT.sub(lambda match: known[match[1]][match[2]], value) for name, value in step["env"].items()}
    assert "${{" not in step["run"], "an input inside a script could run as a command"
    path = f"{python}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(command, cwd=where, env={**os.environ, "PATH": path, **env}, capture_output=True, text=True)


def check(python: Path, where: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    return run(ACTION["runs"]["steps"][-1], python, where, **inputs)


@pytest.mark.long
def test_the_action_annotates_the_lines_of_a_pull_request(python: Path, tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "harbour.md").write_text("The ferry is startinig again.\n")
    (tmp_path / "posts" / "dale.md").write_text("The bridge is open.\n")
    found = check(python, tmp_path)
    assert found.returncode == 1, found.stderr
    assert re.search(r"^::\w+ .*file=posts/harbour\.md,line=1,.*startinig", found.stdout, re.MULTILINE)
    assert check(python, tmp_path, paths="posts/dale.md").returncode == 0
    assert check(python, tmp_path, arguments="--exit-zero --select TYP").returncode == 0
    assert check(python, tmp_path, paths="posts/none.md").returncode == 2
    assert check(python, tmp_path, paths="$(touch made) ; touch made").returncode == 2
    assert not (tmp_path / "made").exists()
