"""Repairs of attachments that parsers get wrong, on parses written as the parser gave them."""

from __future__ import annotations

import pytest

from claimcheck.read.repair import repaired
from claimcheck.records import Parse
from tests.fakes import parsed


def heads(parse: Parse) -> dict[str, str]:
    """Each verb's head and label, a root's own word for its head."""
    tokens = parse.tokens
    return {t.text: f"{tokens[t.head].text}/{t.dep}" for t in tokens if t.tag.startswith("V")}


INVERTED = parsed(
    "Kestria freed 40 men, announced Ana Reed on Friday.",
    """
    Kestria NNP nsubj 1
    freed VBD ROOT 1 free
    40 CD nummod 3
    men NNS dobj 1
    , , punct 1
    announced VBD conj 1 announce
    Ana NNP compound 7
    Reed NNP dobj 5
    on IN prep 5
    Friday NNP pobj 8
    . . punct 5
    """,
)
LAST = parsed(
    "The trucks rolled, Ana Reed, an aide, told reporters.",
    """
    The DT det 1
    trucks NNS nsubj 2
    rolled VBD ROOT 2
    , , punct 2
    Ana NNP compound 5
    Reed NNP nsubj 10
    , , punct 5
    an DT det 8
    aide NN appos 5
    , , punct 5
    told VBD conj 2 tell
    reporters NNS dobj 10
    . . punct 10
    """,
)
COORDINATED = parsed(
    "It stated that checks would follow and thanked the crews.",
    """
    It PRP nsubj 1
    stated VBD ROOT 1 state
    that IN mark 5
    checks NNS nsubj 5
    would MD aux 5
    follow VB ccomp 1
    and CC cc 5
    thanked VBD conj 5 thank
    the DT det 9
    crews NNS dobj 7
    . . punct 1
    """,
)
PARTICIPLE = parsed(
    "It denied that they fled, saying it was a lie.",
    """
    It PRP nsubj 1
    denied VBD ROOT 1 deny
    that IN mark 4
    they PRP nsubj 4
    fled VBD ccomp 1
    , , punct 4
    saying VBG advcl 4 say
    it PRP nsubj 8
    was VBD ccomp 6
    a DT det 10
    lie NN attr 8
    . . punct 1
    """,
)


def test_a_report_behind_its_words_governs_them() -> None:
    assert heads(repaired(INVERTED)) == {"freed": "announced/ccomp", "announced": "announced/ROOT"}
    speaker = next(t for t in repaired(INVERTED).tokens if t.text == "Reed")
    assert speaker.dep == "nsubj"


def test_a_report_at_the_end_governs_its_sentence() -> None:
    assert heads(repaired(LAST)) == {"rolled": "told/ccomp", "told": "told/ROOT"}


def test_a_finite_verb_is_not_coordinated_with_an_infinitive() -> None:
    parse = repaired(COORDINATED)
    assert heads(parse)["thanked"] == "stated/conj"
    assert parse.tokens[6].head == 1  # "and" goes along


def test_a_participle_of_saying_is_the_speakers() -> None:
    assert heads(repaired(PARTICIPLE))["saying"] == "denied/advcl"


@pytest.mark.parametrize(
    "parse",
    [
        # nobody is named behind the verb, and two plain verbs may be coordinated
        parsed(
            "He freed 40 men, announced a truce.",
            """
    He PRP nsubj 1
    freed VBD ROOT 1 free
    40 CD nummod 3
    men NNS dobj 1
    , , punct 1
    announced VBD conj 1 announce
    a DT det 7
    truce NN dobj 5
    . . punct 1
    """,
        ),
        parsed(
            "He came and thanked them.",
            """
    He PRP nsubj 1
    came VBD ROOT 1
    and CC cc 1
    thanked VBD conj 1 thank
    them PRP dobj 3
    . . punct 1
    """,
        ),
        parsed(
            "They fled, burning it.",
            """
    They PRP nsubj 1
    fled VBD ROOT 1
    , , punct 1
    burning VBG advcl 1 burn
    it PRP dobj 3
    . . punct 1
    """,
        ),
    ],
)
def test_what_is_right_is_left_alone(parse: Parse) -> None:
    assert repaired(parse) == parse


@pytest.mark.parametrize("parse", [INVERTED, LAST, COORDINATED, PARTICIPLE])
def test_every_token_still_hangs_from_a_root(parse: Parse) -> None:
    fixed = repaired(parse)
    roots = [t.index for t in fixed.tokens if t.head == t.index]
    assert sorted(i for root in roots for i in fixed.subtree(root)) == list(
        range(len(fixed.tokens))
    )


def test_all_that_is_coordinated_is_reported() -> None:
    parse = parsed(
        "It freed 40 men and got 3, announced Ana Reed.",
        """
        It PRP nsubj 1
        freed VBD ROOT 1
        40 CD nummod 3
        men NNS dobj 1
        and CC cc 1
        got VBD conj 1
        3 CD dobj 5
        , , punct 5
        announced VBD conj 5 announce
        Ana NNP compound 10
        Reed NNP dobj 8
        . . punct 8
        """,
    )
    assert heads(repaired(parse)) == {
        "freed": "announced/ccomp",
        "got": "freed/conj",
        "announced": "announced/ROOT",
    }
