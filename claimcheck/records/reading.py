"""What was read: pages, and articles cleaned and parsed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from claimcheck.records.spans import Span, covering

DropReason = Literal["boilerplate", "duplicate", "navigation", "disclaimer"]


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
