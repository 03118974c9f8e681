"""Load a certainty model from its folder, and ask it how sure sentences are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from claimcheck.engine.text import CLS, SEP, Document, Ints, Range, Shape, encode
from claimcheck.errors import ModelError

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

_BATCH = 16  # sentences of like length read together; results do not depend on it
_LONGEST = 126  # wordpieces of one sentence, its two special tokens not counted
_OTHER_CASE = 3  # special tokens and padding have no letter case
_SHAPE = Shape(window=_LONGEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A sentence with the character range of its predicate."""

    text: str
    predicate: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the model makes of one sentence.

    `factuality` runs from −3 (certainly not) to 3 (certainly), one figure a scale of
    `claimcheck.engine.factuality.SCALES`; `degree` is a finding's certainty, from 1 to 6;
    `hedged` the probability that the sentence hedges.
    """

    factuality: tuple[float, ...]
    degree: float
    hedged: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedBatch:
    """Padded arrays: wordpieces (sentences, length) and features (sentences, length, 3).

    `row` (items) is the sentence of each item, `marker` (items, length) its predicate's pieces.
    """

    ids: Ints
    features: Ints
    row: Ints
    marker: Ints

    @property
    def feeds(self) -> dict[str, Ints]:
        """The arrays by the names of the graph's inputs."""
        return {n: getattr(self, n) for n in ("ids", "features", "row", "marker")}


def encode_marked(items: Sequence[Marked], tokenizer: Tokenizer) -> MarkedBatch:
    """Items as model input, equal sentences once; what is beyond `_LONGEST` pieces is cut off."""
    numbers = {text: n for n, text in enumerate(dict.fromkeys(item.text for item in items))}
    documents = [encode(text, [Range(0, len(text))], tokenizer, _SHAPE) for text in numbers]
    length = min(_LONGEST, max(len(d.ids) for d in documents)) + 2
    ids = np.zeros((len(documents), length), dtype=np.int64)
    features = np.zeros((len(documents), length, 3), dtype=np.int64)
    features[:, :, 0] = _OTHER_CASE
    for number, document in enumerate(documents):
        size = min(_LONGEST, len(document.ids))
        ids[number, 0], ids[number, size + 1] = CLS, SEP
        ids[number, 1 : size + 1] = document.ids[:size]
        features[number, 1 : size + 1] = document.features[:size]
    row = np.array([numbers[item.text] for item in items], dtype=np.int64)
    marker = np.zeros((len(items), length), dtype=np.int64)
    for number, item in enumerate(items):
        marked = _inside(documents[row[number]], item.predicate)[:_LONGEST]
        marker[number, 1 : len(marked) + 1] = marked
    return MarkedBatch(ids=ids, features=features, row=row, marker=marker)


def _inside(document: Document, predicate: Range) -> NDArray[np.bool_]:
    return np.asarray((document.start < predicate.high) & (document.end > predicate.low))


@dataclass(frozen=True, slots=True, kw_only=True)
class CertaintyReader:
    """A certainty model with its tokenizer."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer

    @classmethod
    def load(cls, folder: Path, *, threads: int = 0) -> CertaintyReader:
        """From a model folder; `threads` is how many ONNX Runtime uses, 0 for one a core.

        Raises:
            ModelError: a file of the folder is missing or damaged.
        """
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        # The reader's sessions take turns with this one: idle threads would only spin.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            session = onnxruntime.InferenceSession(
                str(folder / "certainty.onnx"), options, providers=["CPUExecutionProvider"]
            )
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:
            raise ModelError(f"{folder}: the certainty model cannot be loaded: {error}") from error
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return cls(session=session, tokenizer=tokenizer)

    def __call__(self, items: Sequence[Marked]) -> list[Judgement]:
        """The judgement on each of `items`, in order."""
        order = sorted(range(len(items)), key=lambda i: (len(items[i].text), items[i].text))
        found: dict[int, Judgement] = {}
        for begin in range(0, len(order), _BATCH):
            rows = order[begin : begin + _BATCH]
            judged = self._judge([items[i] for i in rows])
            found.update(zip(rows, judged, strict=True))
        return [found[i] for i in range(len(items))]

    def _judge(self, items: Sequence[Marked]) -> Iterator[Judgement]:
        batch = encode_marked(items, self.tokenizer)
        outputs = ["factuality", "degree", "hedge"]
        factuality, degree, hedge = self.session.run(outputs, batch.feeds)
        for number, sentence in enumerate(batch.row):
            yield Judgement(
                factuality=tuple(float(value) for value in np.clip(factuality[number], -3.0, 3.0)),
                degree=float(degree[sentence]),
                hedged=float(1 / (1 + np.exp(-hedge[sentence]))),
            )


def scales(folder: Path) -> tuple[str, ...]:
    """The names of the model's factuality scales, in the order of its output."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    return tuple(config["scales"])
