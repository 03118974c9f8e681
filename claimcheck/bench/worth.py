"""The check-worthiness task: sentences labelled by hand against the model, the rule beside it."""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from claimcheck.bench.attribution import Interval
from claimcheck.bench.pairing import Counts
from claimcheck.bench.worth_cases import Case
from claimcheck.bench.worth_rule import rule_worth
from claimcheck.claim import Worth
from claimcheck.report import version

_ROUNDS = 1000
_DIGITS = 12  # of a digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """What a sentence is by hand, and what it got."""

    worthy: bool
    score: float


def counts_from(scored: Sequence[Scored], threshold: float) -> Counts:
    """How the worthy and those that reach `threshold` agree."""
    taken = [one for one in scored if one.score >= threshold]
    return Counts(
        gold=sum(one.worthy for one in scored),
        predicted=len(taken),
        right=sum(one.worthy for one in taken),
    )


def best_threshold(scored: Sequence[Scored]) -> float:
    """The score from which F1 is highest on these sentences themselves."""
    scores = sorted({one.score for one in scored})
    return max(scores, key=lambda score: counts_from(scored, score).f1)


def average_precision(scored: Sequence[Scored]) -> float:
    """The mean precision at each worthy sentence, best score first; equal scores count at once."""
    worthy = sum(one.worthy for one in scored)
    right = seen = 0
    total = 0.0
    ranked = sorted(scored, key=lambda one: -one.score)
    for _, tied in groupby(ranked, key=lambda one: one.score):
        some = list(tied)
        found = sum(one.worthy for one in some)
        right, seen = right + found, seen + len(some)
        total += found * right / seen
    return total / worthy if worthy else 0.0


def interval(
    scored: Sequence[Scored], measure: Callable[[Sequence[Scored]], float], *, seed: int = 0
) -> Interval:
    """`measure` with its 2.5th and 97.5th percentile over resampled sentences."""
    chance = random.Random(seed)
    drawn = sorted(measure(chance.choices(scored, k=len(scored))) for _ in range(_ROUNDS))
    low, high = drawn[int(_ROUNDS * 0.025)], drawn[int(_ROUNDS * 0.975)]
    return Interval(value=measure(scored), low=low, high=high)


def worth_figures(cases: Sequence[Case], worth: Worth) -> dict[str, float]:
    """The model's F1 and average precision, for their floors."""
    found = [_scored(case, _by_model(case, worth)) for case in cases]
    return {"F1": counts_from(found, worth.threshold).f1, "AP": average_precision(found)}


def judge_worth(path: Path, cases: Sequence[Case], worth: Worth) -> str:
    """F1 and average precision on the cases of a file, by kind where it has kinds.

    The rule has no threshold of its own and gets the best one for these very sentences.
    """
    found = [_scored(case, _by_model(case, worth)) for case in cases]
    rule = [_scored(case, rule_worth(case)) for case in cases]
    worthy = sum(one.worthy for one in found)
    return (
        f"{len(cases)} sentences, {worthy} worth checking\n"
        f"{_line('model', found, worth.threshold)}"
        f"{_line('rule', rule, best_threshold(rule))}"
        f"{_of_kinds(cases, found, worth.threshold)}"
        f"signature: {_signature(path, worth)}\n"
    )


def _by_model(case: Case, worth: Worth) -> float:
    return worth(case.article.parse, case.tokens, case.quantities)


def _scored(case: Case, score: float) -> Scored:
    return Scored(worthy=case.labelled.worthy, score=score)


def _line(name: str, scored: Sequence[Scored], threshold: float) -> str:
    counts = counts_from(scored, threshold)
    f1 = interval(scored, lambda some: counts_from(some, threshold).f1)
    return (
        f"{name:6} F1 {f1} P {counts.precision:.3f} R {counts.recall:.3f} from {threshold:.2f}, "
        f"AP {interval(scored, average_precision)}\n"
    )


def _of_kinds(cases: Sequence[Case], found: Sequence[Scored], threshold: float) -> str:
    """How many of each kind the model judges as people did, and their mean score."""
    kinds: dict[str, list[Scored]] = defaultdict(list)
    for case, one in zip(cases, found, strict=True):
        if case.labelled.kind:
            kinds[case.labelled.kind].append(one)
    return "".join(f"{kind:12} {_kind(some, threshold)}\n" for kind, some in kinds.items())


def _kind(some: Sequence[Scored], threshold: float) -> str:
    right = sum(one.worthy == (one.score >= threshold) for one in some)
    return f"{right:2} of {len(some):2} right, mean {sum(s.score for s in some) / len(some):.2f}"


def _signature(path: Path, worth: Worth) -> str:
    parts: Mapping[str, str] = {
        "data": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest()[:_DIGITS],
        "model": worth.model.digest[:_DIGITS],
        "bootstrap": str(_ROUNDS),
        "version": version(),
    }
    return " ".join(f"{name}:{value}" for name, value in parts.items())
