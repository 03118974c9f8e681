"""Writes a trained reader as ONNX: `encoder.onnx` and `roles.onnx`, weights stored in a byte each.

    python models/reader/export.py --checkpoint DIR --out DIR [--half]

How the graphs are written, `claimcheck/engine/graph.py` says.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper
from safetensors.numpy import load_file

from claimcheck.engine.graph import Graph, Weights, embedded, floats, integers
from claimcheck.engine.text import CUE_LABELS, ROLE_LABELS

FILES = ("config.json", "encoder.onnx", "roles.onnx", "tokenizer.json")
"""What a shipped model folder consists of."""


def encoder(weights: Weights, network: Mapping[str, float], *, half: bool) -> onnx.ModelProto:
    """Of ids and features: states (flat over windows), cue and any-depth cue emissions."""
    g = Graph(weights, network, half=half)
    x, mask = embedded(g), "mask"
    branch = x
    for number in range(int(network["layers"])):
        x = g.layer(x, mask, f"layers.{number}")
        if number + 1 == network["branch"]:
            branch = x
    width = int(network["width"])
    lifted = g.op("Add", [branch, g.linear(x, "lift", "lifted")], "states.rows")
    flat = g.store("flat", np.array([-1, width], dtype=np.int64))
    g.op("Reshape", [lifted, flat], "states")
    g.linear(x, "cue_head", "cue")
    g.linear(x, "any_head", "any")
    size, labels = ["windows", "length"], len(CUE_LABELS)
    return g.model(
        "encoder",
        [integers("ids", size), integers("features", [*size, 3])],
        [
            floats("states", ["places", width]),
            floats("cue", [*size, labels]),
            floats("any", [*size, labels]),
        ],
    )


def roles(weights: Weights, network: Mapping[str, float], *, half: bool) -> onnx.ModelProto:
    """Of states and role windows: role emissions and validity logits."""
    g = Graph(weights, network, half=half)
    x = g.op("Gather", ["states", "gather"], "x.states")
    for part in ("marker", "offset", "distance"):
        x = g.op("Add", [x, g.table(part, part)], f"x.{part}")
    g.op("Cast", ["live"], "mask", to=TensorProto.INT32)
    for number in range(int(network["role_layers"])):
        x = g.layer(x, "mask", f"role_layers.{number}")
    g.linear(x, "role_head", "roles")
    _validity(g, x)
    size = ["cues", "length"]
    live = helper.make_tensor_value_info("live", TensorProto.BOOL, size)
    return g.model(
        "roles",
        [
            floats("states", ["places", int(network["width"])]),
            live,
            *(integers(name, size) for name in ("gather", "marker", "offset", "distance")),
        ],
        [floats("roles", [*size, len(ROLE_LABELS)]), floats("valid", ["cues"])],
    )


def _validity(g: Graph, x: str) -> None:
    g.linear(g.mean(x, "marker", "cue.mean"), "valid_head", "valid.column")
    g.op("Reshape", ["valid.column", g.store("flat", np.array([-1], dtype=np.int64))], "valid")


def export(checkpoint: Path, out: Path, *, half: bool) -> None:
    """Write the graphs of a checkpoint, and its configuration with the label chains.

    Args:
        checkpoint: A folder with `model.safetensors`, `config.json` and `tokenizer.json`.
        out: The folder to write into; made if need be.
        half: Keep matrices in float16, two bytes a weight.
    """
    weights = load_file(checkpoint / "model.safetensors")
    wide = {name: value.astype(np.float32) for name, value in weights.items()}
    config = json.loads((checkpoint / "config.json").read_text(encoding="utf-8"))
    out.mkdir(parents=True, exist_ok=True)
    for name, build in (("encoder", encoder), ("roles", roles)):
        model = build(wide, config["network"], half=half)
        (out / f"{name}.onnx").write_bytes(model.SerializeToString(deterministic=True))
    # The label chains are too small for a graph.
    config["chains"] = {k: v.astype(float).tolist() for k, v in wide.items() if "_crf." in k}
    (out / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    (out / "tokenizer.json").write_bytes((checkpoint / "tokenizer.json").read_bytes())


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True, help="of train.py")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--half", action="store_true", help="float16 instead of int8 matrices")
    options = parser.parse_args()
    export(options.checkpoint, options.out, half=options.half)


if __name__ == "__main__":
    main()
