from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.bench.__main__ import main
from claimcheck.bench.origin_cases import judge_origins, read_origin_cases
from claimcheck.bench.origins import by_passages, by_shingles, read_pairs, report, table
from claimcheck.records import Article, Page, Report

COPY = (
    "A burst main left some 4,000 homes in the upper town without water for most of Sunday, and "
    "the repair crew needed nine hours to reach the broken joint."
)
OWN = "Taps ran dry on the hill. Neighbours queued at a tanker on the square until it was dark."
FAR = "Chess is played in the park, where old men keep the boards in a box under the bandstand."
DATA = Path(__file__).parents[2] / "benchmarks" / "data" / "origins"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    texts = [COPY, f"{COPY} Rain fell.", OWN, f"{OWN[:40]} and more.", FAR]
    articles = tmp_path / "articles.jsonl"
    articles.write_text("".join(json.dumps({"text": t}) + "\n" for t in texts), encoding="utf-8")
    ids = [Article(text=text).id for text in texts]
    rows = [(0, 1, "reprint", "dev"), (2, 3, "none", "dev"), (0, 4, "none", "test")]
    sheet = tmp_path / "pairs.jsonl"
    sheet.write_text(
        "".join(
            json.dumps({"this": ids[a], "other": ids[b], "label": label, "part": part}) + "\n"
            for a, b, label, part in rows
        ),
        encoding="utf-8",
    )
    return sheet, articles


def test_pairs_are_judged_by_passages_and_by_shingles(files: tuple[Path, Path]) -> None:
    pairs = read_pairs(files[0], [files[1]])
    assert [judged.found for judged in by_passages(pairs)] == [True, False, False]
    assert [judged.gold for judged in by_shingles(pairs)] == [True, False, False]
    assert "P 1.000" in table(by_passages(pairs))
    written = report(pairs)
    assert "dev: 2 pairs, 1 share" in written
    assert "  none       0 of 1 found to share" in written


def test_a_pair_whose_text_was_not_given_is_named(files: tuple[Path, Path]) -> None:
    files[1].write_text(json.dumps({"text": COPY}) + "\n", encoding="utf-8")
    with pytest.raises(LookupError, match="no text with digest"):
        read_pairs(files[0], [files[1]])


def test_the_command_scores_one_part(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, articles = files
    assert (
        main(["--attributor", "rules", "origins", str(sheet), str(articles), "--part", "dev"]) == 0
    )
    written = capsys.readouterr().out
    assert "dev: 2 pairs" in written
    assert "test:" not in written


def unread(page: Page) -> Report:
    """A report without claims."""
    text = page.text
    return Report(article=Article(text=text, outlet=page.outlet, published=page.published))


def test_cases_are_judged_with_the_chains_given_and_found() -> None:
    cases = read_origin_cases(DATA / "cases.jsonl")
    found = judge_origins(cases, DATA, unread)
    assert set(found) == {"chains as annotated", "whole program"}
    assert "number of origins right in" in found["whole program"]
    # Nobody speaks where nothing is read, so that speakers' cases are missed.
    assert found["whole program"].count("\n  - ") > found["chains as annotated"].count("\n  - ")


def test_the_shipped_cases_are_whole() -> None:
    cases = read_origin_cases(DATA / "cases.jsonl")
    assert len({case.id for case in cases}) == len(cases) >= 40
    for case in cases:
        outlets = [outlet for group in case.origins for outlet in group.outlets]
        assert sorted(outlets) == sorted(page.outlet or "" for page in case.pages)
        assert all(
            span.of(page.text).strip() for span, page in zip(case.claims, case.pages, strict=True)
        )


def test_the_shipped_sheet_holds_no_text() -> None:
    rows = [json.loads(line) for line in (DATA / "pairs.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) >= 60
    assert {row["part"] for row in rows} == {"dev", "test"}
    by_part = [{row[side] for row in rows for side in ("this", "other") if row["part"] == part}
               for part in ("dev", "test")]  # fmt: skip
    assert not by_part[0] & by_part[1]
    for row in rows:
        assert set(row) == {"this", "other", "outlets", "label", "part", "passage"}
        assert (row["passage"] is not None) == (row["label"] in {"reprint", "background"})
