from __future__ import annotations

from claimcheck.read.pieces import Piece, mark_duplicates, runs
from claimcheck.records import Dropped, DropReason, Span

TEXT = "aaaa bbbb cccc aaaa bbbb cccc bbbb"


def piece(number: int, reason: DropReason | None = None, *, headline: bool = False) -> Piece:
    span = Span(start=5 * number, end=5 * number + 4)
    return Piece(span=span, reason=reason, headline=headline)


def test_a_run_of_duplicates_points_at_the_run_it_repeats() -> None:
    marked = mark_duplicates(TEXT, [piece(i) for i in range(7)], shortest=4)
    assert list(runs(marked)) == [
        Dropped(
            span=Span(start=15, end=29),
            reason="duplicate",
            duplicate_of=Span(start=0, end=14),
        ),
        Dropped(span=Span(start=30, end=34), reason="duplicate", duplicate_of=Span(start=5, end=9)),
    ]


def test_short_refrains_stay() -> None:
    marked = mark_duplicates(TEXT, [piece(i) for i in range(7)], shortest=5)
    assert all(each.kept for each in marked)


def test_a_headline_over_again_goes_however_short() -> None:
    marked = mark_duplicates(TEXT, [piece(0, headline=True), piece(1), piece(3)], shortest=40)
    assert [each.reason for each in marked] == [None, None, "duplicate"]


def test_dropped_words_are_no_original() -> None:
    marked = mark_duplicates(TEXT, [piece(0, "navigation"), piece(3)], shortest=4)
    assert marked[1].kept


def test_one_entry_a_run_of_one_reason() -> None:
    pieces = [piece(0, "boilerplate"), piece(1, "boilerplate"), piece(2, "navigation"), piece(3)]
    assert [(d.span.start, d.span.end, d.reason) for d in runs(pieces)] == [
        (0, 9, "boilerplate"),
        (10, 14, "navigation"),
    ]
