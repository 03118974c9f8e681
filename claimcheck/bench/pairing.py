"""One-to-one pairing of gold and predicted items, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from claimcheck.records import Span

G = TypeVar("G")
P = TypeVar("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many gold items there are, how many were predicted, and how many pairs were right."""

    gold: int = 0
    predicted: int = 0
    right: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            gold=self.gold + other.gold,
            predicted=self.predicted + other.predicted,
            right=self.right + other.right,
        )

    @property
    def precision(self) -> float:
        """Right over predicted; 0 without predictions."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Right over gold; 0 without gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, between 0 and 1; 0 without any items."""
        total = self.gold + self.predicted
        return 2 * self.right / total if total else 0.0


def pair(gold: Sequence[G], predicted: Sequence[P], fits: Callable[[G, P], bool]) -> dict[int, int]:
    """A largest one-to-one pairing (predicted number → gold number) of items that fit.

    Augmenting paths (Kuhn, 1955): greedy pairing would depend on the order of the items.
    """
    edges = [[g for g, item in enumerate(gold) if fits(item, other)] for other in predicted]
    owner: dict[int, int] = {}

    def place(candidate: int, seen: set[int]) -> bool:
        for target in edges[candidate]:
            if target not in seen:
                seen.add(target)
                if target not in owner or place(owner[target], seen):
                    owner[target] = candidate
                    return True
        return False

    for candidate in range(len(predicted)):
        place(candidate, set())
    return {candidate: target for target, candidate in owner.items()}


def characters(spans: Iterable[Span]) -> set[int]:
    """The offsets of the characters that `spans` cover."""
    return {offset for span in spans for offset in range(span.start, span.end)}


def iou(first: Iterable[Span], second: Iterable[Span]) -> float:
    """Characters in both over characters in either; 0 where both are empty."""
    left, right = characters(first), characters(second)
    either = left | right
    return len(left & right) / len(either) if either else 0.0


def overlap(first: Sequence[Span], second: Sequence[Span]) -> bool:
    """Whether any two spans share a character, or both sides have none."""
    if not first and not second:
        return True
    return any(a.overlaps(b) for a in first for b in second)
