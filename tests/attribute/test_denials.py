"""What is set against a statement nearby makes its relayer keep a distance."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.records import Attributed

Attributing = Callable[[str], Attributed]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ana Reed said the quay was shut. Tom Olin denied the report.", "distances"),
        ("Ana Reed said the quay was shut. Tom Olin said the report was a lie.", "distances"),
        ("Ana Reed said the quay was shut. Tom Olin denied that the quay was shut.", "distances"),
        ("Ana Reed said the quay was shut. But inspectors found that it was open.", "distances"),
        ("Ana Reed said the quay was shut. Tom Olin confirmed the report.", "neutral"),
        ("Ana Reed said the quay was shut. Tom Olin did not deny the report.", "neutral"),
        ("Ana Reed said the quay was shut. Tom Olin denied that he had lost money.", "neutral"),
        ("Ana Reed said the quay was shut. It rained. Tom Olin denied the report.", "neutral"),
    ],
)
def test_the_stance_of_what_was_said_first(text: str, stance: str, attributed: Attributing) -> None:
    assert attributed(text).attributions[0].stance == stance
