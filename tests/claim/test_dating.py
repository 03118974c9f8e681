"""Dates that need another one in the text, or the day on which something was said."""

from __future__ import annotations

import pytest

from claimcheck.claim.time import claim_time
from tests.claim.builders import Saying, attributed
from tests.fakes import where, written

FRIDAY = "2026-03-13"
TUESDAY = "2026-03-10"


POINTING = """
    It PRP nsubj 1
    failed VBD ROOT 1 fail
    on IN prep 1
    {} NNP pobj 2
    . . punct 1
    Reed NNP nsubj 6
    left VBD ROOT 6 leave
    the DT det 9
    next JJ amod 9
    day NN npadvmod 6
    . . punct 6
    """


def test_the_next_day_is_counted_from_the_day_named_before() -> None:
    text = "It failed on Monday. Reed left the next day."
    article = written(text, POINTING.format("Monday"), published=FRIDAY)
    time = claim_time(article, [where(text, "Reed left the next day")], 6)
    assert time.when == TUESDAY


def test_a_month_behind_a_past_year_may_be_of_that_year() -> None:
    text = "Novak won in 2008. She left in February."
    rows = """
    Novak NNP nsubj 1
    won VBD ROOT 1 win
    in IN prep 1
    2008 CD pobj 2
    . . punct 1
    She PRP nsubj 6
    left VBD ROOT 6 leave
    in IN prep 6
    February NNP pobj 7
    . . punct 6
    """
    article = written(text, rows, published=FRIDAY)
    time = claim_time(article, [where(text, "She left in February")], 6)
    assert (time.when, time.span) == (None, where(text, "in February"))


SAID = """
    It PRP nsubj 1
    shut VBD ccomp 5 shut
    yesterday NN npadvmod 1
    , , punct 5
    Reed NNP nsubj 5
    said VBD ROOT 5 say
    {} IN prep 5
    {} NNP pobj 6
    . . punct 5
    """


@pytest.mark.parametrize(
    ("link", "date", "when"),
    [("on", "Wednesday", TUESDAY), ("in", "2019", None), ("in", "Colm", "2026-03-12")],
)
def test_what_was_said_is_seen_from_the_day_of_saying(
    link: str, date: str, when: str | None
) -> None:
    text = f"It shut yesterday, Reed said {link} {date}."
    article = written(text, SAID.format(link, date), published=FRIDAY)
    saying = Saying(content=["It shut yesterday"], cue="said")
    chain = attributed(article, [], sayings=[saying]).attributions
    time = claim_time(article, [where(text, "It shut yesterday")], 1, chain)
    assert time.when == when
    assert time.span == where(text, "yesterday")
