"""What the splitter found, and what the attribution classifier made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from claimcheck.records.reading import Article
from claimcheck.records.spans import Span

Act = Literal["assertion", "belief", "question", "directive", "attitude"]
CertaintyValue = Literal["CT", "PR", "PS", "UU"]
Polarity = Literal["+", "-"]
Quote = Literal["direct", "mixed", "indirect"]
SpeakerType = Literal["person", "organization", "party", "group", "document", "anonymous"]
Stance = Literal["endorses", "neutral", "distances"]

PRESENTING = frozenset[Act]({"assertion", "belief", "question"})
"""The acts that present what somebody holds to be so, or asks; others claim nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution as spans: who (`source`), by which words (`cue`), what (`content`).

    `parent` is the number, in `Split.statements`, of the statement that relays this one.
    PolNeAR's terms (Newell et al., 2018): the source or the cue may be missing, the content
    never is.
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...]
    parent: int | None = None
    act: Act = "assertion"
    quote: Quote = "indirect"
    score: float = 1.0

    @property
    def spans(self) -> tuple[Span, ...]:
        """All of it: source, cue and content."""
        return (*self.source, *self.cue, *self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """A checkable unit: its words, its predicate's token number, the innermost statement it is in.

    `subject` holds the words that stand elsewhere but belong in front for the proposition to
    be whole ("Kyiv" in "Kyiv returned 1,000 bodies and received 31": the second needs it).
    """

    spans: tuple[Span, ...]
    head: int
    statement: int | None = None
    subject: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """What the claim splitter found in one article."""

    article: Article
    statements: tuple[Statement, ...] = ()
    propositions: tuple[Proposition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One who speaks in the article; `mentions` are all spans that refer to it."""

    id: str
    name: str
    type: SpeakerType
    description: str | None = None
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """A judgement on FactBank's scale (Saurí and Pustejovsky, 2009).

    `value` is CT (certain), PR (probable), PS (possible) or UU (uncommitted), `polarity` the
    side it is about, `score` between 0 and 1, `triggers` the words that decided it.
    """

    value: CertaintyValue
    polarity: Polarity = "+"
    score: float = 1.0
    triggers: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """When and to whom something was said: "on Thursday", "told the Courier"."""

    time: tuple[Span, ...] = ()
    to: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A statement with its speakers, certainty and stance. `parent` is an attribution's id."""

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speakers: tuple[str, ...]
    parent: str | None
    act: Act
    quote: Quote
    stance: Stance
    certainty: Certainty
    said: Said
    score: float

    @property
    def spans(self) -> tuple[Span, ...]:
        """All of it: source, cue and content."""
        return (*self.source, *self.cue, *self.content)


def lineage(attributions: Iterable[Attribution], innermost: str | None) -> tuple[Attribution, ...]:
    """The attribution with id `innermost`, then who relays it, and so on outwards.

    Empty for None. Raises `KeyError` for an unknown id and for parents that run in a circle.
    """
    known = {attribution.id: attribution for attribution in attributions}
    found: list[Attribution] = []
    while innermost is not None:
        found.append(known.pop(innermost))
        innermost = found[-1].parent
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Words that mean somebody whom the article names elsewhere: "she", "the mayor", "Okafor".

    `origin` is where it gives the whole `name`.
    """

    span: Span
    name: str
    type: SpeakerType
    origin: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """What the attribution classifier made of a split.

    `attributions[i]` belongs to `split.statements[i]`; `references` are by place, and none is
    there whose referent could not be told.
    """

    split: Split
    speakers: tuple[Speaker, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def article(self) -> Article:
        """The article all of this is about."""
        return self.split.article

    def speaker(self, identity: str) -> Speaker:
        """The speaker with that id; raises `KeyError` for an unknown one."""
        for speaker in self.speakers:
            if speaker.id == identity:
                return speaker
        raise KeyError(identity)
