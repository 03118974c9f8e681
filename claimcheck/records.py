"""The nouns of claimcheck, in the order in which the pipeline makes them.

    Page ─▶ Article ─▶ Split ─▶ Attributed ─▶ Claimed ─▶ Report

Every record is frozen. Each stage's record holds the one it was made from, so that
calling the stages in a wrong order is a type error. All offsets are code points of
`Article.text`, end-exclusive; all token numbers index `Parse.tokens`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

Act = Literal["assertion", "belief", "question", "directive", "attitude"]
CertaintyValue = Literal["CT", "PR", "PS", "UU"]
DropReason = Literal["boilerplate", "duplicate", "navigation", "disclaimer"]
Level = Literal["info", "warning"]
Polarity = Literal["+", "-"]
QuantityKind = Literal["exact", "about", "at_least", "at_most", "range", "vague"]
Quote = Literal["direct", "mixed", "indirect"]
SpeakerType = Literal["person", "organization", "party", "group", "document", "anonymous"]
Stance = Literal["endorses", "neutral", "distances"]
Tense = Literal["past", "present", "future", "none"]

PRESENTING = frozenset[Act]({"assertion", "belief", "question"})
"""The acts that present what somebody holds to be so, or asks; others claim nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of characters, `start` included and `end` excluded, of a text known from context."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words this span stands for."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every character of `other` is in this one."""
        return self.start <= other.start and other.end <= self.end

    @property
    def order(self) -> Order:
        """Sorts spans by first character, then longer first."""
        return Order(start=self.start, end=-self.end)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Order:
    """A sort key: `start` ascending, then longer first (`end` is negated)."""

    start: int
    end: int


def covering(spans: Iterable[Span]) -> Span:
    """The shortest span over all `spans`; raises `ValueError` for none."""
    parts = list(spans)
    return Span(start=min(s.start for s in parts), end=max(s.end for s in parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One article as it came out of its file: decoded, not yet cleaned or parsed."""

    text: str
    path: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None  # ISO 8601 date, or None
    url: str | None = None
    line: int | None = None  # where in `path` it stands, for one of several pages of a JSON file


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A run of the text that no claim may come from."""

    span: Span
    reason: DropReason
    duplicate_of: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One token of the parse; `head` is a token number (its own for a root)."""

    index: int
    span: Span
    text: str
    lemma: str
    tag: str  # Penn Treebank tag
    pos: str  # Universal POS
    dep: str  # spaCy's English dependency label
    head: int

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation: nothing of it is a letter or digit."""
        return not any(character.isalnum() for character in self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: tokens `first` to `last`, `last` included, of paragraph number `paragraph`."""

    first: int
    last: int
    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A named entity: tokens `first` to `last`, `last` included; `label` as in OntoNotes."""

    first: int
    last: int
    span: Span
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """A plain dependency parse of an article's kept paragraphs, made once and shared by all.

    `children[i]` lists the token numbers whose head is token `i`, in order;
    `sentence_of[i]` is the number of the sentence that holds token `i`.
    """

    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    children: tuple[tuple[int, ...], ...] = ()
    sentence_of: tuple[int, ...] = ()

    def subtree(self, index: int) -> list[int]:
        """Token `index` and all that hang from it, in text order."""
        found, stack = [], [index]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(self.children[token])
        return sorted(found)

    def span(self, tokens: Iterable[int]) -> Span:
        """The shortest span over `tokens`; raises `ValueError` for none."""
        return covering(self.tokens[i].span for i in tokens)

    def within(self, span: Span) -> list[int]:
        """The numbers of the tokens that lie wholly in `span`."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].span.start < span.start:
                low = middle + 1
            else:
                high = middle
        found = []
        while low < len(self.tokens) and self.tokens[low].span.end <= span.end:
            found.append(low)
            low += 1
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A cleaned, parsed article.

    `paragraphs` are the kept ones, the headline among them; the parse covers just these. A
    headline may hold an attribution, but makes no claim.
    """

    text: str
    path: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "en"
    headline: Span | None = None  # where the title stands in the text, if it does
    dropped: tuple[Dropped, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    parse: Parse = field(default_factory=Parse)

    @property
    def id(self) -> str:
        """The first 16 hex digits of the SHA-256 of the text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def words(self, spans: Iterable[Span], joiner: str = " ") -> str:
        """The words of `spans`, joined."""
        return joiner.join(span.of(self.text) for span in spans)


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
class Attributed:
    """What the attribution classifier made of a split.

    `attributions[i]` belongs to `split.statements[i]`.
    """

    split: Split
    speakers: tuple[Speaker, ...] = ()
    attributions: tuple[Attribution, ...] = ()

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a fact-checker should look at; `claimcheck explain CODE` says what it means."""

    code: str
    level: Level
    message: str
    claim: str | None = None
    attribution: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model that took part in a report, by name and SHA-256."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything claimcheck has to say about one article; `hidden` claims were taken out."""

    article: Article
    speakers: tuple[Speaker, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    models: tuple[Model, ...] = ()
    hidden: int = 0

    def speaker(self, identity: str) -> Speaker:
        """The speaker with that id; raises `KeyError` for an unknown one."""
        for speaker in self.speakers:
            if speaker.id == identity:
                return speaker
        raise KeyError(identity)


class Parser(Protocol):
    """Parses the paragraphs of a text; offsets of the result are those of the whole text."""

    @property
    def model(self) -> Model:
        """The model that parses, for the report's `generator`."""
        ...

    def __call__(self, text: str, paragraphs: Sequence[Span]) -> Parse:
        """The parse of `paragraphs`, in order; line breaks inside one count as spaces."""
        ...


class Attributor(Protocol):
    """Finds the attributions of articles: the core of the claim splitter.

    `models` are those that take part, for the report's `generator`.
    """

    @property
    def models(self) -> tuple[Model, ...]:
        """The models that take part; rules have none."""
        ...

    def __call__(self, articles: Sequence[Article]) -> list[tuple[Statement, ...]]:
        """For each article its statements, in order, parents not yet set."""
        ...
