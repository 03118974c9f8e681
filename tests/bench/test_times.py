from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.bench.__main__ import main
from claimcheck.bench.times import judge_times, read_times, time_table
from claimcheck.records import (
    Article,
    Certainty,
    Claim,
    ClaimCertainty,
    Page,
    Report,
    Span,
    When,
)

ROWS = (
    "# comment\n"
    "part\tgroup\tpublished\ttext\tpredicate\ttense\twhen\twords\tcomment\n"
    "dev\tweekday\t2026-03-13\tIt shut on Monday.\tshut\tpast\t2026-03-09\ton Monday\t\n"
    "dev\tnone\t\tIt shut on Monday.\tshut\tpast\t\ton Monday\t\n"
    "test\tname\t2026-03-13\tMonday Ltd shut.\tshut\tpast\t\t\t\n"
)


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "cases.tsv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def run(page: Page) -> Report:
    """A program that takes every Monday for the 9th and finds it wherever it stands."""
    start = page.text.index("Monday")
    claim = Claim(
        id="c1",
        text=page.text,
        spans=(Span(start=0, end=len(page.text)),),
        certainty=ClaimCertainty(chain=(), author=Certainty(value="CT")),
        time=When(tense="past", when="2026-03-09", span=Span(start=start, end=start + 6)),
    )
    return Report(article=Article(text=page.text), claims=(claim,))


def test_a_date_where_none_is_sure_is_wrong(cases: Path) -> None:
    results = judge_times(read_times(cases), run)
    assert [result.right for result in results] == [True, False, False]
    assert [result.wrong for result in results] == [False, True, True]


def test_a_claim_that_is_not_made_is_a_miss_but_no_wrong_date(cases: Path) -> None:
    results = judge_times(read_times(cases), lambda page: Report(article=Article(text=page.text)))
    assert not any(result.right or result.wrong for result in results)
    assert "no such claim" in time_table(results)


def test_the_table_counts_words_apart(cases: Path) -> None:
    table = time_table(judge_times(read_times(cases), run))
    assert table.splitlines()[0].startswith("3 texts, tense and date right 0.333")
    assert table.splitlines()[1].startswith("a wrong date 0.667")
    assert table.splitlines()[2] == "words right 0.000"


def test_one_part_alone_is_scored(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--attributor", "rules", "times", str(cases), "--part", "dev"]) == 0
    assert "2 texts, tense and date right 1.000" in capsys.readouterr().out


def test_a_part_nobody_wrote_is_a_usage_error(
    cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--attributor", "rules", "times", str(cases), "--part", "none"])
    assert "no case is of part none" in capsys.readouterr().err
