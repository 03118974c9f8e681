"""What matching is given of an article's claims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from claimcheck.claim import state_claims
from claimcheck.match.candidates import telling
from claimcheck.records import Attributed, Candidate, Claimed, Telling

ARTICLE = (
    "Grain prices rose sharply in Larn.\n"
    "Harbour master Ida Quell said on Sunday that “the store held 400 tonnes” of rye.\n"
    'According to officials, the mayor said "the quay at Port Welle will open" in May.\n'
)


@pytest.fixture
def told(attributed: Callable[[str], Attributed]) -> Telling:
    return telling(state_claims([attributed(ARTICLE)])[0])


def holding(told: Telling, words: str) -> Candidate:
    (found,) = [one for one in told.candidates if words in one.text]
    return found


def test_the_article_is_told_with_its_claims(told: Telling) -> None:
    assert told.text == ARTICLE
    assert [p.of(ARTICLE) for p in told.paragraphs] == ARTICLE.splitlines()
    assert {one.article for one in told.candidates} == {told.masthead}
    assert [one.claim for one in told.candidates] == [
        f"c{n}" for n in range(1, len(told.candidates) + 1)
    ]


def test_the_masthead_is_the_articles(attributed: Callable[[str], Attributed]) -> None:
    whole = attributed(ARTICLE)
    article = replace(whole.article, outlet="Larn Gazette", url="https://larn.example/1")
    masthead = telling(
        Claimed(attributed=replace(whole, split=replace(whole.split, article=article)))
    ).masthead
    assert (masthead.id, masthead.outlet, masthead.url) == (
        article.id,
        "Larn Gazette",
        "https://larn.example/1",
    )


def test_speakers_are_names_innermost_first(told: Telling) -> None:
    assert holding(told, "Grain").speakers == ()
    assert holding(told, "400 tonnes").speakers == ("Ida Quell",)
    assert holding(told, "quay").speakers == ("the mayor", "officials")


def test_quotations_are_without_their_marks(told: Telling) -> None:
    quotes = [q.of(ARTICLE) for q in holding(told, "400 tonnes").quotes]
    assert quotes == ["the store held 400 tonnes"]
    assert [q.of(ARTICLE) for q in holding(told, "quay").quotes] == [
        "the quay at Port Welle will open"
    ]
    assert holding(told, "Grain").quotes == ()


def test_names_are_those_among_the_claims_words(told: Telling) -> None:
    names = [name.of(ARTICLE) for name in holding(told, "400 tonnes").names]
    assert "Ida Quell" not in names
    assert "Larn" in [name.of(ARTICLE) for name in holding(told, "Grain").names]


def test_the_sentence_has_the_attribution(told: Telling) -> None:
    assert holding(told, "400 tonnes").sentence.of(ARTICLE) == ARTICLE.splitlines()[1]
