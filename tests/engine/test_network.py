"""The network on torch: its loss against the decoder, its start from MiniLM, its readings."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from claimcheck.engine import AttributionReader
from claimcheck.engine.chain import Chain
from claimcheck.engine.network import Config, Crf, from_minilm
from claimcheck.engine.on_torch import TorchNetwork
from claimcheck.hub import find_model
from tests.engine.test_chain import path_score
from tests.engine.test_reader import TEXTS, passage

SMALL = Config(
    vocabulary=11, positions=8, width=8, heads=2, inner=16, layers=3, role_layers=1, branch=2
)


def minilm(config: Config) -> dict[str, torch.Tensor]:
    """Weights under the names that BERT checkpoints use, drawn at random."""
    torch.manual_seed(5)
    shapes = {
        "embeddings.word_embeddings.weight": (config.vocabulary, config.width),
        "embeddings.position_embeddings.weight": (config.positions + 4, config.width),
        "embeddings.token_type_embeddings.weight": (2, config.width),
        "embeddings.LayerNorm.weight": (config.width,),
        "embeddings.LayerNorm.bias": (config.width,),
    }
    for n in range(config.layers):
        root = f"encoder.layer.{n}."
        for part, (out, into) in {
            "attention.self.query": (config.width, config.width),
            "attention.self.key": (config.width, config.width),
            "attention.self.value": (config.width, config.width),
            "attention.output.dense": (config.width, config.width),
            "intermediate.dense": (config.inner, config.width),
            "output.dense": (config.width, config.inner),
        }.items():
            shapes[f"{root}{part}.weight"] = (out, into)
            shapes[f"{root}{part}.bias"] = (out,)
        for part in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes[f"{root}{part}.weight"] = shapes[f"{root}{part}.bias"] = (config.width,)
    return {name: torch.randn(shape) for name, shape in shapes.items()}


def test_the_loss_is_what_the_decoder_thinks_of_a_sequence() -> None:
    torch.manual_seed(1)
    crf = Crf(("O", "B", "I"))
    for parameter in crf.parameters():
        torch.nn.init.normal_(parameter)
    emissions, tags = torch.randn(2, 4, 3), torch.tensor([[0, 1, 2, 0], [1, 2, 0, 0]])
    mask = torch.tensor([[True] * 4, [True, True, False, False]])
    loss = crf.loss(emissions, tags, mask).detach().numpy()
    chain = Chain(*(score.detach().numpy() for score in crf.scores()))
    lengths = np.array([4, 2])
    _, _, log_z = chain.forward_backward(emissions.numpy(), lengths)
    for row, length in enumerate(lengths):
        path = tags[row, :length].numpy()
        score = path_score(chain, emissions[row, :length].numpy(), path)
        assert loss[row] == pytest.approx(log_z[row] - score, abs=1e-4)


def test_a_network_starts_from_minilm() -> None:
    state = minilm(SMALL)
    weights = from_minilm(state, SMALL).state_dict()
    key = state["encoder.layer.1.attention.self.key.weight"]
    assert torch.equal(weights["layers.1.qkv.weight"][SMALL.width : 2 * SMALL.width], key)
    # The role layers start from the encoder's last.
    last = state["encoder.layer.2.intermediate.dense.weight"]
    assert torch.equal(weights["role_layers.0.up.weight"], last)


def test_padding_changes_nothing() -> None:
    network = from_minilm(minilm(SMALL), SMALL).eval()
    ids = torch.tensor([[1, 2, 3]])
    features = torch.zeros(1, 3, 3, dtype=torch.long)
    padded = torch.tensor([[1, 2, 3, 0, 0]])
    wider = torch.zeros(1, 5, 3, dtype=torch.long)
    with torch.inference_mode():
        _, alone, _ = network.encode(ids, features)
        _, beside, _ = network.encode(padded, wider)
    assert torch.allclose(alone, beside[:, :3], atol=1e-5)


def test_torch_reads_what_onnx_runtime_reads() -> None:
    folder = find_model("reader").path
    onnx = AttributionReader.load(folder)
    on_torch = replace(onnx, network=TorchNetwork.load(folder))
    passages = [passage(text) for text in TEXTS]
    for left, right in zip(onnx(passages), on_torch(passages), strict=True):
        assert [(r.source, r.cue, r.content) for r in left] == [
            (r.source, r.cue, r.content) for r in right
        ]
        # int8 matrices beside float16 ones
        assert [r.score for r in left] == pytest.approx([r.score for r in right], abs=0.1)
