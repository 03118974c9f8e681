"""How sure each member of a claim's chain is, and the article's author."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.claim.context import Context, tokens_in
from claimcheck.lexicon.certainty import read_certainty
from claimcheck.records import Attribution, Certainty, ClaimCertainty, Proposition, Span

# What such an act holds as a clause it takes for granted: "thanked them for freeing hostages".
_PRESUPPOSING = frozenset({"question", "directive", "attitude"})
_SCALE = ("CT", "PR", "PS", "UU")


def claim_certainty(context: Context, proposition: Proposition) -> ClaimCertainty:
    """One judgement per member of the chain, innermost first, then the author's.

    The innermost speaker is as sure as the cue allows and as the proposition's own hedges
    allow, whichever is less. The author is sure of what the article says in its own words, and
    of what it endorses, unless somebody further out keeps a distance.
    """
    spans = [*proposition.subject, *proposition.spans]
    own = read_certainty(context.parse, tokens_in(context.parse, spans), proposition.head)
    chain = list(context.chain(proposition))
    if not chain:
        return ClaimCertainty(chain=(), author=own)
    presupposed = chain[0].act in _PRESUPPOSING
    inner = own if presupposed else _combined(_cue_certainty(chain[0], spans), own)
    outer = [attribution.certainty for attribution in chain[1:]]
    return ClaimCertainty(chain=(inner, *outer), author=_author(chain, inner, own))


def _cue_certainty(attribution: Attribution, spans: Sequence[Span]) -> Certainty:
    """The attribution's certainty, as far as it is about this proposition.

    It is read from the content's main clause too; a hedge that stands in the content but not
    in this proposition is about another one.
    """
    certainty = attribution.certainty
    foreign = [
        trigger
        for trigger in certainty.triggers
        if any(part.contains(trigger) for part in attribution.content)
        and not any(span.contains(trigger) for span in spans)
    ]
    if certainty.triggers and len(foreign) == len(certainty.triggers):
        return replace(certainty, value="CT", triggers=())
    return certainty


def _combined(first: Certainty, second: Certainty) -> Certainty:
    """The weaker of two judgements, on the side of the first."""
    weaker = max(first, second, key=lambda certainty: _SCALE.index(certainty.value))
    same = [c for c in (first, second) if c.value == weaker.value]
    triggers = sorted({t for c in same for t in c.triggers}, key=lambda span: span.order)
    return replace(weaker, polarity=first.polarity, triggers=tuple(triggers))


def _author(chain: Sequence[Attribution], inner: Certainty, own: Certainty) -> Certainty:
    distanced = any(attribution.stance == "distances" for attribution in chain[1:])
    if chain[0].stance != "endorses" or distanced:
        return Certainty(value="UU")
    return replace(own, polarity=inner.polarity)
