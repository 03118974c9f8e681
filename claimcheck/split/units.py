"""Clauses and fragments: the tokens of each sentence, grouped by the cut above them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.records import Parse
from claimcheck.split.cuts import cut_points
from claimcheck.split.regions import Regions
from claimcheck.split.relatives import is_nonrestrictive

_RELATING = frozenset({"after", "before", "since", "until", "because"})


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
    """The units of an article, by first token. Every token is in one, or in two."""
    cuts = cut_points(parse, regions)
    unit_of = [_nearest(parse, token.index, cuts) for token in parse.tokens]
    for cut in sorted(cuts):
        if parse.tokens[cut].dep == "conj":
            _claim_tail(parse, cut, unit_of)
    kept = _reports_within(parse, regions, cuts, unit_of)
    members: dict[int, list[int]] = defaultdict(list)
    for token, unit in enumerate(unit_of):
        members[unit].append(token)
    for report, unit in kept.items():
        members[unit] = sorted({*members[unit], *parse.subtree(report)})
    units = [Unit(head=head, tokens=tuple(tokens)) for head, tokens in members.items()]
    return tuple(sorted(units, key=lambda unit: unit.tokens))


def _reports_within(
    parse: Parse, regions: Regions, cuts: frozenset[int], unit_of: Sequence[int]
) -> Mapping[int, int]:
    """The reporting clauses that a claim cannot do without, each with the unit it completes.

    "Those who say that it rained stayed", "It came after they said that it rained".
    """
    found: dict[int, int] = {}
    for cut in cuts & regions.cues:
        token = parse.tokens[cut]
        if token.head == cut or token.head in regions.cues or not _reports(parse, regions, cut):
            continue
        marks = {parse.tokens[i].text.lower() for i in parse.children[cut] if i < cut}
        if (token.dep == "advcl" and marks & _RELATING) or (
            token.dep in {"relcl", "acl"} and not is_nonrestrictive(parse, cut)
        ):
            found[cut] = unit_of[token.head]
    return found


def _reports(parse: Parse, regions: Regions, cue: int) -> bool:
    """Whether what is said hangs on the cue, and not the cue on it."""
    around = regions.owner[parse.tokens[cue].head]
    return any(regions.owner[i] not in {None, around} for i in parse.subtree(cue))


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
    others = [i for i in chain if joints and joints[-1] < i]
    start = joints[-1] + 1 if joints and not others else parse.subtree(conjunct)[0]
    last = parse.sentences[parse.sentence_of[conjunct]].last
    for token in range(start, last + 1):
        if unit_of[token] in chain:
            unit_of[token] = conjunct
