from __future__ import annotations

import pytest

from claimcheck.read.dates import find_date


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2025-10-26", "2025-10-26"),
        ("2025-10-26T08:15:00Z", "2025-10-26"),
        ("Published: 26 October 2025", "2025-10-26"),
        ("the 3rd of March, 2024", "2024-03-03"),
        ("Oct. 4, 2016", "2016-10-04"),
        ("Sun, 26 Oct 2025 10:00:00 GMT", "2025-10-26"),
        ("26.10.2025", "2025-10-26"),
        ("05.10.2025", "2025-10-05"),
        ("26/10/2025", "2025-10-26"),
        ("10/26/2025", "2025-10-26"),
        ("05/05/2025", "2025-05-05"),
        ("05/10/2025", None),
        ("31 February 2025, later 1 March 2025", "2025-03-01"),
        ("on Thursday", None),
        ("in 2025", None),
        ("", None),
    ],
)
def test_dates_as_pages_print_them(printed: str, expected: str | None) -> None:
    assert find_date(printed) == expected


def test_the_first_of_several_dates_counts() -> None:
    assert find_date("Published 1 May 2024, updated 2024-04-30") == "2024-05-01"
