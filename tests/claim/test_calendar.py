from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claim.calendar import Calendar

FRIDAY = date(2026, 3, 13)


@pytest.mark.parametrize(
    ("phrase", "when"),
    [
        ("Thursday", "2026-03-12"),
        ("Friday", "2026-03-13"),
        ("Saturday night", "2026-03-07"),
        ("yesterday", "2026-03-12"),
        ("August", "2025-08"),
        ("March", "2026-03"),
        ("4 February", "2026-02-04"),
        ("Sept. 9", "2025-09-09"),
        ("May 4, 2019", "2019-05-04"),
        ("Monday, May 4, 2020", "2020-05-04"),
        ("late January 2020", "2020-01"),
        ("2024-02-29", "2024-02-29"),
        ("last Thursday", None),
        ("31 February", None),
        ("five years ago", None),
        ("three days ago", "2026-03-10"),
        ("12 days ago", "2026-03-01"),
        ("last month", "2026-02"),
        ("next month", "2026-04"),
    ],
)
def test_a_phrase_is_resolved_where_it_is_sure(phrase: str, when: str | None) -> None:
    assert Calendar(published=FRIDAY).resolve(phrase) == when


def test_a_future_weekday_and_month_lie_ahead() -> None:
    ahead = Calendar(published=FRIDAY, future=True)
    assert ahead.resolve("Thursday") == "2026-03-19"
    assert ahead.resolve("January") == "2027-01"


def test_without_a_day_of_publication_only_full_dates_are_sure() -> None:
    unknown = Calendar(published=None)
    assert unknown.resolve("Thursday") is None
    assert unknown.resolve("August") is None
    assert unknown.resolve("4 May 2019") == "2019-05-04"


@given(st.text(max_size=30))
def test_any_text_is_resolved_or_left(phrase: str) -> None:
    when = Calendar(published=FRIDAY).resolve(phrase)
    if when is not None:
        whole = when if len(when) == len("2026-03-13") else f"{when}-01"
        assert date.fromisoformat(whole).isoformat() == whole
