"""What the resolver knows of an article's words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.attribute.scene import Scene
from claimcheck.records import Article, Span


def whole(text: str) -> Article:
    return Article(text=text, paragraphs=(Span(start=0, end=len(text)),))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"Yes," she said. "No."', "YesNo"),
        ("“Yes,” she said. “No.”", "YesNo"),
        ("''Yes,'' she said.", "Yes"),
        ('He said "Yes" and "No', "YesNo"),
        ('It is 5" wide and "old" now', "old"),
        ("Nobody said anything", ""),
    ],
)
def test_quoted_words(text: str, quoted: str) -> None:
    scene = Scene(whole(text))
    kept = [c for i, c in enumerate(text) if scene.is_quoted(i) and c.isalpha()]
    assert "".join(kept) == quoted


@given(st.text(alphabet="ab \"'“”.\n\ud800😀", max_size=60))
def test_any_text_can_be_asked(text: str) -> None:
    scene = Scene(whole(text))
    assert not scene.is_quoted(len(text))


def test_a_phrase_without_clauses(article: Callable[[str], Article]) -> None:
    found = article("The old mayor of Brenn, who won, spoke.")
    head = next(t.index for t in found.parse.tokens if t.text == "mayor")
    core = Scene(found).core(head)
    assert found.parse.span(core).of(found.text) == "The old mayor of Brenn"


def test_spots(article: Callable[[str], Article]) -> None:
    found = article("The mayor met Ana Reed.")
    scene = Scene(found)
    by_word = {t.text: scene.spot(t.index) for t in found.parse.tokens}
    assert by_word["mayor"].grammar == "subject"
    assert by_word["Reed"].grammar == "object"
    assert by_word["Ana"].verb == by_word["Reed"].verb == by_word["mayor"].verb
