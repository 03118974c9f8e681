"""The times task: when claims of short texts are, against their reading by hand.

The table's columns are `part`, `group`, `published`, `text`, `predicate`, `tense`, `when`, `words`
and `comment`, as the guide beside it says.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.bench.attribution import Interval
from claimcheck.bench.figures import read_rows
from claimcheck.records import Page, Report, Span

_ROUNDS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """When a claim is: its tense, its ISO 8601 day or month, and the words that say so."""

    tense: str
    when: str | None
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeCase:
    """A text, the day it was published, and the time of the claim that `predicate` is in."""

    part: str
    group: str
    published: str | None
    text: str
    predicate: str
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeResult:
    """A case and what the program read in it, None where it makes no such claim."""

    case: TimeCase
    found: Reading | None

    @property
    def right(self) -> bool:
        """Whether tense and date are right."""
        wanted, found = self.case.reading, self.found
        return found is not None and (found.tense, found.when) == (wanted.tense, wanted.when)

    @property
    def wrong(self) -> bool:
        """Whether it has a date that is not right, which is worse than none."""
        found = self.found
        return found is not None and found.when not in {None, self.case.reading.when}


def read_times(path: Path) -> list[TimeCase]:
    """The cases of a table."""
    return [
        TimeCase(
            part=row["part"],
            group=row["group"],
            published=row["published"] or None,
            text=row["text"],
            predicate=row["predicate"],
            reading=Reading(
                tense=row["tense"], when=row["when"] or None, words=row["words"] or None
            ),
        )
        for row in read_rows(path)
    ]


def judge_times(cases: Iterable[TimeCase], run: Callable[[Page], Report]) -> list[TimeResult]:
    """What the program reads in each case, each text an article of its own."""
    return [TimeResult(case=case, found=_read(case, run)) for case in cases]


def _read(case: TimeCase, run: Callable[[Page], Report]) -> Reading | None:
    report = run(Page(text=case.text, published=case.published))
    start = report.article.text.index(case.predicate)
    place = Span(start=start, end=start + len(case.predicate))
    holding = [c for c in report.claims if any(span.contains(place) for span in c.spans)]
    if not holding:
        return None
    time = min(holding, key=lambda claim: len(claim.text)).time
    words = time.span.of(report.article.text) if time.span else None
    return Reading(tense=time.tense, when=time.when, words=words)


def time_table(results: Sequence[TimeResult]) -> str:
    """The shares of right and wrong cases, of right words, by part and group, and the misses."""
    parts = _grouped(results, lambda case: case.part)
    groups = _grouped(results, lambda case: case.group)
    words = sum(r.found is not None and r.found.words == r.case.reading.words for r in results)
    lines = [
        f"{len(results)} texts, tense and date right {_share([r.right for r in results])}",
        f"a wrong date {_share([r.wrong for r in results])}",
        f"words right {words / len(results):.3f}",
    ]
    lines += [
        f"{p:10} {_share([r.right for r in some])} ({len(some)})" for p, some in parts.items()
    ]
    lines += [f"{g:10} {sum(r.right for r in some)} of {len(some)}" for g, some in groups.items()]
    lines += [_miss(result) for result in results if not result.right]
    return "\n".join(lines) + "\n"


def _share(marks: Sequence[bool], *, seed: int = 0) -> Interval:
    """The share of marked cases, with the 2.5th and 97.5th percentile over resampled ones."""
    chance = random.Random(seed)
    drawn = sorted(sum(chance.choices(marks, k=len(marks))) / len(marks) for _ in range(_ROUNDS))
    low, high = drawn[int(_ROUNDS * 0.025)], drawn[int(_ROUNDS * 0.975)]
    return Interval(value=sum(marks) / len(marks), low=low, high=high)


def _grouped(
    results: Iterable[TimeResult], key: Callable[[TimeCase], str]
) -> Mapping[str, Sequence[TimeResult]]:
    groups: dict[str, list[TimeResult]] = defaultdict(list)
    for result in results:
        groups[key(result.case)].append(result)
    return dict(sorted(groups.items()))


def _miss(result: TimeResult) -> str:
    case, found = result.case, result.found
    read = "no such claim" if found is None else _listed(found)
    return (
        f"- [{case.published}] {case.text}\n    by hand {_listed(case.reading)}\n    found   {read}"
    )


def _listed(reading: Reading) -> str:
    return f"{reading.tense} {reading.when} {reading.words!r}"
