"""Whether two articles share copy, on pairs that were read and labelled by hand.

A sheet is JSON Lines, one pair a line: `this` and `other` (digests of the texts, see
`claimcheck.bench.sheet`), `outlets`, `label` (reprint, background, relay, none), `part`, and
`passage` (a span of either text that stands in both, or null). `guide.md` beside it says what
the labels mean. The baseline counts three-word shingles of whole articles, as near-duplicate
detection does, at the threshold that suits the scored pairs best.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.bench.attribution import Interval
from claimcheck.bench.pairing import Counts
from claimcheck.bench.sheet import texts_by_digest
from claimcheck.match.passages import prose, shared_passages
from claimcheck.settings import OriginSettings

_ROUNDS = 1000
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two texts and whether they share an origin by their copy."""

    this: str
    other: str
    label: str
    part: str

    @property
    def shared(self) -> bool:
        """Whether a reader found one newsroom's words, or one as the source, in both."""
        return self.label != "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What was found of one pair of things that may share an origin."""

    gold: bool
    found: bool

    @property
    def counts(self) -> Counts:
        """The pair as counts of those that share."""
        return Counts(gold=self.gold, predicted=self.found, right=self.gold and self.found)


def read_pairs(sheet: Path, texts: Iterable[Path]) -> list[Pair]:
    """The pairs of `sheet`, with their texts; raises `LookupError` for a text not in `texts`."""
    known = texts_by_digest(texts)
    found = []
    for line in sheet.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for side in ("this", "other"):
            if row[side] not in known:
                raise LookupError(f"{sheet}: no text with digest {row[side]} was given")
        found.append(
            Pair(
                this=known[row["this"]],
                other=known[row["other"]],
                label=row["label"],
                part=row["part"],
            )
        )
    return found


def by_passages(pairs: Iterable[Pair]) -> list[Judged]:
    """The pairs judged by the passages they share."""
    least = OriginSettings().min_copy
    return [
        Judged(
            gold=pair.shared,
            found=bool(shared_passages(prose(pair.this), prose(pair.other), min_score=least)),
        )
        for pair in pairs
    ]


def by_shingles(pairs: Sequence[Pair]) -> list[Judged]:
    """The baseline: Jaccard's coefficient of whole articles at its best threshold for `pairs`."""
    alike = [_jaccard(pair.this, pair.other) for pair in pairs]
    choices = [
        [Judged(gold=p.shared, found=a >= least) for p, a in zip(pairs, alike, strict=True)]
        for least in sorted(set(alike))
    ]
    return max(choices, key=lambda judged: _sum(judged).f1, default=[])


def table(judged: Sequence[Judged]) -> str:
    """Precision, recall and F1 of those that share, with bootstrap 95 % intervals over pairs."""
    figures: dict[str, Callable[[Counts], float]] = {
        "P": lambda counts: counts.precision,
        "R": lambda counts: counts.recall,
        "F1": lambda counts: counts.f1,
    }
    return " ".join(f"{name} {_interval(judged, figure)}" for name, figure in figures.items())


def report(pairs: Sequence[Pair]) -> str:
    """Both ways of judging, by part, and the recall by label."""
    lines = []
    for part in sorted({pair.part for pair in pairs}):
        some = [pair for pair in pairs if pair.part == part]
        lines.append(f"{part}: {len(some)} pairs, {sum(pair.shared for pair in some)} share")
        passages = by_passages(some)
        lines.append(f"passages  {table(passages)}")
        lines.append(f"shingles  {table(by_shingles(some))}")
        for label in sorted({pair.label for pair in some}):
            found = [j.found for j, p in zip(passages, some, strict=True) if p.label == label]
            lines.append(f"  {label:10} {sum(found)} of {len(found)} found to share")
    return "\n".join(lines) + "\n"


def _jaccard(this: str, other: str) -> float:
    one, two = _shingles(this), _shingles(other)
    return len(one & two) / (len(one | two) or 1)


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return set(zip(words, words[1:], words[2:], strict=False))


def _sum(judged: Iterable[Judged]) -> Counts:
    return sum((one.counts for one in judged), Counts())


def _interval(judged: Sequence[Judged], figure: Callable[[Counts], float]) -> Interval:
    chance = random.Random(0)
    drawn = sorted(figure(_sum(chance.choices(judged, k=len(judged)))) for _ in range(_ROUNDS))
    low, high = drawn[int(_ROUNDS * 0.025)], drawn[int(_ROUNDS * 0.975)]
    return Interval(value=figure(_sum(judged)), low=low, high=high)
