"""The propositions task: sentences in atomic propositions, against PropSegmEnt's raters.

Chen, Buthpitiya, Fabrikant, Roth and Schuster, "PropSegmEnt" (Findings of ACL 2023): a proposition
is a set of a sentence's tokens; one found and one noted match where the Jaccard similarity of
their sets is .8 or more, each at most once. One rater's response counts as the reference.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.bench.attribution import Interval
from claimcheck.bench.pairing import Counts, pair
from claimcheck.records import Article, Parser, Span
from claimcheck.split.atomic import AtomGate
from claimcheck.split.propositions import find_propositions

_MATCH = 0.8
_ROUNDS = 1000

Segments = frozenset[int]
Way = Callable[[str], Sequence[Sequence[Span]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A sentence, the places of its tokens, and the propositions of the reference and others."""

    text: str
    tokens: tuple[Span, ...]
    reference: tuple[Segments, ...]
    others: tuple[tuple[Segments, ...], ...]


def read_rated(path: Path, *, half: str = "all") -> list[Rated]:
    """The sentences of a file that have a reference; of half of its lines, "odd" or "even".

    Raises `LookupError` where no sentence has one.
    """
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = rows[{"odd": slice(0, None, 2), "even": slice(1, None, 2)}.get(half, slice(None))]
    found = [_rated(row) for row in rows if any(map(_is_reference, row["responses"]))]
    if not found:
        raise LookupError(f"{path}: no sentence has a reference response")
    return found


def _rated(row: dict[str, Any]) -> Rated:
    marked = [_segments(one) for one in row["responses"] if _is_reference(one)]
    places = [(t["character_offset_of_token_in_sentence"], t["text"]) for t in row["tokens"]]
    return Rated(
        text=row["sentence"],
        tokens=tuple(Span(start=start, end=start + len(text)) for start, text in places),
        reference=marked[0],
        others=tuple(_segments(one) for one in row["responses"] if not _is_reference(one)),
    )


def _is_reference(response: dict[str, Any]) -> bool:
    return bool(response["is_reference_response"])


def _segments(response: dict[str, Any]) -> tuple[Segments, ...]:
    found = response["propositions"] or ()
    return tuple(frozenset(one["token_indices"]) for one in found)


def matched(found: Sequence[Segments], noted: Sequence[Segments]) -> Counts:
    """How many propositions match, each at most once."""
    pairs = pair(noted, found, _similar)
    return Counts(gold=len(noted), predicted=len(found), right=len(pairs))


def _similar(one: Segments, other: Segments) -> bool:
    return len(one & other) >= _MATCH * len(one | other) > 0


def by_parse(gate: AtomGate, parser: Parser) -> dict[str, Way]:
    """The two granularities, both without attributions: "said" is a predicate as any other."""

    def atomic(text: str) -> list[list[Span]]:
        parse = parser(text, [Span(start=0, end=len(text))])
        atoms = gate(parse, range(len(parse.tokens)))
        return [[parse.tokens[i].span for i in atom.tokens] for atom in atoms]

    def claims(text: str) -> list[list[Span]]:
        whole = Span(start=0, end=len(text))
        article = Article(text=text, paragraphs=(whole,), parse=parser(text, [whole]))
        found = find_propositions(article, ())
        return [[*proposition.subject, *proposition.spans] for proposition in found]

    return {"atomic": atomic, "claim": claims}


def judge_propositions(rated: Sequence[Rated], ways: Mapping[str, Way]) -> str:
    """A table: each of `ways` to split a text into propositions, the whole sentence, the raters."""
    scores = {name: [_score(one, split(one.text)) for one in rated] for name, split in ways.items()}
    scores["sentence"] = [_score(one, [[Span(start=0, end=len(one.text))]]) for one in rated]
    scores["raters"] = [
        sum((matched(other, one.reference) for other in one.others), Counts()) for one in rated
    ]
    noted = sum(len(one.reference) for one in rated)
    lines = [f"{len(rated)} sentences, {noted} propositions"]
    lines += [_line(name, counts) for name, counts in scores.items()]
    return "\n".join(lines) + "\n"


def _score(one: Rated, found: Sequence[Sequence[Span]]) -> Counts:
    segments = [
        frozenset(i for i, token in enumerate(one.tokens) if any(map(token.overlaps, spans)))
        for spans in found
    ]
    return matched([segment for segment in segments if segment], one.reference)


def _line(name: str, counts: Sequence[Counts]) -> str:
    total = sum(counts, Counts())
    return f"{name:10} P {total.precision:.3f} R {total.recall:.3f} F1 {f1(counts)}"


def f1(counts: Sequence[Counts], *, seed: int = 0) -> Interval:
    """F1, with the 2.5th and 97.5th percentile over resampled sentences."""
    chance = random.Random(seed)
    drawn = sorted(sum(chance.choices(counts, k=len(counts)), Counts()).f1 for _ in range(_ROUNDS))
    low, high = drawn[int(_ROUNDS * 0.025)], drawn[int(_ROUNDS * 0.975)]
    return Interval(value=sum(counts, Counts()).f1, low=low, high=high)
