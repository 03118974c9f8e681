"""Linear-chain decoding in numpy: best path, span probabilities, path probability."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
FORBIDDEN = -1e4


def allowed(labels: tuple[str, ...]) -> tuple[Floats, Floats]:
    """Penalties (start, transition) that keep I- labels behind their own B- or I- label."""
    n = len(labels)
    start = np.zeros(n, dtype=np.float32)
    step = np.zeros((n, n), dtype=np.float32)
    for j, label in enumerate(labels):
        if label.startswith("I"):
            start[j] = FORBIDDEN
            for i, other in enumerate(labels):
                if other == "O" or other[1:] != label[1:]:
                    step[i, j] = FORBIDDEN
    return start, step


class Chain:
    """Inference in a linear-chain CRF over a padded batch (rows are independent of each other)."""

    def __init__(self, start: Floats, step: Floats, stop: Floats) -> None:
        self.start, self.step, self.stop = (
            np.asarray(x, dtype=np.float64) for x in (start, step, stop)
        )

    def viterbi(self, emissions: Floats, lengths: NDArray[np.int64]) -> list[NDArray[np.int64]]:
        """The best label sequence of every row."""
        batch, longest, labels = emissions.shape
        score = self.start + emissions[:, 0]
        back = np.zeros((batch, longest, labels), dtype=np.int64)
        rows = np.arange(batch)
        final = np.where((lengths == 1)[:, None], score, 0.0)
        for t in range(1, longest):
            options = score[:, :, None] + self.step
            back[:, t] = options.argmax(1)
            score = options.max(1) + emissions[:, t]
            final = np.where((lengths == t + 1)[:, None], score, final)
        label = (final + self.stop).argmax(1)
        paths = np.zeros((batch, longest), dtype=np.int64)
        for t in range(longest - 1, -1, -1):
            live = lengths > t
            paths[live, t] = label[live]
            if t:
                label = np.where(live, back[rows, t, label], label)
        return [paths[i, : lengths[i]] for i in range(batch)]

    def forward_backward(
        self, emissions: Floats, lengths: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Log alpha and log beta of every position and log Z of every row."""
        batch, longest, labels = emissions.shape
        emissions = emissions.astype(np.float64)
        alpha = np.full((batch, longest, labels), FORBIDDEN)
        beta = np.zeros((batch, longest, labels))
        alpha[:, 0] = self.start + emissions[:, 0]
        for t in range(1, longest):
            alpha[:, t] = _lse(alpha[:, t - 1][:, :, None] + self.step, 1) + emissions[:, t]
        beta[:] = self.stop
        for t in range(longest - 2, -1, -1):
            inner = _lse(self.step + (emissions[:, t + 1] + beta[:, t + 1])[:, None, :], 2)
            beta[:, t] = np.where((lengths > t + 1)[:, None], inner, self.stop)
        rows = np.arange(batch)
        log_z = _lse(alpha[rows, lengths - 1] + self.stop, 1)
        return alpha, beta, log_z


def _lse(values: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    top = values.max(axis, keepdims=True)
    return np.asarray(np.squeeze(top, axis) + np.log(np.exp(values - top).sum(axis)))
