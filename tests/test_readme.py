"""Every command that the README shows is run, and every output that it shows is what comes out.

``CLEANER_WRITE_README=1 pytest -n 0 tests/test_readme.py`` writes the outputs anew; read them before you commit.
Above an output for machines stands ``prints: COMMAND``; ``prints, at runs.0.results.0: COMMAND`` shows a part of a JSON
value.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(
    r"(?:^<!-- (?P<mark>[^\n]*?) -->\n)?"  # what the test does with it
    r"^```(?P<language>\w+)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


class Fence(NamedTuple):
    mark: str
    language: str
    body: str


FENCES = [Fence(m["mark"] or "", m["language"], m["body"]) for m in BLOCK.finditer(README)]
SHELL = [f for f in FENCES if f.language == "sh" and not f.mark.startswith(("command: ", "not run here"))]
TEXTS = {f.mark.removeprefix("file: "): f.body for f in FENCES if f.mark.startswith("file: ")}
PRINTED = [f for f in FENCES if f.mark.startswith("prints")]
CONSOLE = [f for f in FENCES if f.language == "console"]
PYTHON = [f for f in FENCES if f.language == "python"]


def first_line(fence: Fence) -> str:
    return fence.body.split("\n", 1)[0]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder as a user has it after cloning: the samples in a git repository, and the texts that the README shows."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    for name, text in TEXTS.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    return tmp_path


def run(script: str, desk: Path) -> subprocess.CompletedProcess[str]:
    path = sysconfig.get_path("scripts") + os.pathsep + os.environ["PATH"]
    env = dict(os.environ, PATH=path, COLUMNS="100", NO_COLOR="1")
    return subprocess.run(["bash", "-c", script], cwd=desk, env=env, capture_output=True, text=True)


@pytest.mark.parametrize("fence", SHELL, ids=first_line)
def test_commands_run(fence: Fence, desk: Path) -> None:
    for line in filter(None, fence.body.split("\n")):
        done = run(line, desk)
        assert done.returncode in (0, 1), f"{line}\n{done.stdout}{done.stderr}"
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("fence", CONSOLE, ids=first_line)
def test_outputs_are_what_comes_out(fence: Fence, desk: Path) -> None:
    command, _, expected = fence.body.removeprefix("$ ").partition("\n")
    done = run(command, desk)
    assert done.returncode in (0, 1), done.stderr
    rewrite(fence, f"$ {command}\n{done.stdout}{done.stderr}")
    assert done.stdout + done.stderr == expected


@pytest.mark.parametrize("fence", PRINTED, ids=lambda fence: str(fence.mark))
def test_outputs_for_machines_are_what_comes_out(fence: Fence, desk: Path) -> None:
    how, _, command = fence.mark.partition(": ")
    done = run(command, desk)
    assert done.returncode in (0, 1), done.stderr
    if fence.language != "json":
        rewrite(fence, done.stdout)
        assert fence.body == done.stdout
        return
    value = json.loads(done.stdout)
    for step in filter(None, how.removeprefix("prints").removeprefix(", at ").split(".")):
        value = value[int(step) if step.isdigit() else step]
    rewrite(fence, in_few_lines(value) + "\n")
    assert json.loads(fence.body) == value


def in_few_lines(value: object) -> str:
    """JSON with the objects that hold no others on a line each."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    small = re.compile(r"\{\n([^{}\[\]]{1,110}?)\n *\}")
    return small.sub(lambda match: "{" + re.sub(r"\n? {2,}", " ", match[1]).strip() + "}", text)


def rewrite(fence: Fence, body: str) -> None:
    """Put this in the place of the fence's body, when that is asked for."""
    if os.environ.get("CLEANER_WRITE_README"):
        path = ROOT / "README.md"
        old, new = (f"```{fence.language}\n{shown}```" for shown in (fence.body, body))
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("fence", PYTHON, ids=first_line)
def test_python_examples_run(fence: Fence, desk: Path) -> None:
    done = subprocess.run([sys.executable, "-c", fence.body], cwd=desk, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.long
def test_the_run_command_sets_everything_up_from_nothing(tmp_path: Path) -> None:
    """The first command of the README, in a copy of the tracked tree, into a fresh virtual environment."""
    (fence,) = [f for f in FENCES if f.mark == "command: run"]
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("no git checkout to copy the tracked files from")
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, tmp_path / name)
    env = {k: v for k, v in os.environ.items() if k not in ("VIRTUAL_ENV", "PYTHONPATH")}
    done = subprocess.run(["bash", "-c", fence.body], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.returncode == 1, done.stdout + done.stderr  # diff: something would change
    assert "\n-Related Articles\n" in done.stdout
    assert "\n+" in done.stdout and "startinig" in done.stdout


def test_there_are_two_commands_to_begin_with() -> None:
    assert [f.mark for f in FENCES if f.mark.startswith("command: ")] == ["command: run", "command: test"]


def test_the_rule_table_is_current() -> None:
    from cleaner.reports.rule_table import rule_table
    from cleaner.rules import RULES

    shown = README.split("<!-- rules -->\n", 1)[1].split("\n<!-- /rules -->", 1)[0]
    assert shown.strip() == rule_table(RULES).strip()
