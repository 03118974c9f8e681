"""The relations task: how two sentences stand to each other, and what one of them dropped.

Gold and answers are JSON Lines with `id`, `relation` and `flags` (each `flag` and `without`: "a",
"b" or null), as `benchmarks/data/relations/guide.md` says; the gold has the sentences `a` and `b`
and their `kind` as well.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, get_args

from claimcheck.bench.attribution import Interval
from claimcheck.bench.bootstrap import ROUNDS, SEED, interval
from claimcheck.bench.pairing import Counts
from claimcheck.records import Flag, FlagName, Relation, Side

_SIDES: Mapping[str | None, Side | None] = {"a": "this", "b": "other", None: None}


class Related(Protocol):
    """How two claims stand to each other; `Verdict` is one."""

    @property
    def relation(self) -> Relation:
        """The relation of the two."""
        ...

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What one of them dropped or altered; `this` is the first of the two."""
        ...


class Relate(Protocol):
    """Whatever reads two sentences and says how they stand to each other."""

    def __call__(self, a: str, b: str) -> Related:
        """How `a` (this) and `b` (the other) stand to each other."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody says of a pair."""

    relation: Relation
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """Two sentences, what holds of them, and the kind of pair they are."""

    id: str
    a: str
    b: str
    kind: str
    gold: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A pair and what was found of it."""

    pair: Sentences
    found: Related

    @property
    def right(self) -> bool:
        """Whether the relation is the gold's."""
        return self.found.relation == self.pair.gold.relation

    def counts(self, name: FlagName | None = None) -> Counts:
        """Flags right in name and side: all of them, or those of one name."""
        gold = {flag for flag in self.pair.gold.flags if name in {None, flag.name}}
        found = {flag for flag in self.found.flags if name in {None, flag.name}}
        return Counts(gold=len(gold), predicted=len(found), right=len(gold & found))


def read_pairs(path: Path) -> list[Sentences]:
    """The pairs of a gold file, in order.

    Raises:
        LookupError: a line lacks a field, or there is none.
        OSError: the file cannot be read.
    """
    pairs = [
        Sentences(id=row["id"], a=row["a"], b=row["b"], kind=row["kind"], gold=_answer(path, row))
        for row in _rows(path, "a", "b", "kind")
    ]
    if not pairs:
        raise LookupError(f"{path}: no pairs of sentences")
    return pairs


def read_answers(path: Path) -> dict[str, Answer]:
    """What is said of each pair, by its id.

    Raises:
        LookupError: a line lacks a field.
        OSError: the file cannot be read.
    """
    return {row["id"]: _answer(path, row) for row in _rows(path)}


def _rows(path: Path, *fields: str) -> Iterator[Mapping[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if missing := {"id", "relation", "flags", *fields} - set(row):
            raise LookupError(f"{path}: a line without {', '.join(sorted(missing))}")
        yield row


def _answer(path: Path, row: Mapping[str, Any]) -> Answer:
    if row["relation"] not in get_args(Relation):
        raise LookupError(f"{path}: {row['id']} has relation {row['relation']}")
    flags = (Flag(name=f["flag"], without=_SIDES[f["without"]]) for f in row["flags"])
    return Answer(relation=row["relation"], flags=tuple(flags))


def ask(pairs: Iterable[Sentences], relate: Relate) -> list[Judged]:
    """What `relate` finds of each pair."""
    return [Judged(pair=pair, found=relate(pair.a, pair.b)) for pair in pairs]


def look_up(pairs: Iterable[Sentences], answers: Mapping[str, Answer]) -> list[Judged]:
    """What `answers` hold of each pair.

    Raises:
        LookupError: they hold nothing of some pair.
    """
    judged = []
    for pair in pairs:
        if pair.id not in answers:
            raise LookupError(f"no answer for pair {pair.id}")
        judged.append(Judged(pair=pair, found=answers[pair.id]))
    return judged


def signature(path: Path) -> str:
    """What was scored and how the intervals were drawn, so that two figures can be compared."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    return f"{path.name} sha256 {digest}, {ROUNDS} resamplings of pairs, seed {SEED}"


def report(judged: Sequence[Judged]) -> str:
    """Accuracy and its baseline, F1 of relations and flags, accuracy by kind, and confusions."""
    relations = Counter(one.pair.gold.relation for one in judged)
    commonest, most = relations.most_common(1)[0]
    lines = [
        f"relation accuracy {interval(judged, _accuracy)} ({len(judged)} pairs)",
        f"always {commonest} {most / len(judged):.3f}",
        *(_line(name, _of_relation(judged, name)) for name in get_args(Relation)),
        f"flags F1 {_flags(judged)}",
        *(_line(name, _of_flags(judged, name)) for name in get_args(FlagName)),
        *_by_kind(judged),
        f"gold taken for: {_confusions(judged)}",
    ]
    return "\n".join(lines) + "\n"


def _accuracy(judged: Sequence[Judged]) -> float:
    return sum(one.right for one in judged) / len(judged)


def _of_relation(judged: Iterable[Judged], relation: Relation) -> Counts:
    counts = Counts()
    for one in judged:
        gold, found = one.pair.gold.relation == relation, one.found.relation == relation
        counts += Counts(gold=int(gold), predicted=int(found), right=int(gold and found))
    return counts


def _of_flags(judged: Iterable[Judged], name: FlagName | None) -> Counts:
    return sum((one.counts(name) for one in judged), Counts())


def _flags(judged: Sequence[Judged]) -> Interval:
    """Micro-averaged: each flag counts once, both its name and its side must be right."""
    return interval(judged, lambda some: _of_flags(some, None).f1)


def _line(name: str, counts: Counts) -> str:
    return (
        f"  {name:20} P {counts.precision:.3f} R {counts.recall:.3f} F1 {counts.f1:.3f} "
        f"({counts.gold} in gold, {counts.predicted} found)"
    )


def _by_kind(judged: Iterable[Judged]) -> Iterator[str]:
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        kinds[one.pair.kind].append(one)
    for kind, some in sorted(kinds.items()):
        yield f"  {kind:20} {sum(one.right for one in some)} of {len(some)}"


def _confusions(judged: Iterable[Judged]) -> str:
    wrong = Counter(
        f"{one.pair.gold.relation}>{one.found.relation}" for one in judged if not one.right
    )
    return ", ".join(f"{name} {n}" for name, n in wrong.most_common()) or "nothing else"
