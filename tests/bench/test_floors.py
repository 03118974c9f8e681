"""A figure below its floor, or data that changed, is told."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from claimcheck.bench.__main__ import main
from claimcheck.bench.floors import sunk


def floors(folder: Path, least: float, digest: str | None = None) -> Path:
    data = folder / "gold.txt"
    data.write_text("gold")
    entry = {
        "command": "count gold.txt",
        "data": "gold.txt",
        "sha256": digest or hashlib.sha256(b"gold").hexdigest(),
        "floors": {"characters": least},
    }
    path = folder / "floors.json"
    path.write_text(json.dumps([entry]))
    return path


def count(path: Path) -> dict[str, float]:
    return {"characters": len(path.read_text())}


@pytest.mark.parametrize(("least", "below"), [(3.0, []), (4.0, []), (5.0, ["is below 5.0"])])
def test_what_sank(least: float, below: list[str], tmp_path: Path) -> None:
    found = sunk(floors(tmp_path, least), tmp_path, {"count": count})
    assert len(found) == len(below)
    assert all(part in line for part, line in zip(below, found, strict=True))


def test_other_data(tmp_path: Path) -> None:
    (line,) = sunk(floors(tmp_path, 3.0, "0" * 64), tmp_path, {"count": count})
    assert line.startswith("count gold.txt: gold.txt has digest ")


def test_no_figure_of_ours_has_sunk(capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(__file__).parents[2]
    assert main(["floors", str(root / "benchmarks" / "floors.json")]) == 0
    assert "no figure is below its floor" in capsys.readouterr().out


def test_a_sunken_figure_fails_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "benchmarks" / "gold.jsonl"
    data.parent.mkdir()
    row = {
        "source": [[0, 4]],
        "cue": [[5, 9]],
        "content": [[10, 27]],
        "speakers": [[0, 4]],
        "kind": "name",
        "parent": None,
        "act": "assertion",
        "stance": "neutral",
        "quote": "indirect",
        "certainty": {"value": "PS", "polarity": "+"},
    }
    text = "Reed said the quay was shut."
    data.write_text(json.dumps({"id": "1", "text": text, "attributions": [row]}) + "\n")
    entry = {
        "command": "chains gold.jsonl",
        "data": "benchmarks/gold.jsonl",
        "sha256": hashlib.sha256(data.read_bytes()).hexdigest(),
        "floors": {"found R": 1.0, "certainty": 0.5},
    }
    path = tmp_path / "benchmarks" / "floors.json"
    path.write_text(json.dumps([entry]))
    assert main(["floors", str(path)]) == 1
    assert capsys.readouterr().err == "chains gold.jsonl: certainty 0.0000 is below 0.5\n"
