from dataclasses import replace

import pytest

from claimcheck.records import Article, Certainty, Claim, ClaimCertainty, Dropped, Report, Span
from claimcheck.report.words import Wording, byline, counted, heading, left_out, listed, summary
from tests.report.builders import attributions, claims, report


def with_attribution(number: int, **changed: object) -> Report:
    parts = list(attributions())
    parts[number] = replace(parts[number], **changed)  # type: ignore[arg-type]
    return replace(report(), attributions=tuple(parts))


def who(one: Report, number: int) -> str:
    return Wording(one).who(one.claims[number])


def how(one: Report, number: int) -> str:
    return Wording(one).how(one.claims[number])


def test_counting_and_listing() -> None:
    assert [counted(n, "claim") for n in (0, 1, 2)] == ["no claims", "1 claim", "2 claims"]
    assert [listed("ABC"[:n]) for n in (0, 1, 2, 3)] == ["", "A", "A and B", "A, B and C"]


def test_summary_counts_each_kind() -> None:
    assert summary(report()) == "5 claims, 4 attributed; 4 speakers. 2 warnings, 1 note."
    some = replace(report(), hidden=1)
    assert summary(some).endswith("1 note. Not shown: 1 claim less worth checking.")
    bare = replace(report(), claims=claims()[:1], speakers=(), findings=())
    assert summary(bare) == "1 claim, none attributed; no speakers. No warnings, no notes."


def test_a_description_stands_with_the_first_claim_only() -> None:
    one = replace(report(), claims=(claims()[1], replace(claims()[1], id="c9")))
    assert [who(one, n) for n in (0, 1)] == ["Ida Quell (harbour master)", "Ida Quell"]


def test_the_first_claim_is_the_one_shown_first() -> None:
    first, second = claims()[1], replace(claims()[1], id="c9", checkworthy=0.9)
    one = replace(report(), claims=(first, second))
    assert [who(one, n) for n in (0, 1)] == ["Ida Quell", "Ida Quell (harbour master)"]


def test_several_speakers_are_all_named() -> None:
    one = with_attribution(0, speakers=("s1", "s2"))
    assert who(one, 1) == "Ida Quell (harbour master) and Harbour Office"


def test_a_source_that_is_not_resolved_is_quoted() -> None:
    one = with_attribution(4, speakers=())
    one = replace(one, claims=(replace(claims()[4], chain=(None,)),))
    assert who(one, 0) == "“They” (not resolved)"


def test_no_source_words_at_all() -> None:
    one = with_attribution(4, speakers=(), source=())
    assert who(replace(one, claims=(replace(claims()[4], chain=(None,)),)), 0) == "no named source"


def test_a_link_that_is_not_known_is_said_to_be() -> None:
    one = replace(report(), claims=(replace(claims()[2], chain=("s3", None)),))
    assert who(one, 0) == "Port Union, via a source not named"


def test_relaying_ones_own_words_is_no_link() -> None:
    assert who(replace(report(), claims=(replace(claims()[2], chain=("s3", "s3")),)), 0) == (
        "Port Union"
    )


@pytest.mark.parametrize(
    ("value", "polarity", "words"),
    [
        ("CT", "+", "stated as certain"),
        ("CT", "-", "denied"),
        ("PR", "+", "put as likely"),
        ("PR", "-", "put as unlikely"),
        ("PS", "+", "put as possible"),
        ("PS", "-", "put as possibly not so"),
        ("UU", "+", "left open"),
        ("UU", "-", "left open"),
    ],
)
def test_certainty_in_words(value: str, polarity: str, words: str) -> None:
    certainty = Certainty(value=value, polarity=polarity)  # type: ignore[arg-type]
    judged = ClaimCertainty(chain=(certainty,), author=certainty)
    assert how(replace(report(), claims=(replace(claims()[1], certainty=judged),)), 0) == words


def test_the_article_may_hedge_too() -> None:
    likely = ClaimCertainty(chain=(), author=Certainty(value="PR"))
    own: Claim = replace(claims()[0], certainty=likely)
    assert how(replace(report(), claims=(own,)), 0) == "put as likely"


def test_stance_names_who_takes_it() -> None:
    assert how(with_attribution(0, stance="endorses"), 1) == (
        "stated as certain; the article vouches for it"
    )
    assert how(with_attribution(2, stance="distances"), 2) == (
        "put as possible; Harbour Office keeps a distance"
    )


def test_heading_and_byline_use_what_is_known() -> None:
    bare = Article(text="x", path="a.txt", outlet="The Larn Lantern")
    assert (heading(bare), byline(bare)) == ("a.txt", "The Larn Lantern")
    assert heading(Article(text="x", url="http://localhost/x")) == "http://localhost/x"
    assert (heading(Article(text="x")), byline(Article(text="x"))) == ("Untitled article", "")


def test_left_out_counts_by_reason() -> None:
    span = Span(start=0, end=1)
    reasons = ("duplicate", "boilerplate", "boilerplate", "navigation")
    dropped = tuple(Dropped(span=span, reason=reason) for reason in reasons)  # type: ignore[arg-type]
    assert left_out(Article(text="x", dropped=dropped)) == (
        "Left out: 2 passages of boilerplate, 1 repeated, 1 of navigation"
    )
    assert left_out(Article(text="x", dropped=dropped[:1])) == "Left out: 1 passage repeated"
    assert left_out(Article(text="x")) == ""
