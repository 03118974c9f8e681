"""Writes a trained certainty model as ONNX; how, `claimcheck/engine/graph.py` says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx

from claimcheck.engine.factuality import SCALES
from claimcheck.engine.graph import Graph, Weights, embedded, floats, integers

FILES = ("certainty.onnx", "config.json", "tokenizer.json")
"""What a shipped model folder consists of."""


def export(weights: Weights, network: Mapping[str, float], out: Path) -> None:
    """Write the graph into `out`."""
    model = certainty(weights, network)
    (out / "certainty.onnx").write_bytes(model.SerializeToString(deterministic=True))


def certainty(weights: Weights, network: Mapping[str, float]) -> onnx.ModelProto:
    """Of sentences (ids, features) and predicates (row, marker): factuality, degree, hedging."""
    g = Graph(weights, network, half=False)
    x = embedded(g)
    for number in range(int(network["layers"])):
        x = g.layer(x, "mask", f"layers.{number}")
    predicate = g.mean(g.op("Gather", [x, "row"], "rows"), "marker", "predicate")
    zero = g.store("row0", np.array(0, dtype=np.int64))
    first = g.op("Gather", [x, zero], "first", axis=1)
    own = g.op("Gather", [first, "row"], "own")
    both = g.op("Concat", [predicate, own], "both", axis=1)
    held = g.op("Tanh", [g.linear(both, "middle", "middle")], "held")
    g.linear(held, "factuality", "factuality")
    mean = g.mean(x, "mask", "mean")  # padding is 0 in the mask
    whole = g.op("Tanh", [g.linear(mean, "sentence", "sentence")], "whole")
    flat = g.store("flat", np.array([-1], dtype=np.int64))
    for head in ("degree", "hedge"):
        g.op("Reshape", [g.linear(whole, head, f"{head}.column"), flat], head)
    size = ["sentences", "length"]
    return g.model(
        "certainty",
        [
            integers("ids", size),
            integers("features", [*size, 3]),
            integers("row", ["predicates"]),
            integers("marker", ["predicates", "length"]),
        ],
        [
            floats("factuality", ["predicates", len(SCALES)]),
            floats("degree", ["sentences"]),
            floats("hedge", ["sentences"]),
        ],
    )
