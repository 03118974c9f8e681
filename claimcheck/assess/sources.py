"""Findings about sources, CC1xx: none, anonymous, secondhand, unresolved."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.assess.wording import finding, name, quoted
from claimcheck.records import Claimed, Finding, lineage

_SECONDHAND = 2  # speakers in a chain


def unsourced(claimed: Claimed) -> Iterator[Finding]:
    """CC101: the article's own claims, and attributions to nobody ("allegedly")."""
    for claim in claimed.claims:
        if claim.attribution is None:
            message = "the article states this itself and names no source."
            yield finding("CC101", message, spans=claim.spans, claim=claim.id)
    for attribution in claimed.attributed.attributions:
        if not attribution.source and not attribution.speakers:
            words = quoted(claimed, attribution.cue)
            message = f"{words} names no source." if words else "this is quoted without a source."
            spans = attribution.cue or attribution.content
            yield finding("CC101", message, spans=spans, attribution=attribution.id)


def anonymous(claimed: Claimed) -> Iterator[Finding]:
    """CC102: attributions to somebody who is not identified."""
    hidden = {s.id: s for s in claimed.attributed.speakers if s.type == "anonymous"}
    for attribution in claimed.attributed.attributions:
        called = [name(claimed, s) for s in attribution.speakers if s in hidden]
        if called:
            yield finding(
                "CC102",
                f"the article does not say who this is: {', '.join(called)}.",
                spans=attribution.source or attribution.cue or attribution.content,
                attribution=attribution.id,
            )


def secondhand(claimed: Claimed) -> Iterator[Finding]:
    """CC103: claims that passed through two speakers or more."""
    for claim in claimed.claims:
        chain = claim.links
        if len(chain) >= _SECONDHAND:
            via = ", then ".join(name(claimed, speaker) for speaker in chain[1:])
            around = lineage(claimed.attributed.attributions, claim.attribution)
            sources = [span for attribution in around for span in attribution.source]
            yield finding(
                "CC103",
                f"{name(claimed, chain[0])} is not heard directly but through {via}.",
                spans=sources or claim.spans,
                claim=claim.id,
                attribution=claim.attribution,
            )


def unresolved(claimed: Claimed) -> Iterator[Finding]:
    """CC104: attributions whose source words name nobody that could be told."""
    for attribution in claimed.attributed.attributions:
        if attribution.source and not attribution.speakers:
            yield finding(
                "CC104",
                f"it could not be told who {quoted(claimed, attribution.source)} is.",
                spans=attribution.source,
                attribution=attribution.id,
            )


RULES = (unsourced, anonymous, secondhand, unresolved)
