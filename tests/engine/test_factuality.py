"""The certainty network: one judgement a predicate, one a sentence, padding without effect."""

from __future__ import annotations

import torch

from claimcheck.engine.factuality import SCALES, FactualityNetwork
from claimcheck.engine.network import Config

SMALL = Config(vocabulary=50, positions=16, width=12, heads=2, inner=24, layers=2)


def judge(ids: list[list[int]], row: list[int], marker: list[list[int]]) -> list[torch.Tensor]:
    torch.manual_seed(0)
    network = FactualityNetwork(SMALL).eval()
    features = torch.zeros((len(ids), len(ids[0]), 3), dtype=torch.long)
    with torch.no_grad():
        found = network(torch.tensor(ids), features, torch.tensor(row), torch.tensor(marker))
    return list(found)


def test_two_predicates_of_one_sentence() -> None:
    factuality, degree, hedge = judge([[1, 7, 8, 9, 2]], [0, 0], [[0, 1, 0, 0, 0], [0, 0, 0, 1, 0]])
    assert factuality.shape == (2, len(SCALES))
    assert degree.shape == hedge.shape == (1,)
    assert not torch.allclose(factuality[0], factuality[1])


def test_padding_changes_nothing() -> None:
    short = judge([[1, 7, 8, 2]], [0], [[0, 1, 0, 0]])
    padded = judge([[1, 7, 8, 2, 0, 0]], [0], [[0, 1, 0, 0, 0, 0]])
    for first, second in zip(short, padded, strict=True):
        assert torch.allclose(first, second, atol=1e-5)
