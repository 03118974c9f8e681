"""The baseline takes whoever was mentioned last."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.attribute import Classifier
from claimcheck.bench.nearest import NearestRanker
from claimcheck.records import Article
from claimcheck.settings import SplitSettings
from claimcheck.split import Splitter, load_attributor


def test_the_last_one_who_fits(article: Callable[[str], Article]) -> None:
    text = "Maria Reed met Paul Olin and Ana Voss. She said the talks had failed. It rained."
    split = Splitter(load_attributor(SplitSettings(attributor="rules")))([article(text)])[0]
    (found,) = Classifier(NearestRanker())([split])
    assert [s.name for s in found.speakers] == ["Ana Voss"]


def test_nobody_where_nobody_fits(article: Callable[[str], Article]) -> None:
    split = Splitter(load_attributor(SplitSettings(attributor="rules")))(
        [article("She said the talks had failed.")]
    )[0]
    (found,) = Classifier(NearestRanker())([split])
    assert found.speakers == ()
