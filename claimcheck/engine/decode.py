"""From the network's outputs to attributions with character spans and scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimcheck.engine.chain import FORBIDDEN, Chain, Floats
from claimcheck.engine.text import ROLE_LABELS, Document, Ints, Range

Fragments = tuple[Range, ...]

SOURCE = ROLE_LABELS.index("B-SOURCE"), ROLE_LABELS.index("I-SOURCE")
CONTENT = ROLE_LABELS.index("B-CONTENT"), ROLE_LABELS.index("I-CONTENT")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible cue: its wordpieces and the tagger's probability that a cue stands there."""

    span: Range
    probability: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One attribution as read: character spans, and the evidence its score is made from."""

    source: Fragments
    cue: Fragments
    content: Fragments
    cue_probability: float  # by the tagger, before roles are read
    valid_logit: float  # by the role layers: is this cue's reading an attribution at all
    content_probability: float  # mean over the content's words
    score: float = 0.0


def gather_words(emissions: Floats, columns: Sequence[Ints]) -> tuple[Floats, NDArray[np.int64]]:
    """Emissions of each row's chosen columns, padded, and the rows' lengths."""
    lengths = np.array([len(c) for c in columns], dtype=np.int64)
    index = np.zeros((len(columns), int(lengths.max())), dtype=np.int64)
    for row, chosen in enumerate(columns):
        index[row, : len(chosen)] = chosen
    return np.take_along_axis(emissions, index[:, :, None], axis=1), lengths


def word_columns(document: Document, window: Range) -> Ints:
    """Wordpieces of a window that begin a word."""
    low, high = np.searchsorted(document.words, window)
    return document.words[low:high]


def cues(
    documents: Sequence[Document], emissions: Floats, chain: Chain, bias: float
) -> list[list[Candidate]]:
    """Candidate cues of each document; `bias` is taken off the score of the O label."""
    spans = [(d, w) for d, doc in enumerate(documents) for w in doc.windows]
    words = [word_columns(documents[d], w) for d, w in spans]
    keep = [i for i, found in enumerate(words) if len(found)]
    columns = [words[i] - spans[i][1][0] + 1 for i in keep]
    found: list[list[Candidate]] = [[] for _ in documents]
    if not keep:
        return found
    picked, lengths = gather_words(emissions[keep], columns)
    alpha, beta, log_z = chain.forward_backward(picked, lengths)
    lowered = picked.copy()
    lowered[:, :, 0] -= bias
    paths = chain.viterbi(lowered, lengths)
    for row, i in enumerate(keep):
        d, window = spans[i]
        outside = np.exp(alpha[row, :, 0] + beta[row, :, 0] - log_z[row])
        for a, b in bio_spans(paths[row], 1, 2):
            end = int(words[i][b]) if b < len(words[i]) else window[1]
            probability = float(1.0 - outside[a:b].min())
            found[d].append(Candidate(Range(int(words[i][a]), end), probability))
    return found


def bio_spans(path: NDArray[np.int64], begin: int, inside: int) -> list[Range]:
    """Runs of one label pair as index ranges."""
    spans: list[Range] = []
    start = -1
    for i, label in enumerate([*path.tolist(), 0]):
        if start >= 0 and label != inside:
            spans.append(Range(start, i))
            start = -1
        if label == begin:
            start = i
    return spans


def read_roles(
    items: Sequence[tuple[Document, Candidate]],
    windows: Sequence[Range],
    emissions: Floats,
    valid: Floats,
    chain: Chain,
) -> list[Reading]:
    """The attribution at each cue, from its role window's emissions."""
    words = [word_columns(doc, w) for (doc, _), w in zip(items, windows, strict=True)]
    picked, lengths = gather_words(
        emissions, [w - window[0] + 1 for w, window in zip(words, windows, strict=True)]
    )
    picked = picked.copy()
    for row, ((_, cue), found) in enumerate(zip(items, words, strict=True)):
        closed = (found >= cue.span[0]) & (found < cue.span[1])
        picked[row, : len(found)][closed, 1:] = FORBIDDEN
    alpha, beta, log_z = chain.forward_backward(picked, lengths)
    paths = chain.viterbi(picked, lengths)
    readings = []
    for row, (document, cue) in enumerate(items):
        marginal = np.exp(alpha[row, : lengths[row]] + beta[row, : lengths[row]] - log_z[row])
        weight = marginal[np.arange(lengths[row]), paths[row]]
        source = bio_spans(paths[row], *SOURCE)
        content = bio_spans(paths[row], *CONTENT)
        if len(source) > 1:  # a source is one stretch: keep the surest
            source = [max(source, key=lambda s: float(weight[s[0] : s[1]].mean()))]
        inside = [i for a, b in content for i in range(a, b)]
        readings.append(
            Reading(
                _characters(document, words[row], source),
                (Range(int(document.start[cue.span[0]]), int(document.end[cue.span[1] - 1])),),
                _characters(document, words[row], content),
                cue.probability,
                float(valid[row]),
                float(weight[inside].mean()) if inside else 0.0,
            )
        )
    return readings


def _characters(document: Document, words: Ints, spans: Sequence[Range]) -> Fragments:
    """Word ranges as character spans."""
    return tuple(
        Range(int(document.start[words[a]]), int(document.word_end[words[b - 1]])) for a, b in spans
    )
