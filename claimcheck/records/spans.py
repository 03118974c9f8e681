"""Runs of characters: what every record points to the article with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of characters, `start` included and `end` excluded, of a text known from context."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words this span stands for."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every character of `other` is in this one."""
        return self.start <= other.start and other.end <= self.end

    @property
    def order(self) -> Order:
        """Sorts spans by first character, then longer first."""
        return Order(start=self.start, end=-self.end)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Order:
    """A sort key: `start` ascending, then longer first (`end` is negated)."""

    start: int
    end: int


def covering(spans: Iterable[Span]) -> Span:
    """The shortest span over all `spans`; raises `ValueError` for none."""
    parts = list(spans)
    return Span(start=min(s.start for s in parts), end=max(s.end for s in parts))
