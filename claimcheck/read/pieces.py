"""The pieces that a page's text falls into, and how they become `dropped` entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.records import Dropped, DropReason, Span, covering


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text: a paragraph (no reason), the headline, or dropped.

    `original` is, for a duplicate, the number of the piece that it repeats.
    """

    span: Span
    reason: DropReason | None = None
    headline: bool = False
    original: int | None = None

    @property
    def kept(self) -> bool:
        """Whether this is a paragraph of the article."""
        return self.reason is None and not self.headline


def mark_duplicates(text: str, pieces: Sequence[Piece], *, shortest: int) -> list[Piece]:
    """The pieces, with each paragraph that stood before turned into a duplicate of the first.

    Below `shortest` characters only the headline's repetitions count: a short paragraph that
    stands twice is a refrain.
    """
    first: dict[str, int] = {}
    marked: list[Piece] = []
    for number, piece in enumerate(pieces):
        words = " ".join(piece.span.of(text).split())
        original = first.get(words) if piece.kept else None
        if original is not None and (len(words) >= shortest or pieces[original].headline):
            piece = replace(piece, reason="duplicate", original=original)  # noqa: PLW2901
        elif piece.reason is None:
            first.setdefault(words, number)
        marked.append(piece)
    return marked


def runs(pieces: Sequence[Piece]) -> Iterator[Dropped]:
    """One entry a contiguous run of dropped pieces with one reason.

    A run of duplicates goes on as long as it repeats a contiguous run.
    """
    group: list[Piece] = []
    for piece in pieces:
        if group and not _goes_on(pieces, group[-1], piece):
            yield _dropped(pieces, group)
            group = []
        if piece.reason is not None:
            group.append(piece)
    if group:
        yield _dropped(pieces, group)


def _goes_on(pieces: Sequence[Piece], last: Piece, piece: Piece) -> bool:
    if piece.reason != last.reason:
        return False
    if piece.original is None or last.original is None:
        return piece.original is last.original
    between = pieces[last.original + 1 : piece.original]
    return last.original < piece.original and not any(p.reason is None for p in between)


def _dropped(pieces: Sequence[Piece], group: Sequence[Piece]) -> Dropped:
    originals = [pieces[p.original].span for p in group if p.original is not None]
    return Dropped(
        span=covering(piece.span for piece in group),
        reason=group[0].reason or "boilerplate",
        duplicate_of=covering(originals) if originals else None,
    )
