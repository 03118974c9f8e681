"""A candidate for an atomic proposition, and how one is put together from parts of a parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimcheck.records import Parse
from claimcheck.split.clauses import RELATIVES
from claimcheck.split.phrases import Tokens, dealt_out, subtree


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """A candidate: its tokens, its predicate or noun, and the operator that made it.

    `adjunct` is what it adds to the bare clause or noun, `left` how many adjuncts it lacks,
    `dealt` whether a coordination was dealt out.
    """

    head: int
    tokens: tuple[int, ...]
    kind: str
    adjunct: int | None = None
    left: int = 0
    dealt: bool = False


def dealt(
    parse: Parse,
    head: int,
    tokens: Iterable[int],
    kind: str,
    *,
    adjunct: int | None = None,
    left: int = 0,
) -> Iterator[Atom]:
    """The candidates that `tokens` make: one for each choice among coordinated parts."""
    whole = frozenset(tokens) - _own_relatives(parse, head)
    whole = frozenset(_without_coordinated_verbs(parse, head, whole))
    parts = dealt_out(parse, whole)
    for part in parts:
        kept = tuple(sorted(_trimmed(parse, part)))
        yield Atom(
            head=head, tokens=kept, kind=kind, adjunct=adjunct, left=left, dealt=len(parts) > 1
        )


def _own_relatives(parse: Parse, verb: int) -> Tokens:
    """The "which" or "where" that links a relative clause to its noun."""
    clause = verb
    while parse.tokens[clause].dep in {"conj", "xcomp"}:
        clause = parse.tokens[clause].head
    if parse.tokens[clause].dep != "relcl":
        return frozenset()
    return frozenset(
        i
        for i in parse.subtree(clause)
        if parse.tokens[i].tag in RELATIVES and not _in_lower_clause(parse, i, clause)
    )


def _in_lower_clause(parse: Parse, index: int, clause: int) -> bool:
    while index != clause:
        if parse.tokens[index].dep in {"relcl", "ccomp", "advcl"}:
            return True
        index = parse.tokens[index].head
    return False


def _without_coordinated_verbs(parse: Parse, head: int, tokens: Tokens) -> Tokens:
    for child in parse.children[head]:
        if parse.tokens[child].dep in {"conj", "cc"}:
            tokens -= subtree(parse, child)
    return tokens


def _trimmed(parse: Parse, tokens: Tokens) -> Tokens:
    """`tokens` without the marks at their edges, and those that only led to what is left out."""
    loose = {
        i
        for i in tokens
        if parse.tokens[i].text in {",", ";", "and", "or"} and not {i - 1, i + 1} <= tokens
    }
    kept = sorted(tokens - loose)
    while kept and parse.tokens[kept[0]].text in {",", ";", ":", "-", "–"}:
        kept.pop(0)
    while kept and parse.tokens[kept[-1]].text in {",", ";", ":", ".", "-", "–"}:
        kept.pop()
    return frozenset(kept)
