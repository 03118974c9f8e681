"""`python -m claimcheck.bench checkworthy` reads both tables and scores model and rule."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from claimcheck.bench.__main__ import main
from claimcheck.bench.worth import (
    Scored,
    average_precision,
    best_threshold,
    counts_from,
    interval,
)
from claimcheck.bench.worth_cases import read_labelled

OURS = (
    "# comment\n"
    "part\tkind\tlabel\tsentence\tcomment\n"
    "dev\tfigure\tyes\tUnemployment rose to 9 percent last year.\t\n"
    "test\tgreeting\tno\tGood evening.\t\n"
    'test\tfigure\tyes\tThe "Heron" lost $4 million.\t\n'
)
CHECKTHAT = (
    'Sentence_id\tText\tclass_label\n7\t"We call it ""reform."""\tNo\n9\tTaxes doubled.\tYes\n'
)


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "news.tsv"
    path.write_text(OURS, encoding="utf-8")
    return path


@pytest.fixture
def checkthat(tmp_path: Path) -> Path:
    path = tmp_path / "dev.tsv.gz"
    path.write_bytes(gzip.compress(CHECKTHAT.encode()))
    return path


def scored(*rows: tuple[bool, float]) -> list[Scored]:
    return [Scored(worthy=worthy, score=score) for worthy, score in rows]


def test_our_sheet_keeps_its_quotation_marks(ours: Path) -> None:
    found = read_labelled(ours)
    assert [(one.worthy, one.part, one.kind) for one in found] == [
        (True, "dev", "figure"),
        (False, "test", "greeting"),
        (True, "test", "figure"),
    ]
    assert found[2].sentence == 'The "Heron" lost $4 million.'


def test_checkthat_doubles_its_quotation_marks(checkthat: Path) -> None:
    found = read_labelled(checkthat)
    assert [(one.sentence, one.worthy, one.number) for one in found] == [
        ('We call it "reform."', False, 7),
        ("Taxes doubled.", True, 9),
    ]


def test_average_precision_is_the_mean_over_the_worthy() -> None:
    found = scored((True, 0.9), (False, 0.8), (True, 0.7), (False, 0.1))
    assert average_precision(found) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision(scored((False, 0.5))) == 0


def test_equal_scores_have_no_order() -> None:
    rows = ((True, 0.5), (False, 0.5), (False, 0.5), (True, 0.5))
    assert average_precision(scored(*rows)) == average_precision(scored(*rows[::-1])) == 0.5


def test_the_threshold_of_the_highest_f1() -> None:
    found = scored((True, 0.9), (True, 0.4), (False, 0.3), (False, 0.2))
    assert best_threshold(found) == 0.4
    assert counts_from(found, 0.4).f1 == 1
    assert counts_from(found, 0.5).recall == 0.5


def test_an_interval_holds_its_value() -> None:
    found = interval(scored(*[(True, 0.9), (False, 0.8), (True, 0.2)] * 9), average_precision)
    assert 0 < found.low < found.value < found.high < 1


def test_model_and_rule_stand_beside_each_other(
    ours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--attributor", "rules", "checkworthy", str(ours)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "3 sentences, 2 worth checking"
    assert lines[2].startswith("model  F1 1.000 [")
    assert lines[3].startswith("rule   F1 ")
    assert lines[4].startswith("figure        2 of  2 right")
    assert lines[-1].startswith("signature: data:news.tsv sha256:")


def test_one_part_alone(ours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--attributor", "rules", "checkworthy", str(ours), "--part", "dev"]) == 0
    assert "1 sentences, 1 worth checking" in capsys.readouterr().out


def test_debates_have_no_kinds(checkthat: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--attributor", "rules", "checkworthy", str(checkthat)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[0] for line in lines[2:]] == ["model", "rule", "signature:"]


@pytest.mark.parametrize(("content", "part"), [(OURS, "none"), ("a\tb\n1\t2\n", "dev")])
def test_a_table_without_such_sentences_is_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, part: str
) -> None:
    path = tmp_path / "some.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["--attributor", "rules", "checkworthy", str(path), "--part", part])
    assert "no " in capsys.readouterr().err
