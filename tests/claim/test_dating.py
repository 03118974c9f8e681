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


def test_since_goes_with_the_perfect_and_with_no_other_past() -> None:
    text = "Ships have been barred from entering since February"
    rows = """
    Ships NNS nsubjpass 3
    have VBP aux 3
    been VBN auxpass 3 be
    barred VBN ROOT 3 bar
    from IN prep 3
    entering VBG pcomp 4 enter
    since IN prep 5
    February NNP pobj 6
    """
    article = written(text, rows, published=FRIDAY)
    time = claim_time(article, [where(text, text)], 3)
    assert (time.when, time.span) == ("2026-02", where(text, "since February"))
    text = "It was the fourth since February"
    rows = """
    It PRP nsubj 1
    was VBD ROOT 1 be
    the DT det 3
    fourth JJ attr 1
    since IN prep 1
    February NNP pobj 4
    """
    article = written(text, rows, published=FRIDAY)
    assert claim_time(article, [where(text, text)], 1).when is None


def test_so_long_before_a_date_is_not_that_date() -> None:
    text = "It began weeks before Tuesday"
    rows = """
    It PRP nsubj 1
    began VBD ROOT 1 begin
    weeks NNS npadvmod 3 week
    before IN prep 1
    Tuesday NNP pobj 3
    """
    article = written(text, rows, published=FRIDAY)
    assert claim_time(article, [where(text, text)], 1).when is None


def test_a_conjunct_without_an_auxiliary_is_of_the_same_event() -> None:
    text = "Men were killed and boys injured on Tuesday"
    rows = """
    Men NNS nsubjpass 2
    were VBD auxpass 2 be
    killed VBN ROOT 2 kill
    and CC cc 2
    boys NNS nsubjpass 5
    injured VBN conj 2 injure
    on IN prep 5
    Tuesday NNP pobj 6
    """
    article = written(text, rows, published=FRIDAY)
    assert claim_time(article, [where(text, text)], 2).when == TUESDAY


def test_an_infinitive_dates_what_it_says_was_done() -> None:
    rows = """
    It PRP nsubj 1
    {verb} VBD ROOT 1 {lemma}
    to TO aux 3
    land VB xcomp 1
    on IN prep 3
    Tuesday NNP pobj 4
    """
    found = {}
    for verb, lemma in (("managed", "manage"), ("swore", "swear")):
        text = f"It {verb} to land on Tuesday"
        article = written(text, rows.format(verb=verb, lemma=lemma), published=FRIDAY)
        found[verb] = claim_time(article, [where(text, text)], 1).when
    assert found == {"managed": TUESDAY, "swore": None}


def test_a_date_in_front_that_the_parser_takes_for_a_name() -> None:
    text = "In February troops left"
    rows = """
    In IN prep 3
    February NNP compound 2
    troops NNS nsubj 3
    left VBD ROOT 3 leave
    """
    article = written(text, rows, published=FRIDAY)
    assert claim_time(article, [where(text, text)], 3).when == "2026-02"


def test_a_year_three_sentences_back_in_the_paragraph_counts_no_more() -> None:
    text = "It won in 2008. It grew. It paid. It left in February."
    rows = """
    It PRP nsubj 1
    won VBD ROOT 1 win
    in IN prep 1
    2008 CD pobj 2
    . . punct 1
    It PRP nsubj 6
    grew VBD ROOT 6 grow
    . . punct 6
    It PRP nsubj 9
    paid VBD ROOT 9 pay
    . . punct 9
    It PRP nsubj 12
    left VBD ROOT 12 leave
    in IN prep 12
    February NNP pobj 13
    . . punct 12
    """
    article = written(text, rows, published=FRIDAY)
    assert claim_time(article, [where(text, "It left in February")], 12).when == "2026-02"


def test_what_was_going_on_as_somebody_told_it_may_lie_ahead() -> None:
    text = "Reed said he was leaving in February."
    rows = """
    Reed NNP nsubj 1
    said VBD ROOT 1 say
    he PRP nsubj 4
    was VBD aux 4 be
    leaving VBG ccomp 1 leave
    in IN prep 4
    February NNP pobj 5
    . . punct 1
    """
    article = written(text, rows, published=FRIDAY)
    claim = [where(text, "he was leaving in February")]
    saying = Saying(content=["he was leaving in February"], cue="said")
    chain = attributed(article, [], sayings=[saying]).attributions
    assert claim_time(article, claim, 4, chain).when is None
    assert claim_time(article, claim, 4).when == "2026-02"
