"""The reader's network: one encoding of the text, a cue tagger, and roles read once per cue.

The encoder is a BERT stack. Its output tags cues. For each cue, the stretch of text around it
is read again by a few *role layers* only, which start from a lower encoder layer's states, so a
further cue costs a fraction of a further encoding, and cues whose contents overlap or nest do
not disturb each other.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from claimcheck.engine.chain import allowed
from claimcheck.engine.text import (
    BREAK_SIZE,
    CASE_SIZE,
    CUE_LABELS,
    DISTANCE_BUCKETS,
    QUOTE_SIZE,
    ROLE_LABELS,
    SENTENCE_OFFSETS,
)


@dataclass(frozen=True, slots=True)
class Config:
    """Sizes of the network."""

    vocabulary: int = 30522
    positions: int = 258
    width: int = 384
    heads: int = 12
    inner: int = 1536
    layers: int = 6
    role_layers: int = 2
    branch: int = 4  # the encoder layer whose output the role layers start from
    epsilon: float = 1e-12

    def as_dict(self) -> dict[str, int | float]:
        """The configuration as it is stored."""
        return asdict(self)


class Layer(nn.Module):
    """One BERT layer (post-norm), queries, keys and values in one product."""

    def __init__(self, config: Config, dropout: nn.Module) -> None:
        super().__init__()
        self.heads = config.heads
        self.qkv = nn.Linear(config.width, 3 * config.width)
        self.out = nn.Linear(config.width, config.width)
        self.norm_attention = nn.LayerNorm(config.width, config.epsilon)
        self.up = nn.Linear(config.width, config.inner)
        self.down = nn.Linear(config.inner, config.width)
        self.norm_output = nn.LayerNorm(config.width, config.epsilon)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`mask` is additive, shaped (batch, 1, 1, length)."""
        batch, length, width = x.shape
        qkv = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4).unbind(0)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        x = self.norm_attention(x + self.dropout(self.out(mixed)))
        raised = functional.gelu(self.up(x), approximate="tanh")
        out: Tensor = self.norm_output(x + self.dropout(self.down(raised)))
        return out


