import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.match.passages import Copies, Passage, prose, shared_passages
from claimcheck.records import Span

COPY = (
    "A burst main left some 4,000 homes in the upper town without water for most of Sunday, and "
    "the repair crew needed nine hours to reach the broken joint under the street."
)
EDITED = (
    "Children queued at a tanker. A burst main has left some 4,000 homes in the upper town dry for "
    "most of Sunday, and it took the crew nine hours to reach the broken joint under the street."
)


def shared(this: str, other: str, least: float = 12.0) -> tuple[Passage, ...]:
    return shared_passages(prose(this), prose(other), min_score=least)


def test_copy_is_found_through_small_edits() -> None:
    (passage,) = shared(COPY, EDITED)
    assert passage.this.of(COPY) == COPY.removesuffix(".")
    assert passage.other.of(EDITED).startswith("A burst main has left")
    assert passage.other.of(EDITED).endswith("under the street")


def test_two_accounts_of_one_event_share_no_copy() -> None:
    other = (
        "Taps ran dry on Sunday in the upper town, where 4,000 homes hang on one old main. It took "
        "until evening before the crew had the joint."
    )
    assert shared(COPY, other) == ()


@pytest.mark.parametrize(
    "marks", ["“{}”", '"{}"', '"{}”', "«{}»", "„{}“", "''{}''", "‘{}’"], ids=list("abcdefg")
)
def test_one_speech_quoted_by_both_is_no_copy(marks: str) -> None:
    speech = marks.format(COPY.removesuffix("."))
    assert shared(f"He rose at last. {speech} he said.", f"Silence, then: {speech} it rang.") == ()
    assert len(shared(COPY, COPY)) == 1


def test_a_speech_over_several_paragraphs_is_no_copy() -> None:
    speech = f"“{COPY}\n“{COPY}”"
    assert shared(f"He rose.\n{speech}", f"At noon he spoke.\n{speech}\nNobody clapped.") == ()


def test_only_the_paragraphs_that_were_kept_are_compared() -> None:
    text = f"Log in. {COPY}\n{COPY}"
    start = text.index("\n") + 1
    kept = prose(text, [Span(start=start, end=len(text))])
    (passage,) = shared_passages(kept, prose(COPY), min_score=12.0)
    assert passage.this.start == start


def test_an_apostrophe_opens_no_quotation() -> None:
    text = COPY.replace("the repair crew", "the firm's '90s crew")
    assert len(shared(text, text)) == 1


def test_stock_phrases_are_no_copy() -> None:
    stock = (
        "The harbour office did not immediately respond to a written request for comment. It spoke "
        "on condition of anonymity because nobody was not authorized to discuss the matter publicly"
    )
    assert shared(stock, stock) == ()


def test_names_and_figures_count_half() -> None:
    names = "Ilsa Morrow Tomas Arel Vera Lindqvist Joren Hask Edda Rooke Marta Quill 14 March 2025"
    (passage,) = shared(names, names, least=1.0)
    assert passage.score == pytest.approx(len(names.split()) / 2)


def test_paragraphs_in_another_order_are_two_passages() -> None:
    first, second = (
        COPY,
        "The mayor has asked the army for tankers and for a pump that can lift mud.",
    )
    found = shared(f"{first}\n{second}", f"{second}\n{first}", least=8.0)
    assert len(found) == 2
    assert found[0].this.start < found[1].this.start
    assert found[0].other.start > found[1].other.start


@given(st.text(max_size=300), st.text(max_size=300))
def test_passages_begin_and_end_with_words_of_both_texts(this: str, other: str) -> None:
    for text, twin in ((this, other), (this, this)):
        for passage in shared(text, twin, least=0.5):
            assert text[passage.this.start].isalnum() or text[passage.this.start] == "_"
            assert not text[passage.this.end - 1].isspace()
            assert passage.other.of(twin).strip() == passage.other.of(twin)


def test_a_passage_turned_is_the_other_texts() -> None:
    copies = Copies({"a": prose(COPY), "b": prose(EDITED)}, min_score=12.0)
    (here,), (there,) = copies.between("a", "b"), copies.between("b", "a")
    assert (here.this, here.other) == (there.other, there.this)


def test_among_many_texts_the_copied_pair_is_nominated() -> None:
    chance = random.Random(4)
    lexicon = [f"word{number}" for number in range(4000)]
    noise = {f"t{n:02d}": " ".join(chance.choices(lexicon, k=200)) for n in range(40)}
    texts = {**noise, "t05": f"{noise['t05']} {COPY}", "t31": f"{EDITED} {noise['t31']}"}
    copies = Copies({name: prose(text) for name, text in texts.items()}, min_score=12.0)
    assert len(copies.between("t05", "t31")) == 1
    assert copies.between("t05", "t06") == ()
