from __future__ import annotations

import pytest

from claimcheck.claim.time import claim_time, tense_of
from claimcheck.records import Article, Span
from tests import sentences
from tests.fakes import written


@pytest.mark.parametrize(
    ("article", "head", "tense"),
    [
        (sentences.EXCHANGE, 1, "past"),
        (sentences.EXCHANGE, 9, "past"),
        (sentences.ASIDE, 5, "past"),  # has led
        (sentences.ASIDE, 15, "present"),  # may close
        (sentences.CONDITIONAL, 8, "future"),
        (sentences.CONDITIONAL, 10, "future"),  # shares "will"
        (sentences.NESTED, 4, "none"),  # a noun
        (sentences.THANKS, 4, "none"),  # a gerund
    ],
)
def test_tense_comes_from_the_verb_group(article: Article, head: int, tense: str) -> None:
    assert tense_of(article.parse, head) == tense


def test_the_first_sure_date_counts_with_its_preposition() -> None:
    article = written(
        "The port closed on Thursday.",
        """
        The DT det 1
        port NN nsubj 2
        closed VBD ROOT 2 close
        on IN prep 2
        Thursday NNP pobj 3
        . . punct 2
        """,
        entities={"Thursday": "DATE"},
        published="2026-03-13",
    )
    whole = Span(start=0, end=len(article.text) - 1)
    time = claim_time(article, [whole], 2)
    assert (time.tense, time.when) == ("past", "2026-03-12")
    assert time.span is not None
    assert time.span.of(article.text) == "on Thursday"


def test_without_a_date_there_is_only_tense() -> None:
    whole = Span(start=0, end=len(sentences.EXCHANGE.text))
    time = claim_time(sentences.EXCHANGE, [whole], 1)
    assert (time.when, time.span) == (None, None)


def test_what_is_scheduled_lies_ahead() -> None:
    article = written(
        "Reed is scheduled to speak on Thursday.",
        """
        Reed NNP nsubjpass 2
        is VBZ auxpass 2 be
        scheduled VBN ROOT 2 schedule
        to TO aux 4
        speak VB xcomp 2
        on IN prep 4
        Thursday NNP pobj 5
        . . punct 2
        """,
        entities={"Thursday": "DATE"},
        published="2026-03-13",
    )
    whole = Span(start=0, end=len(article.text) - 1)
    assert claim_time(article, [whole], 2).when == "2026-03-19"


def test_when_it_happened_counts_before_a_date_within_a_name() -> None:
    article = written(
        "The March 3 attack was debated on Thursday.",
        """
        The DT det 3
        March NNP nmod 3
        3 CD nummod 1
        attack NN nsubjpass 5
        was VBD auxpass 5 be
        debated VBN ROOT 5 debate
        on IN prep 5
        Thursday NNP pobj 6
        . . punct 5
        """,
        entities={"March 3": "DATE", "Thursday": "DATE"},
        published="2026-03-13",
    )
    whole = Span(start=0, end=len(article.text) - 1)
    assert claim_time(article, [whole], 5).when == "2026-03-12"
