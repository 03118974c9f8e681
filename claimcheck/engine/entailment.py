"""The entailment network: what follows from one claim for another.

A cross-encoder: both texts in one sequence, the first token and the mean over all read by a small
head. Each wordpiece carries its letter case, whether the other text has it too, and which text it
is of, so that a small network need not find out by attention what two texts have in common.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from claimcheck.engine.network import Config, Encoder, additive, copy_minilm
from claimcheck.engine.relation import LABELS


class EntailmentNetwork(Encoder):
    """Encoder and a head over its first state and the mean of all."""

    def __init__(self, config: Config, dropout: nn.Module | None = None) -> None:
        super().__init__(config, dropout)
        self.middle = nn.Linear(2 * config.width, config.width)
        self.label = nn.Linear(config.width, len(LABELS))

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        """Pairs (batch, length), padded with 0, and features (batch, length, 3) to logits."""
        live = ids != 0
        mask = additive(live)
        x = self.dropout(self.norm(self.embed(ids, features)))
        for layer in self.layers:
            x = layer(x, mask)
        weight = live.unsqueeze(1).to(x.dtype)
        mean = (weight @ x).squeeze(1) / weight.sum(2)
        held = torch.tanh(self.middle(self.dropout(torch.cat([x[:, 0], mean], 1))))
        found: Tensor = self.label(self.dropout(held))
        return found


def from_minilm(
    state: dict[str, Tensor], config: Config, dropout: nn.Module | None = None
) -> EntailmentNetwork:
    """A network whose encoder starts from pretrained BERT weights, its type embedding included."""
    network = EntailmentNetwork(config, dropout)
    copy_minilm(network, state)
    kinds = state["embeddings.token_type_embeddings.weight"]
    with torch.no_grad():
        network.gap.weight[1].copy_(kinds[1] - kinds[0])
        network.quote.weight[1].normal_(std=0.02)
    return network
