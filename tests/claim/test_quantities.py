from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claim.quantities import find_quantities
from claimcheck.records import Article, Span
from tests import sentences


def read(text: str) -> list[tuple[object, ...]]:
    """The figures of a text without a parse: words, low, high, unit, dimension, kind."""
    found = find_quantities(Article(text=text), [Span(start=0, end=len(text))])
    return [(q.span.of(text), q.low, q.high, q.unit, q.dimension, q.kind) for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,250 ships", ("1,250", 1250, 1250, None, "count", "exact")),
        ("$3.5bn in aid", ("$3.5bn", 3.5e9, 3.5e9, "USD", "money", "exact")),
        ("1.2m users", ("1.2m", 1.2e6, 1.2e6, None, "count", "exact")),
        ("two hundred and five", ("two hundred and five", 205, 205, None, "count", "exact")),
        ("half a million euros", ("half a million euros", 5e5, 5e5, "EUR", "money", "exact")),
        ("twenty-one boats", ("twenty-one", 21, 21, None, "count", "exact")),
        ("at least 40 boats", ("40", 40, None, None, "count", "at_least")),
        ("up to €2 million", ("€2 million", None, 2e6, "EUR", "money", "at_most")),
        ("nearly 60 percent", ("60 percent", 60, 60, "percent", "percent", "about")),
        ("30 to 40 homes", ("30 to 40", 30, 40, None, "count", "range")),
        ("between 30 and 40", ("30 and 40", 30, 40, None, "count", "range")),
        ("20 hectares or more", ("20 hectares", 20, None, "hectare", "area", "at_least")),
        ("several thousand", ("several thousand", None, None, None, "count", "vague")),
        ("dozens of boats", ("dozens", None, None, None, "count", "vague")),
        ("the 21st boat", ("21st", 21, 21, None, "ordinal", "exact")),
        ("a 45-year-old boat", ("45-year-old", 45, 45, "year", "age", "exact")),
        ("three quarters of it", ("three quarters", 0.75, 0.75, None, "fraction", "exact")),
        ("over half the crew", ("half", 0.5, None, None, "fraction", "at_least")),
        ("one in four cooks", ("one in four", 0.25, 0.25, None, "fraction", "exact")),
        ("four and a half", ("four and a half", 4.5, 4.5, None, "count", "exact")),
        (
            "six-and-a-half weeks",
            ("six-and-a-half weeks", 6.5, 6.5, "week", "duration", "exact"),
        ),
        ("half a mile", ("half a mile", 0.5, 0.5, "mile", "length", "exact")),
        ("a few dozen boats", ("a few dozen", None, None, None, "count", "vague")),
        ("dozens of thousands", ("dozens of thousands", None, None, None, "count", "vague")),
        ("the thirty-third boat", ("thirty-third", 33, 33, None, "ordinal", "exact")),
        ("between two and four", ("two and four", 2, 4, None, "count", "range")),
        ("a 6-week-old kid", ("6-week-old", 6, 6, "week", "age", "exact")),
        ("Ana Ruk, 51, sang", ("51", 51, 51, "year", "age", "exact")),
        ("C$9m", ("C$9m", 9e6, 9e6, "CAD", "money", "exact")),
        (
            "50 miles an hour",
            ("50 miles an hour", 50, 50, "mile per hour", "speed", "exact"),
        ),
        ("three weeks", ("three weeks", 3, 3, "week", "duration", "exact")),
        (
            "0.5 percentage points",
            ("0.5 percentage points", 0.5, 0.5, "percentage point", "percent", "exact"),
        ),
    ],
)
def test_a_figure_is_read(text: str, expected: tuple[object, ...]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["in 2019", "on May 4", "3 June 2021", "at 10:30", "an F-16", "no one came", "won 5-3",
     "the 1990s", "scores goals"],
)  # fmt: skip
def test_dates_names_and_results_are_no_figures(text: str) -> None:
    assert read(text) == []


def test_from_and_to_tell_two_figures() -> None:
    assert [q[0] for q in read("rose from 30 to 40 percent")] == ["30", "40 percent"]


def test_what_is_counted_is_the_head_noun() -> None:
    article = sentences.EXCHANGE
    found = find_quantities(article, [Span(start=0, end=len(article.text))])
    assert [q.counted for q in found] == ["bodies", "sailors"]


@given(st.text(alphabet="019 ,.-–$€%kmbn\u00a0é\u0301🚢atwohundred\ud800\x00\r\n", max_size=60))
def test_spans_hold_in_any_text(text: str) -> None:
    for quantity in find_quantities(Article(text=text), [Span(start=0, end=len(text))]):
        words = quantity.span.of(text)
        assert words
        assert words == words.strip()
