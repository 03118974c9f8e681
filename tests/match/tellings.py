"""Articles of a few invented outlets as matching reads them, built by hand."""

from __future__ import annotations

from claimcheck.records import (
    Article,
    Candidate,
    Certainty,
    ClaimCertainty,
    Masthead,
    Match,
    Reason,
    Relation,
    Span,
    Telling,
    Verdict,
)


def telling(
    text: str, *claims: str, outlet: str | None = "Quay Post", published: str | None = None,
    speakers: tuple[str | None, ...] = (),
) -> Telling:  # fmt: skip
    """An article, a paragraph a line; all its claims have the same chain."""
    masthead = Masthead(id=Article(text=text).id, outlet=outlet, published=published)
    return Telling(
        masthead=masthead,
        text=text,
        paragraphs=tuple(lines(text)),
        candidates=tuple(
            candidate(masthead, text, words, f"c{number}", speakers)
            for number, words in enumerate(claims, start=1)
        ),
    )


def lines(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line:
            spans.append(Span(start=start, end=start + len(line)))
        start += len(line) + 1
    return spans


def candidate(
    masthead: Masthead, text: str, words: str, identity: str, speakers: tuple[str | None, ...]
) -> Candidate:
    start = text.index(words)
    first = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1, 0)
    stop = text.find(".", start + len(words))
    return Candidate(
        article=masthead,
        claim=identity,
        text=words,
        spans=(Span(start=start, end=start + len(words)),),
        speakers=speakers,
        certainty=ClaimCertainty(chain=(), author=Certainty(value="CT")),
        sentence=Span(start=first if first > 1 else 0, end=stop if stop > 0 else len(text)),
    )


def match(other: Telling, *, claim: str = "c1", relation: Relation = "agrees") -> Match:
    """A match of `claim` with the first claim of another article."""
    return Match(
        claim=claim,
        other=other.candidates[0],
        verdict=Verdict(relation=relation, score=0.9, reason=Reason(decided_by="model")),
        similarity=0.8,
    )
