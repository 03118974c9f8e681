"""What the certainty model learns: factuality on five scales, the degree of findings, hedging."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.bench.factuality import (
    Rated,
    is_held_out,
    read_factuality,
    read_hedging,
    read_science,
)
from claimcheck.engine.factuality import SCALES


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
    hedging = [r for r in read_hedging(data / "wikiweasel") if not is_held_out(r)]
    return [*tasks, Task(name="hedge", items=hedging[:: len(hedging) // limit if limit else 1])]
