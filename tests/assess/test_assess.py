import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.assess import assess_claims
from claimcheck.assess.order import position
from claimcheck.records import Claimed, Finding, Span, covering
from claimcheck.settings import AssessSettings
from tests.report.builders import TEXT, claimed


def test_every_article_gets_its_own_findings() -> None:
    found = assess_claims([claimed(), claimed(claims=(), attributions=())])
    assert [len(one) for one in found] == [7, 0]
    assert assess_claims([]) == []


def test_findings_stand_in_text_order_with_codes_last() -> None:
    (found,) = assess_claims([claimed()])
    assert [(f.code, covering(f.spans).start) for f in found] == [
        ("CC101", TEXT.index("The grain")),
        ("CC103", TEXT.index("Her office")),
        ("CC202", TEXT.index("claimed")),
        ("CC201", TEXT.index("may")),
        ("CC204", TEXT.index("We will")),
        ("CC102", TEXT.index("officials")),
        ("CC102", TEXT.index("They")),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("CC202", Span(start=0, end=9)), ("CC101", Span(start=1, end=9))),
        (("CC202", Span(start=0, end=9)), ("CC101", Span(start=0, end=5))),
        (("CC101", Span(start=0, end=9)), ("CC202", Span(start=0, end=9))),
    ],
)
def test_first_character_then_longer_then_code(
    first: tuple[str, Span], second: tuple[str, Span]
) -> None:
    earlier, later = (
        Finding(code=code, level="info", message="Look.", spans=(span,))
        for code, span in (first, second)
    )
    assert position(earlier) < position(later)


def test_spans_point_at_words() -> None:
    (found,) = assess_claims([claimed()])
    for finding in found:
        assert finding.spans
        assert all(span.of(TEXT).strip() == span.of(TEXT) != "" for span in finding.spans)


def test_messages_are_one_sentence_on_one_line() -> None:
    for finding in assess_claims([claimed()])[0]:
        assert finding.message[0].isupper() or finding.message[0] == "“"
        assert finding.message.endswith(".")
        assert "\n" not in finding.message


@given(st.lists(st.sampled_from(["CC", "CC1", "CC10", "CC102", "CC2", "CC202"]), min_size=1))
def test_selecting_and_ignoring_the_same_leaves_nothing(prefixes: list[str]) -> None:
    one: Claimed = claimed()
    settings = AssessSettings(select=tuple(prefixes), ignore=tuple(prefixes))
    assert assess_claims([one], settings) == [()]
