"""The label chain against the sum over all sequences, written out."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from claimcheck.engine.chain import FORBIDDEN, Chain, allowed

LABELS = ("O", "B", "I")


@pytest.fixture
def chain() -> Chain:
    start, step = allowed(LABELS)
    noise = np.random.default_rng(3)
    drawn = [noise.normal(size=shape).astype(np.float32) for shape in ((3,), (3, 3), (3,))]
    return Chain(start + drawn[0], step + drawn[1], drawn[2])


@pytest.fixture
def emissions() -> np.ndarray:
    return np.random.default_rng(4).normal(size=(2, 4, 3)).astype(np.float32)


LENGTHS = np.array([4, 2])


def path_score(chain: Chain, emissions: np.ndarray, path: np.ndarray) -> float:
    """The unnormalised log score of one label sequence over one row."""
    score = chain.start[path[0]] + emissions[np.arange(len(path)), path].sum()
    return float(score + chain.step[path[:-1], path[1:]].sum() + chain.stop[path[-1]])


def every_path(chain: Chain, row: np.ndarray, length: int) -> dict[tuple[int, ...], float]:
    paths = product(range(3), repeat=length)
    return {p: path_score(chain, row[:length], np.array(p)) for p in paths}


def test_an_inside_label_only_follows_its_own_kind() -> None:
    start, step = allowed(LABELS)
    assert start[2] == FORBIDDEN
    assert step[0, 2] == FORBIDDEN
    assert step[1, 2] == step[2, 2] == 0


def test_viterbi_finds_the_best_sequence(chain: Chain, emissions: np.ndarray) -> None:
    for row, (path, length) in enumerate(
        zip(chain.viterbi(emissions, LENGTHS), LENGTHS, strict=True)
    ):
        scores = every_path(chain, emissions[row], length)
        assert tuple(path) == max(scores, key=scores.__getitem__)


def test_forward_and_backward_agree_with_the_sum(chain: Chain, emissions: np.ndarray) -> None:
    alpha, beta, log_z = chain.forward_backward(emissions, LENGTHS)
    for row, length in enumerate(LENGTHS):
        scores = every_path(chain, emissions[row], length)
        total = np.logaddexp.reduce(list(scores.values()))
        assert log_z[row] == pytest.approx(total)
        for t in range(length):
            for label in range(3):
                through = [s for p, s in scores.items() if p[t] == label]
                marginal = np.exp(np.logaddexp.reduce(through) - total)
                found = np.exp(alpha[row, t, label] + beta[row, t, label] - log_z[row])
                assert found == pytest.approx(marginal, abs=1e-6)


def test_rows_do_not_depend_on_their_neighbours(chain: Chain, emissions: np.ndarray) -> None:
    together = chain.viterbi(emissions, LENGTHS)
    for row, length in enumerate(LENGTHS):
        alone = chain.viterbi(emissions[row : row + 1, :length], LENGTHS[row : row + 1])
        assert list(alone[0]) == list(together[row])
