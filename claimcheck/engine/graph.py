"""Writes a network as an ONNX graph node by node, weights stored in a byte each. For recipes only.

ONNX Runtime's fused operators are used. Stored weights become float32 when a session starts
(constant folding), so all arithmetic is float32 and what is read does not depend on what is beside
it in a batch. Needs the package `onnx`, which running a model does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

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

    def mean(self, x: str, marker: str, out: str) -> str:
        """Of the states that `marker` marks: a (1, length) by (length, width) product a row."""
        self.op("Cast", [marker], f"{out}.marks", to=TensorProto.FLOAT)
        axes = [self.store(f"axis{i}", np.array([i], dtype=np.int64)) for i in (1, 2)]
        self.op("Unsqueeze", [f"{out}.marks", axes[0]], f"{out}.row")
        self.op("MatMul", [f"{out}.row", x], f"{out}.sum")
        self.op("ReduceSum", [f"{out}.row", axes[1]], f"{out}.count", keepdims=1)
        one = self.store("one.float", np.array(1, dtype=np.float32))
        self.op("Max", [f"{out}.count", one], f"{out}.size")
        self.op("Div", [f"{out}.sum", f"{out}.size"], f"{out}.cube")
        return self.op("Squeeze", [f"{out}.cube", axes[0]], out)

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
        model = helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name=name)
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


def embedded(g: Graph) -> str:
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


def floats(name: str, shape: Sequence[str | int]) -> onnx.ValueInfoProto:
    """An input or output of numbers."""
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def integers(name: str, shape: Sequence[str | int]) -> onnx.ValueInfoProto:
    """An input of indices."""
    return helper.make_tensor_value_info(name, TensorProto.INT64, shape)
