"""Writes a trained reader as ONNX: `encoder.onnx` and `roles.onnx`, weights stored in a byte each.

    python models/reader/export.py --checkpoint DIR --out DIR [--half]

The graphs are written node by node, with ONNX Runtime's fused operators. Stored weights become
float32 when a session starts (constant folding), so all arithmetic is float32 and an article's
reading does not depend on those beside it in a batch.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

from claimcheck.engine.text import CUE_LABELS, ROLE_LABELS

FILES = ("config.json", "encoder.onnx", "roles.onnx", "tokenizer.json")
"""What a shipped model folder consists of."""

Weights = Mapping[str, NDArray[np.float32]]
_MICROSOFT = "com.microsoft"
_LARGEST = 127


class Graph:
    """A graph under construction; every method that adds nodes returns its output's name.

    Vectors are stored as float16. A matrix is stored as int8 with a float32 scale a row (of an
    embedding table: an entry; of a linear layer: an output), or, where `half`, as float16.
    """

    def __init__(self, weights: Weights, network: Mapping[str, float], *, half: bool) -> None:
        self._weights, self._half = weights, half
        self._heads, self._epsilon = int(network["heads"]), float(network["epsilon"])
        self._nodes: list[onnx.NodeProto] = []
        self._stored: dict[str, onnx.TensorProto] = {}

    def store(self, name: str, value: NDArray[np.generic]) -> str:
        """A constant; a name stands for one value."""
        if name not in self._stored:
            self._stored[name] = numpy_helper.from_array(np.asarray(value, order="C"), name)
        return name

    def op(
        self, kind: str, inputs: list[str], out: str, *, domain: str = "", **attributes: int | float
    ) -> str:
        """One node."""
        node = helper.make_node(
            kind,
            inputs,
            [out],
            name=out,
            doc_string=None,
            domain=domain,
            overload=None,
            **attributes,
        )
        self._nodes.append(node)
        return out

    def vector(self, name: str) -> str:
        """A bias, or a norm's weight."""
        self.store(f"{name}.half", self._weights[name].astype(np.float16))
        return self.op("Cast", [f"{name}.half"], name, to=TensorProto.FLOAT)

    def matrix(self, name: str) -> str:
        """A linear layer's weight (outputs, inputs), transposed."""
        value = self._weights[name]
        if self._half:
            self.store(f"{name}.half", value.T.astype(np.float16))
            return self.op("Cast", [f"{name}.half"], name, to=TensorProto.FLOAT)
        scale = row_scales(value)
        self.store(f"{name}.bytes", in_bytes(value, scale).T)
        wide = self.op("Cast", [f"{name}.bytes"], f"{name}.wide", to=TensorProto.FLOAT)
        return self.op("Mul", [wide, self.store(f"{name}.scale", scale[:, 0])], name)

    def table(self, name: str, index: str) -> str:
        """Rows of an embedding table, widened after the look-up: only what is used."""
        value, out = self._weights[f"{name}.weight"], f"{name}.rows"
        if self._half:
            rows = self.store(f"{name}.half", value.astype(np.float16))
            found = self.op("Gather", [rows, index], f"{out}.half")
            return self.op("Cast", [found], out, to=TensorProto.FLOAT)
        scale = row_scales(value)
        rows = self.store(f"{name}.bytes", in_bytes(value, scale))
        found = self.op("Gather", [rows, index], f"{out}.bytes")
        wide = self.op("Cast", [found], f"{out}.wide", to=TensorProto.FLOAT)
        scales = self.store(f"{name}.scale", scale)
        return self.op("Mul", [wide, self.op("Gather", [scales, index], f"{out}.scale")], out)

    def linear(self, x: str, name: str, out: str) -> str:
        """`x @ W.T + b`."""
        product = self.op("MatMul", [x, self.matrix(f"{name}.weight")], f"{out}.product")
        return self.op("Add", [product, self.vector(f"{name}.bias")], out)

    def norm(self, x: str, name: str, out: str) -> str:
        """Layer normalisation over the last axis."""
        weights = [self.vector(f"{name}.weight"), self.vector(f"{name}.bias")]
        return self.op("LayerNormalization", [x, *weights], out, axis=-1, epsilon=self._epsilon)

    def layer(self, x: str, mask: str, root: str) -> str:
        """One transformer layer."""
        qkv = [self.matrix(f"{root}.qkv.weight"), self.vector(f"{root}.qkv.bias")]
        mixed = self.op(
            "Attention",
            [x, *qkv, mask],
            f"{root}.mixed",
            domain=_MICROSOFT,
            num_heads=self._heads,
        )
        out = self.op("MatMul", [mixed, self.matrix(f"{root}.out.weight")], f"{root}.attended")
        x = self._skip(out, x, f"{root}.norm_attention", f"{root}.out.bias")
        up = self.op("MatMul", [x, self.matrix(f"{root}.up.weight")], f"{root}.upper")
        bias = self.vector(f"{root}.up.bias")
        up = self.op("FastGelu", [up, bias], f"{root}.gelu", domain=_MICROSOFT)
        down = self.op("MatMul", [up, self.matrix(f"{root}.down.weight")], f"{root}.lower")
        return self._skip(down, x, f"{root}.norm_output", f"{root}.down.bias")

    def _skip(self, x: str, skip: str, norm: str, bias: str) -> str:
        names = [self.vector(f"{norm}.weight"), self.vector(f"{norm}.bias"), self.vector(bias)]
        return self.op(
            "SkipLayerNormalization",
            [x, skip, *names],
            f"{norm}.done",
            domain=_MICROSOFT,
            epsilon=self._epsilon,
        )

    def model(
        self,
        name: str,
        inputs: list[onnx.ValueInfoProto],
        outputs: list[onnx.ValueInfoProto],
    ) -> onnx.ModelProto:
        """The finished model, checked."""
        graph = helper.make_graph(self._nodes, name, inputs, outputs, [*self._stored.values()])
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="reader")
        onnx.checker.check_model(model)
        return model


