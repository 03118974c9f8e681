"""Nesting: which statement relays which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.records import Article, Span, Statement, covering

_RELAYING = frozenset({"quoting", "citing"})


def with_parents(article: Article, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """`statements` with `parent` set: by containment, then by words ("the agency, quoting …")."""
    return tuple(
        replace(statement, parent=_relayer(article, number, statements))
        for number, statement in enumerate(statements)
    )


def _relayer(article: Article, number: int, statements: Sequence[Statement]) -> int | None:
    """The parent by words, where another's words are quoted or cited, else by containment."""
    here = statements[number]
    if _relays(article, here):
        for n, other in enumerate(statements):
            # Two who are quoted do not relay each other: parents would go in a circle.
            if other.content == here.content and not _relays(article, other):
                return n
    return _parent(number, statements)


def _relays(article: Article, statement: Statement) -> bool:
    return bool(statement.cue) and statement.cue[0].of(article.text).lower() in _RELAYING


def _parent(number: int, statements: Sequence[Statement]) -> int | None:
    """The innermost statement in whose content the whole of this one stands."""
    holders = [
        n for n, other in enumerate(statements) if n != number and holds(other, statements[number])
    ]
    return min(holders, key=lambda n: _size(statements[n].content), default=None)


def holds(outer: Statement, inner: Statement) -> bool:
    """Whether `inner` is said within `outer`: its cue and content lie in outer's content."""
    if _size(outer.content) <= _size(inner.content):
        return False  # who relays says more than who is relayed; this also rules out cycles
    reach = covering(outer.content)
    anchor = inner.cue or inner.source
    if not anchor or not all(_in_any(span, outer.content) for span in anchor):
        return False
    inner_reach = covering(inner.content)
    return reach.overlaps(inner_reach) and not any(
        _in_any(span, inner.content) for span in (outer.cue or outer.source)
    )


def _in_any(span: Span, spans: Sequence[Span]) -> bool:
    return any(other.contains(span) for other in spans)


def _size(spans: Sequence[Span]) -> int:
    return sum(len(span) for span in spans)
