"""Who is meant beside the sources: pronouns, roles, short names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.records import Attributed

Attributes = Callable[[str], Attributed]
MAYOR = "Grace Okafor, the mayor of Velm, opened the bridge on Monday. "


def meant(found: Attributed) -> list[tuple[str, str]]:
    text = found.article.text
    return [(r.span.of(text), r.name) for r in found.references]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # pronouns in the article's own words
        (
            MAYOR + "She walked across, and her car followed.",
            [("She", "Grace Okafor"), ("her", "Grace Okafor")],
        ),
        # a role, and a family name
        (
            MAYOR + "The mayor walked across. Okafor took an hour.",
            [("The mayor", "Grace Okafor"), ("Okafor", "Grace Okafor")],
        ),
        # whoever stands behind the pronoun as the subject of its sentence
        (
            "Paul Olin lost the vote. With his seat gone, Peter Reed left Velm.",
            [("his", "Peter Reed")],
        ),
        # not the one who did it to him
        ("Paul Olin left the hall. Olin sent him a letter.", [("Olin", "Paul Olin")]),
        # a role that is another's
        (MAYOR + "The mayor of the next town stayed at home.", []),
        # in quotation marks others are spoken of
        (MAYOR + "“He was late,” a guard said.", []),
        # nobody is named
        ("A woman ran out of the mill. She carried a sack.", []),
    ],
)
def test_who_is_meant(attributed: Attributes, text: str, expected: list[tuple[str, str]]) -> None:
    assert meant(attributed(text)) == expected


def test_a_reference_points_to_the_whole_name(attributed: Attributes) -> None:
    found = attributed(MAYOR + "She walked across.")
    assert [r.origin.of(found.article.text) for r in found.references] == ["Grace Okafor"]
