from __future__ import annotations

import pytest

from claimcheck.read.headline import Candidate, find_headline

PROSE = "The Kesten ministry said on Monday that the bridge would stay closed until spring."


def headline(*texts: str, title: str | None = None, heading: int | None = None) -> str | None:
    candidates = [
        Candidate(index=i, text=text, heading=i == heading) for i, text in enumerate(texts)
    ]
    found = find_headline(candidates, title=title)
    return found.text if found else None


@pytest.mark.parametrize(
    "line",
    [
        "Bridge to stay closed until spring",
        "Who closed the bridge?",
        "Bridge Over the Lomna Stays Closed Until Spring.",
        "Ministry: ‘The bridge stays closed’",
    ],
)
def test_a_title_line_above_the_text(line: str) -> None:
    assert headline(line, PROSE) == line


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "The bridge is closed.",
        "The ministry said on Monday:",
        "KESTEN (AP) — The bridge",
        "bridge " * 40,
    ],
)
def test_no_title_line(line: str) -> None:
    assert headline(line, PROSE) is None


def test_a_title_needs_text_below_it() -> None:
    assert headline("Bridge to stay closed until spring") is None
    assert headline(PROSE, "Bridge to stay closed until spring") is None
    assert headline() is None


def test_the_pages_own_title_wins_over_a_longer_line() -> None:
    lines = ("All the news of the Lomna valley", "Bridge closed", PROSE)
    assert headline(*lines) == lines[0]
    assert headline(*lines, title="Bridge Closed | Courier") == lines[1]


def test_a_marked_heading_wins_over_a_plain_line() -> None:
    assert (
        headline("All the news of the valley", "Bridge closed", PROSE, heading=1) == "Bridge closed"
    )


def test_a_sections_name_above_the_title_is_passed_over() -> None:
    assert headline("World News", "Bridge to stay closed", PROSE) == "Bridge to stay closed"
    assert headline("Bridge closed", PROSE) == "Bridge closed"


def test_what_stands_above_a_dateline_is_the_title() -> None:
    title = "Bridge over the Lomna stays closed, says the town's ministry."
    assert headline(title, PROSE) is None
    assert headline(title, "KESTEN, March 4 (UPI) — " + PROSE) == title