class Crf(nn.Module):
    """Learned scores of label sequences, added to the emissions; impossible steps ruled out."""

    start_rule: Tensor
    step_rule: Tensor

    def __init__(self, labels: tuple[str, ...]) -> None:
        super().__init__()
        start, step = allowed(labels)
        self.start = nn.Parameter(torch.zeros(len(labels)))
        self.step = nn.Parameter(torch.zeros(len(labels), len(labels)))
        self.stop = nn.Parameter(torch.zeros(len(labels)))
        self.register_buffer("start_rule", torch.from_numpy(start), persistent=False)
        self.register_buffer("step_rule", torch.from_numpy(step), persistent=False)

    def scores(self) -> tuple[Tensor, Tensor, Tensor]:
        """Start, step and stop scores."""
        return self.start + self.start_rule, self.step + self.step_rule, self.stop

    def loss(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of each row; `mask` is true on a prefix of each row."""
        start, step, stop = self.scores()
        emissions = emissions.float()
        weight = mask.float()
        picked = emissions.gather(2, tags.unsqueeze(2)).squeeze(2)
        steps = step[tags[:, :-1], tags[:, 1:]]
        last = tags.gather(1, mask.sum(1, keepdim=True) - 1).squeeze(1)
        gold = (
            start[tags[:, 0]]
            + (picked * weight).sum(1)
            + (steps * weight[:, 1:]).sum(1)
            + stop[last]
        )
        alpha = start + emissions[:, 0]
        # A product of exponentials instead of logsumexp over a cube: the same sum, far cheaper.
        factor = step.exp()
        # Unbound once: indexed in the loop, every step's gradient would be a batch of zeros.
        for emission, live in zip(
            emissions.unbind(1)[1:], mask.unsqueeze(2).unbind(1)[1:], strict=True
        ):
            top = alpha.detach().amax(1, keepdim=True)
            moved = ((alpha - top).exp() @ factor).clamp_min(1e-30).log() + top + emission
            alpha = torch.where(live, moved, alpha)
        return torch.logsumexp(alpha + stop, 1) - gold


class Encoder(nn.Module):
    """A BERT stack over wordpieces with letter case, quotation and breaks as features."""

    def __init__(self, config: Config, dropout: nn.Module | None = None) -> None:
        super().__init__()
        self.config = config
        drop = dropout if dropout is not None else nn.Identity()
        width = config.width
        self.dropout = drop
        self.word = nn.Embedding(config.vocabulary, width, padding_idx=0)
        self.position = nn.Embedding(config.positions, width)
        self.case = nn.Embedding(CASE_SIZE, width)
        self.quote = nn.Embedding(QUOTE_SIZE, width)
        self.gap = nn.Embedding(BREAK_SIZE, width)
        self.norm = nn.LayerNorm(width, config.epsilon)
        self.layers = nn.ModuleList(Layer(config, drop) for _ in range(config.layers))

    def embed(self, ids: Tensor, features: Tensor) -> Tensor:
        """Wordpieces (batch, length) and features (batch, length, 3) to summed embeddings."""
        embedded: Tensor = (
            self.word(ids)
            + self.position.weight[: ids.shape[1]]
            + self.case(features[..., 0])
            + self.quote(features[..., 1])
            + self.gap(features[..., 2])
        )
        return embedded


class ReaderNetwork(Encoder):
    """Encoder, cue tagger and role reader."""

    def __init__(self, config: Config, dropout: nn.Module | None = None) -> None:
        super().__init__(config, dropout)
        drop, width = self.dropout, config.width
        self.cue_head = nn.Linear(width, len(CUE_LABELS))
        self.cue_crf = Crf(CUE_LABELS)
        # Tags cues at every depth. The corpus never marks a cue inside another's content, so this
        # head is not trained there, where the tagger above learns to stay silent.
        self.any_head = nn.Linear(width, len(CUE_LABELS))

        self.lift = nn.Linear(width, width)
        self.marker = nn.Embedding(2, width)
        self.offset = nn.Embedding(SENTENCE_OFFSETS, width)
        self.distance = nn.Embedding(DISTANCE_BUCKETS, width)
        self.role_layers = nn.ModuleList(Layer(config, drop) for _ in range(config.role_layers))
        self.role_head = nn.Linear(width, len(ROLE_LABELS))
        self.role_crf = Crf(ROLE_LABELS)
        self.valid_head = nn.Linear(width, 1)
        self._fresh()

    def _fresh(self) -> None:
        """What pretraining does not give starts so that pretrained layers see what they know."""
        for table in (self.case, self.quote, self.gap, self.offset, self.distance):
            nn.init.zeros_(table.weight)
        nn.init.normal_(self.marker.weight, std=0.05)
        nn.init.zeros_(self.lift.weight)
        nn.init.zeros_(self.lift.bias)
        for head in (self.cue_head, self.any_head, self.role_head, self.valid_head):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def encode(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Windows (batch, length), padded with 0, to states, cue and any-depth cue emissions."""
        mask = additive(ids != 0)
        x = self.dropout(self.norm(self.embed(ids, features)))
        branch = x
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, mask)
            if number == self.config.branch:
                branch = x
        top = self.dropout(x)
        return branch + self.lift(x), self.cue_head(top), self.any_head(top)

    def roles(
        self, states: Tensor, live: Tensor, marker: Tensor, offset: Tensor, distance: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Role windows gathered from the encoder's states to role emissions and validity logits."""
        x = states + self.marker(marker) + self.offset(offset) + self.distance(distance)
        mask = additive(live)
        for layer in self.role_layers:
            x = layer(x, mask)
        weight = marker.unsqueeze(2).to(x.dtype)
        cue = (x * weight).sum(1) / weight.sum(1).clamp_min(1.0)
        return self.role_head(self.dropout(x)), self.valid_head(self.dropout(cue)).squeeze(1)


def additive(live: Tensor) -> Tensor:
    """An attention mask to add: zero where there is text, very low on padding."""
    return torch.where(live, 0.0, -1e4)[:, None, None, :]


def from_minilm(
    state: dict[str, Tensor], config: Config, dropout: nn.Module | None = None
) -> ReaderNetwork:
    """A reader whose encoder (and role layers) start from pretrained BERT weights."""
    model = ReaderNetwork(config, dropout)
    copy_minilm(model, state)
    with torch.no_grad():
        for number, layer in enumerate(model.role_layers):
            _copy_layer(layer, state, config.layers - config.role_layers + number)
    return model


def copy_minilm(model: Encoder, state: dict[str, Tensor]) -> None:
    """Pretrained BERT weights into `model`'s embeddings and layers; its features start at zero."""
    with torch.no_grad():
        model.word.weight.copy_(state["embeddings.word_embeddings.weight"])
        # Every text is of type 0, so the type embedding is part of the position's.
        kind = state["embeddings.token_type_embeddings.weight"][0]
        table = state["embeddings.position_embeddings.weight"][: model.config.positions]
        model.position.weight.copy_(table + kind)
        model.norm.weight.copy_(state["embeddings.LayerNorm.weight"])
        model.norm.bias.copy_(state["embeddings.LayerNorm.bias"])
        for feature in (model.case, model.quote, model.gap):
            nn.init.zeros_(feature.weight)
        for number, layer in enumerate(model.layers):
            _copy_layer(layer, state, number)


def _copy_layer(layer: nn.Module, state: dict[str, Tensor], number: int) -> None:
    """Pretrained weights of encoder layer `number` into `layer`."""
    root = f"encoder.layer.{number}."
    names = [f"{root}attention.self.{part}" for part in ("query", "key", "value")]
    assert isinstance(layer, Layer)
    layer.qkv.weight.copy_(torch.cat([state[f"{n}.weight"] for n in names]))
    layer.qkv.bias.copy_(torch.cat([state[f"{n}.bias"] for n in names]))
    for module, name in (
        (layer.out, "attention.output.dense"),
        (layer.norm_attention, "attention.output.LayerNorm"),
        (layer.up, "intermediate.dense"),
        (layer.down, "output.dense"),
        (layer.norm_output, "output.LayerNorm"),
    ):
        module.weight.copy_(state[f"{root}{name}.weight"])
        module.bias.copy_(state[f"{root}{name}.bias"])
