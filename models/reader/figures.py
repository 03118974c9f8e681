"""Readings of annotated articles beside their gold, counted for any acceptance threshold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from articles import Article
from numpy.typing import NDArray
from tokenizers import Tokenizer

from claimcheck.bench.attribution import MEASURES, score_article, total
from claimcheck.bench.pairing import Counts, overlap
from claimcheck.bench.polnear import GoldArticle, GoldAttribution
from claimcheck.engine.decode import Fragments, Reading
from claimcheck.engine.reading import Network, Thresholds, evidence, read
from claimcheck.engine.text import Range, Shape, encode
from claimcheck.records import Span

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Roles:
    """A reading, as the scorer sees it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Judged:
    """One article's readings, in order of their cues, and what its gold says of them.

    `evidence` is (readings, 4), `right` (readings): whether some gold attribution has this cue,
    about this content and this source. `scores` are those that the readings came with.
    """

    def __init__(self, article: Article, readings: Sequence[Reading]) -> None:
        self._gold = _gold(article)
        self._found = [_roles(reading) for reading in readings]
        self._counts: dict[tuple[int, ...], Mapping[str, Counts]] = {}
        self.scores: Values = np.array([reading.score for reading in readings])
        self.evidence: Values = np.array([evidence(r) for r in readings]).reshape(-1, 4)
        self.right: Values = np.array([self._right(found) for found in self._found], dtype=float)

    def _right(self, found: _Roles) -> bool:
        same = MEASURES["content+source"]
        return any(overlap(g.cue, found.cue) and same(g, found) for g in self._gold.attributions)

    def accepted(self, scores: Values, least: float) -> tuple[int, ...]:
        """The numbers of the outermost of the readings that have at least some score."""
        kept = [i for i, score in enumerate(scores) if score >= least]
        return tuple(i for i in kept if not any(self._within(i, j) for j in kept if j != i))

    def _within(self, inner: int, outer: int) -> bool:
        """Whether a reading's cue is in another's content; of a mutual pair, the later one's."""
        a, b = self._found[inner], self._found[outer]
        return overlap(a.cue, b.content) and not (overlap(b.cue, a.content) and inner < outer)

    def counts(self, accepted: tuple[int, ...]) -> Mapping[str, Counts]:
        """Counts by measure, were these readings the output."""
        if accepted not in self._counts:
            kept = [self._found[i] for i in accepted]
            self._counts[accepted] = score_article(self._gold, kept)
        return self._counts[accepted]


def judge(
    articles: Iterable[Article],
    network: Network,
    tokenizer: Tokenizer,
    shape: Shape,
    thresholds: Thresholds,
) -> list[Judged]:
    """Every article read by itself, none nested: PolNeAR's gold never is."""
    judged = []
    for article in articles:
        document = encode(article.text, article.sentences, tokenizer, shape)
        (readings,) = read([document], network, shape, thresholds)
        judged.append(Judged(article, readings))
    return judged


def mean_f1(articles: Iterable[Mapping[str, Counts]]) -> float:
    """The mean of the measures' F1 over summed counts."""
    sums = total(articles)
    return sum(counts.f1 for counts in sums.values()) / len(sums)


def _gold(article: Article) -> GoldArticle:
    attributions = tuple(
        GoldAttribution(source=_spans(a.source), cue=_spans(a.cue), content=_spans(a.content))
        for a in article.attributions
    )
    return GoldArticle(name=article.name, text=article.text, attributions=attributions)


def _roles(reading: Reading) -> _Roles:
    return _Roles(
        source=_spans(reading.source), cue=_spans(reading.cue), content=_spans(reading.content)
    )


def _spans(fragments: Fragments | tuple[Range, ...]) -> tuple[Span, ...]:
    return tuple(Span(start=low, end=high) for low, high in fragments)
