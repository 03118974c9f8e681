"""The quantities task: the figures of single sentences against their reading by hand.

The table's columns are `part`, `group`, `sentence`, `figures` and `comment`; the figures are
parted by `;`, each `words|kind|bounds|unit|dimension|counted` as the guide beside it says.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.bench.attribution import Interval
from claimcheck.claim.quantities import find_quantities
from claimcheck.records import Article, Page, Quantity, Span

_PLACES = 4  # decimals of a bound that count
_ROUNDS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as people write it down: words instead of offsets."""

    words: str
    kind: str
    low: float | None
    high: float | None
    unit: str | None
    dimension: str
    counted: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A sentence, the part and group of the table it is in, and the figures in it."""

    part: str
    group: str
    sentence: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A case and what the program found in its sentence."""

    case: Case
    found: tuple[Figure, ...]

    @property
    def right(self) -> bool:
        """Whether every figure is found and read right, and nothing else is found."""
        return self.case.figures == self.found


def read_rows(path: Path) -> csv.DictReader[str]:
    """The rows of a tab-separated table with a line of column names; `#` begins a comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return csv.DictReader(
        (line for line in lines if not line.startswith("#")),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )


def read_cases(path: Path) -> list[Case]:
    """The cases of a table."""
    return [
        Case(
            part=row["part"],
            group=row["group"],
            sentence=row["sentence"],
            figures=tuple(_figure(cell) for cell in row["figures"].split(";") if cell),
        )
        for row in read_rows(path)
    ]


def _figure(cell: str) -> Figure:
    words, kind, bounds, unit, dimension, counted = cell.split("|")
    low, dots, high = bounds.partition("..")
    return Figure(
        words=words,
        kind=kind,
        low=_number(low),
        high=_number(high if dots else low),
        unit=unit or None,
        dimension=dimension or "count",
        counted=counted or None,
    )


def _number(text: str) -> float | None:
    return round(float(text), _PLACES) if text else None


def judge(cases: Iterable[Case], parse: Callable[[Page], Article]) -> list[Result]:
    """What the program finds in each case, each sentence an article parsed by `parse`."""
    results = []
    for case in cases:
        article = parse(Page(text=case.sentence))
        found = find_quantities(article, [Span(start=0, end=len(article.text))])
        written = tuple(_written(article.text, quantity) for quantity in found)
        results.append(Result(case=case, found=written))
    return results


def _written(text: str, quantity: Quantity) -> Figure:
    low, high = (
        None if bound is None else round(bound, _PLACES) for bound in (quantity.low, quantity.high)
    )
    return Figure(
        words=quantity.span.of(text),
        kind=quantity.kind,
        low=low,
        high=high,
        unit=quantity.unit,
        dimension=quantity.dimension,
        counted=quantity.counted,
    )


def share(results: Sequence[Result], *, seed: int = 0) -> Interval:
    """The share of right cases, with the 2.5th and 97.5th percentile over resampled ones."""
    right = [result.right for result in results]
    chance = random.Random(seed)
    drawn = sorted(sum(chance.choices(right, k=len(right))) / len(right) for _ in range(_ROUNDS))
    low, high = drawn[int(_ROUNDS * 0.025)], drawn[int(_ROUNDS * 0.975)]
    return Interval(value=sum(right) / len(right), low=low, high=high)


def report(results: Sequence[Result]) -> str:
    """The shares of right cases by part and group, and the misses."""
    parts = _grouped(results, lambda case: case.part)
    groups = _grouped(results, lambda case: case.group)
    lines = [f"{len(results)} sentences, fully right {share(results)}"]
    lines += [f"{name:10} {share(some)} ({len(some)})" for name, some in parts.items()]
    lines += [
        f"{name:10} {sum(r.right for r in some)} of {len(some)}" for name, some in groups.items()
    ]
    lines += [_miss(result) for result in results if not result.right]
    return "\n".join(lines) + "\n"


def _grouped(
    results: Iterable[Result], key: Callable[[Case], str]
) -> Mapping[str, Sequence[Result]]:
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[key(result.case)].append(result)
    return dict(sorted(groups.items()))


def _miss(result: Result) -> str:
    by_hand, found = _listed(result.case.figures), _listed(result.found)
    return f"- {result.case.sentence}\n    by hand {by_hand}\n    found   {found}"


def _listed(figures: Iterable[Figure]) -> str:
    return "; ".join(
        f"{f.words} {f.kind} {f.low}..{f.high} {f.unit} {f.dimension} {f.counted}" for f in figures
    )
