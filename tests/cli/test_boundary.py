import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from claimcheck.cli import boundary, main, stages
from tests.cli.fakes import FakeStages

PYTHON = [sys.executable, "-m", "claimcheck"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["frobnicate"], "No such command 'frobnicate': see `claimcheck --help`"),
        (["report"], "Missing argument 'PATH': see `claimcheck report --help`"),
        (["report", "a", "--zz"], "No such option: --zz: see `claimcheck report --help`"),
        (["report", "a", "-o"], "Option '-o' requires an argument: see `claimcheck --help`"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.err == f"claimcheck: {message}\n"
    assert printed.out == ""


@pytest.mark.parametrize("option", [["--format", "pdf"], ["--attributor", "oracle"]])
def test_wrong_choices_name_the_right_ones(
    capsys: pytest.CaptureFixture[str], option: list[str]
) -> None:
    assert main(["report", "a", *option]) == 2
    printed = capsys.readouterr().err
    assert printed.count("\n") == 1
    assert ("'jsonl'" in printed) or ("'rules'" in printed)


def test_without_a_command_the_help_is_shown_and_nothing_done(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "claimcheck demo" in printed.err


def test_help_teaches(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ([], ["report"], ["demo"], ["explain"]):
        assert main([*command, "--help"]) == 0
        assert max(map(len, capsys.readouterr().out.splitlines())) <= 80
    main(["report", "--help"])
    printed = capsys.readouterr().out
    assert "claimcheck report articles/ --format csv -o claims.csv\n" in printed
    assert "  1  a finding asked for with --fail-on was raised\n" in printed


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("claimcheck ")


def test_an_error_nobody_foresaw_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(stages, "open_pages", broken)
    assert main(["report", "a"]) == 2
    assert capsys.readouterr().err.startswith("claimcheck: internal error (ZeroDivisionError at ")


def test_an_interrupt_is_quiet(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(boundary, "app", interrupted)
    assert main(["report", "a"]) == 130
    assert capsys.readouterr().err == ""


def test_an_unwritable_file_is_one_line_and_nothing_is_read(
    fake: FakeStages, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "missing" / "out.csv"
    assert main(["report", "a", "-o", str(target)]) == 2
    expected = f"claimcheck: {target}: cannot write: No such file or directory\n"
    assert capsys.readouterr().err == expected
    assert fake.reported == []


@pytest.mark.usefixtures("fake")
def test_warnings_of_libraries_stay_quiet(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def warned(*_: object) -> object:
        warnings.warn("deprecated", DeprecationWarning, stacklevel=1)
        return iter([])

    monkeypatch.setattr(sys, "warnoptions", [])
    monkeypatch.setattr(stages, "open_pages", warned)
    assert main(["report", "a"]) == 2
    assert "deprecated" not in capsys.readouterr().err


def test_a_reader_that_left_is_no_error_to_talk_about() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*PYTHON, "explain"], stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PYTHON, "explain"], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        b"claimcheck: standard output: cannot write: No space left on device"
    ]


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["explain"], ["report", "-h"]])
def test_nothing_heavy_is_loaded_to_say_a_few_words(arguments: list[str]) -> None:
    code = (
        "import sys; from claimcheck.cli import main; status = main(sys.argv[1:]);"
        "heavy = {'spacy', 'torch', 'trafilatura', 'httpx', 'py3langid', 'rich'};"
        "print(heavy & set(sys.modules), file=sys.stderr); sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr.strip()) == (0, b"set()")


def test_completion_is_offered() -> None:
    environment = {**os.environ, "_CLAIMCHECK_COMPLETE": "complete_bash"}
    environment |= {"COMP_WORDS": "claimcheck re", "COMP_CWORD": "1"}
    done = subprocess.run(
        PYTHON, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.split() == ["report"]
