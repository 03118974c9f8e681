from dataclasses import replace

import pytest

from claimcheck.records import Article, Report
from claimcheck.report import renderer
from tests.report.builders import claims, corroboration, report


def shown(one: Report) -> str:
    return renderer("md").render(one)


def test_the_whole_report() -> None:
    lines = shown(report()).splitlines()
    assert lines[0] == "# Grain store burns down"
    assert "The Larn Lantern · 2031-03-03 · larn.txt" in lines
    assert "- **CC102** at 5:23: The article does not say who this is: officials." in lines
    assert (
        "| c3 | the alarm may have been switched off | Port Union, via Harbour Office "
        "| put as possible | **CC103 secondhand** | 4:50 | 0.00 |"
    ) in lines
    assert "- Ida Quell (harbour master): person" in lines
    assert lines.count("## Claims") == lines.count("## Warnings") == 1


def test_the_most_checkworthy_claim_comes_first() -> None:
    rows = [line.split(" | ")[0] for line in shown(report()).splitlines() if line[:3] == "| c"]
    assert rows == ["| c2", "| c1", "| c3", "| c4", "| c5"]


def test_a_table_has_as_many_cells_in_every_row() -> None:
    piped = replace(claims()[0], text="either | or\nneither")
    rows = [row for row in shown(replace(report(), claims=(piped,))).splitlines() if row[:1] == "|"]
    assert len(rows) == 3
    assert {row.replace("\\|", "").count("|") for row in rows} == {8}


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("*bold* _it_", "\\*bold\\* \\_it\\_"),
        ("<script>", "\\<script\\>"),
        ("[here](x)", "\\[here\\](x)"),
        ("2. second", "2\\. second"),
        ("- item", "\\- item"),
        ("# big", "\\# big"),
    ],
)
def test_words_of_the_article_are_no_markup(words: str, escaped: str) -> None:
    title = shown(Report(article=Article(text="x", title=words))).splitlines()[0]
    assert title == f"# {escaped}"


def test_an_article_without_claims_has_no_empty_table() -> None:
    assert shown(Report(article=Article(text="Hush."))) == (
        "# Untitled article\n\nNo claims found.\n\n"
    )


def test_lone_surrogates_are_shown_as_unreadable() -> None:
    printed = shown(Report(article=Article(text="x", title="torn \ud800")))
    assert printed.encode("utf-8").startswith("# torn \N{REPLACEMENT CHARACTER}".encode())


def test_origins_are_listed_where_there_are_other_outlets() -> None:
    lines = shown(replace(report(), corroboration=corroboration())).splitlines()
    start = lines.index("## Origins")
    assert lines[start + 2 : start + 4] == [
        "- c1: 3 outlets, 1 origin: Tide Press",
        "- c2: 3 outlets, 2 origins: Ida Quell (2) and Quay Post",
    ]
    assert "## Origins" not in shown(report())
