from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.bench.__main__ import main
from claimcheck.bench.figures import judge, read_cases, report, share
from claimcheck.records import Article, Page

ROWS = (
    "# comment\n"
    "part\tgroup\tsentence\tfigures\tcomment\n"
    "dev\tmoney\tup to $4m\t$4m|at_most|..4000000|USD|money|\t\n"
    "test\tnone\tin 2011\t\t\n"
    "test\twords\tnine boats\tnine|exact|8|||\t\n"
)


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "cases.tsv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def parse(page: Page) -> Article:
    """An article without a parse."""
    return Article(text=page.text)


def test_a_case_is_right_if_every_figure_is(cases: Path) -> None:
    results = judge(read_cases(cases), parse)
    assert [result.right for result in results] == [True, True, False]
    assert share(results).value == pytest.approx(2 / 3)


def test_the_report_lists_the_misses_alone(cases: Path) -> None:
    written = report(judge(read_cases(cases), parse))
    assert "- nine boats" in written
    assert "- in 2011" not in written
    assert "money      1 of 1" in written


def test_a_part_nobody_wrote_is_a_usage_error(
    cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--attributor", "rules", "quantities", str(cases), "--part", "none"])
    assert "no case is of part none" in capsys.readouterr().err


def test_one_part_alone_is_scored(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--attributor", "rules", "quantities", str(cases), "--part", "dev"]) == 0
    assert "1 sentences, fully right 1.000" in capsys.readouterr().out
