"""Speakers of sources: names, pronouns, roles, sides, groups."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.records import Attributed

Attributes = Callable[[str], Attributed]


def names(found: Attributed) -> list[list[str]]:
    return [[found.speaker(s).name for s in a.speakers] for a in found.attributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a man and a woman, told apart by name
        (
            "Maria Reed met Paul Olin on Monday. He said the talks had failed. "
            "She said they had not.",
            [["Paul Olin"], ["Maria Reed"]],
        ),
        # an honorific tells which of two of that name
        (
            "Paul Olin and Maria Olin run the mill. Mrs. Olin said it would close.",
            [["Maria Olin"]],
        ),
        # a body named after somebody
        (
            "President Reed spoke on Monday. “The Reed Administration will act,” Reed said.",
            [["Reed"]],
        ),
        # short forms in brackets
        (
            "The Coast Watch Volunteers (KWV) met on Monday. The KWV said the sea had risen.",
            [["Coast Watch Volunteers"]],
        ),
        # a role given in an appositive, then alone
        (
            "Maria Reed, the harbour master, spoke on Monday. "
            "The harbour master said the quay was shut.",
            [["Maria Reed"]],
        ),
        # the noun of a body's name
        (
            "The Ministry of Fisheries met skippers. The ministry said quotas would fall.",
            [["Ministry of Fisheries"]],
        ),
        # a body described first, named later
        (
            "A monitoring group said the sea had risen. The Coast Watch, a monitoring group, met.",
            [["Coast Watch"]],
        ),
        (
            "A monitoring group said the sea had risen. The Coast Watch, a charity, met.",
            [["monitoring group"]],
        ),
        # a document, and who wrote it
        (
            "Pylon runs the grid. A memo from the operator, Pylon, says the line could fail.",
            [["memo from the operator"]],
        ),
        (
            "Envoys of Norway and Chile met in May. Both sides said talks had failed.",
            [["Norway", "Chile"]],
        ),
        # one person of two trades
        (
            "Maria Reed, a nurse and head of the Brenn union, said the ward was shut.",
            [["Maria Reed"]],
        ),
        # a name behind its role
        ("The harbour master, Maria Reed, said the quay was shut.", [["Maria Reed"]]),
        ("Councillor Maria Reed said the quay was shut.", [["Maria Reed"]]),
        # coordination, an example, a list
        ("Norway and Chile said the pact was dead.", [["Norway", "Chile"]]),
        ("The mayor of Brenn said the quay was shut.", [["the mayor of Brenn"]]),
        # a side is the state that is named
        (
            "Envoys of Norway met in May. The Norwegian side said talks had failed.",
            [["Norway"]],
        ),
        # a reported speaker speaks of himself
        ("Paul Olin told Karl Voss that he believed the mill would close.", None),
    ],
)
def test_resolution(text: str, expected: list[list[str]] | None, attributed: Attributes) -> None:
    found = names(attributed(text))
    assert found == (expected or [["Paul Olin"], ["Paul Olin"]])


@pytest.mark.parametrize(
    "text",
    [
        "It said the quay was shut.",
        "They said the quay was shut.",
        "He said the quay was shut, a table beside him.",
    ],
)
def test_a_pronoun_without_antecedent_stays_open(text: str, attributed: Attributes) -> None:
    assert names(attributed(text)) == [[]]


def test_resolved_pronouns_and_roles_are_mentions(attributed: Attributes) -> None:
    text = "Mayor Maria Reed won. The mayor said it was late. She said that she was glad."
    speakers = {s.name: s for s in attributed(text).speakers}
    found = [m.of(text) for m in speakers["Maria Reed"].mentions]
    assert found == ["Maria Reed", "The mayor", "She"]


def test_the_name_of_who_has_none_ends_before_its_clause(attributed: Attributes) -> None:
    text = "A clerk at the mill who was there in May said the boiler was old."
    (speaker,) = attributed(text).speakers
    assert speaker.name == "clerk at the mill"
