"""Pairing is one-to-one, largest, and independent of order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.bench.pairing import Counts, iou, overlap, pair
from claimcheck.records import Span

spans = st.builds(
    lambda start, length: Span(start=start, end=start + length),
    st.integers(0, 30),
    st.integers(1, 10),
)


def test_a_greedy_choice_is_taken_back() -> None:
    # 0 fits both, 1 only the first: greedily, 0 would take the first and leave 1 alone.
    found = pair(["a", "b"], [0, 1], lambda gold, item: item == 0 or gold == "a")
    assert found == {0: 1, 1: 0}


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=6))
def test_pairs_fit_and_are_one_to_one(gold: list[Span], predicted: list[Span]) -> None:
    found = pair(gold, predicted, lambda a, b: a.overlaps(b))
    assert len(set(found.values())) == len(found)
    assert all(gold[g].overlaps(predicted[p]) for p, g in found.items())


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=6))
def test_the_number_of_pairs_is_the_same_from_either_side(
    gold: list[Span], predicted: list[Span]
) -> None:
    there = pair(gold, predicted, lambda a, b: a.overlaps(b))
    back = pair(predicted, gold, lambda a, b: a.overlaps(b))
    assert len(there) == len(back)


def test_iou_counts_characters() -> None:
    first = [Span(start=0, end=4), Span(start=6, end=8)]
    assert iou(first, [Span(start=2, end=6)]) == 2 / 8
    assert iou([], []) == 0


def test_no_source_on_either_side_agrees() -> None:
    assert overlap([], [])
    assert not overlap([], [Span(start=0, end=1)])


def test_f1_is_the_harmonic_mean() -> None:
    counts = Counts(gold=4, predicted=2, right=1) + Counts(gold=1)
    assert counts.precision == 1 / 2
    assert counts.recall == 1 / 5
    assert counts.f1 == 2 * 1 / (5 + 2)
    assert Counts().f1 == Counts().precision == Counts().recall == 0
