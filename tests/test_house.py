"""The house: floors, single homes of click, rapidfuzz and ftfy, sizes of files and functions."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import cleaner

HOUSE = Path(cleaner.__file__).parent
TREE = Path(__file__).parents[1]
CONTRIBUTING = (TREE / "CONTRIBUTING.md").read_text(encoding="utf-8")
# A room imports from lower floors only; rooms of one floor do not know each other.
FLOORS = (
    ("__main__",),
    ("cli",),
    ("lsp", "review"),
    ("workflow",),
    ("extraction",),
    ("engine", "corpus", "reports"),
    ("rules", "choosing"),
    ("promises",),
    ("suppressions", "applicability_limits", "untold"),
    ("furniture",),
    ("document", "surroundings"),
    ("formats", "matching", "lexicon", "language_model"),
    ("weighing",),
    ("findings", "text"),
    ("spans", "languages", "settings", "files"),
)
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
HOMES = {
    "lsprotocol": "lsp",
    "pygls": "lsp",
    "click": "cli",
    "rapidfuzz": "matching/alignment.py",
    "ftfy": "rules/encoding",
    "pyarrow": "corpus",
    "pyspark": "corpus/engines/spark",
}
MAX_LINES, MAX_LINES_OF_RULES = 400, 250
MAX_FUNCTION_LINES = 60
MAX_ARGUMENTS = 7  # six and self
BAD_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}

MODULES = sorted(HOUSE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def room_of(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Full names of what a module imports, what is only for the type checker left out."""
    todo: list[ast.AST] = [tree_of(path)]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        todo.extend(ast.iter_child_nodes(node))


@pytest.mark.parametrize("path", [p for p in MODULES if room_of(p) != "__init__"], ids=name_of)
def test_a_room_imports_lower_floors_only(path: Path) -> None:
    room = room_of(path)
    for imported in imports(path):
        parts = imported.split(".")
        if parts[0] != "cleaner" or len(parts) < 2 or parts[1] == room:
            continue
        if parts[1] not in FLOOR_OF:
            assert room in ("cli", "__main__"), f"{name_of(path)} imports the face: {imported}"
            continue
        assert FLOOR_OF[parts[1]] > FLOOR_OF[room], f"{name_of(path)} imports {imported}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_guests_enter_through_one_room(path: Path) -> None:
    for imported in imports(path):
        home = HOMES.get(imported.split(".")[0])
        assert home is None or name_of(path).startswith(home), f"{name_of(path)} imports {imported}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_file_is_one_idea_at_the_length_of_a_few_looks(path: Path) -> None:
    assert path.stem not in BAD_NAMES
    most = MAX_LINES_OF_RULES if room_of(path) == "rules" else MAX_LINES
    assert path.read_text(encoding="utf-8").count("\n") <= most
    tree = tree_of(path)
    assert path.read_text(encoding="utf-8").strip() == "" or ast.get_docstring(tree), "a file says what it is for"
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            where = f"{name_of(path)}:{node.lineno} {node.name}"
            assert (node.end_lineno or 0) - node.lineno < MAX_FUNCTION_LINES, where
            if room_of(path) != "cli":  # click hands each option over as an argument
                arguments = node.args.args + node.args.kwonlyargs
                assert len(arguments) <= MAX_ARGUMENTS, where


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:cleaner|tests)/[\w./]+)`", CONTRIBUTING))))
def test_what_contributing_names_is_there(path: str) -> None:
    assert any(TREE.glob(re.sub(r"\b(?:FAMILY|CODE|NAME)\b", "*", path.rstrip("/"))))


def test_every_room_has_a_floor() -> None:
    rooms = {room_of(path) for path in MODULES} - {"__init__"}
    assert rooms <= set(FLOOR_OF), rooms - set(FLOOR_OF)


def test_faces_and_tables_hold_no_logic() -> None:
    face = tree_of(HOUSE / "__init__.py")
    allowed = (ast.Expr, ast.Import, ast.ImportFrom, ast.Assign, ast.FunctionDef, ast.If)
    assert all(isinstance(node, allowed) for node in face.body)
