"""How fast articles are split, as a ratio to the parse of the same text in the same run."""

from __future__ import annotations

import json
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from claimcheck.pipeline import Pipeline
from claimcheck.records import Page

_ROUNDS = 5
_ARTICLES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Words a second of parse and split: medians over rounds, and the ratio pair by pair."""

    words: int
    parse: float
    split: float
    ratio: float
    lowest: float
    highest: float

    def __str__(self) -> str:
        """One line a stage."""
        return (
            f"{self.words} words, {_ROUNDS} rounds in turn\n"
            f"parse  {self.parse:8.0f} words a second\n"
            f"split  {self.split:8.0f} words a second, {self.ratio:.2f} of the parse's "
            f"(rounds {self.lowest:.2f} to {self.highest:.2f})\n"
        )


def measure(articles: Path, pipeline: Pipeline) -> Speed:
    """The speed of `pipeline`'s stages on the first articles of a JSON Lines file."""
    lines = articles.read_text(encoding="utf-8").splitlines()[:_ARTICLES]
    pages = [Page(text=json.loads(line)["text"]) for line in lines]
    words = sum(len(page.text.split()) for page in pages)
    parses, splits = [], []
    for turn in range(_ROUNDS + 1):
        begun = time.perf_counter()
        parsed = [pipeline.article(page) for page in pages]
        between = time.perf_counter()
        for article in parsed:
            pipeline.split(article)
        if turn:  # the first round warms up
            parses.append(between - begun)
            splits.append(time.perf_counter() - between)
    ratios = [parse / split for parse, split in zip(parses, splits, strict=True)]
    return Speed(
        words=words,
        parse=words / statistics.median(parses),
        split=words / statistics.median(splits),
        ratio=statistics.median(ratios),
        lowest=min(ratios),
        highest=max(ratios),
    )
