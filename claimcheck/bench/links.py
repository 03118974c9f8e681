"""The links task: which claims of two articles on one story are about the same.

A sheet is JSON Lines, one pair of articles a line: `a` and `b` (the first 16 hex digits of each
text's SHA-256) and `links`, each with the spans of either statement and their `relation`, as
`benchmarks/data/links/guide.md` says. Pairs of articles are the unit of the bootstrap.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.bench.bootstrap import interval
from claimcheck.bench.pairing import Counts, pair
from claimcheck.bench.sheet import spans_of, texts_by_digest
from claimcheck.records import Article, Matched, Relation, Span

if TYPE_CHECKING:
    from claimcheck.records.protocols import Vectors

Embed = Callable[[Sequence[str]], "Vectors"]
"""One row of unit length a text."""

_SHARE = 0.5
"""Two statements are the same where they share half of the shorter one's words."""
_WORD = re.compile(r"\w+")
_THRESHOLDS = [step / 100 for step in range(20, 100)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Where something is stated: the offsets at which its words begin, of one article's text."""

    words: frozenset[int]

    @classmethod
    def of(cls, text: str, spans: Iterable[Span]) -> Statement:
        """The words of `spans`."""
        found = (_WORD.finditer(text, span.start, span.end) for span in spans)
        return cls(words=frozenset(word.start() for words in found for word in words))

    def fits(self, other: Statement) -> bool:
        """Whether half of the shorter one's words are in both."""
        shorter = min(len(self.words), len(other.words))
        return shorter > 0 and len(self.words & other.words) >= _SHARE * shorter


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two statements on the same matter; `relation` is None where none is claimed."""

    a: Statement
    b: Statement
    relation: Relation | None = None

    def fits(self, other: Link) -> bool:
        """Whether both ends are the same."""
        return self.a.fits(other.a) and self.b.fits(other.b)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Two articles' texts and the links between them."""

    a: str
    b: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """How many links of one pair of articles are right, and how many of those in relation too."""

    counts: Counts
    relations: int


def read_links(sheet: Path, texts: Iterable[Path]) -> list[Linked]:
    """The pairs of articles of `sheet`, with their texts.

    Raises:
        LookupError: the text of an article is in none of `texts`, or the sheet is empty.
        OSError: a file cannot be read.
    """
    known = texts_by_digest(texts)
    found = []
    for line in sheet.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        for name in (entry["a"], entry["b"]):
            if name not in known:
                raise LookupError(f"{sheet}: no text with digest {name} was given")
        found.append(_linked(entry, known[entry["a"]], known[entry["b"]]))
    if not found:
        raise LookupError(f"{sheet}: no pairs of articles")
    return found


def _linked(entry: Mapping[str, Any], a: str, b: str) -> Linked:
    links = (
        Link(
            a=Statement.of(a, spans_of(row["a"])),
            b=Statement.of(b, spans_of(row["b"])),
            relation=row["relation"],
        )
        for row in entry["links"]
    )
    return Linked(a=a, b=b, links=tuple(links))


def links_of(matched: Matched, other: Article) -> tuple[Link, ...]:
    """The links into one other article that matching found."""
    article = matched.claimed.article
    claims = {claim.id: claim for claim in matched.claimed.claims}
    return tuple(
        Link(
            a=Statement.of(article.text, claims[match.claim].spans),
            b=Statement.of(other.text, match.other.spans),
            relation=match.verdict.relation,
        )
        for match in matched.matches
        if match.other.article.id == other.id
    )


def score_links(gold: Linked, found: Sequence[Link]) -> Scored:
    """Pairs gold and found links one to one."""
    pairs = pair(gold.links, found, Link.fits)
    return Scored(
        counts=Counts(gold=len(gold.links), predicted=len(found), right=len(pairs)),
        relations=sum(gold.links[g].relation == found[f].relation for f, g in pairs.items()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cosines:
    """Every pair of sentences of two articles, and the cosine of their vectors."""

    gold: Linked
    pairs: tuple[Link, ...]
    values: tuple[float, ...]

    def above(self, threshold: float) -> Scored:
        """The score of linking all pairs at or above `threshold`."""
        kept = [p for p, v in zip(self.pairs, self.values, strict=True) if v >= threshold]
        return score_links(self.gold, kept)


def cosines(gold: Linked, parse: Callable[[str], Article], embed: Embed) -> Cosines:
    """The cosines of all pairs of sentences, headlines left out."""
    left, right = (_sentences(parse(text)) for text in (gold.a, gold.b))
    a, b = (
        [Statement.of(text, [span]) for span in spans]
        for text, spans in ((gold.a, left), (gold.b, right))
    )
    vectors = embed([s.of(gold.a) for s in left]), embed([s.of(gold.b) for s in right])
    table = vectors[0] @ vectors[1].T
    return Cosines(
        gold=gold,
        pairs=tuple(Link(a=one, b=other) for one in a for other in b),
        values=tuple(float(value) for value in table.reshape(-1)),
    )


def _sentences(article: Article) -> list[Span]:
    spans = (sentence.span for sentence in article.parse.sentences)
    return [s for s in spans if article.headline is None or not article.headline.contains(s)]


def best_threshold(stories: Sequence[Cosines]) -> float:
    """The threshold with the highest F1 over all stories, the lowest of equals."""
    return max(_THRESHOLDS, key=lambda t: _f1([story.above(t) for story in stories]))


def line(name: str, scored: Sequence[Scored]) -> str:
    """Precision, recall, F1 with its interval, and how many of the right links have the relation.

    The last is left out where no relation was claimed.
    """
    counts = _total(scored)
    text = (
        f"{name:10} P {counts.precision:.3f} R {counts.recall:.3f} F1 {interval(scored, _f1)} "
        f"({counts.right} right of {counts.predicted})"
    )
    relations = sum(one.relations for one in scored)
    return f"{text}, {relations} in relation too" if relations else text


def _f1(scored: Sequence[Scored]) -> float:
    return _total(scored).f1


def _total(scored: Iterable[Scored]) -> Counts:
    return sum((one.counts for one in scored), Counts())
