from dataclasses import replace

import pytest

from claimcheck.assess import assess_claims
from claimcheck.records import Certainty, ClaimCertainty, Claimed, Finding, When
from claimcheck.settings import AssessSettings
from tests.report.builders import CT, TEXT, UU, at, attributions, claimed, claims


def raised(code: str, one: Claimed) -> list[Finding]:
    return list(assess_claims([one], AssessSettings(select=(code,)))[0])


def words(finding: Finding) -> list[str]:
    return [span.of(TEXT) for span in finding.spans]


def judged(number: int, *chain: Certainty, author: Certainty = UU) -> Claimed:
    certainty = ClaimCertainty(chain=chain, author=author)
    return claimed(claims=(replace(claims()[number], certainty=certainty),))


def test_a_hedge_is_noted_with_its_words_and_speaker() -> None:
    (found,) = raised("CC201", claimed())
    assert found.message == "Port Union puts this as possible, not as certain: “may”."
    assert (found.claim, found.level, words(found)) == ("c3", "info", ["may"])


@pytest.mark.parametrize(
    ("value", "polarity", "degree"),
    [("PR", "+", "likely"), ("PR", "-", "unlikely"), ("PS", "-", "possibly not so")],
)
def test_degrees(value: str, polarity: str, degree: str) -> None:
    certainty = Certainty(value=value, polarity=polarity)  # type: ignore[arg-type]
    (found,) = raised("CC201", judged(1, certainty))
    assert found.message == f"Ida Quell puts this as {degree}, not as certain."
    assert words(found) == ["said"]  # no trigger: the cue is what was judged


@pytest.mark.parametrize("certainty", [CT, UU, Certainty(value="CT", polarity="-")])
def test_certain_and_open_claims_are_not_hedged(certainty: Certainty) -> None:
    assert raised("CC201", judged(1, certainty)) == []


def test_the_article_hedges_its_own_claim() -> None:
    (found,) = raised("CC201", judged(0, author=Certainty(value="PR")))
    assert found.message == "The article puts this as likely, not as certain."
    assert words(found) == ["The grain store at Larn burned down on Sunday"]


def test_hedges_of_two_are_one_finding_with_both_words() -> None:
    inner = Certainty(value="PS", triggers=(at("may"),))
    outer = Certainty(value="PR", triggers=(at("claimed"),))
    (found,) = raised("CC201", judged(2, inner, outer))
    assert words(found) == ["claimed", "may"]
    assert found.message.startswith("Port Union puts this as possible")


def test_the_article_keeps_a_distance() -> None:
    (found,) = raised("CC202", claimed())
    assert (found.attribution, found.level, words(found)) == ("a2", "warning", ["claimed"])
    assert found.message == "The article keeps a distance from what Harbour Office says: “claimed”."


def test_the_relaying_speaker_keeps_a_distance() -> None:
    outer, inner = attributions()[1:3]
    parts = (replace(outer, stance="neutral"), replace(inner, stance="distances", cue=()))
    (found,) = raised("CC202", claimed(attributions=parts))
    assert found.message.startswith("Harbour Office keeps a distance from what Port Union says")
    assert words(found) == ["that the alarm may have been switched off"]


def test_a_distance_from_nobody_in_particular() -> None:
    nobody = replace(attributions()[1], speakers=(), source=())
    (found,) = raised("CC202", claimed(attributions=(nobody,), claims=()))
    assert found.message == "The article keeps a distance from this statement: “claimed”."


def test_predictions_are_noted_with_their_date() -> None:
    (found,) = raised("CC204", claimed())
    assert (found.claim, words(found)) == ("c4", ["We will rebuild it"])
    dated = replace(claims()[3], time=When(tense="future", when="2031-06", span=at("on Sunday")))
    (found,) = raised("CC204", claimed(claims=(dated,)))
    assert found.message == "This was still to come when it was said (2031-06)."
    assert words(found) == ["on Sunday"]


@pytest.mark.parametrize("tense", ["past", "present", "none"])
def test_other_tenses_predict_nothing(tense: str) -> None:
    other = replace(claims()[3], time=When(tense=tense))  # type: ignore[arg-type]
    assert raised("CC204", claimed(claims=(other,))) == []
