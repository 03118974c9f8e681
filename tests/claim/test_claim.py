from __future__ import annotations

from collections.abc import Sequence

import pytest

from claimcheck.claim import state_claims
from claimcheck.records import Attributed, Certainty, Claim, Proposition, Stance
from claimcheck.split.propositions import find_propositions
from tests import sentences
from tests.claim.builders import Saying, attributed, proposition, speaker
from tests.fakes import where, written


def claims(given: Attributed) -> Sequence[Claim]:
    return state_claims([given])[0].claims


def nested(*, inner: Stance = "distances", outer: Stance = "endorses") -> Sequence[Claim]:
    """The council relays what the Norland side says."""
    article = sentences.NESTED
    made: list[Proposition] = [
        proposition(article, 4, "the handover", statement=0),
        proposition(article, 25, "300 bodies", "were returned", statement=1),
        proposition(
            article,
            19,
            "which",
            "belong to Velmoran sailors",
            statement=2,
            subject="300 bodies",
        ),
    ]
    noted = "that 300 bodies “which, according to the Norland side, belong to Velmoran sailors”"
    sayings = [
        Saying(cue="verified", content=["the handover"], speaker=1, stance="endorses"),
        Saying(cue="noting", content=[noted], speaker=1, stance=outer, quote="mixed"),
        Saying(
            cue="according to",
            content=["“which", "belong to Velmoran sailors”"],
            speaker=2,
            parent=1,
            stance=inner,
            quote="direct",
        ),
    ]
    speakers = [
        speaker(article, 1, "the council", "The council", type="organization"),
        speaker(article, 2, "the Norland side", "the Norland side", type="party"),
    ]
    return claims(attributed(article, made, sayings=sayings, speakers=speakers))


def test_the_claims_of_a_nested_attribution() -> None:
    found = nested()
    assert [(c.id, c.text) for c in found] == [
        ("c1", "the handover"),
        ("c2", "300 bodies were returned"),
        ("c3", "300 bodies belong to Velmoran sailors"),
    ]
    assert [c.chain for c in found] == [("s1",), ("s1",), ("s2", "s1")]
    assert [c.attribution for c in found] == ["a1", "a2", "a3"]
    assert [c.certainty.author.value for c in found] == ["CT", "CT", "UU"]
    assert [len(c.certainty.chain) for c in found] == [1, 1, 2]


def test_a_relative_pronoun_is_replaced_where_it_stands() -> None:
    text = sentences.NESTED.text
    substitution = nested()[2].substitutions[0]
    assert (substitution.span, substitution.text) == (where(text, "which"), "300 bodies")
    assert substitution.origin == where(text, "300 bodies")


@pytest.mark.parametrize(
    ("inner", "outer", "author"),
    [
        ("endorses", "neutral", "CT"),
        ("endorses", "distances", "UU"),
        ("neutral", "endorses", "UU"),
    ],
)
def test_the_author_follows_the_innermost_stance(inner: Stance, outer: Stance, author: str) -> None:
    assert nested(inner=inner, outer=outer)[2].certainty.author.value == author


def test_a_carried_subject_goes_before_the_verb() -> None:
    article = sentences.EXCHANGE
    found = claims(attributed(article, find_propositions(article, ())))
    assert [c.text for c in found] == [
        "Velmora returned 40 bodies",
        "in exchange, Velmora received 12 sailors",
    ]
    carried = found[1].substitutions[0]
    assert len(carried.span) == 0
    assert carried.span.start == where(article.text, "received").start
    assert carried.origin == where(article.text, "Velmora")
    assert found[0].certainty.author == Certainty(value="CT")
    assert [(q.low, q.counted) for q in found[1].quantities] == [(12, "sailors")]


