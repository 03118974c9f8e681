from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.records import Act, Article, Parse, Span, Statement
from claimcheck.split.propositions import find_propositions
from tests import sentences
from tests.fakes import parsed, where, written


def said(article: Article, *statements: Statement) -> list[str]:
    """Each proposition as "subject | words"."""
    found = find_propositions(article, statements)
    return [f"{article.words(p.subject)} | {article.words(p.spans)}" for p in found]


def statement(article: Article, source: str, cue: str, *content: str, **more: object) -> Statement:
    return Statement(
        source=(where(article.text, source),) if source else (),
        cue=(where(article.text, cue),),
        content=tuple(where(article.text, words) for words in content),
        **more,  # type: ignore[arg-type]
    )


def test_coordinated_predicates_share_the_subject() -> None:
    assert said(sentences.EXCHANGE) == [
        " | Velmora returned 40 bodies",
        "Velmora | in exchange, received 12 sailors",
    ]


def test_a_relative_clause_of_the_source_is_the_articles_own() -> None:
    article = sentences.ASIDE
    quoted = statement(article, "Anna Berg", "said", "that Norland may close the port")
    found = find_propositions(article, [quoted])
    assert [p.statement for p in found] == [None, 0]
    assert said(article, quoted) == [
        "Anna Berg | who has led the talks since May",
        " | Norland may close the port",
    ]


def test_each_proposition_belongs_to_the_innermost_statement() -> None:
    article = sentences.NESTED
    council = statement(article, "The council", "verified", "the handover")
    noting = statement(
        article,
        "The council",
        "noting",
        "that 300 bodies “which, according to the Norland side, belong to Velmoran sailors” "
        "were returned",
    )
    side = statement(
        article,
        "the Norland side",
        "according to",
        "“which",
        "belong to Velmoran sailors”",
        parent=1,
    )
    assert said(article, council, noting, side) == [
        " | the handover",
        " | 300 bodies were returned",
        "300 bodies | which belong to Velmoran sailors",
    ]
    found = find_propositions(article, [council, noting, side])
    assert [p.statement for p in found] == [0, 1, 2]


def test_a_negation_keeps_its_scope() -> None:
    assert said(sentences.NEGATED) == [" | The pilot did not see the tower and turn back"]


def test_a_conditional_stays_whole() -> None:
    assert said(sentences.CONDITIONAL) == [
        " | If the vote fails, the cabinet will resign and call an election"
    ]


def test_a_concession_is_a_claim_of_its_own() -> None:
    assert said(sentences.CONCESSION) == [
        " | the talks lasted five hours",
        " | they did not end the war",
    ]


def test_a_question_yields_only_what_it_presupposes() -> None:
    assert said(sentences.QUESTION) == ["Anna Berg | who led the talks"]


def test_a_reporting_clause_is_no_proposition() -> None:
    article = sentences.ITSELF
    lost = statement(article, "The ministry", "said", "it had lost 30 boats")
    assert said(article, lost) == [" | it had lost 30 boats"]


def test_an_attitude_is_the_act_and_what_it_presupposes() -> None:
    article = sentences.THANKS
    thanks = statement(article, "He", "thanked", "them for freeing 40 hostages", act="attitude")
    assert said(article, thanks) == [
        " | He thanked them for freeing 40 hostages",
        "them | freeing 40 hostages",
    ]
    assert [p.statement for p in find_propositions(article, [thanks])] == [None, 0]


def test_a_content_that_is_another_statement_yields_none() -> None:
    article = written(
        "Reed said officials believed it rained.",
        """
        Reed NNP nsubj 1
        said VBD ROOT 1 say
        officials NNS nsubj 3
        believed VBD ccomp 1 believe
        it PRP nsubj 5
        rained VBD ccomp 3 rain
        . . punct 1
        """,
    )
    outer = statement(article, "Reed", "said", "officials believed it rained")
    inner = statement(article, "officials", "believed", "it rained", parent=0)
    assert [p.statement for p in find_propositions(article, [outer, inner])] == [1]


