"""The words that stand elsewhere and belong to a claim: a shared subject, what "which" means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.claim.context import Context, tokens_in
from claimcheck.claim.wording import possessive
from claimcheck.records import Proposition, Span, Substitution, covering

_RELATIVES = frozenset({"WP", "WDT", "WP$"})
_VERB_GROUP = frozenset({"aux", "auxpass", "neg"})


def carrying(
    context: Context, proposition: Proposition, made: Sequence[Substitution]
) -> Iterator[Substitution]:
    """The missing subject, in place of a relative pronoun or in front of the verb.

    Its own words are replaced as `made` says.
    """
    if not proposition.subject:
        return
    own = tokens_in(context.parse, proposition.spans)
    pronoun = _relative(context, proposition, own)
    words = [_resolved(context, part, made) for part in proposition.subject]
    if pronoun is None:
        place = _insertion_point(context, proposition, own)
        for part, text in zip(proposition.subject, words, strict=True):
            yield Substitution(span=place, text=text, origin=part)
        return
    token, whole = context.parse.tokens[pronoun], " ".join(words)
    text = possessive(whole) if token.tag == "WP$" else whole
    yield Substitution(span=token.span, text=text, origin=covering(proposition.subject))


def _resolved(context: Context, part: Span, made: Sequence[Substitution]) -> str:
    text, position = "", part.start
    for substitution in sorted(made, key=lambda s: s.span.start):
        if part.contains(substitution.span):
            text += context.text[position : substitution.span.start] + substitution.text
            position = substitution.span.end
    return " ".join((text + context.text[position : part.end]).split())


def _relative(context: Context, proposition: Proposition, own: Sequence[int]) -> int | None:
    tokens = context.parse.tokens
    if tokens[proposition.head].dep != "relcl":
        return None
    return next((i for i in own if tokens[i].tag in _RELATIVES), None)


def _insertion_point(context: Context, proposition: Proposition, own: Sequence[int]) -> Span:
    """An empty span before the verb group; before the whole where the verb is elsewhere."""
    first = proposition.head
    present = frozenset(own)
    if first not in present:
        start = proposition.spans[0].start
        return Span(start=start, end=start)
    while first - 1 in present and _in_verb_group(context, proposition, first - 1):
        first -= 1
    start = context.parse.tokens[first].span.start
    return Span(start=start, end=start)


def _in_verb_group(context: Context, proposition: Proposition, index: int) -> bool:
    token = context.parse.tokens[index]
    if token.head != proposition.head:
        return False
    return token.dep in _VERB_GROUP or (token.dep == "advmod" and token.pos == "ADV")
