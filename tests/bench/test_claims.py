"""Verdicts on claims are counted, and told apart from those on words that changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.bench.__main__ import main
from claimcheck.bench.claims import digest, read_claims
from claimcheck.records import Article

TEXT = "Reed said the quay was shut."


@pytest.fixture
def sheet(tmp_path: Path) -> list[str]:
    """Two claims read, of which the program still makes one, and the file with the text."""
    rows = [
        {"spans": [[10, 27]], "text": digest("the quay was shut"), "alone": True},
        {"spans": [[10, 27]], "text": digest("the pier was shut"), "alone": False},
    ]
    claims = [{**row, "faithful": row["alone"], "modality": True} for row in rows]
    entry = {"sha256": Article(text=TEXT).id, "claims": claims}
    (tmp_path / "sheet.jsonl").write_text(json.dumps(entry) + "\n")
    (tmp_path / "texts.jsonl").write_text(json.dumps({"text": TEXT}) + "\n")
    return [str(tmp_path / "sheet.jsonl"), str(tmp_path / "texts.jsonl")]


def test_all_that_were_read_and_those_that_stand(
    sheet: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--attributor", "rules", "claims", *sheet]) == 0
    lines = capsys.readouterr().out.splitlines()[1:]
    assert lines[0] == "2 claims of 1 articles"
    assert [line.split()[:2] for line in lines[1:4]] == [
        ["alone", "0.500"],
        ["faithful", "0.500"],
        ["modality", "1.000"],
    ]
    assert lines[4] == "of them said in the same words now: 1"
    assert lines[5].split()[:2] == ["alone", "1.000"]


def test_a_text_that_was_not_given(sheet: list[str], tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").write_text("")
    with pytest.raises(LookupError, match="no text with digest"):
        read_claims(Path(sheet[0]), [Path(sheet[1])])