def row_scales(value: NDArray[np.float32]) -> NDArray[np.float32]:
    """The step (rows, 1) between a row's bytes; 1 for a row of zeros."""
    largest = np.abs(value).max(axis=1, keepdims=True)
    return np.where(largest > 0, largest / _LARGEST, 1).astype(np.float32)


def in_bytes(value: NDArray[np.float32], scale: NDArray[np.float32]) -> NDArray[np.int8]:
    """A matrix in steps of its rows' scales."""
    steps: NDArray[np.float32] = np.rint(value / scale)
    return np.clip(steps, -_LARGEST, _LARGEST).astype(np.int8)


def encoder(weights: Weights, network: Mapping[str, float], *, half: bool) -> onnx.ModelProto:
    """Of ids and features: states (flat over windows), cue and any-depth cue emissions."""
    g = Graph(weights, network, half=half)
    x, mask = _embedded(g), "mask"
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
        [_integers("ids", size), _integers("features", [*size, 3])],
        [
            _floats("states", ["places", width]),
            _floats("cue", [*size, labels]),
            _floats("any", [*size, labels]),
        ],
    )


def _embedded(g: Graph) -> str:
    """The sum of all embeddings, normalised; adds the attention's "mask", too."""
    g.op("Cast", ["ids"], "ids.int32", to=TensorProto.INT32)
    # Padding has the id 0.
    g.op("Min", ["ids.int32", g.store("one.int32", np.array(1, dtype=np.int32))], "mask")
    zero, one = (g.store(f"{i}", np.array(i, dtype=np.int64)) for i in (0, 1))
    g.op("Shape", ["ids"], "ids.shape")
    g.op("Gather", ["ids.shape", one], "length")
    g.op("Range", [zero, "length", one], "places")
    x = g.op("Add", [g.table("word", "ids"), g.table("position", "places")], "x.position")
    for number, part in enumerate(("case", "quote", "gap")):
        column = g.store(f"{number}", np.array(number, dtype=np.int64))
        index = g.op("Gather", ["features", column], f"{part}.index", axis=2)
        x = g.op("Add", [x, g.table(part, index)], f"x.{part}")
    return g.norm(x, "norm", "x.norm")


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
            _floats("states", ["places", int(network["width"])]),
            live,
            *(_integers(name, size) for name in ("gather", "marker", "offset", "distance")),
        ],
        [_floats("roles", [*size, len(ROLE_LABELS)]), _floats("valid", ["cues"])],
    )


def _validity(g: Graph, x: str) -> None:
    """Of the mean of the cue's states: a (1, length) by (length, width) product a row."""
    g.op("Cast", ["marker"], "marker.float", to=TensorProto.FLOAT)
    axes = [g.store(f"axis{i}", np.array([i], dtype=np.int64)) for i in (1, 2)]
    g.op("Unsqueeze", ["marker.float", axes[0]], "marker.row")
    g.op("MatMul", ["marker.row", x], "cue.sum")
    g.op("ReduceSum", ["marker.row", axes[1]], "cue.count", keepdims=1)
    g.op("Max", ["cue.count", g.store("one.float", np.array(1, dtype=np.float32))], "cue.size")
    g.op("Div", ["cue.sum", "cue.size"], "cue.mean")
    g.linear("cue.mean", "valid_head", "valid.cube")
    g.op("Reshape", ["valid.cube", g.store("flat", np.array([-1], dtype=np.int64))], "valid")


def _floats(name: str, shape: Sequence[str | int]) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def _integers(name: str, shape: Sequence[str | int]) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.INT64, shape)


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
