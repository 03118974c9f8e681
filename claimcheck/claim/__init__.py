"""What exactly is claimed: each proposition as a claim that reads alone.

proposition ─▶ words and substitutions ─▶ chain and certainty ─▶ time, figures, check-worthiness
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace

from claimcheck.claim.certainty import claim_certainty
from claimcheck.claim.checkworthy import Worth, load_worth
from claimcheck.claim.context import Context, context_of, tokens_in
from claimcheck.claim.quantities import find_quantities
from claimcheck.claim.references import find_references
from claimcheck.claim.time import claim_time
from claimcheck.claim.wording import wording
from claimcheck.records import Attributed, Claim, Claimed, Proposition, covering

__all__ = ["Worth", "load_worth", "state_claims"]


def state_claims(attributed: Sequence[Attributed], *, worth: Worth | None = None) -> list[Claimed]:
    """The claims of each article, in order of their first character, then longer first.

    Two claims of the same words and the same speakers are one. Ids count `c1`, `c2`, … within
    an article. `worth` judges what is worth checking, from 0 to 1 in hundredths; by default the
    shipped model. Raises `ModelError` where that is missing or damaged.
    """
    weigh = worth or load_worth()
    return [Claimed(attributed=one, claims=_claims(one, weigh)) for one in attributed]


def _claims(attributed: Attributed, worth: Worth) -> tuple[Claim, ...]:
    context = context_of(attributed)
    made = [_claim(context, proposition, worth) for proposition in attributed.split.propositions]
    made.sort(key=lambda found: (found.spans[0].start, -covering(found.spans).end))
    return tuple(
        replace(found, id=f"c{number}") for number, found in enumerate(_distinct(made), start=1)
    )


def _distinct(claims: Iterable[Claim]) -> Iterator[Claim]:
    seen: set[Hashable] = set()
    for found in claims:
        key = (found.text.casefold(), found.chain)
        if key not in seen:
            seen.add(key)
            yield found


def _claim(context: Context, proposition: Proposition, worth: Worth) -> Claim:
    article, parse = context.attributed.article, context.parse
    references = find_references(context, proposition)
    chain = tuple(context.chain(proposition))
    whole = [*proposition.subject, *proposition.spans]
    tokens = tokens_in(parse, whole)
    quantities = find_quantities(article, proposition.spans)
    return Claim(
        id="c0",  # numbered once all are in order
        text=wording(article.text, proposition.spans, references.substitutions),
        spans=proposition.spans,
        substitutions=references.substitutions,
        attribution=chain[0].id if chain else None,
        chain=tuple(next(iter(attribution.speakers), None) for attribution in chain),
        certainty=claim_certainty(context, proposition),
        ambiguous=references.ambiguous,
        time=claim_time(article, proposition.spans, proposition.head, chain),
        quantities=quantities,
        checkworthy=round(worth(parse, tokens, quantities), 2),
    )
