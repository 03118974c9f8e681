"""Agreement of two annotators."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.bench.__main__ import main
from claimcheck.bench.agreement import agree, kappa
from claimcheck.bench.chains import read_chains
from tests.bench.test_chains import CLAIMED, SAID, SPEAKERS, TEXT


def write(path: Path, *rows: dict[str, object]) -> Path:
    entry = {"id": "p1", "text": TEXT, "speakers": SPEAKERS, "attributions": rows}
    path.write_text(json.dumps(entry) + "\n")
    return path


def test_kappa() -> None:
    assert kappa(["a", "a", "b", "b"], ["a", "a", "b", "a"]) == pytest.approx(0.5)
    assert kappa(["a", "a"], ["a", "a"]) == 1.0
    assert kappa([], []) == 0.0


def test_agreement_is_over_what_both_found(tmp_path: Path) -> None:
    first = read_chains(write(tmp_path / "a.jsonl", SAID, CLAIMED))
    other = {**CLAIMED, "stance": "neutral", "speakers": ["s1"], "parent": None}
    second = read_chains(write(tmp_path / "b.jsonl", SAID, other))
    found = agree(first, second)
    assert (found.found.right, found.nested.gold, found.nested.predicted) == (2, 1, 0)
    assert found.speakers == 0.5
    assert found.kappa["act"] == 1.0
    assert found.kappa["stance"] < 1.0


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(write(tmp_path / "a.jsonl", SAID, CLAIMED))
    assert main(["--attributor", "rules", "agreement", path, path]) == 0
    assert "attributions     F1 1.000 (2, 2)" in capsys.readouterr().out
