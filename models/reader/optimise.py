"""How weights move: dropout, learning rates, the mean over workers, the running average."""

from __future__ import annotations

import math
import random
from typing import Any

import torch
from torch import Tensor, distributed, nn

from claimcheck.engine.network import ReaderNetwork

_POOL = 1 << 24
_PRETRAINED_INPUT = frozenset({"word", "position", "norm"})
_UNDECAYED = frozenset(
    {"cue_crf", "role_crf", "case", "quote", "gap", "offset", "distance", "marker"}
)


class PooledDropout(nn.Module):
    """Dropout whose masks are slices of one random pool.

    Drawing fresh ones would cost as much as the network itself.
    """

    pool: Tensor

    def __init__(self, rate: float, rng: random.Random) -> None:
        super().__init__()
        generator = torch.Generator().manual_seed(7)
        keep = torch.rand(_POOL, generator=generator) >= rate
        self.register_buffer("pool", keep.float() / (1 - rate), persistent=False)
        self._rng = rng

    def forward(self, x: Tensor) -> Tensor:
        """Times a random slice of the pool while training."""
        if not self.training:
            return x
        begin = self._rng.randrange(self.pool.numel() - x.numel())
        return x * self.pool[begin : begin + x.numel()].view(x.shape)


def parameter_groups(
    model: ReaderNetwork, *, rate: float, head_rate: float, decay: float
) -> list[dict[str, Any]]:
    """Parameters with their learning rates: lower layers move less, fresh parts more.

    The rate itself is kept as "peak", for the schedule to scale.
    """
    depth = model.config.layers
    groups: list[dict[str, Any]] = []
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            part = name.split(".")
            peak = head_rate
            if part[0] == "layers":
                peak = rate * decay ** (depth - 1 - int(part[1]))
            elif part[0] in _PRETRAINED_INPUT:
                peak = rate * decay**depth
            elif part[0] == "role_layers":
                peak = rate
            shrinks = parameter.ndim > 1 and part[0] not in _UNDECAYED
            weight_decay = 0.01 if shrinks else 0.0
            groups.append(
                {"params": [parameter], "lr": peak, "peak": peak, "weight_decay": weight_decay}
            )
    return groups


def schedule(progress: float, warm: float) -> float:
    """Linear warm-up, then cosine to nothing; `progress` runs from 0 to 1."""
    if progress < warm:
        return (progress + 0.002) / (warm + 0.002)
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (progress - warm) / (1 - warm))))


def share_gradients(model: ReaderNetwork, progress: float) -> float:
    """Mean gradients over the workers; returns the mean of their ideas how far training is."""
    parameters = [p for p in model.parameters() if p.requires_grad]
    gradients = []
    for parameter in parameters:
        if parameter.grad is None:
            parameter.grad = torch.zeros_like(parameter)
        gradients.append(parameter.grad)
    if not distributed.is_initialized():
        return progress
    flat = torch.cat([*(g.flatten() for g in gradients), torch.tensor([progress])])
    distributed.all_reduce(flat)
    flat /= distributed.get_world_size()
    begin = 0
    for gradient in gradients:
        gradient.copy_(flat[begin : begin + gradient.numel()].view_as(gradient))
        begin += gradient.numel()
    return float(flat[-1])


class Average:
    """The running average of a model's weights, which is what is measured and kept."""

    def __init__(self, model: ReaderNetwork, *, most: float) -> None:
        self._weights = {k: v.detach().clone() for k, v in model.state_dict().items()}
        self._most = most

    def update(self, model: ReaderNetwork, step: int) -> None:
        """Take in the weights after step `step`; early ones are soon forgotten."""
        keep = min(self._most, (1 + step) / (10 + step))
        with torch.no_grad():
            for name, now in model.state_dict().items():
                self._weights[name].lerp_(now, 1 - keep)

    def model(self, like: ReaderNetwork) -> ReaderNetwork:
        """A network of the averaged weights, on the device of `like`."""
        shadow = ReaderNetwork(like.config).to(next(like.parameters()).device)
        shadow.load_state_dict(self._weights)
        return shadow.eval()
