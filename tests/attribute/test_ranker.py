"""The trained choice among candidates."""

from __future__ import annotations

import pytest

from claimcheck import hub
from claimcheck.attribute.candidates import Anaphor, Context, candidates_of
from claimcheck.attribute.cast import Character
from claimcheck.attribute.ranker import LinearRanker, load_ranker
from claimcheck.attribute.scene import Grammar, Spot
from claimcheck.records import Model

MODEL = Model(name="speakers", digest="")
SUBJECT, OBJECT = "back subject", "back object"


def spot(token: int, sentence: int, grammar: Grammar = "subject") -> Spot:
    return Spot(
        token=token, sentence=sentence, paragraph=0, grammar=grammar, verb=token + 1, quoted=False
    )


def person(name: str, at: Spot) -> Character:
    return Character(name=name, type="person", proper=True, spots=[at])


def ranker(weights: dict[str, float], threshold: float = 0.0) -> LinearRanker:
    return LinearRanker(weights=weights, threshold=threshold, model=MODEL)


ANA = person("Ana Reed", spot(0, 0))
PAUL = person("Paul Olin", spot(4, 0, "object"))
SHE = Anaphor(spot=spot(9, 1), kind="he", gender="female")
THEY_SAY = Anaphor(spot=spot(9, 1), kind="he")


def test_the_best_candidate_is_chosen() -> None:
    everybody = [ANA, PAUL]
    assert ranker({SUBJECT: 1.0})(THEY_SAY, everybody, Context()) is ANA
    assert ranker({OBJECT: 1.0})(THEY_SAY, everybody, Context()) is PAUL
    assert ranker({OBJECT: 1.0, f"he:{SUBJECT}": 3.0})(THEY_SAY, everybody, Context()) is ANA


def test_gender_bars_candidates() -> None:
    assert ranker({OBJECT: 9.0, SUBJECT: 1.0})(SHE, [ANA, PAUL], Context()) is ANA


def test_none_of_them_is_a_choice() -> None:
    assert ranker({SUBJECT: 1.0, "none": 2.0})(THEY_SAY, [ANA, PAUL], Context()) is None
    assert ranker({SUBJECT: 1.0})(THEY_SAY, [], Context()) is None


def test_a_close_call_is_no_choice() -> None:
    assert ranker({SUBJECT: 0.1}, threshold=0.5)(THEY_SAY, [ANA, PAUL], Context()) is None
    assert ranker({SUBJECT: 9.0}, threshold=0.5)(THEY_SAY, [ANA, PAUL], Context()) is ANA


def test_whoever_is_quoted_is_no_third_person() -> None:
    found = candidates_of(THEY_SAY, [ANA, PAUL], Context(quoting=[ANA]))
    assert [c.character for c in found] == [PAUL]


def test_features_tell_distance_grammar_and_who_spoke() -> None:
    ana, paul = candidates_of(THEY_SAY, [PAUL, ANA], Context(previous=[ANA], parents=[PAUL]))[::-1]
    assert {"back within 1", SUBJECT, "spoke before", "rank 1"} <= set(ana.features)
    assert {"back within 1", OBJECT, "parent", "rank 0"} <= set(paul.features)


@pytest.mark.parametrize(
    ("noun", "traits", "feature"),
    [
        ("agency", frozenset(), "noun heads name"),
        ("harbour", frozenset(), "noun in name"),
        ("watchdog", frozenset(), "noun in roles"),
        ("agency", frozenset({"harbour"}), "traits known"),
        ("agency", frozenset({"space"}), "traits new"),
    ],
)
def test_features_of_nouns(noun: str, traits: frozenset[str], feature: str) -> None:
    body = Character(
        name="Brenn Harbour Agency",
        type="organization",
        proper=True,
        spots=[spot(0, 0)],
        roles={"watchdog"},
    )
    anaphor = Anaphor(spot=spot(9, 1), kind="organization", noun=noun, traits=traits)
    (found,) = candidates_of(anaphor, [body], Context())
    assert feature in found.features


def test_a_noun_that_fits_nobody_has_no_candidates() -> None:
    anaphor = Anaphor(spot=spot(9, 1), kind="person", noun="baker")
    assert candidates_of(anaphor, [ANA, PAUL], Context()) == []


def test_the_shipped_weights_are_what_the_manifest_says() -> None:
    hub.verify(hub.find_model("speakers").path)
    assert load_ranker().model.name == "speakers"
    assert 0 < load_ranker().threshold < 1


def test_a_name_in_ones_own_words_is_somebody_elses() -> None:
    seth = person("Seth Olin", spot(6, 1, "subject"))
    context = Context(said=frozenset({5, 6, 7}))
    found = candidates_of(THEY_SAY, [ANA, seth], context)
    assert [c.character for c in found] == [ANA]


def test_whoever_is_called_just_that_comes_before_the_nearest() -> None:
    ana, paul = person("Ana Reed", spot(0, 0)), person("Paul Olin", spot(4, 0))
    ana.roles, ana.traits = {"president"}, {"former", "vice"}
    role = Anaphor(
        spot=spot(9, 1),
        kind="person",
        noun="president",
        traits=frozenset({"former", "vice"}),
        generic=True,
    )
    assert [c.character for c in candidates_of(role, [ana, paul], Context())] == [ana]


def test_who_has_a_role_comes_before_who_might_have_it() -> None:
    ana, paul = person("Ana Reed", spot(0, 0)), person("Paul Olin", spot(4, 0))
    ana.roles = {"president"}
    bare = Anaphor(spot=spot(9, 1), kind="person", noun="president", generic=True)
    assert [c.character for c in candidates_of(bare, [ana, paul], Context())] == [ana]
    other = Anaphor(spot=spot(9, 1), kind="person", noun="official", generic=True)
    assert len(candidates_of(other, [ana, paul], Context())) == 2


def test_the_organization_means_one_who_is_there() -> None:
    body = Character(name="Quay Trust", type="organization", proper=True, spots=[spot(0, 0)])
    weights = {SUBJECT: 1.0, "none": 5.0}
    generic = Anaphor(spot=spot(9, 1), kind="organization", noun="organization", generic=True)
    assert ranker(weights)(generic, [body], Context()) is body
