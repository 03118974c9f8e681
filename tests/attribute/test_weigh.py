"""What the certainty model is asked, and what its answer does."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.attribute import Classifier, load_classifier
from claimcheck.attribute.weigh import features, marked_content
from claimcheck.engine.certainty import Judgement
from claimcheck.records import Article, Attributed, Split
from claimcheck.settings import AttributeSettings

Splitting = Callable[[str], Split]
UNSURE = Judgement(factuality=(-0.5, 1.0, 0.0, 0.0, 0.0), degree=3.0, hedged=0.75)


def test_the_sentence_with_the_predicate_is_asked_about(split: Splitting) -> None:
    found = split("“The quay may fall,” Ana Reed said, “if it rains.” It rained.")
    marked = marked_content(found.article, found.statements[0])
    assert marked is not None
    assert marked.text[marked.predicate.low : marked.predicate.high] == "fall"
    assert "Reed" not in marked.text
    assert "rained" not in marked.text


def test_wishes_are_not_asked_about(split: Splitting) -> None:
    found = split("Ana Reed wants to rebuild the quay.")
    assert marked_content(found.article, found.statements[0]) is None


def test_features() -> None:
    found = features("PS", UNSURE)
    assert (found["news"], found["web"], found["hedged"]) == (0.5, 1.0, 0.75)
    assert (found["certain"], found["possible"], found["certain news"]) == (0.0, 1.0, 0.0)


def test_the_model_gives_the_score_and_leaves_the_value(
    split: Splitting, attributed: Callable[[str], Attributed]
) -> None:
    text = "Ana Reed said the quay may fall. She wants to rebuild it."
    classify: Classifier = load_classifier(AttributeSettings(certainty="model"))
    (scored,) = classify([split(text)])
    plain = attributed(text)
    values = [(a.certainty.value, a.certainty.triggers) for a in scored.attributions]
    assert values == [(a.certainty.value, a.certainty.triggers) for a in plain.attributions]
    assert 0 < scored.attributions[0].certainty.score < 1
    assert scored.attributions[1].certainty.score == 1.0
    assert [m.name for m in classify.models] == ["speakers", "certainty"]


def test_what_utf8_cannot_write_is_replaced(split: Splitting) -> None:
    found = split("Ana Reed said the \ud800 quay fell on Monday.")
    assert isinstance(found.article, Article)
    marked = marked_content(found.article, found.statements[0])
    assert marked is not None
    assert "\ud800" not in marked.text
