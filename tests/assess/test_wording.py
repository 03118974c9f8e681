from claimcheck.assess.wording import name, names, quoted, relayer
from claimcheck.records import Span
from tests.report.builders import TEXT, at, attributions, claimed


def test_names_in_a_row() -> None:
    one = claimed()
    assert names(one, []) == ""
    assert names(one, ["s1"]) == "Ida Quell"
    assert names(one, ["s1", "s2", "s3"]) == "Ida Quell, Harbour Office and Port Union"
    assert name(one, None) == "someone who is not named"


def test_who_relays() -> None:
    one = claimed()
    assert [relayer(one, a) for a in attributions()[:3]] == [
        "the article", "the article", "Harbour Office",
    ]  # fmt: skip


def test_quoted_words_are_one_short_line() -> None:
    assert quoted(claimed(), [at("burned down"), at("Sunday")]) == "“burned down … Sunday”"
    long = quoted(claimed(), [Span(start=0, end=len(TEXT))])
    assert len(long) < 70
    assert long.endswith(" …”")
    assert "\n" not in long
    assert quoted(claimed(), []) == ""
