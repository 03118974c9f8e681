"""Whether a content is quoted in full, in part, or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.records import Article, Quote, Span, Statement
from claimcheck.split.quotes import Quotation

_COMPLEMENTIZERS = frozenset({"that", "whether", "if"})


def quote_of(
    article: Article,
    statement: Statement,
    statements: Sequence[Statement],
    marks: Sequence[Quotation],
) -> Quote:
    """The quotation type of `statement`: direct, mixed or indirect.

    Only marks around the content itself count or, for a nested statement, marks within its
    parent's content: what stands in the middle of somebody else's quotation is not thereby
    quoted anew.
    """
    parent = None if statement.parent is None else statements[statement.parent]
    own = [m.span for m in marks if _counts(m.span, statement, parent)]
    words = _words(article, statement.content)
    quoted = [w for w in words if any(mark.contains(w) for mark in own)]
    if not quoted:
        return "indirect"
    unquoted = [w.of(article.text).lower() for w in words if w not in quoted]
    return "direct" if set(unquoted) <= _COMPLEMENTIZERS else "mixed"


def _counts(mark: Span, statement: Statement, parent: Statement | None) -> bool:
    if not any(mark.overlaps(span) for span in statement.content):
        return False
    if parent is None:
        return True
    inside = any(span.contains(mark) for span in parent.content)
    return inside and not any(mark.contains(span) for span in parent.content)


def _words(article: Article, spans: Sequence[Span]) -> list[Span]:
    return [
        article.parse.tokens[i].span
        for span in spans
        for i in article.parse.within(span)
        if any(c.isalnum() for c in article.parse.tokens[i].text)
    ]
