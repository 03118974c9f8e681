"""The attribution task: spans of source, cue and content against gold, outermost ones only.

PolNeAR never nests, so predictions that lie within another's content are left out before
scoring. Articles are the unit of the bootstrap.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from claimcheck.bench.pairing import Counts, iou, overlap, pair
from claimcheck.bench.polnear import GoldArticle
from claimcheck.records import Span

QUOTATION_KINDS = ("direct", "mixed", "indirect")
_MARKS = ("“", "”", '"', "''")
MIN_IOU = 0.5
"""Two contents are the same when they share half of the characters of either."""


class Spanned(Protocol):
    """Anything with the three roles of an attribution."""

    @property
    def source(self) -> tuple[Span, ...]:
        """Who speaks."""
        ...

    @property
    def cue(self) -> tuple[Span, ...]:
        """The words that attribute."""
        ...

    @property
    def content(self) -> tuple[Span, ...]:
        """What is presented as said."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A figure with its bootstrap 95 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


Fit = Callable[[Spanned, Spanned], bool]


def _same_content(gold: Spanned, predicted: Spanned) -> bool:
    return iou(gold.content, predicted.content) >= MIN_IOU


def _same_content_and_source(gold: Spanned, predicted: Spanned) -> bool:
    return overlap(gold.source, predicted.source) and _same_content(gold, predicted)


def _exact(role: str) -> Fit:
    return lambda gold, predicted: getattr(gold, role) == getattr(predicted, role)


MEASURES: Mapping[str, Fit] = {
    "content": _same_content,
    "content+source": _same_content_and_source,
    "exact source": _exact("source"),
    "exact cue": _exact("cue"),
    "exact content": _exact("content"),
}
"""What counts as right, by the name of the measure."""


def _having(items: Iterable[Spanned], measure: str) -> list[Spanned]:
    """Items that the measure is about: an exact source asks only those that name one."""
    role = measure.removeprefix("exact ") if measure.startswith("exact ") else "content"
    return [item for item in items if getattr(item, role)]


def score_article(gold: GoldArticle, predicted: Sequence[Spanned]) -> dict[str, Counts]:
    """Counts by measure for one article; `predicted` holds outermost attributions only."""
    counts = {}
    for measure, fits in MEASURES.items():
        wanted, given = _having(gold.attributions, measure), _having(predicted, measure)
        right = len(pair(wanted, given, fits))
        counts[measure] = Counts(gold=len(wanted), predicted=len(given), right=right)
    return counts


def recall_by_kind(gold: GoldArticle, predicted: Sequence[Spanned]) -> dict[str, Counts]:
    """Counts of found contents by how they are quoted: recall is what they tell."""
    found = pair(gold.attributions, predicted, _same_content).values()
    counts = dict.fromkeys(QUOTATION_KINDS, Counts())
    for number, attribution in enumerate(gold.attributions):
        if attribution.content:
            kind = _kind(" ".join(span.of(gold.text) for span in attribution.content))
            counts[kind] += Counts(gold=1, right=int(number in found))
    return counts


def _kind(content: str) -> str:
    if not any(mark in content for mark in _MARKS):
        return "indirect"
    whole = content.startswith(_MARKS) and content.rstrip(".,").endswith(_MARKS)
    return "direct" if whole else "mixed"


def total(articles: Iterable[Mapping[str, Counts]]) -> dict[str, Counts]:
    """Counts by measure, summed over articles."""
    sums = {measure: Counts() for measure in MEASURES}
    for counts in articles:
        sums = {measure: sums[measure] + counts[measure] for measure in sums}
    return sums


def bootstrap_f1(
    articles: Sequence[Mapping[str, Counts]], measure: str, *, rounds: int = 1000, seed: int = 0
) -> Interval:
    """F1 of `measure` with the 2.5th and 97.5th percentile over resampled articles."""
    chance = random.Random(seed)
    drawn = sorted(
        sum((a[measure] for a in chance.choices(articles, k=len(articles))), Counts()).f1
        for _ in range(rounds)
    )
    value = sum((a[measure] for a in articles), Counts()).f1
    return Interval(value=value, low=drawn[int(rounds * 0.025)], high=drawn[int(rounds * 0.975)])
