"""Names and words of the article, fit for the one sentence that a finding says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.lexicon.findings import codes
from claimcheck.records import Attribution, Claimed, Finding, Span, lineage

_QUOTED = 60  # characters of the article a message repeats at most


def finding(
    code: str,
    message: str,
    *,
    spans: Iterable[Span],
    claim: str | None = None,
    attribution: str | None = None,
) -> Finding:
    """A finding at the level its code has, its message a sentence, its spans in order."""
    return Finding(
        code=code,
        level=codes()[code].level,
        message=message[:1].upper() + message[1:],
        claim=claim,
        attribution=attribution,
        spans=tuple(sorted(set(spans), key=lambda span: span.order)),
    )


def name(claimed: Claimed, identity: str | None) -> str:
    """What to call a speaker; None is one the article does not tell."""
    if identity is None:
        return "someone who is not named"
    return " ".join(claimed.attributed.speaker(identity).name.split())


def names(claimed: Claimed, identities: Sequence[str]) -> str:
    """What to call several speakers: "A, B and C"."""
    called = [name(claimed, identity) for identity in identities]
    if len(called) < 2:  # noqa: PLR2004  (a list of one needs no "and")
        return "".join(called)
    return f"{', '.join(called[:-1])} and {called[-1]}"


def relayer(claimed: Claimed, attribution: Attribution) -> str:
    """Who relays an attribution: its parent's speakers, or the article.

    Nobody relays themselves: of somebody's own words within their words, the next one out does.
    """
    for other in lineage(claimed.attributed.attributions, attribution.id)[1:]:
        if not other.speakers or other.speakers != attribution.speakers:
            return names(claimed, other.speakers) or name(claimed, None)
    return "the article"


def quoted(claimed: Claimed, spans: Sequence[Span]) -> str:
    """The words of `spans` on one line between quotation marks, shortened; "" for no spans."""
    words = " ".join(claimed.article.words(spans, joiner=" … ").split())
    if len(words) > _QUOTED:
        words = words[:_QUOTED].rsplit(" ", 1)[0] + " …"
    return f"“{words}”" if words else ""
