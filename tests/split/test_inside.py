"""Contents as texts of their own: offsets hold, and nothing outside them is read."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.records import Article, Sentence, Span, Statement
from claimcheck.records import Parse as Parsed
from claimcheck.split.inside import extract_contents, kept_within
from tests.fakes import where

Articles = Callable[[str], Article]

TEXT = "Reed said that Olin claimed “the quay is shut,” and left."


def saying(text: str, source: str, cue: str, *content: str) -> Statement:
    return Statement(
        source=(where(text, source),),
        cue=(where(text, cue),),
        content=tuple(where(text, part) for part in content),
    )


def one_sentence(text: str) -> Article:
    whole = Span(start=0, end=len(text))
    parse = Parsed(sentences=(Sentence(first=0, last=0, span=whole, paragraph=0),))
    return Article(text=text, paragraphs=(whole,), parse=parse)


def test_a_content_begins_behind_its_that_with_a_capital() -> None:
    outer = saying(TEXT, "Reed", "said", "that Olin claimed “the quay is shut,”")
    extract = extract_contents(one_sentence(TEXT), [outer])
    assert extract is not None
    assert extract.text.strip() == "Olin claimed “the quay is shut,"
    assert [s.of(TEXT) for s in extract.sentences] == ["Olin claimed “the quay is shut,"]


def test_the_cue_that_parts_a_content_is_a_blank() -> None:
    text = "the quay, Reed said, was claimed by Olin"
    outer = saying(text, "Reed", "said", "the quay", "was claimed by Olin")
    extract = extract_contents(one_sentence(text), [outer])
    assert extract is not None
    assert extract.text == "The quay             was claimed by Olin"


def test_without_contents_there_is_nothing_to_read() -> None:
    assert extract_contents(one_sentence(TEXT), []) is None
    short = saying(TEXT, "Reed", "said", "that Olin")
    assert extract_contents(one_sentence(TEXT), [short]) is None


def test_only_what_lies_within_is_kept_and_cut() -> None:
    text = "the quay, Reed said, was shut, Olin claimed"
    outer = saying(text, "Reed", "said", "the quay", "was shut, Olin claimed")
    across = Statement(
        source=(where(text, "Olin"),),
        cue=(where(text, "claimed"),),
        content=(Span(start=0, end=text.index(", Olin")),),
    )
    (kept,) = kept_within([across], [outer])
    assert [s.of(text) for s in kept.content] == ["the quay", "was shut"]
    beside = saying(text, "Reed", "said", "the quay")
    assert not list(kept_within([beside], [outer]))


@given(st.text(max_size=60), st.integers(0, 59), st.integers(1, 60))
def test_the_extract_is_as_long_as_the_text(text: str, start: int, size: int) -> None:
    end = min(len(text), start + size)
    if start >= end:
        return
    outer = Statement(content=(Span(start=start, end=end),))
    extract = extract_contents(one_sentence(text), [outer])
    if extract is not None:
        assert len(extract.text) == len(text)
        assert all(start <= s.start < s.end <= end for s in extract.sentences)
