"""Claims less worth checking, and what was found about them, can be left out."""

from dataclasses import replace

from claimcheck.records import Report
from claimcheck.report import without_minor
from tests.report.builders import at, claims, findings, report


def weighed(*scores: float) -> Report:
    """The invented report, its claims worth as much as given."""
    own = tuple(replace(c, checkworthy=s) for c, s in zip(claims(), scores, strict=True))
    return replace(report(), claims=own)


def test_a_claim_as_worth_checking_as_asked_for_stays_with_its_id() -> None:
    found = without_minor(weighed(0.2, 0.49, 0.5, 0.1, 0.9), 0.5)
    assert [claim.id for claim in found.claims] == ["c3", "c5"]
    assert found.hidden == 3


def test_nothing_goes_at_zero() -> None:
    assert without_minor(weighed(0.0, 0.0, 0.0, 0.0, 0.0), 0.0) == weighed(0.0, 0.0, 0.0, 0.0, 0.0)


def test_a_finding_about_a_hidden_claim_goes_with_it() -> None:
    assert [f.code for f in without_minor(weighed(0.9, 0.0, 0.1, 0.9, 0.0), 0.5).findings] == [
        "CC101",
        "CC102",
    ]


def test_a_finding_about_an_attribution_goes_with_its_last_claim() -> None:
    shared = replace(claims()[4], attribution="a4", checkworthy=0.8)
    both = replace(weighed(0.0, 0.0, 0.0, 0.3, 0.0), findings=findings()[2:])
    both = replace(both, claims=(*both.claims[:4], shared))
    assert len(without_minor(both, 0.5).findings) == 1
    assert without_minor(both, 0.9).findings == ()


def test_a_finding_about_no_claim_stays() -> None:
    alone = replace(findings()[1], claim=None, attribution=None, spans=(at("Larn"),))
    one = replace(weighed(0.0, 0.0, 0.0, 0.0, 0.0), findings=(alone,))
    assert without_minor(one, 1.0).findings == (alone,)


def test_hiding_twice_counts_both() -> None:
    once = without_minor(weighed(0.2, 0.4, 0.6, 0.8, 0.9), 0.3)
    assert without_minor(once, 0.7).hidden == 3
