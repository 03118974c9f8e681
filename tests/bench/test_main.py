"""`python -m claimcheck.bench` scores the whole pipeline on a folder of PolNeAR's form."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.bench.__main__ import main
from tests.bench.test_polnear import folder

__all__ = ["folder"]  # a fixture


def test_the_table_names_every_measure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "1 articles, attributor rules, outermost attributions, one-to-one"
    measures = [line.split(" P ")[0].strip() for line in lines[1:]]
    assert measures == [
        "content", "content+source", "exact source", "exact cue", "exact content",
    ]  # fmt: skip


def test_a_folder_without_articles_is_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([str(tmp_path)])
    assert stopped.value.code == 2
    assert "no PolNeAR articles" in capsys.readouterr().err
