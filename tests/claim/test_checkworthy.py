"""What is worth checking: the features of a claim, and the shipped model's sense of news."""

from __future__ import annotations

import pytest

from claimcheck import hub
from claimcheck.claim.checkworthy import Worth, features, load_worth
from claimcheck.claim.quantities import find_quantities
from claimcheck.read import SpacyParser
from claimcheck.records import Article, Model, Span
from tests.fakes import parsed, written

QUAY = """Olin NNP nsubj 1
shut VBD ROOT 1 shut
our PRP$ poss 3
quay NN dobj 1
for IN prep 1
30 CD nummod 6
days NNS pobj 4 day"""
TEXT = "Olin shut our quay for 30 days"


def of(article: Article, *tokens: int) -> list[str]:
    whole = Span(start=0, end=len(article.text))
    return features(article.parse, tokens, find_quantities(article, [whole]))


def test_names_and_numbers_are_kinds_and_pronouns_nothing() -> None:
    article = written(TEXT, QUAY, entities={"Olin": "PERSON"})
    found = of(article, *range(7))
    words = {name for name in found if name.startswith("word ")}
    assert words == {"word <person>", "word shut", "word quay", "word for", "word <number>",
                     "word day"}  # fmt: skip
    assert {"head VBD", "head shut", "nsubj PROPN", "dobj NOUN", "VBD dobj", "names 1"} <= {*found}
    assert {"figures 1", "figure duration", "figure exact", "tags NNP VBD"} <= {*found}


def test_a_claim_is_judged_by_its_own_words_alone() -> None:
    article = written(TEXT, QUAY, entities={"Olin": "PERSON"})
    found = features(article.parse, [1, 2, 3], ())
    assert not [name for name in found if "person" in name or "nsubj" in name or "names" in name]


def test_a_question_is_known_by_the_mark_behind_it() -> None:
    rows = "Did VBD aux 1 do\nsink VB ROOT 1\n? . punct 1"
    parse = parsed("Did sink?", rows)
    assert "word ?" in features(parse, [0, 1], ())
    assert "word ?" not in features(parse, [0], ())


def test_a_claim_without_words_is_worth_nothing() -> None:
    parse = parsed("— !", "— : ROOT 0\n! . punct 0")
    worth = Worth(weights={"constant": 9.0}, threshold=0.5, model=Model(name="toy", digest=""))
    assert features(parse, [0], ()) == []
    assert worth(parse, [0], ()) == 0


def test_weights_add_up() -> None:
    article = written(TEXT, QUAY)
    worth = Worth(
        weights={"constant": -1.0, "word shut": 0.4, "head VBD": 0.6, "word sank": 5.0},
        threshold=0.5,
        model=Model(name="toy", digest=""),
    )
    assert worth(article.parse, range(7), ()) == pytest.approx(0.5)


def test_the_shipped_files_have_their_digests() -> None:
    hub.verify(hub.find_model("checkworthy").path)


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def score(text: str, parser: SpacyParser) -> float:
    whole = Span(start=0, end=len(text))
    article = Article(text=text, parse=parser(text, [whole]))
    tokens = range(len(article.parse.tokens))
    return load_worth()(article.parse, tokens, find_quantities(article, [whole]))


@pytest.mark.parametrize(
    "sentence",
    [
        "Spending on the navy rose by 40 percent between 2029 and 2031.",
        "Senator Ruth Olin voted against the harbour bill.",
        "The company has sold more than 3,000 faulty pumps since May.",
    ],
)
def test_figures_and_deeds_are_worth_checking(sentence: str, parser: SpacyParser) -> None:
    assert score(sentence, parser) >= load_worth().threshold


@pytest.mark.parametrize(
    "sentence",
    [
        "Good evening, everyone.",
        "What will the harbour look like in ten years?",
        "I think it is a great idea.",
        "We need to find a way to work together.",
        "The water was calm.",
    ],
)
def test_talk_is_not(sentence: str, parser: SpacyParser) -> None:
    assert score(sentence, parser) < load_worth().threshold
