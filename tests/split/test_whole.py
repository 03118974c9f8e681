"""What is cut, what stays whole, and what is no claim, by the parser's own trees."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.records import Split

Splits = Callable[[str], Split]


def said(split: Split) -> list[str]:
    """Each proposition with the words carried over to its front."""
    words = split.article.words
    return [words([*p.subject, *p.spans]) for p in split.propositions]


@pytest.mark.parametrize(
    "text",
    [
        "You can't have low taxes and then also have more spending.",
        "The guards never left the gate and slept.",
        "No crew was fed and rested.",
        "Every soldier came home and received a medal.",
        "Only two boats left the quay and reached Velm.",
        "If the guards believed that the gate was shut, they would leave.",
        "The sum is short of what residents say is needed.",
        "She inherited the debt that he said he had paid.",
        "The letter that she signed has weakened the guild.",
        "A branch of the guild, which met in Velm, closed in May.",
        "Attacks on the envoy, which began in May, have stopped.",
        "The team found no evidence to suggest that the bank lied.",
        "The army may strike the town, killing 12 people.",
        "The town was shelled on Monday, killing 12 people.",
        "The crews’ boats were sunk in May.",
        "Since then the quay has been shut.",
        "The city was expected to repay the loan by May.",
    ],
)
def test_left_whole(split: Splits, text: str) -> None:
    assert said(split(text)) == [text.removesuffix(".")]


@pytest.mark.parametrize(
    "text",
    [
        "The council voiced concern over the bridge.",
        "The mayor called the vote a miracle.",
        "Reed accused the guild of hiding the loss.",
    ],
)
def test_a_thing_or_a_judgement_is_claimed_as_the_act(split: Splits, text: str) -> None:
    (only,) = split(text).propositions
    assert only.statement is None
    assert said(split(text)) == [text.removesuffix(".")]


def test_an_event_is_a_claim_by_itself(split: Splits) -> None:
    found = split("The council confirmed the closure of the quay.")
    assert said(found) == ["the closure of the quay"]
    assert found.propositions[0].statement == 0


def test_who_is_expected_to_do_something_keeps_the_cue(split: Splits) -> None:
    (only,) = split("The city was expected to repay the loan by May.").propositions
    assert only.statement == 0


def test_what_is_denied_as_one_stays_one(split: Splits) -> None:
    found = split("I do not believe that the bank closed and the mayor fled.")
    assert said(found) == ["the bank closed and the mayor fled"]


def test_a_question_or_a_condition_claims_nothing(split: Splits) -> None:
    assert said(split("Reed asked whether the bridge was safe.")) == []
    denied = split("The army denied that it fired even if it was attacked.")
    assert said(denied) == ["it fired even if it was attacked"]


def test_a_claim_keeps_the_report_it_cannot_do_without(split: Splits) -> None:
    assert said(split("It began after Reed said that the gale had ended.")) == [
        "It began after Reed said that the gale had ended",
        "the gale had ended",
    ]


def test_the_words_of_a_quotation_stay_together(split: Splits) -> None:
    found = split("Reed said it could grow “and become a danger for the town.”")
    assert said(found) == ["it could grow “and become a danger for the town.”"]


def test_a_verb_of_saying_may_say_something_else(split: Splits) -> None:
    assert said(split("Reed confirmed that Okafor had volunteered for the crew.")) == [
        "Okafor had volunteered for the crew"
    ]


def test_clauses_that_hold_alone_are_cut(split: Splits) -> None:
    assert said(split("The guild, which met in May, sold the quay and closed the bank.")) == [
        "The guild sold the quay",
        "The guild which met in May",
        "The guild closed the bank",
    ]
    assert said(split("The envoy, who arrived in May, met the mayor.")) == [
        "The envoy met the mayor",
        "The envoy who arrived in May",
    ]


def test_an_apposition_says_who_somebody_is(split: Splits) -> None:
    assert said(split("Grace Okafor, the mayor of Velm, opened the lock on Monday.")) == [
        "Grace Okafor, the mayor of Velm, opened the lock on Monday",
        "Grace Okafor, the mayor of Velm",
    ]
    listed = split("Velm, Aldenport and Lys were closed.")
    assert said(listed) == ["Velm, Aldenport and Lys were closed"]


def test_a_participle_with_a_figure_is_a_claim(split: Splits) -> None:
    assert said(split("A truck bomb hit the market on Monday, killing 12 people.")) == [
        "A truck bomb hit the market on Monday",
        "A truck bomb killing 12 people",
    ]
    assert said(split("The old bridge, built in 1912, still carries two roads.")) == [
        "The old bridge, built in 1912",
        "The old bridge still carries two roads",
    ]
