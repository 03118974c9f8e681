"""Corpora of certainty in their publishers' formats, and how near a model comes to them.

Factuality comes as JSON Lines, one sentence a line: `text` (tokens parted by blanks) and
`targets`, each with `span1` (tokens from and to, the end excluded) and `label` (−3 to 3). The
degree of findings comes with `finding`, `sentence-level-certainty` (1 to 6) and `split`. Hedging
comes as one sentence a line in two files, with a hedge or weasel and without.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimcheck.bench.attribution import Interval, bootstrap_f1
from claimcheck.bench.pairing import Counts
from claimcheck.engine.certainty import CertaintyReader, Marked
from claimcheck.engine.factuality import SCALES
from claimcheck.engine.text import Range

_ROUNDS = 1000
_HELD_OUT = 10  # every tenth sentence of the hedging corpus is kept for measuring
_HEDGED = 0.5  # the probability from which a sentence counts as hedged
_SCIENCE = "science/sentence-level-certainty.train_val.jsonl.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A marked sentence with what people made of it; `group` tells sentences apart."""

    marked: Marked
    label: float
    group: int


def read_factuality(path: Path) -> list[Rated]:
    """The events of one file, in order; `OSError` where it cannot be read."""
    found = []
    for group, row in enumerate(_rows(path)):
        tokens = row["text"].split(" ")
        starts = np.cumsum([0, *(len(token) + 1 for token in tokens)])
        for target in row["targets"]:
            first, stop = target["span1"]
            predicate = Range(int(starts[first]), int(starts[stop] - 1))
            marked = Marked(text=row["text"], predicate=predicate)
            found.append(Rated(marked=marked, label=target["label"], group=group))
    return found


def read_science(path: Path, split: str) -> list[Rated]:
    """Findings of one split ("train" or "val") with the degree of their certainty, 1 to 6."""
    return [
        Rated(
            marked=Marked(text=row["finding"], predicate=Range(0, 0)),
            label=row["sentence-level-certainty"],
            group=number,
        )
        for number, row in enumerate(_rows(path))
        if row["split"] == split
    ]


def read_hedging(folder: Path) -> list[Rated]:
    """CoNLL-2010's Wikipedia sentences, 1 for those with a hedge or weasel, 0 for the others."""
    found = []
    for name, label in (("train_certain", 0.0), ("train_uncertain", 1.0)):
        with gzip.open(folder / f"{name}.txt.gz", "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if line.strip():
                    marked = Marked(text=line.strip(), predicate=Range(0, 0))
                    found.append(Rated(marked=marked, label=label, group=number))
    return found


def is_held_out(sentence: Rated) -> bool:
    """Whether a sentence of the hedging corpus is kept from training."""
    return sentence.group % _HELD_OUT == 0


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    stored = path.read_bytes()
    text = gzip.decompress(stored) if path.suffix == ".gz" else stored
    for line in text.decode("utf-8").splitlines():
        yield json.loads(line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """Mean absolute error and Pearson's r, with bootstrap 95 % intervals over sentences."""

    items: int
    error: Interval
    correlation: Interval

    def __str__(self) -> str:
        """One line."""
        return f"{self.items} items, MAE {self.error}, r {self.correlation}"


def nearness(rated: Sequence[Rated], given: Sequence[float], *, seed: int = 0) -> Nearness:
    """How near `given` comes to the labels of `rated`."""
    labels, values = np.array([r.label for r in rated]), np.array(given)
    groups: dict[int, list[int]] = {}
    for number, item in enumerate(rated):
        groups.setdefault(item.group, []).append(number)
    chance, keys = random.Random(seed), list(groups)
    draws = [
        [i for key in chance.choices(keys, k=len(keys)) for i in groups[key]]
        for _ in range(_ROUNDS)
    ]
    errors = sorted(float(np.abs(labels[d] - values[d]).mean()) for d in draws)
    related = sorted(_correlation(labels[d], values[d]) for d in draws)
    whole = float(np.abs(labels - values).mean()), _correlation(labels, values)
    return Nearness(
        items=len(rated),
        error=_interval(whole[0], errors),
        correlation=_interval(whole[1], related),
    )


def _correlation(first: NDArray[np.float64], second: NDArray[np.float64]) -> float:
    """Pearson's r; 0 where one side never varies."""
    if not first.std() or not second.std():
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])


def _interval(value: float, drawn: Sequence[float]) -> Interval:
    low, high = drawn[int(_ROUNDS * 0.025)], drawn[int(_ROUNDS * 0.975)]
    return Interval(value=value, low=low, high=high)


def judge_certainty(data: Path, reader: CertaintyReader) -> str:
    """A line for each corpus in `data`; `OSError` where there is none of them.

    Factuality on every scale's dev part, degree on the validation part, hedging on every tenth
    sentence.
    """
    lines = []
    for scale, name in enumerate(SCALES):
        path = data / name / "dev.jsonl.gz"
        if path.is_file():
            lines.append(f"{name}: {_judge_factuality(path, reader, scale)}")
    if (data / _SCIENCE).is_file():
        lines.append(f"science: {_judge_science(data / _SCIENCE, reader)}")
    if (data / "wikiweasel").is_dir():
        lines.append(f"wikiweasel: {_judge_hedging(data / 'wikiweasel', reader)}")
    if not lines:
        raise FileNotFoundError(f"{data} holds none of {', '.join(SCALES)}")
    return "".join(f"{line}\n" for line in lines)


def _judge_factuality(path: Path, reader: CertaintyReader, scale: int) -> Nearness:
    rated = read_factuality(path)
    judged = reader([item.marked for item in rated])
    return nearness(rated, [judgement.factuality[scale] for judgement in judged])


def _judge_science(path: Path, reader: CertaintyReader) -> Nearness:
    rated = read_science(path, "val")
    return nearness(rated, [j.degree for j in reader([item.marked for item in rated])])


def _judge_hedging(folder: Path, reader: CertaintyReader) -> str:
    rated = [sentence for sentence in read_hedging(folder) if is_held_out(sentence)]
    judged = reader([item.marked for item in rated])
    found = [judgement.hedged >= _HEDGED for judgement in judged]
    counts = [
        {
            "hedged": Counts(
                gold=int(item.label), predicted=int(hedged), right=int(hedged and item.label == 1)
            )
        }
        for item, hedged in zip(rated, found, strict=True)
    ]
    whole = sum((count["hedged"] for count in counts), Counts())
    return (
        f"{len(rated)} items, P {whole.precision:.3f} R {whole.recall:.3f} "
        f"F1 {bootstrap_f1(counts, 'hedged')}"
    )
