from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claim.calendar import Calendar
from claimcheck.claim.expressions import expressions
from claimcheck.records import Span

FRIDAY = "2026-03-13"
TUESDAY = "2026-03-10"


def resolve(phrase: str, calendar: Calendar, before: str | None = None) -> str | None:
    found = next(expressions(phrase, Span(start=0, end=len(phrase))), None)
    return None if found is None else calendar.resolve(found, before=before)


@pytest.mark.parametrize(
    ("phrase", "when"),
    [
        ("Thursday", "2026-03-12"),
        ("Friday", "2026-03-13"),
        ("Saturday night", "2026-03-07"),
        ("Wednesday of last week", "2026-03-04"),
        ("this past Monday", "2026-03-09"),
        ("that Monday", None),
        ("yesterday", "2026-03-12"),
        ("last night", "2026-03-12"),
        ("late today", "2026-03-13"),
        ("the day before yesterday", "2026-03-11"),
        ("August", None),  # perhaps a name
        ("in August", "2025-08"),
        ("in March", "2026-03"),
        ("at the end of December", "2025-12"),
        ("in June last year", "2025-06"),
        ("last June", "2025-06"),
        ("last February", None),
        ("4 February", "2026-02-04"),
        ("the 2nd of February", "2026-02-02"),
        ("Sept. 9", "2025-09-09"),
        ("May 4, 2019", "2019-05-04"),
        ("Monday, May 4, 2020", "2020-05-04"),
        ("the night of March 2", "2026-03-02"),
        ("3 to 5 March", "2026-03"),
        ("28 to 3 March", None),
        ("from Monday to Friday", None),
        ("between June 2011 and July 2012", None),
        ("late January 2020", "2020-01"),
        ("2024-02-29", "2024-02-29"),
        ("Christmas Eve", "2025-12-24"),
        ("Good Friday", None),
        ("last Thursday", None),
        ("31 February", None),
        ("five years ago", None),
        ("three days ago", "2026-03-10"),
        ("12 days ago", "2026-03-01"),
        ("about three days ago", None),
        ("a week ago Tuesday", None),
        ("two months ago", "2026-01"),
        ("in two days", None),
        ("last month", "2026-02"),
        ("earlier this month", "2026-03"),
        ("next month", "2026-04"),
        ("last week", None),
        ("in 2014", None),
    ],
)
def test_an_expression_is_resolved_where_it_is_sure(phrase: str, when: str | None) -> None:
    assert resolve(phrase, Calendar(seen_from=FRIDAY)) == when


@pytest.mark.parametrize(
    ("phrase", "when"),
    [
        ("Thursday", "2026-03-19"),
        ("Friday", "2026-03-13"),
        ("in January", "2027-01"),
        ("in two days", "2026-03-15"),
        ("next Tuesday", "2026-03-17"),
        ("next Saturday", None),
        ("this Saturday", "2026-03-14"),
        ("this coming Monday", "2026-03-16"),
        ("next January", "2027-01"),
        ("next October", None),
    ],
)
def test_what_lies_ahead_is_the_next(phrase: str, when: str | None) -> None:
    assert resolve(phrase, Calendar(seen_from=FRIDAY, ahead=True)) == when


def test_what_may_lie_on_either_side_is_left_open() -> None:
    unknown = Calendar(seen_from=FRIDAY, ahead=None)
    assert resolve("Thursday", unknown) is None
    assert resolve("in August", unknown) is None
    assert resolve("today", unknown) is None  # these days
    assert resolve("yesterday", unknown) == "2026-03-12"


def test_last_and_next_are_sure_where_the_week_leaves_one_reading() -> None:
    assert resolve("last Thursday", Calendar(seen_from=TUESDAY)) == "2026-03-05"
    assert resolve("next Monday", Calendar(seen_from=TUESDAY)) == "2026-03-16"


@pytest.mark.parametrize(
    ("phrase", "before", "when"),
    [
        ("the next day", "2026-02-28", "2026-03-01"),
        ("the day before.", "2026-03-01", "2026-02-28"),
        ("two days later", "2026-02-28", "2026-03-02"),
        ("later that day", "2026-02-28", "2026-02-28"),
        ("since then", "2026-02", None),
        ("a month later", "2025-12-05", "2026-01"),
        ("that March", "2019-01", "2019-03"),
        ("that March", "2008", "2008-03"),
        ("the next day", "2008", None),
        ("the next day", None, None),
    ],
)
def test_a_pointer_is_counted_from_the_time_before(
    phrase: str, before: str | None, when: str | None
) -> None:
    assert resolve(phrase, Calendar(seen_from=FRIDAY), before) == when


def test_without_a_day_to_see_from_only_full_dates_are_sure() -> None:
    unknown = Calendar(seen_from=None)
    for phrase in ("Thursday", "in August", "yesterday", "last month", "4 May"):
        assert resolve(phrase, unknown) is None
    assert resolve("4 May 2019", unknown) == "2019-05-04"


def test_from_a_month_only_months_are_seen() -> None:
    january = Calendar(seen_from="2026-01", ahead=True)
    assert resolve("in February", january) == "2026-02"
    assert resolve("on Monday", january) is None
    assert resolve("tomorrow", january) is None


@given(st.text(max_size=30))
def test_any_text_is_resolved_or_left(phrase: str) -> None:
    when = resolve(phrase, Calendar(seen_from=FRIDAY))
    if when is not None:
        whole = when if len(when) == len("2026-03-13") else f"{when}-01"
        assert date.fromisoformat(whole).isoformat() == whole
