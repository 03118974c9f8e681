"""Promises about the package as a whole: what it exports, ships, and loads."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.metadata import entry_points, version
from importlib.resources import files
from pathlib import Path

import pytest

import claimcheck

ROOT = Path(__file__).resolve().parent.parent
# What takes seconds to import, or memory that somebody who asks for help does not owe us.
HEAVY = {
    "datasets",
    "fastwarc",
    "lancedb",
    "onnxruntime",
    "sentence_transformers",
    "spacy",
    "thinc",
    "torch",
    "trafilatura",
    "transformers",
}
EXAMPLES = sorted(
    (path for path in files("claimcheck.cli").joinpath("examples").iterdir()),
    key=lambda path: path.name,
)


def python(code: str) -> str:
    """What `code` prints in an interpreter of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return done.stdout


def help_of(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", *command, "--help"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return done.stdout


def loaded_after(code: str) -> set[str]:
    """The top-level modules that `code` leaves loaded."""
    printed = python(f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))")
    return {module.partition(".")[0] for module in json.loads(printed.splitlines()[-1])}


def documented_commands() -> set[str]:
    """The commands that README's indented examples, its console and its inline code call."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return set(re.findall(r"(?:^ {4}|^\$ |`)claimcheck ([a-z]+)\b", readme, flags=re.MULTILINE))


def test_importing_claimcheck_loads_nothing_heavy() -> None:
    assert loaded_after("import claimcheck") & HEAVY == set()


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import contextlib, sys\n"
        "from claimcheck.__main__ import main\n"
        "sys.argv = ['claimcheck', '--help']\n"
        "with contextlib.suppress(SystemExit):\n"
        "    main()\n"
    )
    assert loaded_after(code) & HEAVY == set()


def test_loaded_after_would_notice() -> None:
    assert "wave" in loaded_after("import wave")


def test_exports_are_sorted_and_there() -> None:
    assert list(claimcheck.__all__) == sorted(claimcheck.__all__)
    assert [name for name in claimcheck.__all__ if not hasattr(claimcheck, name)] == []


def test_a_star_import_brings_what_is_exported() -> None:
    printed = python("from claimcheck import *\nprint(*sorted(set(dir())))")
    assert set(claimcheck.__all__) <= set(printed.split()) | {"__version__"}


def test_the_version_is_the_installed_one() -> None:
    assert claimcheck.__version__ == version("claimcheck-news")


def test_the_command_is_installed() -> None:
    (command,) = entry_points(group="console_scripts", name="claimcheck")
    assert command.value == "claimcheck.__main__:main"
    assert callable(command.load())


def test_readme_documents_every_command() -> None:
    listed = help_of().partition("Commands:")[2]
    commands = set(re.findall(r"^  ([a-z]+)\b", listed, flags=re.MULTILINE))
    assert commands
    assert documented_commands() == commands


@pytest.mark.parametrize("command", sorted(documented_commands()))
def test_documented_commands_have_help(command: str) -> None:
    assert f"claimcheck {command}" in help_of(command)


def test_the_package_is_typed() -> None:
    assert files("claimcheck").joinpath("py.typed").is_file()


def test_three_examples_are_shipped() -> None:
    assert [example.name for example in EXAMPLES] == [
        "1_lantern_wire.txt",
        "2_harbour_ledger.txt",
        "3_northgate_courier.txt",
    ]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_examples_are_plain_short_text(example: Path) -> None:
    text = example.read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text
    assert [line for line in text.splitlines() if line != line.strip()] == []
    assert 180 <= len(text.split()) <= 350


def test_one_example_has_paragraphs_that_stand_twice() -> None:
    lines = [line for line in EXAMPLES[0].read_text(encoding="utf-8").splitlines() if line]
    assert len(lines) - len(set(lines)) == 2
