"""Speakers, certainty, stance and circumstances on the report schema's rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.records import Article, Attributed, Split

Attributes = Callable[[str], Attributed]


def names(found: Attributed) -> list[list[str]]:
    return [[found.speaker(s).name for s in a.speakers] for a in found.attributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Grace Okafor arrived on Monday. Okafor said the quay was shut.",
            [["Grace Okafor"]],
        ),
        (
            "Grace Okafor said the quay was shut. She added that it would stay shut.",
            [["Grace Okafor"], ["Grace Okafor"]],
        ),
        (
            "The Brenn Harbour Agency said the quay was shut. "
            "The agency added that repairs would take a year.",
            [["Brenn Harbour Agency"], ["Brenn Harbour Agency"]],
        ),
        (
            "Talks between Norway and Chile ended. Both nations announced a truce.",
            [["Norway", "Chile"]],
        ),
        (
            "The deal is dead, according to the Sorvian side.",
            [["the Sorvian side"]],
        ),
        (
            "Maria Reed and Paul Olin said the vote was fair.",
            [["Maria Reed", "Paul Olin"]],
        ),
        ("The vote was reportedly rigged.", [[]]),
        ("She said the vote was fair.", [[]]),
        (
            "“I think the vote was rigged,” Paul Olin told reporters.",
            [["Paul Olin"], ["Paul Olin"]],
        ),
    ],
)
def test_speakers(text: str, expected: list[list[str]], attributed: Attributes) -> None:
    assert names(attributed(text)) == expected


@pytest.mark.parametrize(
    ("text", "kind", "name", "description"),
    [
        (
            "The trust arrived. Its head Grace Okafor said the quay was shut.",
            "person",
            "Grace Okafor",
            "head",
        ),
        (
            "Deputy mayor Grace Okafor said the quay was shut.",
            "person",
            "Grace Okafor",
            "Deputy mayor",
        ),
        (
            "A person familiar with the matter said the vote was fair.",
            "anonymous",
            "person familiar with the matter",
            None,
        ),
        ("Two officials said the vote was fair.", "group", "two officials", None),
        (
            "Storm Nears Olin\n\nMayor Grace Okafor said the quay was shut.",
            "person",
            "Grace Okafor",
            "Mayor",
        ),
        ("A Republican said the vote was fair.", "anonymous", "Republican", None),
        ("Gov. Ida Brewer said the vote was fair.", "person", "Ida Brewer", None),
        (
            "The government's claim that the quay was safe was false.",
            "organization",
            "the government",
            None,
        ),
        ("A court filing says the vote was fair.", "document", "court filing", None),
        ("Norway's Harbour Agency said the vote was fair.", "organization", "Harbour Agency", None),
        ("The White House said the vote was fair.", "party", "White House", None),
    ],
)
def test_speaker(
    text: str, kind: str, name: str, description: str | None, attributed: Attributes
) -> None:
    (speaker,) = attributed(text).speakers
    assert (speaker.type, speaker.name, speaker.description) == (kind, name, description)


def test_all_mentions_of_a_speaker_count(attributed: Attributes) -> None:
    text = "Grace Okafor won. Okafor said it was late. She added that she was glad."
    (speaker,) = attributed(text).speakers
    assert [m.of(text) for m in speaker.mentions] == ["Grace Okafor", "Okafor", "She"]


@pytest.mark.parametrize(
    ("text", "value", "polarity"),
    [
        ("Reed said the quay was shut.", "CT", "+"),
        ("Reed said the quay was not shut.", "CT", "+"),
        ("Reed denied that the quay was shut.", "CT", "-"),
        ("Reed believes that the quay is shut.", "PR", "+"),
        ("Reed fears that the quay is shut.", "PS", "+"),
        ("Reed said the quay may close.", "PS", "+"),
        ("Reed asked whether the quay was shut.", "UU", "+"),
        ("Reed has not confirmed that the quay was shut.", "UU", "+"),
        ("Reed doubts that the quay will close.", "PR", "-"),
        ("Reed said the quay will close in May.", "CT", "+"),
    ],
)
def test_certainty(text: str, value: str, polarity: str, attributed: Attributes) -> None:
    certainty = attributed(text).attributions[0].certainty
    assert (certainty.value, certainty.polarity) == (value, polarity)


def test_what_decides_the_certainty_is_pointed_at(attributed: Attributes) -> None:
    text = "Reed said the quay may close."
    (trigger,) = attributed(text).attributions[0].certainty.triggers
    assert trigger.of(text) == "may"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Reed said the quay was shut.", "neutral"),
        ("Reed confirmed that the quay was shut.", "endorses"),
        ("Reed did not confirm that the quay was shut.", "neutral"),
        ("Reed claimed that the quay was shut.", "distances"),
        ("The Lamp claimed responsibility for the blast on the quay.", "neutral"),
        ("Reed said without evidence that the quay was shut.", "distances"),
        ("The quay was allegedly shut.", "distances"),
        ("The quay was reportedly shut.", "neutral"),
    ],
)
def test_stance(text: str, stance: str, attributed: Attributes) -> None:
    assert attributed(text).attributions[0].stance == stance


def test_a_denial_set_against_an_allegation_distances(attributed: Attributes) -> None:
    found = attributed("The mayor rejected the allegation that she had taken bribes.")
    assert [a.stance for a in found.attributions] == ["neutral", "distances"]


def test_marks_that_a_relayer_puts_around_a_clause_distance(attributed: Attributes) -> None:
    text = "Staff noted that 40 crates “which, according to the Sorvian side, are theirs” arrived."
    assert [a.stance for a in attributed(text).attributions] == ["endorses", "distances"]


def test_when_and_to_whom(attributed: Attributes) -> None:
    text = "Okafor told the Courier on Thursday that the quay was shut."
    said = attributed(text).attributions[0].said
    assert [s.of(text) for s in said.time] == ["on Thursday"]
    assert [s.of(text) for s in said.to] == ["the Courier"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a role that was given before, then alone
        (
            "Harbour master Grace Okafor resigned. The master said the quay was shut.",
            [["Grace Okafor"]],
        ),
        # a role that nobody was given
        ("The baker said the quay was shut.", [["the baker"]]),
        ("Somebody said the quay was shut.", [["somebody"]]),
        ("Ana Reed and her lawyer said the quay was shut.", [["Ana Reed", "her lawyer"]]),
        # "he" is not a woman who was "she" before
        (
            "Ana Reed met Paul Olin. She said it was late. He said it was early.",
            [["Ana Reed"], ["Paul Olin"]],
        ),
        ("This suggests that the quay was shut.", [[]]),
        ("Recent findings suggest that the quay was shut.", [["recent findings"]]),
        # initials stand for a body named in full
        (
            "The Brenn Harbour Agency met on Monday. The BHA said the quay was shut.",
            [["Brenn Harbour Agency"]],
        ),
    ],
)
def test_more_speakers(text: str, expected: list[list[str]], attributed: Attributes) -> None:
    assert names(attributed(text)) == expected


def test_an_unknown_speaker_raises() -> None:
    with pytest.raises(KeyError):
        Attributed(split=Split(article=Article(text="x"))).speaker("s1")
