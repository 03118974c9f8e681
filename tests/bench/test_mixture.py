from __future__ import annotations

import numpy as np
import pytest

from claimcheck.bench.mixture import Vectors, fit


@pytest.fixture
def real() -> Vectors:
    """Two bundles of unit vectors, one three times as large as the other."""
    chance = np.random.default_rng(3)
    centres = np.zeros((2, 8), dtype=np.float32)
    centres[0, 0], centres[1, 1] = 1, 1
    rows = np.repeat(centres, [300, 100], axis=0)
    rows += 0.05 * chance.standard_normal(rows.shape, dtype=np.float32)
    found: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return found


def test_draws_are_spread_as_the_real_ones(real: Vectors) -> None:
    mixture = fit(real, components=2)
    assert sorted(mixture.weights) == pytest.approx([0.25, 0.75])
    drawn = mixture.draw(4_000, seed=1)
    assert drawn.dtype == np.float32
    assert np.linalg.norm(drawn, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.mean(drawn[:, 0] > 0.8) == pytest.approx(0.75, abs=0.03)
    assert np.mean(drawn[:, 1] > 0.8) == pytest.approx(0.25, abs=0.03)
    spread = drawn[drawn[:, 0] > 0.8].std(axis=0)[2:]
    assert spread == pytest.approx(0.05, abs=0.015)


def test_a_seed_gives_the_same_draws(real: Vectors) -> None:
    mixture = fit(real, components=2)
    assert np.array_equal(mixture.draw(9, seed=5), fit(real, components=2).draw(9, seed=5))
    assert not np.array_equal(mixture.draw(9, seed=5), mixture.draw(9, seed=6))


def test_batches_add_up(real: Vectors) -> None:
    batches = list(fit(real, components=2).batches(25, size=10, seed=0))
    assert [len(batch) for batch in batches] == [10, 10, 5]
    assert not np.array_equal(batches[0], batches[1])


def test_there_are_no_more_components_than_vectors(real: Vectors) -> None:
    assert len(fit(real[:5], components=50).weights) <= 5
