"""What the certainty model learns: factuality on five scales, the degree of findings, hedging."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.bench.factuality import Rated, read_factuality, read_science
from claimcheck.engine.certainty import Marked
from claimcheck.engine.factuality import SCALES
from claimcheck.engine.text import Range

_HELD_OUT = 10  # every tenth sentence of the hedging corpus is kept for measuring


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Items of one task; `scale` counts for "factuality" alone."""

    name: str
    items: Sequence[Rated]
    scale: int = 0

    def with_items(self, items: Sequence[Rated]) -> Task:
        """The same task with other items."""
        return replace(self, items=items)


def read_tasks(data: Path, *, limit: int = 0) -> list[Task]:
    """The training part of every corpus in `data`; `limit` items of each, 0 for all."""
    stop = limit or None
    tasks = [
        Task(
            name="factuality",
            items=read_factuality(data / name / "train.jsonl.gz")[:stop],
            scale=number,
        )
        for number, name in enumerate(SCALES)
    ]
    science = data / "science" / "sentence-level-certainty.train_val.jsonl.gz"
    tasks.append(Task(name="degree", items=read_science(science, "train")[:stop]))
    hedging = [r for r in read_hedging(data / "wikiweasel") if r.group % _HELD_OUT]
    return [*tasks, Task(name="hedge", items=hedging[:: len(hedging) // limit if limit else 1])]


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
