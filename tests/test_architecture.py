"""The rules of the house, as far as a machine can hold them."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest
from importlinter.application.use_cases import lint_imports
from importlinter.configuration import configure

ROOT = Path(__file__).resolve().parent.parent
MAX_LINES = 300
MAX_BODY = 40
# One idea each, and longer than a screenful of screens for a reason.
MACHINE = re.compile(r"(?<![\w.:/])/(?:home|Users|root|work)/\w|[A-Z]:\\Users\\")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def project_files() -> tuple[Path, ...]:
    """Every file of the project: what lies here and git does not ignore."""
    patterns = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    ignored = [".git", *(pattern.rstrip("/") for pattern in patterns)]
    return tuple(_walk(ROOT, ignored))


def _walk(folder: Path, ignored: list[str]) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if any(fnmatch(path.name, pattern) for pattern in ignored):
            continue
        if path.is_dir():
            yield from _walk(path, ignored)
        else:
            yield path


def python_files() -> list[Path]:
    return [path for path in project_files() if path.suffix == ".py"]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def body_lines(function: Function) -> int:
    """Lines from the first statement after the docstring to the last."""
    has_docstring = ast.get_docstring(function) is not None
    body = function.body[1:] if has_docstring else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def machine_paths(text: str) -> list[str]:
    return [found.group() for found in MACHINE.finditer(text)]


def test_imports_point_down_and_stages_never_meet(capsys: pytest.CaptureFixture[str]) -> None:
    configure()
    kept = lint_imports(str(ROOT / "pyproject.toml"), cache_dir=None, no_logo=True)
    assert kept, capsys.readouterr().out


def test_every_folder_of_the_package_and_the_tests_is_a_package() -> None:
    folders = {path.parent for path in python_files() if name(path).startswith(("claim", "tests"))}
    assert [name(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_files_are_short() -> None:
    lengths = {
        name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()
    }
    too_long = {file: n for file, n in lengths.items() if n > MAX_LINES}
    assert too_long == {}


def test_functions_are_short() -> None:
    too_long = {
        f"{name(path)}:{node.lineno} {node.name}": body_lines(node)
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, Function) and body_lines(node) > MAX_BODY
    }
    assert too_long == {}


def test_body_lines_leave_the_docstring_out() -> None:
    module = ast.parse('def f():\n    """One.\n\n    Two.\n    """\n    a = 1\n\n    return a\n')
    function = module.body[0]
    assert isinstance(function, ast.FunctionDef)
    assert body_lines(function) == 3


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    found = {}
    for path in project_files():
        text = path.read_text(encoding="utf-8", errors="replace")
        if paths := machine_paths(text):
            found[name(path)] = paths
    assert found == {}


@pytest.mark.parametrize("folder", ["home", "Users", "root", "work"])
def test_machine_paths_are_recognised(folder: str) -> None:
    assert machine_paths(f"see /{folder}/ada/notes") == [f"/{folder}/a"]
    assert machine_paths(f"https://example.org/{folder}/ada") == []


TABLES = sorted((ROOT / "claimcheck" / "lexicon").glob("*.tsv"))


def test_there_are_tables() -> None:
    assert TABLES


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_tables_are_well_formed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    header, *rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    assert text.startswith("#"), "a table opens with a comment on what it is"
    assert text.endswith("\n")
    assert header[-1] == "comment"
    assert len(set(header)) == len(header)
    assert rows
    for row in rows:
        assert len(row) <= len(header), row
        assert row[0], row
        assert [cell.strip() for cell in row] == row


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_tables_say_nothing_twice(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    header, *rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    keys = [tuple(row[: len(header) - 1]) for row in rows]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []
