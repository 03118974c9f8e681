"""What comes back is what was put in, whatever it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.archive.codec import (
    dump,
    dump_candidate,
    load,
    load_candidate,
    load_text,
    load_tuple,
    shape,
)
from claimcheck.archive.head import SCHEMA
from claimcheck.records import Candidate, Masthead, Span, Telling, When

# `builds` takes what a field may hold from its annotation; texts include lone surrogates.
st.register_type_strategy(str, st.text(st.characters()))
st.register_type_strategy(float, st.floats(allow_nan=False))


@given(st.builds(Candidate), st.builds(Masthead))
def test_a_candidate_comes_back(candidate: Candidate, masthead: Masthead) -> None:
    back = load_candidate(dump_candidate(candidate), masthead)
    assert back.article == masthead
    assert load_candidate(dump_candidate(candidate), candidate.article) == candidate


@given(st.builds(Telling))
def test_an_article_comes_back(telling: Telling) -> None:
    back = load(Telling, dump(telling))
    assert back == telling
    assert dump(back) == dump(telling)


@given(st.text(st.characters()))
def test_a_text_comes_back(text: str) -> None:
    assert dump(text).isascii()
    assert load_text(dump(text)) == text


def test_spans_come_back() -> None:
    spans = (Span(start=0, end=3), Span(start=7, end=9))
    assert dump(spans) == "[[0,3],[7,9]]"
    assert load_tuple(Span, dump(spans)) == spans


@pytest.mark.parametrize("text", ["", "[", "7", "[1]", "[1,2,3]", "{}", "null"])
def test_what_is_no_record_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        load(Span, text)


def test_a_change_to_a_record_wants_a_new_schema() -> None:
    """Fields are read by their place: change one, and SCHEMA and this must change with it."""
    assert (SCHEMA, shape(Telling)) == (
        1,
        "Candidate(article, claim, text, spans, speakers, certainty, time, "
        "quantities, quotes, names, sentence, checkworthy); "
        "Certainty(value, polarity, score, triggers); "
        "ClaimCertainty(chain, author); "
        "Masthead(id, outlet, path, published, url, title); "
        "Quantity(span, low, high, unit, counted, dimension, kind); "
        "Span(start, end); "
        "Telling(masthead, text, paragraphs, candidates); "
        "When(tense, when, span)",
    )


def test_the_shape_shows_nested_records() -> None:
    assert shape(When) == "Span(start, end); When(tense, when, span)"
