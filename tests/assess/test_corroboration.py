from dataclasses import replace

import pytest

from claimcheck.assess.corroboration import only_here, single_origin
from claimcheck.records import Corroboration, Matched, Origin, Relation
from tests.match.tellings import match, telling
from tests.report.builders import TEXT, claimed, corroboration


def matched(*found: Corroboration) -> Matched:
    return Matched(claimed=claimed(), corroboration=found or corroboration())


def test_a_single_origin_behind_several_outlets_is_a_warning() -> None:
    (found,) = single_origin(matched())
    assert (found.code, found.level, found.claim) == ("CC501", "warning", "c1")
    assert found.message == "3 outlets have this, all from one origin: Tide Press."
    assert [span.of(TEXT) for span in found.spans] == [
        "The grain store at Larn burned down on Sunday"
    ]


def test_an_origin_without_a_name_is_one_too() -> None:
    nameless = replace(corroboration()[0].groups[0], name=None)
    (found,) = single_origin(matched(replace(corroboration()[0], groups=(nameless,))))
    assert found.message == "3 outlets have this, all from one origin."


def test_a_claim_of_one_outlet_has_no_single_origin() -> None:
    alone = Origin(kind="independent", name="A", outlets=("A",))
    assert list(single_origin(matched(Corroboration(claim="c1", outlets=1, groups=(alone,))))) == []


def test_a_claim_that_nobody_else_has_is_noted() -> None:
    (found,) = only_here(matched())
    assert (found.code, found.level, found.claim) == ("CC503", "info", "c3")
    assert found.attribution == "a3"


@pytest.mark.parametrize(("relation", "noted"), [("agrees", 1), ("differs", 0), ("contradicts", 0)])
def test_another_version_elsewhere_is_not_only_here(relation: Relation, noted: int) -> None:
    other = match(telling("The alarm was on.", "The alarm was on"), claim="c3", relation=relation)
    assert len(list(only_here(replace(matched(), matches=(other,))))) == noted


def test_nothing_is_raised_where_no_other_article_was_at_hand() -> None:
    bare = Matched(claimed=claimed())
    assert [*single_origin(bare), *only_here(bare)] == []
