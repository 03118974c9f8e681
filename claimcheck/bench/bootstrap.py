"""How far a figure would move on another draw of the same kind of data."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from claimcheck.bench.attribution import Interval

T = TypeVar("T")

ROUNDS = 1000
SEED = 0


def interval(items: Sequence[T], figure: Callable[[Sequence[T]], float]) -> Interval:
    """The figure with the 2.5th and 97.5th percentile over resampled items (Efron, 1979)."""
    chance = random.Random(SEED)
    drawn = sorted(figure(chance.choices(items, k=len(items))) for _ in range(ROUNDS))
    low, high = drawn[int(ROUNDS * 0.025)], drawn[int(ROUNDS * 0.975)]
    return Interval(value=figure(items), low=low, high=high)
