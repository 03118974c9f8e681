from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.read.blocks import blocks, ends_sentence

WRAPPED = """\
The Kesten ministry said on Monday that the bridge over the Lomna
would stay closed until spring, and that ferries would carry people
from the northern bank to the market town.

A spokeswoman for the town said nobody had asked the council, which
learned of the closure from the radio. She called it an affront to
all who live there.
"""


def parts(text: str) -> list[str]:
    return [block.span.of(text) for block in blocks(text)]


def test_a_line_is_a_paragraph() -> None:
    text = "The bridge is closed.\nFerries run.\r\n\r\nNobody asked the council.\r"
    assert parts(text) == ["The bridge is closed.", "Ferries run.", "Nobody asked the council."]


def test_wrapped_lines_make_one_paragraph() -> None:
    assert [len(part.splitlines()) for part in parts(WRAPPED)] == [3, 3]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_wrapped_lines_with_other_line_ends(end: str) -> None:
    assert len(parts(WRAPPED.replace("\n", end))) == 2


def test_a_short_line_above_wrapped_text_stands_alone() -> None:
    assert parts("Bridge stays closed\n" + WRAPPED)[0] == "Bridge stays closed"


def test_short_whole_sentences_are_not_joined() -> None:
    text = "He came on Monday.\nShe left on Tuesday.\nThey met on Friday.\nNobody saw it happen."
    assert len(parts(text)) == 4


def test_headings_and_list_marks_stand_apart_from_their_words() -> None:
    text = "# Bridge closed\n\n> The ministry regrets it.\n\n- Ferries run.\n"
    found = blocks(text)
    assert [block.span.of(text) for block in found] == [
        "Bridge closed",
        "The ministry regrets it.",
        "Ferries run.",
    ]
    assert [block.lead and block.lead.of(text) for block in found] == ["#", ">", "-"]
    assert [block.heading for block in found] == [True, False, False]


def test_an_underlined_line_is_a_heading() -> None:
    text = "Bridge closed\n=============\n\nThe ministry regrets it.\n"
    found = blocks(text)
    assert [block.heading for block in found] == [True, False, False]
    assert found[1].span.of(text) == "============="


def test_front_matter_is_one_block() -> None:
    text = "---\ntitle: Bridge closed\ndate: 2025-03-01\n---\n\nFerries run.\n"
    found = blocks(text)
    assert [block.front for block in found] == [True, False]
    assert parts(text)[1] == "Ferries run."


def test_a_rule_between_paragraphs_is_no_front_matter() -> None:
    assert not blocks("---\nFerries run.\n---\nThe bridge is closed.\n")[0].front


def test_ends_sentence_looks_behind_closing_quotes() -> None:
    assert ends_sentence("He said: “No.”")
    assert not ends_sentence("Bridge closed")


@given(st.text(alphabet="aZ .!#>-*=|\n\r\t\v\x85\u2028\xa0:éé😀\ud800\0", max_size=200))
def test_blocks_hold_every_character_but_white_space(text: str) -> None:
    last = 0
    for block in blocks(text):
        for span in filter(None, (block.lead, block.span)):
            assert span.start >= last
            assert not text[last : span.start].strip()
            assert span.of(text) == span.of(text).strip() != ""
            last = span.end
    assert not text[last:].strip()
