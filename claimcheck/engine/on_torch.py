"""The reader's network on torch, for GPUs and for training's own evaluation."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file

from claimcheck.engine.batch import RoleBatch
from claimcheck.engine.chain import Chain
from claimcheck.engine.network import Config, ReaderNetwork
from claimcheck.engine.reading import Encoded, RoleOutput
from claimcheck.engine.text import Ints


class TorchNetwork:
    """A `ReaderNetwork` behind the `Network` interface, on `device`."""

    def __init__(self, model: ReaderNetwork, *, device: str = "cpu") -> None:
        self._device = torch.device(device)
        self._model = model.to(self._device).eval()
        with torch.no_grad():
            cue, role = (
                [score.detach().cpu().numpy() for score in crf.scores()]
                for crf in (model.cue_crf, model.role_crf)
            )
        self.cue_chain, self.role_chain = Chain(*cue), Chain(*role)

    @classmethod
    def load(cls, folder: Path, *, device: str = "cpu") -> TorchNetwork:
        """From a folder with `model.safetensors` and `config.json`; raises `OSError`."""
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        model = ReaderNetwork(Config(**config["network"]))
        weights = load_file(str(folder / "model.safetensors"))
        # The rules of the label chains are not weights: they are not stored.
        model.load_state_dict({k: v.float() for k, v in weights.items()}, strict=False)
        return cls(model, device=device)

    def encode(self, ids: Ints, features: Ints) -> Encoded:
        """See `Network`."""
        with torch.inference_mode():
            states, cues, _ = self._model.encode(self._tensor(ids), self._tensor(features))
        return Encoded(
            states=states.flatten(0, 1),
            cues=cues.float().cpu().numpy(),
        )

    def roles(self, states: object, batch: RoleBatch) -> RoleOutput:
        """See `Network`."""
        assert isinstance(states, torch.Tensor)
        names = ("live", "marker", "offset", "distance")
        placed = [self._tensor(getattr(batch, name)) for name in names]
        with torch.inference_mode():
            emissions, valid = self._model.roles(states[self._tensor(batch.gather)], *placed)
        return RoleOutput(
            emissions=emissions.float().cpu().numpy(), valid=valid.float().cpu().numpy()
        )

    def _tensor(self, array: Ints) -> torch.Tensor:
        return torch.from_numpy(array).to(self._device)
