from __future__ import annotations

import pytest

from claimcheck.claim.expressions import expressions
from claimcheck.records import Span


def found(text: str) -> list[str]:
    return [e.span.of(text) for e in expressions(text, Span(start=0, end=len(text)))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It closed on Tuesday, Feb. 3, and in May.", ["Tuesday, Feb. 3", "May"]),
        ("It closed early on Friday night.", ["Friday night"]),
        ("It closed on Friday of last week.", ["Friday of last week"]),
        ("It ran from 3 to 5 March.", ["3 to 5 March"]),
        ("It closed in the summer of 2022.", ["the summer of 2022"]),
        ("It closed more than a year ago.", ["more than a year ago"]),
        ("It closed the day before, in Colm.", ["the day before"]),
        ("It closed the day before the vote.", []),
        ("It closed a day after the vote.", []),
        ("He led it for 19 years, every Friday and on Sundays.", []),
        ("May told April that they may march.", []),
        ("He won 55 percent in the 2016 race.", []),
        ("It rose on March 3.5 points", []),
    ],
)
def test_times_are_found_and_durations_are_not(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_only_the_asked_part_is_searched() -> None:
    text = "On Monday it closed. On Friday it opened."
    span = Span(start=text.index("On Friday"), end=len(text))
    assert [e.span.of(text) for e in expressions(text, span)] == ["Friday"]
