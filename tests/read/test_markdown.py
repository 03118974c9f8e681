from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.read.markdown import fields, front_matter, without_marks


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("The **Kesten** council said *no*.", "The Kesten council said no ."),
        ("__Nobody__ asked _the council_.", "Nobody asked the council ."),
        ("As [the Courier](https://a.example/b_(c)) wrote", "As the Courier wrote"),
        ("![a bridge](b.png) stands", "a bridge stands"),
        ("It was ~~open~~ closed", "It was open closed"),
        ("first\n> second", "first second"),
        ("5 * 3 * 2 is 30", "5 * 3 * 2 is 30"),
        ("a file_name_here and snake_case", "a file_name_here and snake_case"),
        ("a [bracket] (aside) stays", "a [bracket] (aside) stays"),
        ("*an unpaired star", "*an unpaired star"),
    ],
)
def test_marks_become_spaces(marked: str, words: str) -> None:
    plain = without_marks(marked)
    assert len(plain) == len(marked)
    assert plain.split() == words.split()


@given(st.text(alphabet='a b*_[]()~>!\n"', max_size=80))
def test_only_marks_change_and_only_into_spaces(text: str) -> None:
    plain = without_marks(text)
    assert len(plain) == len(text)
    assert all(new in (old, " ") for new, old in zip(plain, text, strict=True))
    assert plain.count("a") <= text.count("a")


def test_front_matter_and_its_fields() -> None:
    text = '\n---\ntitle: "Bridge closed"\nDate: 2025-03-01\ntags:\n  - bridge\n---\nFerries run.'
    span = front_matter(text)
    assert span is not None
    assert span.of(text).startswith("---")
    assert text[span.end :] == "\nFerries run."
    assert fields(span.of(text)) == {"title": "Bridge closed", "date": "2025-03-01"}


def test_no_front_matter() -> None:
    assert front_matter("---\nFerries run.\n---\n") is None
    assert front_matter("Ferries run.\n---\na: b\n---\n") is None
