"""A page's text, taken apart: headline, paragraphs, and what is neither.

Every character but white space ends up in exactly one piece. Nothing is cut out of the text:
the pieces are spans of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.read.blocks import Block, blocks
from claimcheck.read.boilerplate import Verdict, is_prose, judge
from claimcheck.read.dates import find_date
from claimcheck.read.headline import Candidate, find_headline
from claimcheck.read.markdown import fields
from claimcheck.read.opening import Opening, read_opening
from claimcheck.read.pieces import Piece, mark_duplicates, runs
from claimcheck.records import Dropped, Page, Span, covering
from claimcheck.settings import ReadSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A page's pieces as spans of its text, and what they tell about it."""

    headline: Span | None = None
    paragraphs: tuple[Span, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


def clean(page: Page, *, settings: ReadSettings) -> Cleaned:
    """Tell the article of `page` from what surrounds it.

    The page's own title, outlet, date and address win over those found in its text.
    """
    found = blocks(page.text)
    words = [block.span.of(page.text) for block in found]
    front = fields(words[0]) if found and found[0].front else {}
    title = page.title or front.get("title")
    # Front matter goes in as no words at all, which are no article's own.
    verdicts = judge(["" if b.front else w for b, w in zip(found, words, strict=True)])
    headline = _headline(found, words, verdicts, title=title)
    _drop_headings(found, words, verdicts, headline=headline)
    start = _start(verdicts, headline=headline)
    opening = Opening() if start is None else read_opening(words[start], title=title)
    pieces = list(_pieces(found, verdicts, headline=headline))
    if start is not None:
        pieces = list(_opened(page.text, pieces, found[start].span, opening))
    pieces = mark_duplicates(page.text, pieces, shortest=settings.min_duplicate_characters)
    told = [*filter(None, verdicts)]
    return _cleaned(page, pieces, front=front, verdicts=told, opening=opening)


def _headline(
    found: Sequence[Block],
    words: Sequence[str],
    verdicts: Sequence[Verdict | None],
    *,
    title: str | None,
) -> int | None:
    candidates = [
        Candidate(index=i, text=words[i], heading=block.heading)
        for i, block in enumerate(found)
        if verdicts[i] is None
    ]
    headline = find_headline(candidates, title=title)
    return headline.index if headline else None


def _drop_headings(
    found: Sequence[Block],
    words: Sequence[str],
    verdicts: list[Verdict | None],
    *,
    headline: int | None,
) -> None:
    """Marked headings within the article, and sections' names above its title, lead about."""
    for i, block in enumerate(found):
        above = headline is not None and i < headline and not is_prose(words[i])
        if verdicts[i] is None and i != headline and (block.heading or above):
            verdicts[i] = Verdict(reason="navigation")


def _start(verdicts: Sequence[Verdict | None], *, headline: int | None) -> int | None:
    """The number of the article's first paragraph; None without one."""
    kept = (i for i, verdict in enumerate(verdicts) if verdict is None and i != headline)
    return next(kept, None)


def _pieces(
    found: Sequence[Block], verdicts: Sequence[Verdict | None], *, headline: int | None
) -> Iterator[Piece]:
    for i, block in enumerate(found):
        verdict = verdicts[i]
        if verdict is not None:
            whole = covering([block.lead or block.span, block.span])
            yield Piece(span=whole, reason=verdict.reason)
            continue
        if block.lead is not None:
            yield Piece(span=block.lead, reason="boilerplate")
        yield Piece(span=block.span, headline=i == headline)


def _opened(text: str, pieces: Sequence[Piece], first: Span, opening: Opening) -> Iterator[Piece]:
    """The pieces with the first paragraph's opening set apart from its running text."""
    titled = any(piece.headline for piece in pieces)
    cut = first.start + (0 if titled else opening.title_end)
    begin = first.start + opening.end
    for piece in pieces:
        if piece.span != first or not opening.end:
            yield piece
            continue
        if cut > first.start:
            yield Piece(span=Span(start=first.start, end=cut), headline=True)
        rest = text[cut:begin].strip()
        if rest:
            start = text.index(rest, cut)
            yield Piece(span=Span(start=start, end=start + len(rest)), reason="boilerplate")
        yield Piece(span=Span(start=begin, end=first.end))


def _cleaned(
    page: Page,
    pieces: Sequence[Piece],
    *,
    front: Mapping[str, str],
    verdicts: Sequence[Verdict],
    opening: Opening,
) -> Cleaned:
    headline = next((piece.span for piece in pieces if piece.headline), None)
    printed = " ".join(headline.of(page.text).split()) if headline else None
    outlets = [page.outlet, front.get("source"), opening.outlet, *(v.outlet for v in verdicts)]
    dates = [page.published, find_date(front.get("date", ""))]
    dates += [*(v.published for v in verdicts), opening.published]
    return Cleaned(
        headline=headline,
        paragraphs=tuple(p.span for p in pieces if p.kept),
        dropped=tuple(runs(pieces)),
        title=page.title or front.get("title") or printed,
        outlet=next(filter(None, outlets), None),
        published=next(filter(None, dates), None),
        url=page.url or front.get("url"),
    )
