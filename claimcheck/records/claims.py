"""Claims that read alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from claimcheck.records.attributions import Attributed, Certainty
from claimcheck.records.reading import Article
from claimcheck.records.spans import Span

QuantityKind = Literal["exact", "about", "at_least", "at_most", "range", "vague"]
Tense = Literal["past", "present", "future", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution:
    """Words of a claim that replace (or, where `span` is empty, precede) words of the article."""

    span: Span  # what is replaced; start == end where something is carried over
    text: str
    origin: Span  # where the words come from; "from" in the JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCertainty:
    """One judgement per member of the chain, innermost first, then the article's own."""

    chain: tuple[Certainty, ...]
    author: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The time a claim speaks of; `when` is an ISO 8601 date or month where it can be told."""

    tense: Tense = "none"
    when: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure: bounds, unit, what is counted. `None` bounds are open or vague."""

    span: Span
    low: float | None
    high: float | None
    unit: str | None
    counted: str | None
    dimension: str
    kind: QuantityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim that reads alone. `chain` holds speaker ids, innermost first, None where unknown.

    `checkworthy` is the probability, in hundredths, that a fact-checker would take it up.
    """

    id: str
    text: str
    spans: tuple[Span, ...]
    substitutions: tuple[Substitution, ...] = ()
    attribution: str | None = None
    chain: tuple[str | None, ...] = ()
    certainty: ClaimCertainty
    ambiguous: tuple[Span, ...] = ()
    time: When = field(default_factory=When)
    quantities: tuple[Quantity, ...] = ()
    checkworthy: float = 0.0

    @property
    def links(self) -> tuple[str | None, ...]:
        """The chain with each speaker who relays their own words ("I think") once."""
        pairs = zip((object(), *self.chain), self.chain, strict=False)
        return tuple(link for before, link in pairs if link is None or link != before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """The claims of one article."""

    attributed: Attributed
    claims: tuple[Claim, ...] = ()

    @property
    def article(self) -> Article:
        """The article all of this is about."""
        return self.attributed.article
