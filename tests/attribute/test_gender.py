"""What names and titles tell of gender."""

from __future__ import annotations

import pytest

from claimcheck.attribute.gender import of_first_name, of_words


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Maria Reed", "female"),
        ("Paul Olin", "male"),
        ("Anna-Lena Voss", "female"),
        ("Reed", None),
        ("Jan Voss", None),
        ("Zzyx Voss", None),
    ],
)
def test_first_names(name: str, gender: str | None) -> None:
    assert of_first_name(name) == gender


@pytest.mark.parametrize(
    ("words", "gender"),
    [
        (["mrs."], "female"),
        (["spokesman", "former"], "male"),
        (["minister"], None),
        (["mr.", "wife"], None),
        ([], None),
    ],
)
def test_titles_and_roles(words: list[str], gender: str | None) -> None:
    assert of_words(words) == gender
