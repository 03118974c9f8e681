"""Findings about corroboration, CC5xx: one origin behind several outlets, no other outlet."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.assess.wording import finding
from claimcheck.records import Claim, Corroboration, Finding, Matched


def single_origin(matched: Matched) -> Iterator[Finding]:
    """CC501: claims that several outlets have, all from one place."""
    for found in matched.corroboration:
        if found.outlets > 1 and len(found.groups) == 1:
            claim = _claim(matched, found)
            name = found.groups[0].name
            whose = f": {name}." if name else "."
            yield finding(
                "CC501",
                f"{found.outlets} outlets have this, all from one origin{whose}",
                spans=claim.spans,
                claim=claim.id,
                attribution=claim.attribution,
            )


def only_here(matched: Matched) -> Iterator[Finding]:
    """CC503: claims that no other outlet has, not even in another version."""
    disputed = {m.claim for m in matched.matches if m.verdict.relation != "agrees"}
    for found in matched.corroboration:
        if found.outlets == 1 and found.claim not in disputed:
            claim = _claim(matched, found)
            yield finding(
                "CC503",
                "none of the other outlets has this.",
                spans=claim.spans,
                claim=claim.id,
                attribution=claim.attribution,
            )


def _claim(matched: Matched, found: Corroboration) -> Claim:
    return next(claim for claim in matched.claimed.claims if claim.id == found.claim)


RULES = (single_origin, only_here)
