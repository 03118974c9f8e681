"""Corpora of certainty in their publishers' formats, and how near a model comes to them.

Factuality comes as JSON Lines, one sentence a line: `text` (tokens parted by blanks) and
`targets`, each with `span1` (tokens from and to, the end excluded) and `label` (−3 to 3). The
degree of findings comes with `finding`, `sentence-level-certainty` (1 to 6) and `split`.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimcheck.bench.attribution import Interval
from claimcheck.engine.certainty import CertaintyReader, Marked
from claimcheck.engine.text import Range

_ROUNDS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A marked sentence with what people made of it; `group` tells sentences apart."""

    marked: Marked
    label: float
    group: int


def read_factuality(path: Path) -> list[Rated]:
    """The events of one file, in order; `OSError` where it cannot be read."""
    found = []
    for group, row in enumerate(_rows(path)):
        tokens = row["text"].split(" ")
        starts = np.cumsum([0, *(len(token) + 1 for token in tokens)])
        for target in row["targets"]:
            first, stop = target["span1"]
            predicate = Range(int(starts[first]), int(starts[stop] - 1))
            marked = Marked(text=row["text"], predicate=predicate)
            found.append(Rated(marked=marked, label=target["label"], group=group))
    return found


def read_science(path: Path, split: str) -> list[Rated]:
    """Findings of one split ("train" or "val") with the degree of their certainty, 1 to 6."""
    return [
        Rated(
            marked=Marked(text=row["finding"], predicate=Range(0, 0)),
            label=row["sentence-level-certainty"],
            group=number,
        )
        for number, row in enumerate(_rows(path))
        if row["split"] == split
    ]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    stored = path.read_bytes()
    text = gzip.decompress(stored) if path.suffix == ".gz" else stored
    for line in text.decode("utf-8").splitlines():
        yield json.loads(line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """Mean absolute error and Pearson's r, with bootstrap 95 % intervals over sentences."""

    items: int
    error: Interval
    correlation: Interval

    def __str__(self) -> str:
        """One line."""
        return f"{self.items} items, MAE {self.error}, r {self.correlation}"


def nearness(rated: Sequence[Rated], given: Sequence[float], *, seed: int = 0) -> Nearness:
    """How near `given` comes to the labels of `rated`."""
    labels, values = np.array([r.label for r in rated]), np.array(given)
    groups: dict[int, list[int]] = {}
    for number, item in enumerate(rated):
        groups.setdefault(item.group, []).append(number)
    chance, keys = random.Random(seed), list(groups)
    draws = [
        [i for key in chance.choices(keys, k=len(keys)) for i in groups[key]]
        for _ in range(_ROUNDS)
    ]
    errors = sorted(float(np.abs(labels[d] - values[d]).mean()) for d in draws)
    related = sorted(_correlation(labels[d], values[d]) for d in draws)
    whole = float(np.abs(labels - values).mean()), _correlation(labels, values)
    return Nearness(
        items=len(rated),
        error=_interval(whole[0], errors),
        correlation=_interval(whole[1], related),
    )


def _correlation(first: NDArray[np.float64], second: NDArray[np.float64]) -> float:
    """Pearson's r; 0 where one side never varies."""
    if not first.std() or not second.std():
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])


def _interval(value: float, drawn: Sequence[float]) -> Interval:
    low, high = drawn[int(_ROUNDS * 0.025)], drawn[int(_ROUNDS * 0.975)]
    return Interval(value=value, low=low, high=high)


def judge_factuality(path: Path, reader: CertaintyReader, scale: int) -> Nearness:
    """The model on the events of a file, on scale number `scale`."""
    rated = read_factuality(path)
    judged = reader([item.marked for item in rated])
    return nearness(rated, [judgement.factuality[scale] for judgement in judged])


def judge_science(path: Path, reader: CertaintyReader) -> Nearness:
    """The model on the findings held out for validation."""
    rated = read_science(path, "val")
    return nearness(rated, [j.degree for j in reader([item.marked for item in rated])])
