"""Quotation marks of any typography, balanced or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.records import Article, Span
from claimcheck.split.quotes import Quotation, quotations


def quoted(text: str) -> list[str]:
    return [q.span.of(text) for q in marks(text)]


def marks(text: str) -> tuple[Quotation, ...]:
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Span(start=start, end=start + len(line)))
        start += len(line) + 1
    return quotations(Article(text=text, paragraphs=tuple(paragraphs)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “go” twice.", ["“go”"]),
        ('He said "go" and "stay".', ['"go"', '"stay"']),
        ("Er sagte „geh“ und ging.", ["„geh“"]),
        ("Il a dit « va » hier.", ["« va »"]),
        ("He said ''go'' twice.", ["''go''"]),
        ("He said ``go'' twice.", ["``go''"]),
        ("‘It’s late,’ she said.", ["‘It’s late,’"]),
        ("The workers' plea and the '90s.", []),
        ('She said “it is" mixed.', ['“it is"']),
        ("“He called it ‘late’ again,” she said.", ["“He called it ‘late’ again,”", "‘late’"]),
        ("“Never closed, he said.", ["“Never closed, he said."]),
        ("No marks.", []),
    ],
)
def test_marks_pair(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_mark_that_opens_again_ends_what_was_open() -> None:
    text = 'He said "I saw it. "It was late. "It rained." We left.'
    assert quoted(text) == ['"I saw it.', '"It was late.', '"It rained."']
    assert [q.continued for q in marks(text)] == [True, True, False]


def test_a_forgotten_mark_quotes_one_sentence() -> None:
    assert quoted("“It is late. We left. Nobody came.") == ["“It is late."]


def test_an_unclosed_paragraph_goes_on_if_the_next_one_opens() -> None:
    first, second = marks("“One day.\n“Two days,” he said.")
    assert (first.closed, first.continued) == (False, True)
    assert second.closed
    (alone,) = marks("“One day.\nTwo days.")
    assert (alone.closed, alone.continued) == (False, False)


def test_a_sentence_does_not_end_within_what_is_quoted_inside() -> None:
    outer, inner = marks("“He called it „a sham. » and left. We stayed.")
    assert outer.span.contains(inner.span)


@given(st.text(alphabet=list("ab \n“”\"'‘’«»„`.,é\U0001f600"), max_size=60))
def test_quotations_lie_in_a_paragraph_and_never_cross(text: str) -> None:
    found = marks(text)
    assert list(found) == sorted(found, key=lambda q: q.span.order)
    for one in found:
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert "\n" not in one.span.of(text)
        for other in found:
            nested = one.span.contains(other.span) or other.span.contains(one.span)
            assert nested or not one.span.overlaps(other.span)
