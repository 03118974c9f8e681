"""Reading documents with a network: encode, find cues, read roles, score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from claimcheck.engine.batch import RoleBatch, encoder_batch, role_batch
from claimcheck.engine.chain import Chain, Floats
from claimcheck.engine.decode import Candidate, Reading, cues, read_roles
from claimcheck.engine.text import Document, Ints, Shape, role_window

_ROLE_ROWS = 32  # cues read together; more only pads more
_LEAST = 1e-4  # log odds are bounded: no single piece of evidence is beyond doubt
_BOUND = 9.2


class Network(Protocol):
    """The two halves of the network; states stay on the network's side, as it likes them."""

    cue_chain: Chain
    role_chain: Chain

    def encode(self, ids: Ints, features: Ints) -> Encoded:
        """Windows (windows, length) and their features (windows, length, 3), encoded."""
        ...

    def roles(self, states: object, batch: RoleBatch) -> RoleOutput:
        """What the role layers make of some cues' windows."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """States for the role layers, and the cue tagger's emissions."""

    states: object
    cues: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleOutput:
    """Role emissions (cues, length, labels) and validity logits (cues)."""

    emissions: Floats
    valid: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """How candidates are taken and scored; fitted on held-out articles."""

    bias: float = 1.0  # how readily a stretch becomes a candidate cue
    accept: float = 0.5  # least score of an attribution
    weights: tuple[float, float, float, float] = (0.0, 0.5, 0.5, 0.0)
    """Of the score's logit: constant, cue logit, validity logit, content logit."""


def logit(p: float) -> float:
    """Log odds, bounded."""
    q = min(max(p, _LEAST), 1 - _LEAST)
    return float(np.log(q / (1 - q)))


def evidence(reading: Reading) -> tuple[float, float, float, float]:
    """What a score is made from, in the order of `Thresholds.weights`."""
    valid = max(-_BOUND, min(_BOUND, reading.valid_logit))
    return 1.0, logit(reading.cue_probability), valid, logit(reading.content_probability)


def score(reading: Reading, thresholds: Thresholds) -> float:
    """The probability that a reading is an attribution with about this content and source."""
    z = sum(w * x for w, x in zip(thresholds.weights, evidence(reading), strict=True))
    return float(1 / (1 + np.exp(-z)))


def read(
    documents: Sequence[Document],
    network: Network,
    shape: Shape,
    thresholds: Thresholds,
) -> list[list[Reading]]:
    """All readings with a content, scored, none dropped by score; in order of their cues."""
    out: list[list[Reading]] = [[] for _ in documents]
    live = [i for i, document in enumerate(documents) if len(document.ids)]
    if live:
        reader = _Reader([documents[i] for i in live], network, shape, thresholds)
        for i, readings in zip(live, reader.read(), strict=True):
            out[i] = readings
    return out


class _Reader:
    """One batch of documents: encoded once, then read cue by cue."""

    def __init__(
        self,
        documents: Sequence[Document],
        network: Network,
        shape: Shape,
        thresholds: Thresholds,
    ) -> None:
        self._documents, self._network = documents, network
        self._shape, self._thresholds = shape, thresholds
        ids, features, self._flat = encoder_batch(documents)
        self._length = ids.shape[1]
        self._encoded = network.encode(ids, features)

    def read(self) -> list[list[Reading]]:
        """The readings of each document."""
        chain, bias = self._network.cue_chain, self._thresholds.bias
        found = self._scored(cues(self._documents, self._encoded.cues, chain, bias))
        return [sorted(readings, key=lambda r: r.cue) for readings in found]

    def _scored(self, found: Sequence[Sequence[Candidate]]) -> list[list[Reading]]:
        jobs = [_Job(document=d, cue=c) for d, group in enumerate(found) for c in group]
        out: list[list[Reading]] = [[] for _ in found]
        for job, reading in self._roles(jobs):
            if reading.content:
                out[job.document].append(replace(reading, score=score(reading, self._thresholds)))
        return out

    def _roles(self, jobs: Sequence[_Job]) -> Iterator[tuple[_Job, Reading]]:
        """Read the roles of some cues in batches."""
        # Windows of like length together: less padding. Rows do not influence each other.
        ordered = sorted(jobs, key=self._reach)
        for begin in range(0, len(ordered), _ROLE_ROWS):
            part = ordered[begin : begin + _ROLE_ROWS]
            places = [(self._documents[j.document], self._flat[j.document], j.cue) for j in part]
            batch = role_batch([(d, f, c.span) for d, f, c in places], self._length, self._shape)
            output = self._network.roles(self._encoded.states, batch)
            items = [(document, candidate) for document, _, candidate in places]
            yield from zip(
                part,
                read_roles(items, batch.windows, output.emissions, output.valid, self._role_chain),
                strict=True,
            )

    @property
    def _role_chain(self) -> Chain:
        return self._network.role_chain

    def _reach(self, job: _Job) -> int:
        low, high = role_window(self._documents[job.document], job.cue.span, self._shape)
        return high - low


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """A cue to read, and the number of its document."""

    document: int
    cue: Candidate
