"""Vectors in any number, spread as real ones are: a mixture of Gaussians fitted to real vectors.

Components are found by k-means (Lloyd's); each has a weight, a mean and, along the principal
axes of all vectors, variances of its own, shrunk towards the pooled ones as a component of few
members needs it. Draws are scaled to unit length.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_ROUNDS = 15
_PRIOR = 30.0  # members that the pooled variances count for


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture:
    """A fitted mixture in the space of the principal axes, one row of `axes` each."""

    weights: NDArray[np.float64]
    means: Vectors
    deviations: Vectors
    axes: Vectors

    def draw(self, count: int, *, seed: int) -> Vectors:
        """`count` vectors of unit length."""
        chance = np.random.default_rng(seed)
        chosen = chance.choice(len(self.weights), size=count, p=self.weights)
        noise = chance.standard_normal((count, self.means.shape[1]), dtype=np.float32)
        found = (self.means[chosen] + noise * self.deviations[chosen]) @ self.axes
        drawn: Vectors = found / np.linalg.norm(found, axis=1, keepdims=True)
        return drawn

    def batches(self, count: int, *, size: int, seed: int) -> Iterator[Vectors]:
        """`count` vectors, `size` at a time, each batch by a seed of its own."""
        for number, start in enumerate(range(0, count, size)):
            yield self.draw(min(size, count - start), seed=seed + number)


def fit(vectors: Vectors, *, components: int, seed: int = 0) -> Mixture:
    """A mixture of at most `components` Gaussians, fewer where some would have no member."""
    _, axes = np.linalg.eigh(np.cov(vectors, rowvar=False))
    along: Vectors = (vectors @ axes).astype(np.float32)
    labels = _clusters(along, components, np.random.default_rng(seed))
    used = np.unique(labels)
    groups = [along[labels == label] for label in used]
    means = np.stack([group.mean(axis=0) for group in groups])
    pooled = np.mean((along - means[np.searchsorted(used, labels)]) ** 2, axis=0)
    variances = [
        (((group - mean) ** 2).sum(axis=0) + _PRIOR * pooled) / (len(group) + _PRIOR)
        for group, mean in zip(groups, means, strict=True)
    ]
    return Mixture(
        weights=np.array([len(group) for group in groups]) / len(vectors),
        means=means,
        deviations=np.sqrt(np.stack(variances)).astype(np.float32),
        axes=axes.T.astype(np.float32),
    )


def _clusters(vectors: Vectors, count: int, chance: np.random.Generator) -> NDArray[np.int64]:
    means = vectors[chance.choice(len(vectors), size=min(count, len(vectors)), replace=False)]
    labels = _nearest(vectors, means)
    for _ in range(_ROUNDS):
        for label in np.unique(labels):
            means[label] = vectors[labels == label].mean(axis=0)
        labels = _nearest(vectors, means)
    return labels


def _nearest(vectors: Vectors, means: Vectors) -> NDArray[np.int64]:
    distances = (means**2).sum(axis=1) - 2 * vectors @ means.T
    nearest: NDArray[np.int64] = np.argmin(distances, axis=1)
    return nearest
