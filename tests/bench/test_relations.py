"""Pairs of sentences: relations, flags with their side, kinds."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from claimcheck.bench.__main__ import main
from claimcheck.bench.bootstrap import interval
from claimcheck.bench.relations import (
    ask,
    look_up,
    read_answers,
    read_pairs,
    report,
    signature,
)
from claimcheck.records import Flag, Reason, Verdict
from tests.test_architecture import ROOT

DATA = ROOT / "benchmarks" / "data" / "relations"
SHUT = {"a": "The quay is shut, Reed said.", "b": "The quay is shut."}
DROPPED = [{"flag": "attribution_dropped", "without": "b"}]
ROWS: list[dict[str, Any]] = [
    {"id": "r1", **SHUT, "relation": "agrees", "flags": DROPPED, "kind": "dropped"},
    {"id": "r2", "a": "It fell.", "b": "It rose.", "relation": "contradicts", "flags": [],
     "kind": "antonym"},
    {"id": "r3", "a": "Six fell.", "b": "Two fell.", "relation": "differs", "flags": [],
     "kind": "figure"},
    {"id": "r4", "a": "Six fell.", "b": "6 fell.", "relation": "agrees", "flags": [],
     "kind": "figure"},
]  # fmt: skip


def write(path: Path, *rows: Mapping[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write(tmp_path / "gold.jsonl", *ROWS)


def verdict(a: str, b: str) -> Verdict:
    """Agrees throughout, and thinks that the first has dropped the attribution."""
    flags = (Flag(name="attribution_dropped", without="this" if "said" in a + b else "other"),)
    return Verdict(relation="agrees", score=1.0, flags=flags, reason=Reason(decided_by="model"))


def test_the_side_of_a_flag_counts(gold: Path) -> None:
    pairs = read_pairs(gold)
    assert pairs[0].gold.flags == (Flag(name="attribution_dropped", without="other"),)
    judged = ask(pairs, verdict)
    assert [one.right for one in judged] == [True, False, False, True]
    assert [one.counts().predicted for one in judged] == [1, 1, 1, 1]
    assert sum(one.counts().right for one in judged) == 0
    assert judged[0].counts("hedge_dropped").gold == 0


def test_the_report(gold: Path) -> None:
    lines = report(ask(read_pairs(gold), verdict)).splitlines()
    assert lines[0].startswith("relation accuracy 0.500 [")
    assert lines[0].endswith("(4 pairs)")
    assert lines[1] == "always agrees 0.500"
    assert "  agrees               P 0.500 R 1.000 F1 0.667 (2 in gold, 4 found)" in lines
    assert "  figure               1 of 2" in lines
    assert any(line.startswith("flags F1 0.000") for line in lines)
    assert lines[-1] == "gold taken for: contradicts>agrees 1, differs>agrees 1"


def test_the_golds_own_answers_are_all_right(gold: Path) -> None:
    judged = look_up(read_pairs(gold), read_answers(gold))
    lines = report(judged).splitlines()
    assert lines[0] == "relation accuracy 1.000 [1.000, 1.000] (4 pairs)"
    assert lines[-1] == "gold taken for: nothing else"


def test_an_interval_holds_its_figure() -> None:
    found = interval([0, 0, 0, 1, 1, 1, 1, 1], lambda some: sum(some) / len(some))
    assert found.low < found.value == 0.625 < found.high


def test_the_command(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = {"relation": "agrees", "flags": DROPPED, "score": 0.9}
    answers = write(tmp_path / "answers.jsonl", *({"id": row["id"], **answer} for row in ROWS))
    arguments = ["--attributor", "rules", "relations", str(gold), "--answers", str(answers)]
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    assert signature(gold) in printed
    assert "flags F1 0.400" in printed


def test_a_pair_without_an_answer(
    gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = write(tmp_path / "answers.jsonl", {"id": "r1", "relation": "agrees", "flags": []})
    with pytest.raises(SystemExit):
        main(["--attributor", "rules", "relations", str(gold), "--answers", str(answers)])
    assert "no answer for pair r2" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"id": "r1", "relation": "agrees"}, "a line without flags"),
        ({"id": "r1", "relation": "concurs", "flags": []}, "r1 has relation concurs"),
    ],
)
def test_a_line_that_is_not_an_answer(row: dict[str, Any], complaint: str, tmp_path: Path) -> None:
    with pytest.raises(LookupError, match=complaint):
        read_answers(write(tmp_path / "answers.jsonl", row))


def test_a_file_without_pairs(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="no pairs"):
        read_pairs(write(tmp_path / "gold.jsonl"))


def test_agreement_takes_a_flag_and_its_side_as_one_label(
    gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = {"id": "r1", "relation": "agrees", "flags": [{**DROPPED[0], "without": "a"}]}
    alike = ({"id": r["id"], "relation": r["relation"], "flags": []} for r in ROWS[1:3])
    second = write(tmp_path / "second.jsonl", other, *alike)
    assert main(["--attributor", "rules", "relations-agreement", str(second), str(gold)]) == 0
    lines = capsys.readouterr().out.splitlines()[1:]
    assert lines[:2] == ["3 pairs", "relation             kappa 1.000"]
    assert lines[2] == "attribution_dropped  kappa 0.400 (1, 1)"
    assert lines[3] == "hedge_dropped        kappa 1.000 (0, 0)"


@pytest.mark.parametrize("name", ["relations", "links"])
def test_the_guide_states_the_digest_of_the_test_part(name: str) -> None:
    folder = ROOT / "benchmarks" / "data" / name
    digest = hashlib.sha256((folder / "test.jsonl").read_bytes()).hexdigest()
    assert digest in (folder / "guide.md").read_text(encoding="utf-8")


def test_the_bundled_pairs_keep_to_their_guide() -> None:
    parts = {name: read_pairs(DATA / f"{name}.jsonl") for name in ("dev", "test")}
    pairs = parts["dev"] + parts["test"]
    assert len({pair.id for pair in pairs}) == len(pairs) == 552
    kinds = {name: Counter(pair.kind for pair in part) for name, part in parts.items()}
    assert all(abs(kinds["dev"][kind] - kinds["test"][kind]) <= 1 for kind in kinds["dev"])
    for pair in pairs:
        names = {flag.name for flag in pair.gold.flags}
        if pair.gold.relation == "unrelated":
            assert not names, pair.id
        if pair.gold.relation == "contradicts":
            assert not names & {"attribution_dropped", "hedge_dropped"}, pair.id
        for flag in pair.gold.flags:
            sided = flag.name in {"attribution_dropped", "hedge_dropped"}
            assert (flag.without is not None) == sided, pair.id
