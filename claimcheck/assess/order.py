"""The order in which findings are listed."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.records import Finding, Order, covering


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Position:
    """A sort key: by first character, then longer first, then code."""

    words: Order
    code: str


def position(finding: Finding) -> Position:
    """Where a finding belongs in the list; it must have at least one span."""
    return Position(words=covering(finding.spans).order, code=finding.code)
