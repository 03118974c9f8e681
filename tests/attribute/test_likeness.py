"""Which names are of the same one."""

from __future__ import annotations

import pytest

from claimcheck.attribute.likeness import canonical, introduced, is_demonym, same, seat_of
from claimcheck.attribute.names import Name
from claimcheck.records import Article, Span, SpeakerType


def name(text: str, kind: SpeakerType, title: str = "") -> Name:
    return Name(span=Span(start=0, end=len(text)), text=text, type=kind, title=title)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (name("Grace Okafor", "person"), name("Okafor", "person"), True),
        (name("Grace Okafor", "person"), name("Okafor", "organization"), True),
        (name("Rami Abdel Nasri", "person"), name("Abdel Nasri", "person"), True),
        (name("Karim al-Sadi", "person"), name("Sadi", "person"), True),
        (name("Paul Olin Jr.", "person"), name("Olin", "person"), True),
        (name("Paul Olin", "person"), name("Olin", "person", "mrs."), False),
        (name("Paul Olin", "person"), name("Ana Olin", "person"), False),
        (name("Brenn Harbour Agency", "organization"), name("BHA", "organization"), True),
        (name("Brenn Harbour Agency", "organization"), name("Agency", "organization"), True),
        (name("Brenn University", "organization"), name("Brenn", "organization"), True),
        (name("Brenn Harbour Agency", "organization"), name("Harbour", "organization"), False),
        (name("U.S.", "party"), name("United States", "party"), True),
        (name("Norway", "party"), name("Chile", "party"), False),
    ],
)
def test_same(first: Name, second: Name, *, expected: bool) -> None:
    assert same(first, second) is expected
    assert same(second, first) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Coast Watch Volunteers (KWV) said", True),
        ("KWV (Coast Watch Volunteers) said", True),
        ("Coast Watch Volunteers, KWV) said", False),
        ("Coast Watch Volunteers (Brenn) said", False),
    ],
)
def test_short_forms_in_brackets(text: str, *, expected: bool) -> None:
    found = []
    for words in ("Coast Watch Volunteers", "KWV", "Brenn"):
        start = text.find(words)
        if start >= 0:
            span = Span(start=start, end=start + len(words))
            found.append(Name(span=span, text=words, type="organization"))
    found.sort(key=lambda name: name.span.order)
    assert introduced(Article(text=text), found[0], found[1]) is expected


@pytest.mark.parametrize(
    ("adjective", "place", "expected"),
    [
        ("Tarvenian", "Tarvenia", True),
        ("Pellish", "Pell", True),
        ("Norwegian", "Norway", True),
        ("Norwegian", "Chile", False),
        ("Tarvenian", "Pell", False),
    ],
)
def test_demonyms(adjective: str, place: str, *, expected: bool) -> None:
    assert is_demonym(adjective, place) is expected


def test_words_are_compared_by_state_and_spelling() -> None:
    assert canonical("Norwegian") == canonical("Norway")
    assert canonical("Defence") == canonical("defense")
    assert canonical("harbour") != canonical("Norway")


def test_seats() -> None:
    assert seat_of("Oslo") == "Norway"
    assert seat_of("Brenn") is None
