"""Clauses and fragments: the tokens of each sentence, grouped by the cut above them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from claimcheck.records import Parse
from claimcheck.split.clauses import cut_points
from claimcheck.split.regions import Regions


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A stretch of tokens (sorted) under one cut: a clause, or a fragment of one."""

    head: int
    tokens: tuple[int, ...]

    def distance(self, other: Unit) -> int:
        """How far apart two units stand; of two as near, the preceding `other` is nearer."""
        if other.tokens[0] < self.tokens[0]:
            return 2 * max(self.tokens[0] - other.tokens[-1], 0)
        return 2 * max(other.tokens[0] - self.tokens[-1], 0) + 1


def find_units(parse: Parse, regions: Regions) -> tuple[Unit, ...]:
    """The units of an article, by first token. Every token is in exactly one."""
    cuts = cut_points(parse, regions)
    unit_of = [_nearest(parse, token.index, cuts) for token in parse.tokens]
    for cut in sorted(cuts):
        if parse.tokens[cut].dep == "conj":
            _claim_tail(parse, cut, unit_of)
    members: dict[int, list[int]] = defaultdict(list)
    for token, unit in enumerate(unit_of):
        members[unit].append(token)
    units = [Unit(head=head, tokens=tuple(tokens)) for head, tokens in members.items()]
    return tuple(sorted(units, key=lambda unit: unit.tokens))


def _nearest(parse: Parse, token: int, cuts: frozenset[int]) -> int:
    while token not in cuts:
        token = parse.tokens[token].head
    return token


def _claim_tail(parse: Parse, conjunct: int, unit_of: list[int]) -> None:
    """Give the conjunct what stands behind the conjunction but hangs on an earlier conjunct.

    In "returned 31 bodies and, in exchange, received 40" the parser hangs "in exchange" on the
    first verb.
    """
    chain, current = set[int](), conjunct
    while parse.tokens[current].dep == "conj" and parse.tokens[current].head not in chain:
        current = parse.tokens[current].head
        chain |= {current, *(i for i in parse.children[current] if parse.tokens[i].dep == "conj")}
    chain -= {i for i in chain if i >= conjunct}
    first = parse.tokens[conjunct].head
    joints = [i for i in parse.children[first] if parse.tokens[i].dep == "cc" and i < conjunct]
    start = joints[-1] + 1 if joints else parse.subtree(conjunct)[0]
    last = parse.sentences[parse.sentence_of[conjunct]].last
    for token in range(start, last + 1):
        if unit_of[token] in chain:
            unit_of[token] = conjunct
