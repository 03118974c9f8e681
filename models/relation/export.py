"""Writes a trained relation model as ONNX; how, `claimcheck/engine/graph.py` says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx

from claimcheck.engine.graph import Graph, Weights, embedded, floats, integers
from claimcheck.engine.relation import LABELS

FILES = ("relation.onnx", "config.json", "tokenizer.json")
"""What a shipped model folder consists of."""


def export(weights: Weights, network: Mapping[str, float], out: Path) -> None:
    """Write the graph into `out`."""
    model = relation(weights, network)
    (out / "relation.onnx").write_bytes(model.SerializeToString(deterministic=True))


def relation(weights: Weights, network: Mapping[str, float]) -> onnx.ModelProto:
    """Of pairs of texts (ids, features): the logits of their labels."""
    g = Graph(weights, network, half=False)
    x = embedded(g)
    for number in range(int(network["layers"])):
        x = g.layer(x, "mask", f"layers.{number}")
    first = g.op("Gather", [x, g.store("row0", np.array(0, dtype=np.int64))], "first", axis=1)
    mean = g.mean(x, "mask", "mean")  # padding is 0 in the mask
    both = g.op("Concat", [first, mean], "both", axis=1)
    g.linear(g.op("Tanh", [g.linear(both, "middle", "middle")], "held"), "label", "label")
    size = ["pairs", "length"]
    return g.model(
        "relation",
        [integers("ids", size), integers("features", [*size, 3])],
        [floats("label", ["pairs", len(LABELS)])],
    )
