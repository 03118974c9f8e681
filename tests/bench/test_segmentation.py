from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from claimcheck.bench.__main__ import main
from claimcheck.bench.segmentation import f1, judge_propositions, matched, read_rated
from claimcheck.records import Span

TEXT = "Berg led talks and left."
TOKENS = [("Berg", 0), ("led", 5), ("talks", 9), ("and", 15), ("left", 19), (".", 23)]


def row(*responses: list[list[int]] | None, reference: bool = True) -> str:
    tokens = [{"text": t, "character_offset_of_token_in_sentence": o} for t, o in TOKENS]
    rated = [
        {
            "propositions": None if one is None else [{"token_indices": i} for i in one],
            "is_reference_response": reference and number == 0,
        }
        for number, one in enumerate(responses)
    ]
    return json.dumps({"sentence": TEXT, "tokens": tokens, "responses": rated})


@pytest.fixture
def rated(tmp_path: Path) -> Path:
    path = tmp_path / "rated.jsonl.gz"
    lines = [row([[0, 1, 2], [0, 4]], [[0, 1, 2]]), row([[0, 4]], None), row([], reference=False)]
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("\n".join(lines))
    return path


def test_propositions_match_once_from_four_fifths_on() -> None:
    five, four, three = frozenset(range(5)), frozenset(range(4)), frozenset(range(3))
    assert matched([four], [five]).right == 1
    assert matched([three], [five]).right == 0
    assert matched([four, five], [five]).right == 1
    assert matched([frozenset()], [frozenset()]).right == 0


def test_sentences_without_a_reference_are_left_out(rated: Path) -> None:
    assert len(read_rated(rated)) == 2
    assert len(read_rated(rated, half="odd")) == 1
    assert read_rated(rated, half="even")[0].others == ((),)


def test_a_file_without_references_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rated.jsonl"
    path.write_text(row([], reference=False), encoding="utf-8")
    with pytest.raises(LookupError, match="no sentence has a reference"):
        read_rated(path)


def test_the_table(rated: Path) -> None:
    def split(text: str) -> list[list[Span]]:
        return [[Span(start=0, end=4), Span(start=19, end=len(text) - 1)], []]

    table = judge_propositions(read_rated(rated), {"mine": split}).splitlines()
    assert table[0] == "2 sentences, 3 propositions"
    assert table[1].startswith("mine       P 1.000 R 0.667 F1 0.800")
    assert table[2].startswith("sentence   P 0.000")
    assert table[3].startswith("raters     P 1.000 R 0.333")


def test_the_interval_holds_the_figure() -> None:
    counts = [matched([frozenset({1})], [frozenset({1})]), matched([], [frozenset({1})])]
    interval = f1(counts)
    assert interval.low <= interval.value <= interval.high


def test_the_task_runs(rated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["propositions", str(rated)]) == 0
    lines = capsys.readouterr().out.splitlines()
    names = [line.split(" P ")[0].strip() for line in lines[2:]]
    assert names == ["atomic", "claim", "sentence", "raters"]
