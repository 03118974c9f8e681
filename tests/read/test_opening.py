from __future__ import annotations

import pytest

from claimcheck.read.opening import folded, is_dateline, read_opening, titles

BODY = "Envoys met on Monday to talk about the bridge."


@pytest.mark.parametrize(
    ("prefix", "outlet"),
    [
        ("(Reuters) - ", "Reuters"),
        ("(KNW) ", "KNW"),
        ("KESTEN (Reuters) - ", "Reuters"),
        ("Kesten (CNN) — ", "CNN"),
        ("KESTEN, Lomn., Oct. 4 (UPI) — ", "UPI"),
        ("KESTEN, Lomnia, Oct. 26 (Xinhua) -- ", "Xinhua"),
        ("KESTEN, October 26. /TASS/. ", "TASS"),
        ("Kesten (Lomnian Wire) — ", "Lomnian Wire"),
        ("KESTEN — ", None),
        ("KESTEN—", None),
        ("NEW KESTEN, Lomn. – ", None),
        ("KESTEN - ", None),
        ("KESTEN -- ", None),
    ],
)
def test_datelines(prefix: str, outlet: str | None) -> None:
    opening = read_opening(prefix + BODY, title=None)
    assert (prefix + BODY)[opening.end :] == BODY
    assert opening.outlet == outlet
    assert is_dateline(prefix + BODY)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "NATO — the alliance — met on Monday.",
        "Sergey (Smith) said no.",
        "(Applause) Thank you.",
        "(See page 4) The bridge is closed.",
        "KESTEN-based envoys met.",
        "U.S. envoys met.",
        "“No,” she said.",
        "Monday was cold.",
        "The minister said: No.",
        "2025 was a bad year.",
        "15 July 2025 was the day it closed.",
        "On 15 July 2025 The Courier closed.",
    ],
)
def test_running_text_has_no_opening(text: str) -> None:
    assert read_opening(text, title=None).end == 0


@pytest.mark.parametrize(
    ("prefix", "day"),
    [
        ("Wed 05 Apr 2017 ", "2017-04-05"),
        ("Fri 07 Apr 2017 at 0914 ", "2017-04-07"),
        ("Published April 5, 2017. ", "2017-04-05"),
        ("Last updated at Apr 05, 2017 ", "2017-04-05"),
        ("Reuters Wednesday 5 Apr 2017 ", "2017-04-05"),
        ("KESTEN, April 5, 2017 (Reuters) - ", "2017-04-05"),
    ],
)
def test_dates_before_the_text(prefix: str, day: str) -> None:
    opening = read_opening(prefix + "The envoys met.", title=None)
    assert (prefix + "The envoys met.")[opening.end :] == "The envoys met."
    assert opening.published == day


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("Talks on bridge resume. Envoys met.", "Talks on bridge resume", "Envoys met."),
        (
            "Wed 05 Apr 2017 Talks on bridge resume. Envoys met.",
            "Talks on Bridge Resume!",
            "Envoys met.",
        ),
        ("Talks on bridge resume The envoys met.", "Talks on bridge resume", "The envoys met."),
        ("Talks on bridge resume\nEnvoys met.", "Talks on bridge resume | Courier", "Envoys met."),
        ("Talks on bridge resume KESTEN (AP) — No.", "Talks on bridge resume", None),
        ("Talks on bridge resume in Kesten.", "Talks on bridge resume", None),
        ("Talks on bridge resumed.", "Talks on bridge resume", None),
        ("Talks resume. Envoys met.", "Talks resume", None),
        ("Talks on bridge resume.", "Talks on bridge resume", None),
    ],
)
def test_the_title_before_the_text(text: str, title: str, rest: str | None) -> None:
    opening = read_opening(text, title=title)
    if rest is None:
        assert opening.title_end == 0
    else:
        assert text[opening.end :] == rest
        assert text[: opening.title_end] == text[: opening.title_end].strip()
        assert folded(titles(title)[-1]) in folded(text[: opening.title_end])


def test_titles_without_the_site() -> None:
    assert titles("Talks resume - World - Courier") == [
        "Talks resume - World - Courier",
        "Talks resume",
    ]
    assert titles("Talks resume") == ["Talks resume"]
    assert titles(None) == []
