"""`python -m claimcheck.bench` scores the whole pipeline on a folder of PolNeAR's form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.bench.__main__ import main
from claimcheck.records import Article
from tests.bench.test_polnear import folder

__all__ = ["folder"]  # a fixture


def test_the_table_names_every_measure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--attributor", "rules", "polnear", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("attributor rules")
    assert lines[1] == "1 articles, outermost attributions"
    measures = [line.split(" P ")[0].strip() for line in lines[2:]]
    assert measures[:5] == [
        "content", "content+source", "exact source", "exact cue", "exact content",
    ]  # fmt: skip


def test_a_folder_without_articles_is_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["polnear", str(tmp_path)])
    assert stopped.value.code == 2
    assert "no PolNeAR articles" in capsys.readouterr().err


SHEET_TEXT = "Reed said Olin claimed the quay was shut. She praised him."


@pytest.fixture
def sheet(tmp_path: Path) -> list[str]:
    """A sheet of one article, and the file with its text."""
    outer = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 40]]}
    inner = {"source": [[10, 14]], "cue": [[15, 22]], "content": [[23, 40]]}
    praise = {"source": [[42, 45]], "cue": [[46, 53]], "content": [[54, 57]]}
    rows = [
        {**outer, "act": "assertion", "parent": None},
        {**inner, "act": "assertion", "parent": 0},
        {**praise, "act": "attitude", "parent": None},
    ]
    entry = {"sha256": Article(text=SHEET_TEXT).id, "attributions": rows}
    (tmp_path / "sheet.jsonl").write_text(json.dumps(entry) + "\n")
    (tmp_path / "texts.jsonl").write_text(json.dumps({"text": SHEET_TEXT}) + "\n")
    return [str(tmp_path / "sheet.jsonl"), str(tmp_path / "texts.jsonl")]


def test_a_sheet_counts_nested_ones_and_leaves_praise_out(
    sheet: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--attributor", "rules", "sheet", *sheet]) == 0
    printed = capsys.readouterr().out
    assert "content         P 1.000 R 1.000" in printed
    assert "nested content  P 1.000 R 1.000 F1 1.000 (1 annotated)" in printed


def test_a_text_that_is_missing_is_told(
    sheet: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path(sheet[1]).write_text(json.dumps({"text": "Another."}) + "\n")
    with pytest.raises(SystemExit):
        main(["--attributor", "rules", "sheet", *sheet])
    assert "no text with digest" in capsys.readouterr().err


def test_speed_is_a_ratio(sheet: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--attributor", "rules", "speed", sheet[1]]) == 0
    assert "of the parse's" in capsys.readouterr().out
