from __future__ import annotations

import pytest

from claimcheck.claim.quantities import find_quantities
from claimcheck.records import Article, Span


def words(text: str) -> list[str]:
    """The words of the figures of a text without a parse."""
    found = find_quantities(Article(text=text), [Span(start=0, end=len(text))])
    return [quantity.span.of(text) for quantity in found]


@pytest.mark.parametrize(
    "text",
    ["the Group of Nine", "the Fourth Fleet sailed", "ring 01632 960 001", "ring 960-0155",
     "at 8 Cooper Lane", "ground zero", "the No. 6 rower", "at first"],
)  # fmt: skip
def test_names_addresses_and_telephones_are_no_figures(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a group of nine", "nine"),
        ("the fourth fleet sailed", "fourth"),
        ("8 lanes", "8"),
        ("0.5 miles", "0.5 miles"),
        ("30 mayors", "30"),
    ],
)
def test_figures_that_look_like_names_stay(text: str, expected: str) -> None:
    assert words(text) == [expected]
