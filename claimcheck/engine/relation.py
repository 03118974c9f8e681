"""Runs the relation model: pairs of texts in, probabilities of what follows from them out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from claimcheck.engine.text import CLS, OTHER, SEP, Ints, case_of
from claimcheck.errors import ModelError

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

LABELS = ("entailment", "neutral", "contradiction")
"""What the model tells apart, in the order of its output."""

Pair = tuple[str, str]

_BATCH = 32  # pairs of like length read together; results do not depend on it
_LONGEST = 125  # wordpieces of a pair, its three special tokens not counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The wordpieces of one text, and the letter case of the word each belongs to."""

    ids: tuple[int, ...]
    cases: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairBatch:
    """Padded arrays: wordpieces (pairs, length) and features (pairs, length, 3).

    The features are letter case, whether the other text holds the wordpiece, and which text.
    """

    ids: Ints
    features: Ints

    @property
    def feeds(self) -> dict[str, Ints]:
        """The arrays by the names of the graph's inputs."""
        return {"ids": self.ids, "features": self.features}


def pieces(texts: Sequence[str], tokenizer: Tokenizer) -> list[Pieces]:
    """Each text in wordpieces."""
    encoded = tokenizer.encode_batch(list(texts), add_special_tokens=False)
    return [_pieces(text, e) for text, e in zip(texts, encoded, strict=True)]


def _pieces(text: str, encoding: object) -> Pieces:
    ids = tuple(encoding.ids)  # type: ignore[attr-defined]
    offsets = encoding.offsets  # type: ignore[attr-defined]
    return Pieces(ids=ids, cases=tuple(case_of(text[low:high]) for low, high in offsets))


def pair_batch(pairs: Sequence[tuple[Pieces, Pieces]]) -> PairBatch:
    """Pairs as model input; the longer text of one that is too long loses its end."""
    cut = [_cut(*pair) for pair in pairs]
    length = max(len(a.ids) + len(b.ids) for a, b in cut) + 3
    ids = np.zeros((len(cut), length), dtype=np.int64)
    features = np.zeros((len(cut), length, 3), dtype=np.int64)
    features[:, :, 0] = OTHER
    for row, (first, second) in enumerate(cut):
        middle, end = len(first.ids) + 1, len(first.ids) + len(second.ids) + 2
        ids[row, : end + 1] = (CLS, *first.ids, SEP, *second.ids, SEP)
        features[row, 1:middle, 0] = first.cases
        features[row, middle + 1 : end, 0] = second.cases
        shared = set(first.ids) & set(second.ids)
        features[row, : end + 1, 1] = [int(i) in shared for i in ids[row, : end + 1]]
        features[row, middle + 1 : end + 1, 2] = 1
    return PairBatch(ids=ids, features=features)


def size(first: Pieces, second: Pieces) -> int:
    """How many wordpieces a pair is as model input."""
    return min(len(first.ids) + len(second.ids), _LONGEST) + 3


def _cut(first: Pieces, second: Pieces) -> tuple[Pieces, Pieces]:
    spare = _LONGEST - len(first.ids) - len(second.ids)
    if spare >= 0:
        return first, second
    half = _LONGEST // 2
    keep = max(_LONGEST - len(second.ids), half) if len(first.ids) > half else len(first.ids)
    return _head(first, keep), _head(second, _LONGEST - min(keep, len(first.ids)))


def _head(text: Pieces, size: int) -> Pieces:
    return Pieces(ids=text.ids[:size], cases=text.cases[:size])


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationReader:
    """A relation model with its tokenizer and the temperature its logits are divided by."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    temperature: float

    @classmethod
    def load(cls, folder: Path, *, threads: int = 0) -> RelationReader:
        """From a model folder; `threads` is how many ONNX Runtime uses, 0 for one a core.

        Raises:
            ModelError: a file of the folder is missing or damaged.
        """
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        try:
            session = onnxruntime.InferenceSession(
                str(folder / "relation.onnx"), options, providers=["CPUExecutionProvider"]
            )
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        except Exception as error:
            raise ModelError(f"{folder}: the relation model cannot be loaded: {error}") from error
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return cls(session=session, tokenizer=tokenizer, temperature=config["temperature"])

    def __call__(self, pairs: Sequence[Pair]) -> NDArray[np.float32]:
        """One row a pair: the probabilities of entailment, neutrality and contradiction.

        What follows from the first text for the second; the order of two texts matters.
        """
        texts = list(dict.fromkeys(text for pair in pairs for text in pair))
        known = dict(zip(texts, pieces(texts, self.tokenizer), strict=True)) if texts else {}
        read = [(known[a], known[b]) for a, b in pairs]
        sizes = [size(*pair) for pair in read]
        order = sorted(range(len(read)), key=lambda i: (sizes[i], pairs[i]))
        found = np.zeros((len(read), len(LABELS)), dtype=np.float32)
        for begin in range(0, len(order), _BATCH):
            rows = order[begin : begin + _BATCH]
            batch = pair_batch([read[i] for i in rows])
            (logits,) = self.session.run(["label"], batch.feeds)
            found[rows] = _softmax(logits / self.temperature)
        return found


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)
