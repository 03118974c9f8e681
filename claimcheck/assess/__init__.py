"""What a fact-checker should look at: findings about sources and certainty.

One rule a function, one kind of finding a rule; a rule reads the claims of one article and
yields findings in any order. The codes are described in `claimcheck/lexicon/findings.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.assess import certainty, sources
from claimcheck.assess.order import position
from claimcheck.assess.selection import Selection
from claimcheck.records import Claimed, Finding
from claimcheck.settings import AssessSettings

__all__ = ["assess_claims"]

_RULES = (*sources.RULES, *certainty.RULES)


def assess_claims(
    claimed: Sequence[Claimed], settings: AssessSettings | None = None
) -> list[tuple[Finding, ...]]:
    """The findings of each article, by first character, then longer first, then code.

    Raises `UsageError` for settings that name a code there is none of.
    """
    selection = Selection.of(settings or AssessSettings())
    return [
        tuple(sorted((f for f in _raised(one) if selection.takes(f.code)), key=position))
        for one in claimed
    ]


def _raised(claimed: Claimed) -> Iterator[Finding]:
    for rule in _RULES:
        yield from rule(claimed)
