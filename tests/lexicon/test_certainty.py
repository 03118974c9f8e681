from __future__ import annotations

import pytest

from claimcheck.lexicon.certainty import read_certainty
from claimcheck.records import Article
from tests import sentences
from tests.fakes import written


def modal(words: str, verb: str, *between: str) -> Article:
    """The modal of "Ships may sink" and what follows hang on the verb, the last token."""
    head = 2 + len(between)
    rows = [f"Ships NNS nsubj {head}", f"{words} MD aux {head}"]
    rows += [f"{word} RB neg {head}" for word in between]
    rows.append(f"{verb} VB ROOT {head}")
    return written(" ".join(["Ships", words, *between, verb]), "\n".join(rows))


def value(article: Article, head: int) -> str:
    return read_certainty(article.parse, range(len(article.parse.tokens)), head).value


@pytest.mark.parametrize(
    ("article", "head", "expected"),
    [
        (modal("may", "sink"), 2, "PS"),
        (modal("may", "sink", "not"), 3, "PS"),
        (modal("could", "sink"), 2, "PS"),
        (modal("could", "sink", "not"), 3, "CT"),  # past ability
        (modal("will", "sink"), 2, "CT"),  # the time says future
        (modal("should", "arrive"), 2, "PR"),
        (modal("should", "apologise"), 2, "CT"),  # a duty
        (sentences.EXCHANGE, 1, "CT"),
        (sentences.NEGATED, 4, "CT"),
        (sentences.CONDITIONAL, 8, "UU"),
        (sentences.QUESTION, 9, "UU"),
        (sentences.ASIDE, 15, "PS"),
    ],
)
def test_the_scale(article: Article, head: int, expected: str) -> None:
    assert value(article, head) == expected


@pytest.mark.parametrize(
    ("text", "rows", "head", "expected"),
    [
        (
            "Prices seem to fall",
            "Prices NNS nsubj 1\nseem VBP ROOT 1\nto TO aux 3\nfall VB xcomp 1",
            1,
            "PR",
        ),
        (
            "He appeared in court",
            "He PRP nsubj 1\nappeared VBD ROOT 1 appear\nin IN prep 1\ncourt NN pobj 2",
            1,
            "CT",
        ),
        (
            "Rain is expected",
            "Rain NN nsubjpass 2\nis VBZ auxpass 2 be\nexpected VBN ROOT 2 expect",
            2,
            "PR",
        ),
        (
            "Perhaps 30 died",
            "Perhaps RB advmod 2\n30 CD nsubj 2\ndied VBD ROOT 2 die",
            2,
            "CT",
        ),
        (
            "He was probably armed",
            "He PRP nsubj 1\nwas VBD ROOT 1 be AUX\nprobably RB advmod 3\narmed JJ acomp 1",
            1,
            "PR",
        ),
        (
            "Even if it rains he goes",
            "Even RB advmod 3\nif IN mark 3\nit PRP nsubj 3\nrains VBZ advcl 5 rain\n"
            "he PRP nsubj 5\ngoes VBZ ROOT 5 go",
            5,
            "CT",
        ),
    ],
)
def test_a_hedge_must_scope_over_the_predicate(
    text: str, rows: str, head: int, expected: str
) -> None:
    assert value(written(text, rows), head) == expected


def test_a_second_conjunct_shares_the_modal() -> None:
    article = written(
        "Ships may sink or burn",
        "Ships NNS nsubj 2\nmay MD aux 2\nsink VB ROOT 2\nor CC cc 2\nburn VB conj 2",
    )
    assert value(article, 4) == "PS"


def test_triggers_are_the_words_that_decided() -> None:
    article = sentences.ASIDE
    certainty = read_certainty(article.parse, range(len(article.parse.tokens)), 15)
    assert [span.of(article.text) for span in certainty.triggers] == ["may"]
    assert certainty.polarity == "+"


def test_a_hedge_outside_the_clause_does_not_count() -> None:
    assert read_certainty(sentences.ASIDE.parse, [15, 16, 17], 15).value == "CT"
