import pytest

from claimcheck.cli import main
from claimcheck.lexicon.findings import codes


def test_all_codes_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2] == "CC103  warning  secondhand"
    assert [line.split()[0] for line in lines] == list(codes())


def test_a_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "cc103"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("CC103 secondhand (warning)\n\nThe claim reached the article")
    assert "\n\nWhat to do: Find what the first speaker said" in printed
    assert max(map(len, printed.splitlines())) <= 80


def test_a_prefix_explains_all_that_begin_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "CC2", "CC101"]) == 0
    titles = [line for line in capsys.readouterr().out.splitlines() if line.startswith("CC")]
    assert [title.split()[0] for title in titles] == ["CC101", "CC201", "CC202", "CC204"]


def test_an_unknown_code_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "CC777"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "claimcheck: no finding has the code 'CC777': see `claimcheck explain`\n"
