"""What training minimises: the losses of cues, roles and validity over a batch of articles."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from corpus import Example, cue_tags, cut, jitter, role_tags
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from claimcheck.engine.batch import RoleBatch, encoder_batch, role_batch
from claimcheck.engine.chain import Chain
from claimcheck.engine.decode import cues, word_columns
from claimcheck.engine.network import Crf, ReaderNetwork
from claimcheck.engine.text import Document, Ints, Range, Shape, role_window

_ROWS = 24  # role windows read together: like lengths, so that little padding is computed
_EAGER = 1.5  # bias of the tagger whose false cues become negatives
_VALID_WEIGHT = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """Scalars: cues and roles per gold cue, validity per cue that was read."""

    cue: Tensor
    anywhere: Tensor
    role: Tensor
    valid: Tensor

    def total(self, *, cue_weight: float) -> Tensor:
        """What is minimised."""
        return cue_weight * self.cue + self.anywhere + self.role + _VALID_WEIGHT * self.valid

    def values(self) -> dict[str, float]:
        """The four by name, for the log."""
        return {name: getattr(self, name).item() for name in self.__slots__}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A cue whose roles are read; `labels` of its document's wordpieces, none for a false cue."""

    document: Document
    flat: Ints
    cue: Range
    labels: Ints | None = None