def test_i_is_the_speaker_of_the_quotation_and_we_is_not() -> None:
    article = sentences.FIRST_PERSON
    content = "“I am proud of my crew and we freed 12 sailors,”"
    made = [
        proposition(article, 2, "I am proud of my crew", statement=0),
        proposition(article, 9, "we freed 12 sailors", statement=0),
    ]
    sayings = [Saying(cue="told", content=[content], speaker=1, quote="direct")]
    speakers = [speaker(article, 1, "Anna Berg", "Anna Berg")]
    proud, freed = claims(attributed(article, made, sayings=sayings, speakers=speakers))
    assert proud.text == "Anna Berg is proud of Anna Berg’s crew"
    assert proud.ambiguous == ()
    assert freed.text == "we freed 12 sailors"
    assert [span.of(article.text) for span in freed.ambiguous] == ["we"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [("organization", "Ministry of Tides had lost 30 boats"), ("person", "it had lost 30 boats")],
)
def test_it_is_the_speaker_where_the_type_agrees(kind: str, text: str) -> None:
    article = sentences.ITSELF
    made = [proposition(article, 5, "it had lost 30 boats", statement=0)]
    sayings = [Saying(cue="said", content=["it had lost 30 boats"], speaker=1)]
    speakers = [speaker(article, 1, "Ministry of Tides", "The ministry", type=kind)]
    found = claims(attributed(article, made, sayings=sayings, speakers=speakers))[0]
    assert found.text == text
    assert bool(found.ambiguous) is (kind == "person")


def test_a_mention_that_is_a_bare_description_becomes_the_name() -> None:
    article = sentences.CONDITIONAL
    made = [proposition(article, 8, "the cabinet will resign")]
    speakers = [speaker(article, 1, "Berg Ministry", "the cabinet", type="organization")]
    found = claims(attributed(article, made, speakers=speakers))[0]
    assert found.text == "Berg Ministry will resign"


def test_generic_it_is_not_ambiguous() -> None:
    article = written(
        "It is likely that the port closed.",
        """
        It PRP nsubj 1
        is VBZ ROOT 1 be AUX
        likely JJ acomp 1
        that IN mark 6
        the DT det 5
        port NN nsubj 6
        closed VBD ccomp 1 close
        . . punct 1
        """,
    )
    found = claims(attributed(article, find_propositions(article, ())))[0]
    assert found.ambiguous == ()
    assert found.certainty.author.value == "PR"


def test_the_weaker_of_cue_and_own_hedge_counts() -> None:
    article = sentences.ASIDE
    made = [proposition(article, 15, "Norland may close the port", statement=0)]
    for cue, value in (("CT", "PS"), ("PR", "PS"), ("UU", "UU")):
        certainty = Certainty(value=cue, polarity="-")  # type: ignore[arg-type]
        sayings = [Saying(cue="said", content=["Norland may close the port"], certainty=certainty)]
        inner = claims(attributed(article, made, sayings=sayings))[0].certainty.chain[0]
        assert (inner.value, inner.polarity) == (value, "-")


def test_a_hedge_on_another_clause_of_the_content_does_not_count() -> None:
    article = sentences.ASIDE
    elsewhere = Certainty(value="PS", triggers=(where(article.text, "may"),))
    content = "who has led the talks since May, said that Norland may close the port"
    made = [proposition(article, 5, "led the talks since May", statement=0)]
    sayings = [Saying(content=[content], certainty=elsewhere)]
    inner = claims(attributed(article, made, sayings=sayings))[0].certainty.chain[0]
    assert inner == Certainty(value="CT")


def test_the_same_words_of_the_same_speakers_are_one_claim() -> None:
    article = sentences.NEGATED
    twice = [proposition(article, 4, "The pilot did not see the tower")] * 2
    assert [c.id for c in claims(attributed(article, twice))] == ["c1"]


def test_an_unknown_speaker_is_none_in_the_chain() -> None:
    article = sentences.ITSELF
    made = [proposition(article, 5, "it had lost 30 boats", statement=0)]
    sayings = [Saying(cue="said", content=["it had lost 30 boats"])]
    assert claims(attributed(article, made, sayings=sayings))[0].chain == (None,)


def test_figures_and_past_facts_are_more_checkworthy_than_predictions() -> None:
    fact = claims(attributed(sentences.EXCHANGE, find_propositions(sentences.EXCHANGE, ())))
    guess = claims(attributed(sentences.CONDITIONAL, find_propositions(sentences.CONDITIONAL, ())))
    assert fact[0].checkworthy > guess[0].checkworthy
    assert all(0 <= c.checkworthy <= 1 for c in (*fact, *guess))
