from __future__ import annotations

import pytest

from claimcheck.claim.tense import tense_of
from claimcheck.claim.time import claim_time
from claimcheck.records import Article, Span, When
from tests import sentences
from tests.fakes import where, written

FRIDAY = "2026-03-13"
TUESDAY = "2026-03-10"
NEXT_TUESDAY = "2026-03-17"


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


def modal(word: str) -> Article:
    rows = f"Ships NNS nsubj 3\n{word} MD aux 3\nhave VB aux 3\nleft VBN ROOT 3 leave"
    return written(f"Ships {word} have left", rows)


def test_a_perfect_behind_a_modal_is_past_save_for_the_future_perfect() -> None:
    tenses = {w: tense_of(modal(w).parse, 3) for w in ("may", "would", "will")}
    assert tenses == {"may": "past", "would": "past", "will": "future"}


def dated(text: str, rows: str, head: int, *, names: tuple[str, ...] = ()) -> When:
    article = written(text, rows, entities=dict.fromkeys(names, "ORG"), published=FRIDAY)
    return claim_time(article, [Span(start=0, end=len(text))], head)


def simple(verb: str, link: str, date: str = "Tuesday") -> When:
    """The time of "Ships closed on Tuesday", the verb's parse and tense given by `verb`."""
    word, tag, lemma = verb.split()
    rows = f"Ships NNS nsubj 1\n{word} {tag} ROOT 1 {lemma}\n{link} IN prep 1\n{date} NNP pobj 2"
    return dated(f"Ships {word} {link} {date}", rows, 1)


@pytest.mark.parametrize(
    ("verb", "link", "when"),
    [
        ("closed VBD close", "on", TUESDAY),
        ("closed VBD close", "by", TUESDAY),
        ("closed VBD close", "until", None),  # perhaps they are still closed
        ("waited VBD wait", "for", None),
        ("moved VBD move", "to", None),
        ("start VBP start", "on", NEXT_TUESDAY),
        ("search VBP search", "on", None),  # a caption, or a plan
        ("wait VBP wait", "until", NEXT_TUESDAY),
        ("run VBP run", "since", None),
        ("differ VBP differ", "from", None),
        ("closing VBG close", "on", TUESDAY),
        ("closing VBG close", "by", NEXT_TUESDAY),
    ],
)
def test_tense_and_words_say_which_way_a_weekday_lies(
    verb: str, link: str, when: str | None
) -> None:
    assert simple(verb, link).when == when


def test_the_words_are_the_date_with_its_preposition() -> None:
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
        published=FRIDAY,
    )
    time = claim_time(article, [Span(start=0, end=len(article.text) - 1)], 2)
    assert (time.tense, time.when) == ("past", "2026-03-12")
    assert time.span == where(article.text, "on Thursday")


def test_without_a_date_there_is_only_tense() -> None:
    whole = Span(start=0, end=len(sentences.EXCHANGE.text))
    time = claim_time(sentences.EXCHANGE, [whole], 1)
    assert (time.when, time.span) == (None, None)


def test_what_usually_happens_has_no_date() -> None:
    rows = """
    Officers NNS nsubj 2
    usually RB advmod 2
    meet VBP ROOT 2
    on IN prep 2
    Tuesday NNP pobj 3
    """
    assert dated("Officers usually meet on Tuesday", rows, 2).span is None


SCHEDULED = """
    Reed NNP nsubjpass 2
    {} {} auxpass 2 be
    scheduled VBN ROOT 2 schedule
    to TO aux 4
    speak VB xcomp 2
    on IN prep 4
    Tuesday NNP pobj 5
    """


def test_what_is_scheduled_lies_ahead_and_what_was_may_be_over() -> None:
    now = dated("Reed is scheduled to speak on Tuesday", SCHEDULED.format("is", "VBZ"), 2)
    then = dated("Reed was scheduled to speak on Tuesday", SCHEDULED.format("was", "VBD"), 2)
    assert (now.when, then.when) == (NEXT_TUESDAY, None)
    assert then.span is not None


PROMISE = """
    Reed NNP nsubj 1
    ordered VBD ROOT 1 order
    on IN prep 1
    Tuesday NNP pobj 2
    to TO aux 5
    pay VB xcomp 1
    by IN prep 5
    Thursday NNP pobj 6
    """


def test_the_date_of_an_order_is_not_that_of_what_is_ordered() -> None:
    assert dated("Reed ordered on Tuesday to pay by Thursday", PROMISE, 1).when == TUESDAY


@pytest.mark.parametrize(
    ("text", "rows", "head"),
    [
        (
            "Men who were arrested on Tuesday denied it",
            """
            Men NNS nsubj 6
            who WP nsubjpass 3
            were VBD auxpass 3 be
            arrested VBN relcl 0 arrest
            on IN prep 3
            Tuesday NNP pobj 4
            denied VBD ROOT 6 deny
            it PRP dobj 6
            """,
            6,
        ),
        (
            "Talks failed after Reed left on Tuesday",
            """
            Talks NNS nsubj 1
            failed VBD ROOT 1 fail
            after IN mark 4
            Reed NNP nsubj 4
            left VBD advcl 1 leave
            on IN prep 4
            Tuesday NNP pobj 5
            """,
            1,
        ),
        (
            "Tuesday's attack is a reminder",
            """
            Tuesday NNP poss 2
            's POS case 0
            attack NN nsubj 3
            is VBZ ROOT 3 be
            a DT det 5
            reminder NN attr 3
            """,
            3,
        ),
        (
            "Reed spoke after Tuesday's attack",
            """
            Reed NNP nsubj 1
            spoke VBD ROOT 1 speak
            after IN prep 1
            Tuesday NNP poss 5
            's POS case 3
            attack NN pobj 2
            """,
            1,
        ),
    ],
)
def test_the_date_of_another_event_is_not_the_claims(text: str, rows: str, head: int) -> None:
    assert dated(text, rows, head).when is None


def test_an_event_dates_what_it_did_and_what_happened_in_it() -> None:
    rows = """
    Tuesday NNP poss 2
    's POS case 0
    attack NN nsubj 3
    killed VBD ROOT 3 kill
    people NNS dobj 3
    """
    assert dated("Tuesday's attack killed people", rows, 3).when == TUESDAY
    rows = """
    People NNS nsubj 1
    died VBD ROOT 1 die
    in IN prep 1
    Tuesday NNP poss 5
    's POS case 3
    attack NN pobj 2
    """
    assert dated("People died in Tuesday's attack", rows, 1).when == TUESDAY


def test_when_it_happened_counts_before_a_date_within_a_name() -> None:
    rows = """
    The DT det 3
    March NNP nmod 3
    3 CD nummod 1
    attack NN nsubjpass 5
    was VBD auxpass 5 be
    debated VBN ROOT 5 debate
    on IN prep 5
    Thursday NNP pobj 6
    """
    assert dated("The March 3 attack was debated on Thursday", rows, 5).when == "2026-03-12"


def test_a_name_is_no_date() -> None:
    rows = """
    Friday NNP compound 2
    Market NNP compound 2
    Company NNP nsubj 3
    closed VBD ROOT 3 close
    """
    text = "Friday Market Company closed"
    assert dated(text, rows, 3, names=("Friday Market Company",)).span is None
