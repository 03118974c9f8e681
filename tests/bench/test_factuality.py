"""Certainty corpora are read with the right predicate, and nearness is what it says."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from claimcheck.bench.factuality import (
    is_held_out,
    judge_certainty,
    nearness,
    read_factuality,
    read_hedging,
    read_science,
)
from claimcheck.engine.certainty import CertaintyReader
from claimcheck.hub import find_model

ROWS = [
    {"text": "The quay may fall .", "targets": [{"span1": [3, 4], "label": 0.5}]},
    {
        "text": "Reed left and slept .",
        "targets": [{"span1": [1, 2], "label": 3.0}, {"span1": [3, 4], "label": 2.0}],
    },
]


@pytest.fixture
def events(tmp_path: Path) -> Path:
    path = tmp_path / "dev.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(json.dumps(r) for r in ROWS).encode()))
    return path


def test_the_predicate_is_marked(events: Path) -> None:
    rated = read_factuality(events)
    words = [r.marked.text[r.marked.predicate.low : r.marked.predicate.high] for r in rated]
    assert words == ["fall", "left", "slept"]
    assert [r.group for r in rated] == [0, 1, 1]


def test_nearness(events: Path) -> None:
    rated = read_factuality(events)
    near = nearness(rated, [1.0, 3.0, 2.0])
    assert near.error.value == pytest.approx(0.5 / 3)
    assert near.error.low <= near.error.value <= near.error.high
    assert str(near).startswith("3 items, MAE 0.167")


def test_findings_of_one_split(tmp_path: Path) -> None:
    rows = [
        {"finding": "It may help .", "sentence-level-certainty": 3.0, "split": "train"},
        {"finding": "It helps .", "sentence-level-certainty": 6.0, "split": "val"},
    ]
    path = tmp_path / "science.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows))
    assert [r.label for r in read_science(path, "val")] == [6.0]


def test_hedging_is_read_from_both_files(tmp_path: Path) -> None:
    for name, lines in (("certain", "It fell .\n\nIt rose .\n"), ("uncertain", "It may fall .\n")):
        (tmp_path / f"train_{name}.txt.gz").write_bytes(gzip.compress(lines.encode()))
    found = read_hedging(tmp_path)
    assert [(r.marked.text, r.label) for r in found] == [
        ("It fell .", 0.0),
        ("It rose .", 0.0),
        ("It may fall .", 1.0),
    ]
    assert [is_held_out(r) for r in found] == [True, False, True]


def test_the_model_is_judged_on_what_lies_there(tmp_path: Path) -> None:
    folder = tmp_path / "uw"
    folder.mkdir()
    lines = "\n".join(json.dumps(row) for row in ROWS)
    (folder / "dev.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    hedging = tmp_path / "wikiweasel"
    hedging.mkdir()
    for name, line in (("certain", "It fell ."), ("uncertain", "Some say it may possibly fall .")):
        (hedging / f"train_{name}.txt.gz").write_bytes(gzip.compress(f"{line}\n".encode()))
    reader = CertaintyReader.load(find_model("certainty").path)
    near, hedged = judge_certainty(tmp_path, reader).splitlines()
    assert near.startswith("uw: 3 items, MAE ")
    assert hedged.startswith("wikiweasel: 2 items, P 1.000 R 1.000")
    with pytest.raises(FileNotFoundError, match="none of uw"):
        judge_certainty(hedging, reader)
