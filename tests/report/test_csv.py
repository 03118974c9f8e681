import csv
import io
from dataclasses import replace

import pytest

from claimcheck.records import Article, Report
from claimcheck.report import renderer
from tests.report.builders import TEXT, claims, report


def rows(one: Report) -> list[dict[str, str]]:
    sheet = renderer("csv")
    return list(csv.DictReader(io.StringIO(sheet.head + sheet.render(one), newline="")))


def test_one_row_a_claim() -> None:
    found = rows(report())
    assert [row["claim"] for row in found] == ["c1", "c2", "c3", "c4", "c5"]
    assert found[2] == {
        "article": report().article.id,
        "path": "larn.txt",
        "outlet": "The Larn Lantern",
        "published": "2031-03-03",
        "claim": "c3",
        "text": "the alarm may have been switched off",
        "speaker": "Port Union",
        "chain": "Port Union < Harbour Office",
        "certainty": "PS+ UU+",
        "author": "UU+",
        "stance": "neutral",
        "findings": "CC103",
        "spans": "178-214",
        "checkworthy": "0.00",
    }


def test_rows_stand_in_the_order_of_the_text_whatever_their_worth() -> None:
    assert [row["checkworthy"] for row in rows(report())] == [
        "0.00",
        "0.83",
        "0.00",
        "0.00",
        "0.00",
    ]


def test_the_articles_own_claims_have_no_speaker() -> None:
    own = rows(report())[0]
    assert (own["speaker"], own["chain"], own["certainty"], own["author"], own["stance"]) == (
        "", "", "", "CT+", "",
    )  # fmt: skip


def test_offsets_index_the_text() -> None:
    for row, claim in zip(rows(report()), claims(), strict=True):
        start, end = map(int, row["spans"].split("-"))
        assert TEXT[start:end] == claim.spans[0].of(TEXT)


def test_a_link_that_is_not_known_is_a_question_mark() -> None:
    unknown = replace(claims()[2], chain=("s3", None))
    assert rows(replace(report(), claims=(unknown,)))[0]["chain"] == "Port Union < ?"


@pytest.mark.parametrize("words", ['say "it", then', "two\nlines", "naïve – 漢字", "NUL \0"])
def test_any_words_come_back(words: str) -> None:
    assert rows(replace(report(), claims=(replace(claims()[0], text=words),)))[0]["text"] == words


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@cmd", "\t=1"])
def test_no_words_become_a_formula(words: str) -> None:
    found = rows(replace(report(), claims=(replace(claims()[0], text=words),)))
    assert found[0]["text"] == f"'{words}"


def test_no_claims_no_rows() -> None:
    assert rows(Report(article=Article(text="Hush."))) == []


def test_lone_surrogates_are_escaped() -> None:
    torn = replace(claims()[0], text="torn \ud800")
    assert "torn \\ud800" in renderer("csv").render(replace(report(), claims=(torn,)))
