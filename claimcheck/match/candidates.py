"""An article's claims as matching compares them, free of the parse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.records import Article, Candidate, Claim, Claimed, Masthead, Span, Telling

# A quotation mark that opens is followed by a word; one that closes is not. Within a paragraph.
_QUOTED = re.compile(r"“([^“”\n]+)”|(?<!\w)\"(?=\S)([^\"\n]+)\"(?!\w)")


def telling(claimed: Claimed) -> Telling:
    """One outlet's article as matching reads it."""
    article = claimed.article
    masthead = Masthead(
        id=article.id,
        outlet=article.outlet,
        path=article.path,
        published=article.published,
        url=article.url,
        title=article.title,
    )
    names = {speaker.id: speaker.name for speaker in claimed.attributed.speakers}
    quotes = tuple(_quotes(article))
    return Telling(
        masthead=masthead,
        text=article.text,
        paragraphs=article.paragraphs,
        candidates=tuple(
            Candidate(
                article=masthead,
                claim=claim.id,
                text=claim.text,
                spans=claim.spans,
                speakers=tuple(None if link is None else names[link] for link in claim.chain),
                certainty=claim.certainty,
                time=claim.time,
                quantities=claim.quantities,
                quotes=tuple(q for q in quotes if any(q.overlaps(span) for span in claim.spans)),
                names=tuple(_names(article, claim)),
                sentence=_sentence(article, claim.spans),
                checkworthy=claim.checkworthy,
            )
            for claim in claimed.claims
        ),
    )


def _quotes(article: Article) -> Iterator[Span]:
    for paragraph in article.paragraphs:
        for found in _QUOTED.finditer(paragraph.of(article.text)):
            start, end = found.span(found.lastindex or 0)
            yield Span(start=paragraph.start + start, end=paragraph.start + end)


def _names(article: Article, claim: Claim) -> Iterator[Span]:
    for entity in article.parse.entities:
        if any(span.contains(entity.span) for span in claim.spans):
            yield entity.span


def _sentence(article: Article, spans: Sequence[Span]) -> Span:
    first = spans[0].start
    for sentence in article.parse.sentences:
        if sentence.span.start <= first < sentence.span.end:
            return sentence.span
    return spans[0]
