"""Certainty corpora are read with the right predicate, and nearness is what it says."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from claimcheck.bench.factuality import nearness, read_factuality, read_science

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
