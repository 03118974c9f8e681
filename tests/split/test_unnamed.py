"""Passives without a speaker: their subject hears, or belongs to what is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.records import Article, Span, Statement
from claimcheck.split.unnamed import without_hearer


def read(text: str, source: str, cue: str, content: str) -> Statement:
    """A statement whose parts are the first such words of `text`."""
    spans = [
        Span(start=text.index(words), end=text.index(words) + len(words))
        for words in (source, cue, content)
    ]
    return Statement(source=(spans[0],), cue=(spans[1],), content=(spans[2],))


@pytest.mark.parametrize(
    ("text", "parts", "speaks", "content"),
    [
        (
            "The minister is expected to resign.",
            ("The minister", "is expected", "to resign"),
            False,
            ["The minister", "to resign"],
        ),
        (
            "Reed was told that the port had closed.",
            ("Reed", "was told", "that the port had closed"),
            False,
            ["that the port had closed"],
        ),
        (
            "Reed told them that the port had closed.",
            ("Reed", "told", "that the port had closed"),
            True,
            ["that the port had closed"],
        ),
    ],
)
def test_who_hears_does_not_speak(
    text: str,
    parts: tuple[str, str, str],
    content: list[str],
    article: Callable[[str], Article],
    *,
    speaks: bool,
) -> None:
    found = without_hearer(article(text), read(text, *parts))
    assert bool(found.source) == speaks
    assert [span.of(text) for span in found.content] == content