class ReaderLoss:
    """Losses of `model` over batches; `noise` is the share of cues marked a word off."""

    def __init__(
        self, model: ReaderNetwork, shape: Shape, rng: random.Random, *, noise: float
    ) -> None:
        self._model, self._shape, self._rng, self._noise = model, shape, rng, noise
        self._device = next(model.parameters()).device

    def __call__(self, batch: Sequence[Example], *, hard: bool) -> Losses:
        """The losses of some articles; `hard` reads cues that the tagger makes up, too."""
        ids, features, flat = encoder_batch([e.document for e in batch])
        states, emissions, anywhere = self._model.encode(self._on(ids), self._on(features))
        gold = max(1, sum(len(e.cues) for e in batch))
        cue = self._cues(batch, emissions) / gold
        deep = self._anywhere(batch, flat, anywhere.flatten(0, 1)) / gold
        items = self._marked(batch, flat)
        if hard:
            items += self._wrong(batch, flat, emissions)
        role, valid = self._roles(items, states.flatten(0, 1), ids.shape[1])
        positives = max(1, sum(item.labels is not None for item in items))
        return Losses(
            cue=cue, anywhere=deep, role=role / positives, valid=valid / max(1, len(items))
        )

    def _cues(self, batch: Sequence[Example], emissions: Tensor) -> Tensor:
        """The cue chain's loss over all windows, outermost cues only."""
        labels = [cue_tags(e, e.outer) for e in batch]
        rows: list[int] = []
        columns: list[Ints] = []
        tags: list[Ints] = []
        windows = [(i, w) for i, e in enumerate(batch) for w in e.document.windows]
        for row, (i, window) in enumerate(windows):
            words = word_columns(batch[i].document, window)
            if len(words):
                rows.append(row)
                columns.append(words - window.low + 1)
                tags.append(cut(labels[i], words))
        return self._chain_loss(self._model.cue_crf, emissions[rows], columns, tags)

    def _anywhere(self, batch: Sequence[Example], flat: Sequence[Ints], logits: Tensor) -> Tensor:
        """The any-depth tagger's loss, at words where cues of every depth are known."""
        at = [e.known & e.document.first for e in batch]
        where = np.concatenate([f[w] for f, w in zip(flat, at, strict=True)])
        tags = np.concatenate([cue_tags(e)[w] for e, w in zip(batch, at, strict=True)])
        return functional.cross_entropy(logits[self._on(where)], self._on(tags), reduction="sum")

    def _marked(self, batch: Sequence[Example], flat: Sequence[Ints]) -> list[_Item]:
        return [
            _Item(
                document=e.document,
                flat=places,
                cue=jitter(cue, e.document, self._rng, rate=self._noise),
                labels=role_tags(e, number),
            )
            for e, places in zip(batch, flat, strict=True)
            for number, cue in enumerate(e.cues)
        ]

    def _wrong(
        self, batch: Sequence[Example], flat: Sequence[Ints], emissions: Tensor
    ) -> list[_Item]:
        """Some cues that an eager tagger finds and nobody annotated."""
        with torch.no_grad():
            chain = Chain(*(score.cpu().numpy() for score in self._model.cue_crf.scores()))
        guessed = emissions.detach().float().cpu().numpy()
        found = cues([e.document for e in batch], guessed, chain, _EAGER)
        wrong = [
            _Item(document=e.document, flat=places, cue=candidate.span)
            for e, places, group in zip(batch, flat, found, strict=True)
            for candidate in group
            if not _touches(candidate.span, e.cues) and e.known[candidate.span.low]
        ]
        self._rng.shuffle(wrong)
        positives = sum(len(e.cues) for e in batch)
        return wrong[: max(3, positives // 4)] if positives else []

    def _roles(self, items: Sequence[_Item], states: Tensor, length: int) -> tuple[Tensor, Tensor]:
        """Role and validity losses, summed; `states` are flat, `length` is the encoder batch's."""
        role, valid = states.new_zeros(()), states.new_zeros(())
        ordered = sorted(items, key=self._reach)
        for begin in range(0, len(ordered), _ROWS):
            part = ordered[begin : begin + _ROWS]
            windows = role_batch([(i.document, i.flat, i.cue) for i in part], length, self._shape)
            emissions, logits = self._read(windows, states)
            truth = torch.tensor([float(i.labels is not None) for i in part], device=self._device)
            valid = valid + functional.binary_cross_entropy_with_logits(
                logits, truth, reduction="sum"
            )
            role = role + self._role_loss(part, windows, emissions)
        return role, valid

    def _reach(self, item: _Item) -> int:
        low, high = role_window(item.document, item.cue, self._shape)
        return high - low

    def _read(self, batch: RoleBatch, states: Tensor) -> tuple[Tensor, Tensor]:
        names = ("live", "marker", "offset", "distance")
        placed = [self._on(getattr(batch, name)) for name in names]
        return self._model.roles(states[self._on(batch.gather)], *placed)

    def _role_loss(self, part: Sequence[_Item], batch: RoleBatch, emissions: Tensor) -> Tensor:
        """The role chain's loss, true cues only."""
        rows: list[int] = []
        columns: list[Ints] = []
        tags: list[Ints] = []
        for row, (item, window) in enumerate(zip(part, batch.windows, strict=True)):
            if item.labels is not None:
                words = word_columns(item.document, window)
                rows.append(row)
                columns.append(words - window.low + 1)
                tags.append(cut(item.labels, words))
        if not rows:
            return emissions.new_zeros(())
        return self._chain_loss(self._model.role_crf, emissions[rows], columns, tags)

    def _chain_loss(
        self, crf: Crf, emissions: Tensor, columns: Sequence[Ints], tags: Sequence[Ints]
    ) -> Tensor:
        """A chain's loss, summed over rows; `columns` are the words of each row."""
        index = np.zeros((len(columns), max(len(c) for c in columns)), dtype=np.int64)
        gold = np.zeros_like(index)
        mask = np.zeros(index.shape, dtype=bool)
        for row, (chosen, labels) in enumerate(zip(columns, tags, strict=True)):
            n = len(chosen)
            index[row, :n], gold[row, :n], mask[row, :n] = chosen, labels, True
        wide = self._on(index)[:, :, None].expand(-1, -1, emissions.shape[2])
        return crf.loss(emissions.gather(1, wide), self._on(gold), self._on(mask)).sum()

    def _on(self, array: Ints | NDArray[np.bool_]) -> Tensor:
        return torch.from_numpy(array).to(self._device)


def _touches(cue: Range, others: Sequence[Range]) -> bool:
    return any(cue.low < high and low < cue.high for low, high in others)
