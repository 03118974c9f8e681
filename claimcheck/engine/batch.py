"""Padded arrays of encoder windows and role windows, shared by training and inference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from claimcheck.engine.text import CLS, SEP, Document, Ints, Range, Shape, place, role_window


def encoder_batch(documents: Sequence[Document]) -> tuple[Ints, Ints, list[Ints]]:
    """All windows of some documents: ids, features, each wordpiece's flat place in the output."""
    spans = [(d, w) for d, doc in enumerate(documents) for w in doc.windows]
    length = max(b - a for _, (a, b) in spans) + 2
    ids = np.zeros((len(spans), length), dtype=np.int64)
    features = np.zeros((len(spans), length, 3), dtype=np.int64)
    features[:, :, 0] = 3  # special tokens and padding have no letter case
    flat = [np.zeros(len(doc.ids), dtype=np.int64) for doc in documents]
    for row, (d, (a, b)) in enumerate(spans):
        doc, size = documents[d], b - a
        ids[row, 0], ids[row, size + 1] = CLS, SEP
        ids[row, 1 : size + 1] = doc.ids[a:b]
        features[row, 1 : size + 1] = doc.features[a:b]
        flat[d][a:b] = row * length + 1 + np.arange(size)
    return ids, features, flat


@dataclass(frozen=True, slots=True)
class RoleBatch:
    """Role windows: where their states lie, what is live, and the place relative to the cue."""

    gather: Ints
    live: np.ndarray
    marker: Ints
    offset: Ints
    distance: Ints
    windows: tuple[Range, ...]


def role_batch(
    items: Sequence[tuple[Document, Ints, Range]], length: int, shape: Shape
) -> RoleBatch:
    """Role windows of some cues, each given with its document and that document's flat places.

    `length` is the padded length of the encoder batch. Column 0 takes the first special token of
    the cue's own encoder window, which attention uses as a resting place.
    """
    windows = [role_window(document, cue, shape) for document, _, cue in items]
    longest = max(b - a for a, b in windows) + 1
    size = (len(items), longest)
    gather, marker = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    offset, distance = np.full(size, 4, dtype=np.int64), np.zeros(size, dtype=np.int64)
    live = np.zeros(size, dtype=bool)
    for row, ((document, flat, cue), window) in enumerate(zip(items, windows, strict=True)):
        n = window[1] - window[0] + 1
        gather[row, 0] = flat[cue[0]] // length * length
        gather[row, 1:n] = flat[window[0] : window[1]]
        live[row, :n] = True
        marker[row, 1:n], offset[row, 1:n], distance[row, 1:n] = place(document, window, cue)
    return RoleBatch(gather, live, marker, offset, distance, tuple(windows))
