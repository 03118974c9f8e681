"""From tokens to spans: trimming, and keeping quotation marks with what they enclose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.records import Article, Parse, Span, covering
from claimcheck.split.contents import runs
from claimcheck.split.quotes import Quotation

_OPENING_JUNK = frozenset(",;:—–-.…")
_CLOSING_JUNK = frozenset(",;:—–-")
_FULL_STOPS = frozenset(".!?")
_QUOTE_MARKS = frozenset("\"'“”‘’„‚«»‹›`")


def spans_of(article: Article, tokens: Iterable[int]) -> tuple[Span, ...]:
    """Tokens as spans, one a run of neighbours."""
    return tuple(article.parse.span(run) for run in runs(tokens))


def content_spans(
    article: Article, tokens: Iterable[int], marks: Iterable[Quotation], *, apart: Sequence[Span]
) -> tuple[Span, ...]:
    """The spans of a content: whole quotations, no dangling punctuation, nothing of `apart`."""
    inside = [i for i in tokens if not article.parse.tokens[i].is_mark]
    spans = [
        article.parse.span(kept)
        for run in _bridged(article.parse, inside)
        if (kept := _without_coordinator(article.parse, run))
    ]
    spans = [_with_quotation(article.text, span, marks, apart) for span in spans]
    whole = _with_parted_quotation(article.text, _merged(article.text, spans, apart), marks)
    trimmed = (_trimmed(article.text, span) for span in whole)
    return tuple(span for span in trimmed if any(c.isalnum() for c in span.of(article.text)))


def _without_coordinator(parse: Parse, run: tuple[int, ...]) -> tuple[int, ...]:
    """`run` without the "and" that led to what was taken away behind it."""
    while run and parse.tokens[run[-1]].dep == "cc":
        run = run[:-1]
    return run


def _bridged(parse: Parse, tokens: list[int]) -> list[tuple[int, ...]]:
    """Runs of tokens, where punctuation between two of them does not part them."""
    filled = set(tokens)
    for before, after in zip(sorted(tokens), sorted(tokens)[1:], strict=False):
        between = range(before + 1, after)
        if all(parse.tokens[i].is_mark for i in between):
            filled.update(between)
    return runs(filled)


def _with_quotation(
    text: str, span: Span, marks: Iterable[Quotation], apart: Sequence[Span]
) -> Span:
    """`span` grown over every quotation it reaches into and the cue does not stand in."""
    for quotation in marks:
        grown = _reach(text, quotation, span)
        if grown.overlaps(span) and not any(grown.overlaps(other) for other in apart):
            span = covering([span, grown])
    return span


def _with_parted_quotation(text: str, spans: list[Span], marks: Iterable[Quotation]) -> list[Span]:
    """The marks of a quotation that the cue parts: "“which, according to them, is ours”"."""
    for quotation in marks:
        whole = spans and quotation.span.contains(covering(spans)) and quotation.closed
        if whole and not (
            _has_words(text, quotation.span, spans[0].start)
            or _has_words(text, Span(start=spans[-1].end, end=0), quotation.span.end)
        ):
            spans[0] = Span(start=quotation.span.start, end=spans[0].end)
            spans[-1] = Span(start=spans[-1].start, end=quotation.span.end)
    return spans


def _reach(text: str, quotation: Quotation, span: Span) -> Span:
    """What of `quotation` belongs to a content that stands at `span`."""
    if quotation.closed or quotation.continued:
        if quotation.span.contains(span) and not _stands_at_edge(text, quotation, span):
            return span  # a statement nested in somebody's quotation does not own its marks
        return quotation.span
    head = Span(start=quotation.span.start, end=span.end)
    opens = quotation.span.start < span.start and not _has_words(text, head, span.start)
    return head if opens else span


def _stands_at_edge(text: str, quotation: Quotation, span: Span) -> bool:
    return not (
        _has_words(text, quotation.span, span.start)
        and any(c.isalnum() for c in text[span.end : quotation.span.end])
    )


def _has_words(text: str, within: Span, until: int) -> bool:
    return any(c.isalnum() for c in text[within.start : until])


def _merged(text: str, spans: Iterable[Span], apart: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans, key=lambda s: s.order):
        previous = merged[-1] if merged else None
        if previous is not None and _touch(text, previous, span, apart):
            merged[-1] = covering([previous, span])
        else:
            merged.append(span)
    return merged


def _touch(text: str, first: Span, second: Span, apart: Sequence[Span]) -> bool:
    if second.start <= first.end:
        return True
    gap = Span(start=first.end, end=second.start)
    if any(gap.overlaps(span) for span in apart):
        return False
    return not any(character.isalnum() for character in gap.of(text))


def _trimmed(text: str, span: Span) -> Span:
    """`span` without the punctuation around it; a quotation keeps its own."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _OPENING_JUNK):
        start += 1
    closing = _CLOSING_JUNK | _FULL_STOPS
    while end > start and (text[end - 1].isspace() or text[end - 1] in closing):
        if _abbreviation(text, start, end):
            break
        end -= 1
    return Span(start=start, end=end)


def _abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the full stop at the end belongs to a word, as in "the U.S."."""
    word = text[start:end].rsplit(maxsplit=1)[-1]
    return word.endswith(".") and "." in word[:-1].strip("".join(_QUOTE_MARKS))
