"""Sources that are cut short or missing are put right, others left alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from claimcheck.records import Article, Span, Statement
from claimcheck.split.speakers import with_speaker


def spans(text: str, words: str) -> tuple[Span, ...]:
    if not words:
        return ()
    start = text.index(words)
    return (Span(start=start, end=start + len(words)),)


def corrected(article: Article, source: str, cue: str, content: str) -> Sequence[str]:
    text = article.text
    statement = Statement(
        source=spans(text, source), cue=spans(text, cue), content=spans(text, content)
    )
    return [span.of(text) for span in with_speaker(article, statement).source]


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        (
            "Video filmed on Saturday showed that the quay burned.",
            ("Video", "showed", "that the quay burned"),
            ["Video filmed on Saturday"],
        ),
        (
            "A report from the harbour board said that the quay burned.",
            ("A report", "said", "that the quay burned"),
            ["A report from the harbour board"],
        ),
        (
            "The army and a monitoring group said that the quay burned.",
            ("a monitoring group", "said", "that the quay burned"),
            ["The army and a monitoring group"],
        ),
        (
            "The mill, the quay and the port said that the pier burned.",
            ("the port", "said", "that the pier burned"),
            ["The mill, the quay and the port"],
        ),
        (
            "“The quay burned,” said trader Maria Reed commenting on the fire.",
            ("trader Maria Reed commenting on the fire", "said", "“The quay burned,”"),
            ["trader Maria Reed"],
        ),
        (
            "The clerk on Monday said that the quay burned.",
            ("The clerk on Monday", "said", "that the quay burned"),
            ["The clerk"],
        ),
        (
            "The board sent a letter accusing Reed of theft.",
            ("The board", "sent a letter accusing", "Reed of theft"),
            ["a letter"],
        ),
        (
            "The board, they said, believes that the quay is safe.",
            ("", "believes", "that the quay is safe"),
            ["The board"],
        ),
    ],
)
def test_put_right(
    text: str,
    given: tuple[str, str, str],
    expected: list[str],
    article: Callable[[str], Article],
) -> None:
    assert corrected(article(text), *given) == expected


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        (
            "Reed, who runs the port, said that the quay burned.",
            ("Reed", "said", "that the quay burned"),
            ["Reed"],
        ),
        (
            "Reed on Monday said that the quay burned.",
            ("Reed", "said", "that the quay burned"),
            ["Reed"],
        ),
        (
            "The mill closed and the owner said that the quay burned.",
            ("the owner", "said", "that the quay burned"),
            ["the owner"],
        ),
        (
            "Reed left the hall accusing Olin of theft.",
            ("Reed", "accusing", "Olin of theft"),
            ["Reed"],
        ),
        # Nobody speaks in a passive, nor does what is said.
        (
            "The quay was said to be safe.",
            ("", "said", "The quay"),
            [],
        ),
        (
            "The quay believed lost was found.",
            ("", "believed", "The quay"),
            [],
        ),
    ],
)
def test_left_alone(
    text: str,
    given: tuple[str, str, str],
    expected: list[str],
    article: Callable[[str], Article],
) -> None:
    assert corrected(article(text), *given) == expected


def test_what_has_no_cue_stays_as_it_is(article: Callable[[str], Article]) -> None:
    statement = Statement(content=(Span(start=0, end=3),))
    assert with_speaker(article("The quay burned."), statement) is statement
