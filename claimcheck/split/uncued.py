"""Quotations without a cue of their own: they belong to whoever is speaking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claimcheck.records import Article, Span, Statement
from claimcheck.split.quotes import Quotation

_MIN_WORDS = 3  # shorter quotations are names, titles and scare quotes


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """Orders statements by first character, then by their cue, then longer first."""

    first: int
    cue: int
    end: int


def in_order(statement: Statement) -> Place:
    """The sort key of a statement."""
    first = min(span.start for span in statement.spans)
    cue = statement.cue[0].start if statement.cue else first
    return Place(first=first, cue=cue, end=-max(span.end for span in statement.spans))


def with_uncued_quotations(
    article: Article, statements: Sequence[Statement], marks: Iterable[Quotation]
) -> tuple[Statement, ...]:
    """`statements` by first character, each with the bare quotations that continue it.

    A quotation that makes up sentences of its own continues the quoted statement before it in
    its paragraph, else the one after it there, else (where the paragraph is nothing but
    quotation) the last one of the paragraph before.
    """
    found = sorted(statements, key=in_order)
    for quotation in marks:
        if quotation.level == 0 and _is_bare(article, quotation, found):
            number = _continued(article, quotation.span, found)
            if number is not None:
                joined = (*found[number].content, _inner(article, quotation))
                ordered = tuple(sorted(joined, key=lambda span: span.order))
                found[number] = replace(found[number], content=ordered)
    return tuple(sorted(found, key=in_order))


def _inner(article: Article, quotation: Quotation) -> Span:
    return Span(
        start=quotation.span.start,
        end=quotation.span.start + len(quotation.span.of(article.text).rstrip()),
    )


def _is_bare(article: Article, quotation: Quotation, statements: Sequence[Statement]) -> bool:
    if len(quotation.span.of(article.text).split()) < _MIN_WORDS:
        return False
    # What somebody says inside the quotation ("we want …") does not give it a speaker.
    outside = [s for s in statements if not any(quotation.span.contains(c) for c in s.cue)]
    if any(span.overlaps(quotation.span) for s in outside for span in s.content):
        return False
    before = article.text[: quotation.span.start].rstrip()
    if not before or before[-1] in ".!?:”\"'’\n" or _starts_paragraph(article, quotation.span):
        return True
    return before[-1] == "," and _follows_quoting(article, quotation.span, outside)


def _follows_quoting(article: Article, span: Span, statements: Iterable[Statement]) -> bool:
    """ "“Yes,” Reed said by telephone, “but not yet.”": the sentence began with a quotation."""
    sentence = next((s.span for s in article.parse.sentences if s.span.overlaps(span)), span)
    return any(
        _quotes(article, s) and s.cue and sentence.contains(s.cue[0]) and s.cue[0].end < span.start
        for s in statements
    )


def _starts_paragraph(article: Article, span: Span) -> bool:
    return any(paragraph.start == span.start for paragraph in article.paragraphs)


def _paragraph(article: Article, span: Span) -> int | None:
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.contains(span):
            return number
    return None


def _continued(article: Article, span: Span, statements: Sequence[Statement]) -> int | None:
    home = _paragraph(article, span)
    if home is None:
        return None
    quoted = [n for n, s in enumerate(statements) if s.act != "attitude" and _quotes(article, s)]
    here = [n for n in quoted if _paragraph(article, statements[n].content[-1]) == home]
    before = [n for n in here if statements[n].content[0].start < span.start]
    if before:
        return before[-1]
    spoken = [n for n, s in enumerate(statements) if _speaks_before(article, s, span, home)]
    if spoken or here:
        return (spoken[-1:] or here)[0]
    whole = home > 0 and article.paragraphs[home].end - span.end <= 1
    above = [n for n in quoted if _paragraph(article, statements[n].content[-1]) == home - 1]
    return above[-1] if whole and above else None


def with_continued_paragraphs(
    article: Article, statements: Sequence[Statement], marks: Sequence[Quotation]
) -> tuple[Statement, ...]:
    """`statements`, each with the paragraphs that go on with its quotation.

    Only where typography says so: a paragraph leaves its quotation open, and the next one,
    quotation from end to end, opens it anew. For attributors that see what is near by
    themselves.
    """
    found = sorted(statements, key=in_order)
    for above, below in pairwise(marks):
        number = _last_quoted(above.span, found) if above.continued else None
        if number is None or not _fills_paragraph(article, below.span):
            continue
        if _is_bare(article, below, found):
            joined = (*found[number].content, _inner(article, below))
            ordered = tuple(sorted(joined, key=lambda span: span.order))
            found[number] = replace(found[number], content=ordered)
    return tuple(sorted(found, key=in_order))


def _fills_paragraph(article: Article, span: Span) -> bool:
    return any(p.start == span.start and p.end - span.end <= 1 for p in article.paragraphs)


def _last_quoted(span: Span, statements: Sequence[Statement]) -> int | None:
    """The last statement whose content reaches into the quotation at `span`."""
    inside = [n for n, s in enumerate(statements) if s.content[-1].overlaps(span)]
    return inside[-1] if inside else None


def _speaks_before(article: Article, statement: Statement, span: Span, home: int) -> bool:
    """Whether a named speaker asserts something earlier in the paragraph, unquoted."""
    return (
        statement.act == "assertion"
        and bool(statement.source)
        and statement.content[-1].end <= span.start
        and _paragraph(article, statement.content[-1]) == home
        and _paragraph(article, statement.source[0]) == home
    )


def _quotes(article: Article, statement: Statement) -> bool:
    return any(article.text[span.start] in "“\"„«‘'`" for span in statement.content)
