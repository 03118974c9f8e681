"""Load an attribution reader from its folder, and read passages with it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.engine.decode import Reading
from claimcheck.engine.reading import Network, Thresholds, read
from claimcheck.engine.text import Range, Shape, encode
from claimcheck.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_BATCH = 4  # passages encoded together; results do not depend on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text and its sentences, which never cross a line break, as character ranges."""

    text: str
    sentences: tuple[Range, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionReader:
    """A network with its tokenizer, its way of cutting text, and its thresholds."""

    network: Network
    tokenizer: Tokenizer
    shape: Shape
    thresholds: Thresholds

    @classmethod
    def load(cls, folder: Path, *, device: str = "cpu", threads: int = 0) -> AttributionReader:
        """From a model folder; `device` "cpu" runs ONNX Runtime, any other torch.

        Raises:
            ModelError: a file of the folder is missing or damaged.
        """
        from tokenizers import Tokenizer

        try:
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            network = _network(folder, device=device, threads=threads)
        except Exception as error:
            raise ModelError(f"{folder}: the reader cannot be loaded: {error}") from error
        tokenizer.no_truncation()
        tokenizer.no_padding()
        stored = config["thresholds"]
        thresholds = Thresholds(**{**stored, "weights": tuple(stored["weights"])})
        shape = Shape(**config["shape"])
        return cls(network=network, tokenizer=tokenizer, shape=shape, thresholds=thresholds)

    def __call__(self, passages: Sequence[Passage]) -> list[list[Reading]]:
        """The accepted attributions of each passage, by their cues."""
        found: list[list[Reading]] = []
        for begin in range(0, len(passages), _BATCH):
            documents = [
                encode(p.text, p.sentences, self.tokenizer, self.shape)
                for p in passages[begin : begin + _BATCH]
            ]
            readings = read(documents, self.network, self.shape, self.thresholds)
            found.extend(
                [r for r in group if r.score >= self.thresholds.accept] for group in readings
            )
        return found


def _network(folder: Path, *, device: str, threads: int) -> Network:
    if device == "cpu":
        from claimcheck.engine.on_onnx import OnnxNetwork

        return OnnxNetwork(folder, threads=threads)
    from claimcheck.engine.on_torch import TorchNetwork

    return TorchNetwork.load(folder, device=device)