def test_shared_auxiliaries_are_carried_over() -> None:
    article = written(
        "Police may arrest Berg and charge him with fraud.",
        """
        Police NNS nsubj 2
        may MD aux 2
        arrest VB ROOT 2
        Berg NNP dobj 2
        and CC cc 2
        charge VB conj 2
        him PRP dobj 5
        with IN prep 5
        fraud NN pobj 7
        . . punct 2
        """,
    )
    assert said(article)[1] == "Police may | charge him with fraud"


def test_orders_and_fragments_yield_none() -> None:
    order = written("Stop now.", "Stop VB ROOT 0\nnow RB advmod 0\n. . punct 0")
    fragment = written("A dark day.", "A DT det 2\ndark JJ amod 2\nday NN ROOT 2\n. . punct 2")
    assert said(order) == said(fragment) == []


def test_a_headline_makes_no_claim() -> None:
    text = "Berg resigns"
    parse = parsed(text, "Berg NNP nsubj 1\nresigns VBZ ROOT 1")
    whole = Span(start=0, end=len(text))
    assert find_propositions(Article(text=text, paragraphs=(whole,), parse=parse), ())
    assert not find_propositions(Article(text=text, headline=whole, parse=parse), ())


def test_a_dateline_is_left_out() -> None:
    article = written(
        "VELMORA — The port closed.",
        """
        VELMORA NNP dep 4
        — : punct 4
        The DT det 3
        port NN nsubj 4
        closed VBD ROOT 4 close
        . . punct 4
        """,
    )
    assert said(article) == [" | The port closed"]


WORDS = ("the", "ship", "left", "“port”", "and", "🚢", "né\u0301", ",", "said", "that", "\ud800")
TAGS = ("DT", "NN", "VBD", "NN", "CC", "NN", "NN", ",", "VBD", "IN", "NN")
DEPS = ("nsubj", "dobj", "conj", "ccomp", "relcl", "advcl", "punct", "cc", "prep", "mark", "xcomp")


@st.composite
def broken_articles(draw: st.DrawFn) -> tuple[Article, list[Statement]]:
    """Articles with random trees, and random spans as statements."""
    kinds = draw(st.lists(st.integers(0, len(WORDS) - 1), min_size=1, max_size=12))
    text = "\u00a0 ".join(WORDS[k] for k in kinds)
    rows = [f"{WORDS[kinds[0]]} {TAGS[kinds[0]]} ROOT 0"]
    for number, kind in enumerate(kinds[1:], start=1):
        head = draw(st.integers(0, number - 1))
        rows.append(f"{WORDS[kind]} {TAGS[kind]} {draw(st.sampled_from(DEPS))} {head}")
    parse: Parse = parsed(text, "\n".join(rows))
    tokens = st.integers(0, len(kinds) - 1)
    statements = []
    for _ in range(draw(st.integers(0, 3))):
        first, last = sorted((draw(tokens), draw(tokens)))
        cue = parse.tokens[draw(tokens)].span
        content = parse.span([first, last])
        acts: list[Act] = ["assertion", "belief", "question", "directive"]
        act = draw(st.sampled_from(acts))
        statements.append(Statement(cue=(cue,), content=(content,), act=act))
    return Article(text=text, paragraphs=(Span(start=0, end=len(text)),), parse=parse), statements


@given(broken_articles())
def test_spans_hold_in_any_parse(drawn: tuple[Article, list[Statement]]) -> None:
    article, statements = drawn
    for proposition in find_propositions(article, statements):
        assert proposition.spans
        ends = [proposition.spans[0].start]
        for span in (*proposition.spans, *proposition.subject):
            words = span.of(article.text)
            assert words
            assert words == words.strip()
        for span in proposition.spans:
            assert ends[-1] <= span.start < span.end
            ends.append(span.end)
