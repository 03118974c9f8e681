from dataclasses import replace

from claimcheck.assess import assess_claims
from claimcheck.records import Claimed, Finding, Speaker
from claimcheck.settings import AssessSettings
from tests.report.builders import TEXT, at, attributions, claimed, claims, speakers


def raised(code: str, one: Claimed) -> list[Finding]:
    return list(assess_claims([one], AssessSettings(select=(code,)))[0])


def words(finding: Finding) -> list[str]:
    return [span.of(TEXT) for span in finding.spans]


def test_no_source_is_noted_for_the_articles_own_claims_only() -> None:
    (found,) = raised("CC101", claimed())
    assert (found.claim, found.attribution, found.level) == ("c1", None, "info")
    assert words(found) == ["The grain store at Larn burned down on Sunday"]


def test_an_attribution_to_nobody_names_no_source() -> None:
    nobody = replace(attributions()[0], source=(), speakers=())
    (found,) = raised("CC101", claimed(attributions=(nobody,), claims=()))
    assert (found.claim, found.attribution) == (None, "a1")
    assert found.message == "“said” names no source."
    assert words(found) == ["said"]


def test_a_quotation_without_source_and_cue_names_no_source() -> None:
    bare = replace(attributions()[3], source=(), speakers=(), cue=())
    (found,) = raised("CC101", claimed(attributions=(bare,), claims=()))
    assert words(found) == ["“We will rebuild it,”"]


def test_anonymous_sources_are_named_as_the_article_calls_them() -> None:
    first, second = raised("CC102", claimed())
    assert (first.attribution, second.attribution) == ("a4", "a5")
    assert first.message == "The article does not say who this is: officials."
    assert (words(first), words(second)) == (["officials"], ["They"])
    assert first.level == "warning"


def test_named_speakers_are_not_anonymous() -> None:
    known = (*speakers()[:3], Speaker(id="s4", name="Larn Council", type="organization"))
    assert raised("CC102", claimed(speakers=known)) == []


def test_secondhand_names_the_whole_chain() -> None:
    (found,) = raised("CC103", claimed())
    assert (found.claim, found.attribution) == ("c3", "a3")
    assert found.message == "Port Union is not heard directly but through Harbour Office."
    assert words(found) == ["Her office", "the Port Union"]


def test_three_in_a_chain_and_one_of_them_unknown() -> None:
    certainty = claims()[2].certainty
    longer = replace(
        claims()[2],
        chain=("s3", None, "s2"),
        certainty=replace(certainty, chain=(*certainty.chain, certainty.author)),
    )
    (found,) = raised("CC103", claimed(claims=(longer,)))
    assert found.message == (
        "Port Union is not heard directly but through someone who is not named, "
        "then Harbour Office."
    )


def test_relaying_ones_own_words_is_not_secondhand() -> None:
    own = replace(claims()[2], chain=("s3", "s3"))
    assert raised("CC103", claimed(claims=(own,))) == []


def test_a_source_that_could_not_be_resolved() -> None:
    lost = replace(attributions()[4], speakers=())
    (found,) = raised("CC104", claimed(attributions=(lost,), claims=()))
    assert found.message == "It could not be told who “They” is."
    assert found.spans == (at("They"),)
    assert raised("CC101", claimed(attributions=(lost,), claims=())) == []
