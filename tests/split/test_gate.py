"""Which readings of the rules the gate believes, and from what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck import hub
from claimcheck.records import Article, Model, Statement
from claimcheck.split.gate import Gate, features, load_gate
from claimcheck.split.rules import RuleAttributor


def only(article: Article) -> Statement:
    (found,) = RuleAttributor(wide=True)([article])[0]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Reed said that the quay was shut.",
            {"assertion", "source name", "lemma say", "that", "tense VBD", "form clause"},
        ),
        ("He did not say that the quay was shut.", {"source third", "negated"}),
        ("I think the quay is shut.", {"source first", "belief"}),
        ("The mayor would say that the quay is shut.", {"source noun person", "modal"}),
        ("\u201cThe quay is shut,\u201d Reed said.", {"quoted", "source name"}),
    ],
)
def test_features(text: str, expected: set[str], article: Callable[[str], Article]) -> None:
    one = article(text)
    assert expected <= set(features(one, only(one)))


def test_the_probability_is_that_of_the_features(article: Callable[[str], Article]) -> None:
    one = article("Reed said that the quay was shut.")
    model = Model(name="gate", digest="0")
    even = Gate(weights={"constant": 0.0}, model=model)
    sure = Gate(weights={"constant": 0.0, "that": 2.0}, model=model)
    assert even(one, only(one)) == 0.5
    assert sure(one, only(one)) == pytest.approx(0.881, abs=0.001)


def test_what_has_no_cue_is_not_believed(article: Callable[[str], Article]) -> None:
    one = article("The quay was shut.")
    assert load_gate()(one, Statement(content=())) == 0.0


def test_the_shipped_gate_believes_sayings_before_comings(
    article: Callable[[str], Article],
) -> None:
    said = article("Reed said that the quay was shut.")
    shows = article("The city supports the plan.")
    gate = load_gate()
    assert gate(said, only(said)) > 0.8 > gate(shows, only(shows))


def test_the_shipped_weights_are_what_the_manifest_says() -> None:
    hub.verify(hub.find_model("completion").path)
    assert load_gate().model.name == "completion"
