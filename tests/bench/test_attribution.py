"""The attribution task scores what its measures say."""

from __future__ import annotations

from claimcheck.bench.attribution import bootstrap_f1, score_article, total
from claimcheck.bench.pairing import Counts
from claimcheck.bench.polnear import GoldArticle, GoldAttribution
from claimcheck.records import Span, Statement

SAID = GoldAttribution(
    source=(Span(start=0, end=4),), cue=(Span(start=5, end=9),), content=(Span(start=10, end=30),)
)
UNSOURCED = GoldAttribution(
    source=(), cue=(Span(start=40, end=49),), content=(Span(start=50, end=60),)
)
GOLD = GoldArticle(name="herald_x", text=" " * 80, attributions=(SAID, UNSOURCED))


def test_half_of_the_characters_are_enough() -> None:
    predicted = [Statement(source=SAID.source, cue=SAID.cue, content=(Span(start=10, end=20),))]
    counts = score_article(GOLD, predicted)
    assert counts["content"] == Counts(gold=2, predicted=1, right=1)
    assert counts["content+source"].right == 1
    assert counts["exact content"].right == 0
    assert counts["exact cue"] == Counts(gold=2, predicted=1, right=1)
    assert counts["exact source"] == Counts(gold=1, predicted=1, right=1)


def test_a_source_where_there_is_none_is_wrong() -> None:
    predicted = [Statement(source=SAID.source, cue=UNSOURCED.cue, content=UNSOURCED.content)]
    counts = score_article(GOLD, predicted)
    assert counts["content"].right == 1
    assert counts["content+source"].right == 0


def test_the_interval_holds_the_value() -> None:
    perfect = score_article(GOLD, GOLD.attributions)
    nothing = score_article(GOLD, [])
    interval = bootstrap_f1([perfect, nothing, perfect], "content", rounds=200)
    assert interval.low <= interval.value <= interval.high
    assert interval.low < interval.high
    assert total([perfect, nothing])["content"] == Counts(gold=4, predicted=2, right=2)
    assert interval == bootstrap_f1([perfect, nothing, perfect], "content", rounds=200)
