"""Conditions that nothing notices: no case and no text ever made them decide.

    python tests/benchmarks/conditions.py [FOLDER ...] [--part rules/encoding] [--jobs N]

Reads every ``if``, every operand of ``and`` and ``or`` and every ``if`` of a comprehension in a part of ``cleaner/``,
runs all cases of tests/cases and all texts of the folders (files, or JSON Lines with "text" and, where it is not plain,
"format"), and lists what never had the value that it is there for: an ``or`` operand or a whole ``if`` that was never
true, an ``and`` operand or a comprehension's ``if`` that was never false. Without it the same would have come out. What
was never asked at all is told apart. A condition that keeps another from failing is listed as well: look before you
delete. One pass, at about three times the usual cost; ``--select ENC`` runs the rules of one family alone.
"""

from __future__ import annotations

import argparse
import ast
import importlib.abc
import importlib.util
import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from types import CodeType
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "cleaner"
CASES = ROOT / "tests" / "cases"
ENDINGS = {".md": "markdown", ".mdx": "markdown", ".rst": "rst", ".adoc": "asciidoc", ".html": "html"}
MAX_TEXT = 60_000  # code points; longer ones say nothing more and cost much

Place = tuple[str, int, int]  # file, line, column
WATCHED: dict[Place, bool] = {}  # the value for which the condition is there
SEEN: dict[Place, set[bool]] = {}


class Text(NamedTuple):
    """A text to run, and the settings and learned lines of its case."""

    format: str
    text: str
    case: Any = None


class Watch(ast.NodeTransformer):
    """Puts every condition of a module into a call that notes its value."""

    def __init__(self, name: str) -> None:
        self._name = name

    def _noted(self, node: ast.expr, decides: bool) -> ast.expr:
        place = (self._name, node.lineno, node.col_offset)
        WATCHED[place] = decides
        arguments = [ast.Constant(place), node]
        call = ast.Call(ast.Name("__noted__", ast.Load()), arguments, [])
        return ast.copy_location(call, node)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        self.generic_visit(node)
        decides = isinstance(node.op, ast.Or)
        node.values = [self._noted(value, decides) for value in node.values]
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.test, ast.BoolOp) or isinstance(node.test.op, ast.And):
            node.test = self._noted(node.test, True)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.ifs = [test if isinstance(test, ast.BoolOp) else self._noted(test, False) for test in node.ifs]
        return node


def noted(place: Place, value: Any) -> Any:
    SEEN.setdefault(place, set()).add(bool(value))
    return value


class Loader(importlib.abc.SourceLoader):
    """Loads a module of the house with its conditions watched."""

    def __init__(self, path: str) -> None:
        self._path = path

    def get_filename(self, fullname: str) -> str:
        return self._path

    def get_data(self, path: str) -> bytes:
        return Path(path).read_bytes()

    def get_code(self, fullname: str) -> CodeType:
        tree = ast.parse(self.get_data(self._path))
        tree = ast.fix_missing_locations(Watch(Path(self._path).relative_to(ROOT).as_posix()).visit(tree))
        return compile(tree, self._path, "exec")

    def exec_module(self, module: Any) -> None:
        module.__dict__["__noted__"] = noted
        super().exec_module(module)


class Finder(importlib.abc.MetaPathFinder):
    """Finds the modules below a part of the house."""

    def __init__(self, part: str) -> None:
        self._part = HOUSE / part

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> Any:
        if not fullname.startswith("cleaner."):
            return None
        file = ROOT / (fullname.replace(".", "/") + ".py")
        if not file.is_file() or not file.is_relative_to(self._part):
            return None
        return importlib.util.spec_from_file_location(fullname, file, loader=Loader(str(file)))


def texts_of(folder: Path) -> Iterator[Text]:
    """The texts of a folder, or of a file of JSON Lines."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
        if path.suffix in (".jsonl",):
            for line in path.read_text(encoding="utf-8").split("\n"):
                row = json.loads(line) if line else {}
                if row.get("text"):
                    yield Text(row.get("format", "plain"), row["text"][:MAX_TEXT])
        elif path.is_file() and path.suffix in (".txt", *ENDINGS):
            try:
                yield Text(ENDINGS.get(path.suffix, "plain"), path.read_text(encoding="utf-8")[:MAX_TEXT])
            except UnicodeDecodeError:
                continue


def texts_of_cases() -> Iterator[Text]:
    sys.path.insert(0, str(ROOT / "tests"))
    from cases_file import read_cases

    for path in sorted(CASES.glob("*.txt")):
        yield from (Text(case.format, case.input, case) for case in read_cases(path))


def run(texts: Sequence[Text], part: str, select: tuple[str, ...]) -> tuple[dict[Place, bool], dict[Place, set[bool]]]:
    """What each condition was, over the texts."""
    sys.meta_path.insert(0, Finder(part))
    from cleaner import Settings, Surroundings, clean
    from cleaner.furniture.keys import key

    for text in texts:
        learned = {line if "*" in line else key(line): 9 for line in text.case.learned} if text.case else {}
        settings = text.case.settings if text.case else Settings()
        settings = settings._replace(select=select) if select else settings
        clean(text.text, format=text.format, settings=settings, surroundings=Surroundings(lines=learned))
    return WATCHED, SEEN


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--part", default="rules", help="folder or file below cleaner/")
    parser.add_argument("--select", action="append", default=[], help="codes of the rules to run, or their beginnings")
    parser.add_argument("--jobs", type=int, default=1)
    chosen = parser.parse_args()
    texts = [*texts_of_cases(), *(text for folder in chosen.folders for text in texts_of(folder))]
    watched: dict[Place, bool] = {}
    seen: dict[Place, set[bool]] = {}
    with ProcessPoolExecutor(chosen.jobs) as pool:
        shares = [texts[number :: 4 * chosen.jobs] for number in range(4 * chosen.jobs)]
        for found, values in pool.map(run, shares, repeat(chosen.part), repeat(tuple(chosen.select))):
            watched |= found
            for place, were in values.items():
                seen.setdefault(place, set()).update(were)
    idle = [place for place, decides in sorted(watched.items()) if decides not in seen.get(place, set())]
    for place in idle:
        name, line, column = place
        written = (ROOT / name).read_text(encoding="utf-8").split("\n")[line - 1].strip()
        print(f"{name}:{line}:{column + 1} {'never decides' if place in seen else 'never asked'}: {written}")
    print(f"{len(idle)} of {len(watched)} conditions are noticed by none of {len(texts)} texts")


if __name__ == "__main__":
    main()
