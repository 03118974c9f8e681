"""The trained attributor on articles: offsets, acts, wrapped lines, hostile characters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.records import Article, Attributor
from claimcheck.settings import SplitSettings
from claimcheck.split import Splitter, load_attributor
from claimcheck.split.reader import load_reader

Articles = Callable[[str], Article]


@pytest.fixture(scope="module")
def reader() -> Attributor:
    return load_reader(SplitSettings())


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ana Reed said the quay was shut.", "assertion"),
        ("Ana Reed believes the quay is shut.", "belief"),
        ("Ana Reed asked whether the quay was shut.", "question"),
        ("Ana Reed urged both sides to stop fighting.", "directive"),
        ("Ana Reed criticized the plan for the quay.", "attitude"),
    ],
)
def test_acts(text: str, act: str, article: Articles, reader: Attributor) -> None:
    (found,) = reader([article(text)])
    assert [s.act for s in found] == [act]
    assert [s.of(text) for s in found[0].source] == ["Ana Reed"]


def test_lines_that_are_wrapped_are_one_sentence(article: Articles, reader: Attributor) -> None:
    line = "Ana Reed told the council that the old quay in Brenn harbour had been shut for\n"
    text = f"{line}repairs, and that nobody knew when it would open.\n\n{line}a month and more."
    for statement in reader([article(text)])[0]:
        assert all(span.of(text).strip() == span.of(text) for span in statement.spans)


def test_offsets_hold_beside_what_utf8_cannot_write(article: Articles, reader: Attributor) -> None:
    text = "\ud800 \U0001f600 “Ana Reed” said the quay\u0301 was\u00a0shut on Monday."
    for statement in reader([article(text)])[0]:
        assert all(0 <= s.start < s.end <= len(text) for s in statement.spans)


def test_three_levels(article: Articles) -> None:
    text = (
        "Okafor told the Courier that officials had claimed Brandt allegedly left with the files."
    )
    split = Splitter(load_attributor(SplitSettings()))([article(text)])[0]
    parents = [s.parent for s in split.statements]
    assert parents == [None, 0, 1]


def test_what_is_said_to_be_is_asserted(article: Articles, reader: Attributor) -> None:
    (found,) = reader([article("The old pier is said to be up to four times longer.")])[0]
    assert (found.source, found.act) == ((), "assertion")


def test_the_models_that_take_part_are_named() -> None:
    assert [m.name for m in load_attributor(SplitSettings()).models] == ["reader", "completion"]
    assert load_attributor(SplitSettings(attributor="rules")).models == ()
