"""Findings about certainty, CC2xx: hedged, distanced, predicted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.assess.wording import finding, name, names, quoted, relayer
from claimcheck.records import Certainty, Claim, Claimed, Finding, Span, lineage

_DEGREES = {"PR+": "likely", "PR-": "unlikely", "PS+": "possible", "PS-": "possibly not so"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judge:
    name: str
    certainty: Certainty

    @property
    def degree(self) -> str | None:
        return _DEGREES.get(self.certainty.value + self.certainty.polarity)


def hedged(claimed: Claimed) -> Iterator[Finding]:
    """CC201: claims that a speaker or the article puts as likely or possible."""
    for claim in claimed.claims:
        doubters = [judge for judge in _judges(claimed, claim) if judge.degree]
        if doubters:
            triggers = [span for judge in doubters for span in judge.certainty.triggers]
            words = quoted(claimed, doubters[0].certainty.triggers)
            reason = f": {words}." if words else "."
            yield finding(
                "CC201",
                f"{doubters[0].name} puts this as {doubters[0].degree}, not as certain{reason}",
                spans=triggers or _cues(claimed, claim) or claim.spans,
                claim=claim.id,
                attribution=claim.attribution,
            )


def distanced(claimed: Claimed) -> Iterator[Finding]:
    """CC202: attributions that whoever relays them holds at arm's length."""
    for attribution in claimed.attributed.attributions:
        if attribution.stance == "distances":
            spans = attribution.cue or attribution.content
            who = relayer(claimed, attribution)
            what = names(claimed, attribution.speakers)
            said = f"what {what} says" if what else "this statement"
            yield finding(
                "CC202",
                f"{who} keeps a distance from {said}: {quoted(claimed, spans)}.",
                spans=spans,
                attribution=attribution.id,
            )


def predicted(claimed: Claimed) -> Iterator[Finding]:
    """CC204: claims about the future."""
    for claim in claimed.claims:
        if claim.time.tense == "future":
            when = f" ({claim.time.when})" if claim.time.when else ""
            yield finding(
                "CC204",
                f"this was still to come when it was said{when}.",
                spans=[claim.time.span] if claim.time.span else claim.spans,
                claim=claim.id,
                attribution=claim.attribution,
            )


def _judges(claimed: Claimed, claim: Claim) -> Iterator[_Judge]:
    for speaker, certainty in zip(claim.chain, claim.certainty.chain, strict=True):
        yield _Judge(name=name(claimed, speaker), certainty=certainty)
    yield _Judge(name="the article", certainty=claim.certainty.author)


def _cues(claimed: Claimed, claim: Claim) -> list[Span]:
    around = lineage(claimed.attributed.attributions, claim.attribution)
    return list(around[0].cue) if around else []


RULES = (hedged, distanced, predicted)
