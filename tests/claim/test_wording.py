from __future__ import annotations

import pytest

from claimcheck.claim.wording import wording
from claimcheck.records import Span, Substitution
from tests.fakes import where


def test_spans_are_joined_and_white_space_collapses() -> None:
    text = "The port,\r\n Reed said,\u00a0 will  close."
    spans = [where(text, "The port"), where(text, "will  close")]
    assert wording(text, spans, []) == "The port will close"


def test_a_word_is_replaced_and_another_carried_over() -> None:
    text = "which sank and, late, burned"
    ship = Span(start=0, end=5)
    replaced = Substitution(span=ship, text="The ship", origin=ship)
    at = where(text, "burned").start
    carried = Substitution(span=Span(start=at, end=at), text="the ship", origin=ship)
    whole = [Span(start=0, end=len(text))]
    assert wording(text, whole, [carried, replaced]) == "The ship sank and, late, the ship burned"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [(["a port", ", closed"], "a port, closed"), (["( a", "port )"], "(a port)")],
)
def test_marks_stand_where_they_belong(parts: list[str], expected: str) -> None:
    text = "|".join(parts)
    assert wording(text, [where(text, part) for part in parts], []) == expected


def test_a_replaced_contraction_stays_one_word() -> None:
    text = "I don’t know"
    verb = where(text, "do")
    replaced = Substitution(span=verb, text="does", origin=verb)
    assert wording(text, [Span(start=0, end=len(text))], [replaced]) == "I doesn’t know"
