"""The entailment task: the relation model on pairs that people labelled, one direction.

A folder holds `nli_dev.jsonl.gz` (JSON Lines with `premise`, `hypothesis`, `label`, `source`) and,
if there is one, `equate/` with EQUATE's files (Ravichander et al., CoNLL 2019), where every answer
but entailment counts as the other one.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimcheck.bench.bootstrap import interval
from claimcheck.engine.relation import LABELS
from claimcheck.engine.relation import Pair as Texts

Read = Callable[[Sequence[Texts]], NDArray[np.float32]]
"""Pairs of texts to the probabilities of the labels, one row a pair."""

_BINS = 10
_CLOSE = 1e-7


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two texts and the number of their label in `LABELS`; `binary`: entailment or not."""

    first: str
    second: str
    label: int
    source: str
    binary: bool = False


def read_development(folder: Path) -> list[Pair]:
    """The pairs of `nli_dev.jsonl.gz`; raises `OSError` where it cannot be read."""
    with gzip.open(folder / "nli_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [
            Pair(
                first=row["premise"].strip(),
                second=row["hypothesis"].strip(),
                label=LABELS.index(row["label"]),
                source=row["source"],
            )
            for row in map(json.loads, lines)
        ]


def read_equate(folder: Path) -> Iterator[Pair]:
    """The pairs of EQUATE's files in `folder`, by file; none where there are none."""
    for path in sorted(folder.glob("*_converted.json.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows = json.load(file)
        answers = {row["answer"].lower() for row in rows}
        for row in rows:
            yield Pair(
                first=row["statement1"],
                second=row["statement2"],
                label=LABELS.index(row["answer"].lower()),
                source=path.name.removesuffix("_converted.json.gz"),
                binary=len(answers) < len(LABELS),
            )


def judge_entailment(folder: Path, read: Read) -> str:
    """Accuracy by source with bootstrap 95 % intervals, the majority's, and the calibration."""
    development = read_development(folder)
    pairs = [*development, *read_equate(folder / "equate")]
    found = read([(pair.first, pair.second) for pair in pairs])
    right: dict[str, list[bool]] = defaultdict(list)
    gold: dict[str, Counter[int]] = defaultdict(Counter)
    for pair, row in zip(pairs, found, strict=True):
        label = int(row.argmax())
        same = (label == 0) == (pair.label == 0) if pair.binary else label == pair.label
        right[pair.source].append(same)
        gold[pair.source][pair.label] += 1
    lines = []
    for source, marks in right.items():
        most = gold[source].most_common(1)[0][1] / len(marks)
        share = interval(marks, lambda drawn: sum(drawn) / len(drawn))
        lines.append(f"{source:26} {len(marks):6} {share}  majority {most:.3f}")
    labels = np.array([pair.label for pair in development])
    error = calibration_error(found[: len(development)], labels)
    lines.append(f"expected calibration error, nli_dev {error:.3f}")
    return "\n".join(lines) + "\n"


def calibration_error(found: NDArray[np.float32], labels: NDArray[np.int64]) -> float:
    """Of the most probable label, over ten bins of like width (Naeini et al., 2015)."""
    sure, right = found.max(axis=1), found.argmax(axis=1) == labels
    bins = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    gaps = (
        abs(sure[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean()
        for b in range(_BINS)
        if (bins == b).any()
    )
    return float(sum(gaps))


def fit_temperature(found: NDArray[np.float32], labels: NDArray[np.int64]) -> float:
    """What logits are divided by so that probabilities fit (Guo et al., ICML 2017).

    `found` holds the probabilities at temperature 1. The likelihood has one peak in it.
    """
    logits = np.log(np.maximum(found, _CLOSE))

    def loss(temperature: float) -> float:
        scaled = logits / temperature
        scaled = scaled - scaled.max(axis=1, keepdims=True)
        normal = np.log(np.exp(scaled).sum(axis=1))
        return float((normal - scaled[np.arange(len(labels)), labels]).mean())

    candidates: Sequence[float] = [round(0.5 + 0.01 * step, 2) for step in range(251)]
    return min(candidates, key=loss)
