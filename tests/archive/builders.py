"""Invented articles as matching reads them, and vectors without a model."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from claimcheck.records import (
    Article,
    Candidate,
    Certainty,
    ClaimCertainty,
    Masthead,
    Model,
    Span,
    Telling,
)

DIMENSION = 16
MODEL = Model(name="words", digest="0" * 64)

Vectors = NDArray[np.float32]


class WordsEmbedder:
    """The sum of a random vector a word: alike where the words are. Implements `Embedder`."""

    model = MODEL

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        rows: Vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for number, text in enumerate(texts):
            rows[number] = sum(_of_word(word) for word in text.lower().split() or [""])
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return rows


def _of_word(word: str) -> Vectors:
    seed = int.from_bytes(hashlib.sha256(word.encode("utf-8", "replace")).digest()[:4])
    return np.random.default_rng(seed).standard_normal(DIMENSION, dtype=np.float32)


embed = WordsEmbedder()


def telling(
    *sentences: str,
    outlet: str | None = "Larn Gazette",
    published: str | None = "2025-10-23",
    url: str | None = None,
) -> Telling:
    """An article of these sentences, each of them a claim."""
    text = "\n".join(sentences)
    masthead = Masthead(
        id=Article(text=text).id, outlet=outlet, published=published, url=url, path="larn.txt"
    )
    spans = list(_lines(text))
    return Telling(
        masthead=masthead,
        text=text,
        paragraphs=tuple(spans),
        candidates=tuple(
            Candidate(
                article=masthead,
                claim=f"c{number}",
                text=span.of(text),
                spans=(span,),
                certainty=ClaimCertainty(chain=(), author=Certainty(value="CT")),
                sentence=span,
            )
            for number, span in enumerate(spans, start=1)
        ),
    )


def numbered(number: int, *, claims: int = 3) -> Telling:
    """The `number`-th of as many articles as one likes, all different."""
    words = ("rye", "quay", "mill", "ferry", "levy", "council", "strike")
    lines = [
        f"The {words[(number + i) % len(words)]} report {number} counts {number * 7 + i} cases"
        for i in range(claims)
    ]
    return telling(
        *lines, outlet=f"Outlet {number % 5}", published=f"2025-{number % 12 + 1:02d}-01"
    )


def vectors_of(tellings: Iterable[Telling]) -> Vectors:
    """The vectors of all their claims, in order."""
    return embed([claim.text for one in tellings for claim in one.candidates])


def _lines(text: str) -> Iterable[Span]:
    start = 0
    for line in text.split("\n"):
        if line:
            yield Span(start=start, end=start + len(line))
        start += len(line) + 1
