"""How text is cut for the reader: windows of whole sentences, quotations, offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from claimcheck.engine.text import (
    CAPITAL,
    CLOSING,
    INSIDE,
    LOWER,
    OPENING,
    OTHER,
    OUTSIDE,
    UPPER,
    Range,
    Shape,
    case_of,
    encode,
    pack,
    place,
    quote_states,
    role_window,
)
from claimcheck.hub import find_model


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    found = Tokenizer.from_file(str(find_model("reader").path / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


@given(st.lists(st.integers(1, 60), max_size=30), st.integers(10, 50))
def test_windows_cover_the_text_once_in_order(lengths: list[int], limit: int) -> None:
    windows = pack(lengths, limit)
    covered = [i for low, high in windows for i in range(low, high)]
    assert covered == list(range(sum(lengths)))
    assert all(high - low <= limit for low, high in windows)


def test_sentences_stay_whole_where_they_fit() -> None:
    assert pack([10, 10, 10], 20) == [Range(0, 20), Range(20, 30)]
    assert pack([], 20) == []


def test_quotation_marks_open_and_close() -> None:
    states = quote_states('He said "go" now.\nShe said “no')
    assert states[8] == OPENING
    assert states[9] == INSIDE
    assert states[11] == CLOSING
    assert states[13] == OUTSIDE
    assert states[-1] == INSIDE
    assert quote_states('He said "go\nOut')[-1] == OUTSIDE  # a paragraph ends a quotation


@pytest.mark.parametrize(
    ("word", "case"), [("quay", LOWER), ("Reed", CAPITAL), ("BBC", UPPER), ("12", OTHER)]
)
def test_letter_case(word: str, case: int) -> None:
    assert case_of(word) == case


def test_wordpieces_keep_their_characters(tokenizer: Tokenizer) -> None:
    text = "Ünlü \U0001f600 said unbelievably little. He left."
    sentences = [Range(0, 36), Range(37, len(text))]
    document = encode(text, sentences, tokenizer, Shape())
    assert text[document.start[0] : document.end[0]].lower().startswith("ü")
    words = [text[document.start[w] : document.word_end[w]] for w in document.words]
    assert "unbelievably" in words
    assert list(document.bounds) == [0, list(document.sentence).index(1), len(document.ids)]


def test_a_role_window_stays_in_its_paragraph(tokenizer: Tokenizer) -> None:
    text = "One came.\nTwo said it. Three left."
    sentences = [Range(0, 9), Range(10, 22), Range(23, len(text))]
    document = encode(text, sentences, tokenizer, Shape())
    said = next(i for i in document.words if text[document.start[i] :].startswith("said"))
    low, high = role_window(document, Range(int(said), int(said) + 1), Shape())
    assert text[document.start[low] : document.end[high - 1]] == "Two said it. Three left."
    marker, offset, distance = place(document, Range(low, high), Range(int(said), int(said) + 1))
    assert marker.sum() == 1
    assert offset[0] != offset[-1]
    assert distance.min() >= 0


def test_a_long_window_is_cut_around_its_cue(tokenizer: Tokenizer) -> None:
    text = " ".join(["word"] * 300) + " said " + " ".join(["more"] * 300)
    document = encode(text, [Range(0, len(text))], tokenizer, Shape())
    said = next(i for i in document.words if text[document.start[i] :].startswith("said"))
    shape = Shape(role_window=50)
    low, high = role_window(document, Range(int(said), int(said) + 1), shape)
    assert high - low <= 50
    assert low <= said < high
