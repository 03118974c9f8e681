"""What other outlets make of the same claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from claimcheck.records.claims import ClaimCertainty, Claimed, Quantity, When
from claimcheck.records.spans import Span

Case = Literal["dispute", "update"]
FlagName = Literal[
    "attribution_dropped", "hedge_dropped", "quote_altered", "same_quote", "shared_text"
]
Ground = Literal["figures", "polarity", "names", "model", "quotation"]
OriginKind = Literal["wire", "speaker", "independent"]
Relation = Literal["agrees", "differs", "contradicts", "unrelated"]
Side = Literal["this", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """Which article it is and where it appeared; `id` is `Article.id`."""

    id: str
    outlet: str | None = None
    path: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A claim with all that matching compares and nothing of the parse: what an archive keeps.

    All spans are offsets of the article's text. `speakers` are the names of the chain, innermost
    first, None for one who is not known; `quotes` the passages in quotation marks that the claim
    stands in or holds, marks excluded; `names` the named entities among the claim's words;
    `sentence` where the claim's first word stands, its attribution included.
    """

    article: Masthead
    claim: str
    text: str
    spans: tuple[Span, ...]
    speakers: tuple[str | None, ...] = ()
    certainty: ClaimCertainty
    time: When = field(default_factory=When)
    quantities: tuple[Quantity, ...] = ()
    quotes: tuple[Span, ...] = ()
    names: tuple[Span, ...] = ()
    sentence: Span
    checkworthy: float = 0.0

    @property
    def attributed(self) -> bool:
        """Whether somebody but the article's author says it."""
        return bool(self.speakers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One outlet's article as matching reads it: its text, and its claims.

    `paragraphs` are the kept ones, the headline among them.
    """

    masthead: Masthead
    text: str
    paragraphs: tuple[Span, ...] = ()
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A candidate found by meaning; `similarity` is the cosine of the two vectors."""

    candidate: Candidate
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something about how the two tell it; `without` is the side that lacks it, if one does."""

    name: FlagName
    without: Side | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What decided a relation, and the words of either side that did."""

    decided_by: Ground
    this: tuple[Span, ...] = ()
    other: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How two claims stand to each other. `score` is the probability that `relation` is right."""

    relation: Relation
    case: Case | None = None
    score: float
    flags: tuple[Flag, ...] = ()
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A claim of this article and one of another outlet's on the same matter."""

    claim: str
    other: Candidate
    verdict: Verdict
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Outlets that have a claim from one place; `evidence` are words of this article."""

    kind: OriginKind
    name: str | None = None
    outlets: tuple[str, ...]
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """Who else has a claim: how many outlets, this one included, and from how many places."""

    claim: str
    outlets: int
    groups: tuple[Origin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """The claims of one article with what other outlets make of them."""

    claimed: Claimed
    matches: tuple[Match, ...] = ()
    corroboration: tuple[Corroboration, ...] = ()
