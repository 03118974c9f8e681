"""How fast articles are read, as ratios to the parse of the same text in the same run."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from claimcheck.pipeline import Pipeline
from claimcheck.records import Page

_ROUNDS = 5
_ARTICLES = 30

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """A stage's words a second (the median over rounds), and its time over the parse's.

    `lowest` and `highest` are those of single rounds.
    """

    stage: str
    words: float
    time: float
    lowest: float
    highest: float

    def __str__(self) -> str:
        """One line."""
        return (
            f"{self.stage:10} {self.words:8.0f} words a second, {self.time:.2f} of the parse's "
            f"time (rounds {self.lowest:.2f} to {self.highest:.2f})"
        )


def measure(articles: Path, pipeline: Pipeline) -> str:
    """The speed of `pipeline`'s stages on the first articles of a JSON Lines file, as a table."""
    lines = articles.read_text(encoding="utf-8").splitlines()[:_ARTICLES]
    pages = [Page(text=json.loads(line)["text"]) for line in lines]
    words = sum(len(page.text.split()) for page in pages)
    # The first round warms up.
    rounds = [_round(pages, pipeline) for _ in range(_ROUNDS + 1)][1:]
    table = "".join(f"{_speed(stage, words, rounds)}\n" for stage in rounds[0])
    return f"{words} words, {_ROUNDS} rounds in turn\n{table}"


def _round(pages: Sequence[Page], pipeline: Pipeline) -> dict[str, float]:
    """Seconds of each stage."""
    seconds: dict[str, float] = {}

    def run(stage: str, work: Callable[[T], U], given: Sequence[T]) -> list[U]:
        begun = time.perf_counter()
        made = [work(one) for one in given]
        seconds[stage] = time.perf_counter() - begun
        return made

    parsed = run("parse", pipeline.article, pages)
    split = run("split", pipeline.split, parsed)
    attributed = run("attribute", pipeline.attribute, split)
    run("claim", pipeline.claim, attributed)
    return seconds


def _speed(stage: str, words: int, rounds: Sequence[dict[str, float]]) -> Speed:
    ratios = [seconds[stage] / seconds["parse"] for seconds in rounds]
    return Speed(
        stage=stage,
        words=words / statistics.median(seconds[stage] for seconds in rounds),
        time=statistics.median(ratios),
        lowest=min(ratios),
        highest=max(ratios),
    )
