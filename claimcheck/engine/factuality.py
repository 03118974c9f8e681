"""The certainty network: how sure a sentence is of one marked predicate.

After Rudinger, White and Van Durme (NAACL 2018): factuality as a number from −3 (certainly not) to
3 (certainly), a scale a corpus, since corpora disagree about whose certainty it is. Two more heads
read the whole sentence: the degree of certainty of a finding (Pei and Jurgens, EMNLP 2021; 1 to 6)
and whether it hedges (CoNLL-2010).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from claimcheck.engine.network import Config, Encoder, additive

SCALES = ("uw", "uds_ih2", "rp", "mv2", "commitmentbank_fact")
"""The corpora whose scales the network knows."""
REACH = 3.0
"""Factuality runs from −REACH to REACH."""


class FactualityNetwork(Encoder):
    """Encoder read at the predicate and the first token, or over the sentence; three heads."""

    def __init__(self, config: Config, dropout: nn.Module | None = None) -> None:
        super().__init__(config, dropout)
        width = config.width
        self.middle = nn.Linear(2 * width, width)
        self.factuality = nn.Linear(width, len(SCALES))
        self.sentence = nn.Linear(width, width)
        self.degree = nn.Linear(width, 1)
        self.hedge = nn.Linear(width, 1)

    def forward(
        self, ids: Tensor, features: Tensor, row: Tensor, marker: Tensor
    ) -> tuple[Tensor, ...]:
        """Sentences (batch, length), padded with 0, and predicates marked in them.

        `row` (predicates) is the sentence of each predicate, `marker` (predicates, length) tells
        its wordpieces. Returns factuality (predicates, scales), degree (batch) and the logit of
        hedging (batch).
        """
        mask = additive(ids != 0)
        x = self.dropout(self.norm(self.embed(ids, features)))
        for layer in self.layers:
            x = layer(x, mask)
        weight = marker.unsqueeze(1).to(x.dtype)
        share = weight / weight.sum(2, keepdim=True).clamp_min(1.0)
        both = torch.cat([(share @ x[row]).squeeze(1), x[row, 0]], 1)
        held = torch.tanh(self.middle(self.dropout(both)))
        live = (ids != 0).unsqueeze(1).to(x.dtype)
        mean = (live @ x).squeeze(1) / live.sum(2)
        whole = torch.tanh(self.sentence(self.dropout(mean)))
        return (
            self.factuality(self.dropout(held)),
            self.degree(self.dropout(whole)).squeeze(1),
            self.hedge(self.dropout(whole)).squeeze(1),
        )
