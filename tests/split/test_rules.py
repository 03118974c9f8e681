"""The rule-based attributor on the constructions that the report schema names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from claimcheck.records import Span, Split

Splits = Callable[[str], Split]


@dataclass(frozen=True)
class Row:
    """What one statement should be: words of source, cue, content ("…" parts them), parent."""

    source: str
    cue: str
    content: str
    parent: int | None = None
    act: str = "assertion"


def rows(split: Split) -> list[Row]:
    def words(spans: tuple[Span, ...]) -> str:
        return split.article.words(spans, " … ")

    return [
        Row(words(s.source), words(s.cue), words(s.content), s.parent, s.act)
        for s in split.statements
    ]


CASES = {
    "reporting verb": (
        "Reed said the harbour would close in May.",
        [Row("Reed", "said", "the harbour would close in May")],
    ),
    "that-clause keeps its that": (
        "The mayor stated that the quay was unsafe.",
        [Row("The mayor", "stated", "that the quay was unsafe")],
    ),
    "auxiliaries and negation belong to the cue": (
        "The ministry has not confirmed that the dam broke.",
        [Row("The ministry", "has not confirmed", "that the dam broke")],
    ),
    "parenthesis": (
        "The plan, Reed said, will fail by May.",
        [Row("Reed", "said", "The plan … will fail by May")],
    ),
    "according to": (
        "The fire killed four people, according to the coroner.",
        [Row("the coroner", "according to", "The fire killed four people")],
    ),
    "the noun that a relative clause speaks of": (
        "The town saw a fire that Reed blamed on arsonists.",
        [Row("Reed", "blamed", "a fire … on arsonists")],
    ),
    "circumstances of what is expected": (
        "Reed expects a flood by noon.",
        [Row("Reed", "expects", "a flood by noon", None, "belief")],
    ),
    "three levels": (
        "Okafor told the Courier that officials had claimed Brandt allegedly left with the files.",
        [
            Row(
                "Okafor",
                "told",
                "that officials had claimed Brandt allegedly left with the files",
            ),
            Row("officials", "had claimed", "Brandt allegedly left with the files", 0),
            Row("", "allegedly", "Brandt … left with the files", 1),
        ],
    ),
    "a quotation keeps its marks": (
        "“The dam is safe,” the engineer said.",
        [Row("the engineer", "said", "“The dam is safe,”")],
    ),
    "a quotation goes on behind its cue": (
        "“We will not leave,” Reed said on Monday. “They know it.”",
        [Row("Reed", "said", "“We will not leave,” … “They know it.”")],
    ),
    "a quotation without a closing mark": (
        "Reed said: “We won.",
        [Row("Reed", "said", "“We won")],
    ),
    "noun of saying with its owner": (
        "Nobody in Brenn heard the firm's claim that the water was clean.",
        [Row("the firm", "claim", "that the water was clean")],
    ),
    "a denied allegation": (
        "The mayor's office rejected the allegations that she had taken bribes.",
        [
            Row(
                "The mayor's office",
                "rejected",
                "the allegations that she had taken bribes",
                act="assertion",
            ),
            Row("", "allegations", "that she had taken bribes", 0),
        ],
    ),
    "a request": (
        "The president urged both sides to stop fighting.",
        [Row("The president", "urged", "both sides to stop fighting", act="directive")],
    ),
    "a wish": (
        "Olin wants to rebuild the pier.",
        [Row("Olin", "wants", "to rebuild the pier", act="attitude")],
    ),
    "an open question": (
        "The court has not said why the case was dropped.",
        [Row("The court", "has not said", "why the case was dropped", act="question")],
    ),
    "a belief without a holder": (
        "It is believed the fire began in the kitchen.",
        [Row("", "is believed", "the fire began in the kitchen", act="belief")],
    ),
    "the speaker behind the verb": (
        "The bridge is closed for repairs, announced Mayor Ana Reed on Friday.",
        [Row("Mayor Ana Reed", "announced", "The bridge is closed for repairs")],
    ),
    "relayed by words": (
        "The agency, quoting state radio, said the dam had burst.",
        [
            Row("The agency", "said", "the dam had burst"),
            Row("state radio", "quoting", "the dam had burst", 0),
        ],
    ),
    "a participle of saying is the speaker's": (
        "The ministry denied that its troops had entered the town, saying it was a lie.",
        [
            Row("The ministry", "denied", "that its troops had entered the town"),
            Row("The ministry", "saying", "it was a lie"),
        ],
    ),
    "a dash label": (
        "“Nobody was hurt in the blast.” — Ana Reed, mayor",
        [Row("Ana Reed, mayor", "—", "“Nobody was hurt in the blast.”")],
    ),
    "scare adjective": (
        "The so-called reform will cost jobs, unions say.",
        [
            Row("unions", "say", "The so-called reform will cost jobs"),
            Row("", "so-called", "reform", 0),
        ],
    ),
    "a phrasal cue": (
        "Reed called for an inquiry into the fire.",
        [Row("Reed", "called for", "an inquiry into the fire", act="directive")],
    ),
    "an accusation": (
        "Critics accused the mayor of hiding the report.",
        [Row("Critics", "accused", "the mayor of hiding the report")],
    ),
    "an accusation in the passive": (
        "The mayor was accused of hiding the report.",
        [Row("", "was accused of", "The mayor … hiding the report")],
    ),
    "an agent behind by": (
        "The plan was praised by Reed.",
        [Row("Reed", "was praised", "The plan", act="attitude")],
    ),
    "an expectation in the passive": (
        "The toll is expected to rise.",
        [Row("", "is expected", "The toll … to rise", act="belief")],
    ),
    "two reports of one sentence": (
        "The toll is expected to rise, officials warned.",
        [
            Row("", "is expected", "The toll … to rise", 1, "belief"),
            Row("officials", "warned", "The toll is expected to rise"),
        ],
    ),
    "an aspectual verb belongs to the cue": (
        "Reed went on to explain that the dam was safe.",
        [Row("Reed", "went on to explain", "that the dam was safe")],
    ),
    "declining to say is no wish": (
        "Asked whether he would resign, Brandt declined to say.",
        [Row("", "Asked", "whether he would resign", act="question")],
    ),
    "a request by a verb of saying": (
        "Reed told them to leave.",
        [Row("Reed", "told", "them to leave", act="directive")],
    ),
    "a promise": (
        "Reed promised to rebuild the pier.",
        [Row("Reed", "promised", "to rebuild the pier", act="attitude")],
    ),
    "a claim by infinitive": (
        "Reed claimed to have seen the fire.",
        [Row("Reed", "claimed", "to have seen the fire")],
    ),
    "a plan as a noun": (
        "Nobody liked the firm's plan to sell the pier.",
        [Row("the firm", "plan", "to sell the pier", act="attitude")],
    ),
    "criticism as a noun": (
        "Reed's criticism of the plan was loud.",
        [Row("Reed", "criticism of", "the plan", act="attitude")],
    ),
    "a light verb": (
        "Reed made the claim that the vote was rigged.",
        [Row("Reed", "made the claim", "that the vote was rigged")],
    ),
    "as somebody said": (
        "The dam is safe, as Reed said on Monday.",
        [Row("Reed", "said", "The dam is safe")],
    ),
    "quoted as saying": (
        "Reed was quoted as saying that the dam was safe.",
        [Row("Reed", "saying", "that the dam was safe")],
    ),
    "a document that says": (
        "A statement saying the dam was safe came late.",
        [Row("A statement", "saying", "the dam was safe")],
    ),
    "who said": (
        "Ana Reed, who said the dam was safe, resigned.",
        [Row("Ana Reed", "said", "the dam was safe")],
    ),
    "an alleged deed": (
        "Police are looking into the alleged fraud.",
        [Row("", "alleged", "fraud")],
    ),
    "a quotation behind the report's comma": (
        "“Yes,” Reed said by telephone, “but not before the spring.”",
        [Row("Reed", "said", "“Yes,” … “but not before the spring.”")],
    ),
    "a colon label": (
        "Ana Reed: “The dam is not safe at all.”",
        [Row("Ana Reed", ":", "“The dam is not safe at all.”")],
    ),
    "as she put it": (
        "As Olin put it, “nobody knows”.",
        [Row("Olin", "put", "“nobody knows”")],
    ),
    "what follows in coordination is said as well": (
        "Reed said the quay was shut, but Brenn has yet to answer.",
        [Row("Reed", "said", "the quay was shut, but Brenn has yet to answer")],
    ),
    "nothing attributed": ("The ferry left the harbour at noon.", []),
}


@pytest.mark.parametrize("name", CASES)
def test_construction(name: str, split: Splits) -> None:
    text, expected = CASES[name]
    assert rows(split(text)) == expected


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“The dam is safe,” the engineer said.", "direct"),
        ("She added that the wall “might crack”.", "mixed"),
        ("She added that the wall might crack.", "indirect"),
    ],
)
def test_quote(text: str, quote: str, split: Splits) -> None:
    assert [s.quote for s in split(text).statements] == [quote]


def test_marks_around_a_nested_clause_are_its_own(split: Splits) -> None:
    text = "Staff noted that 40 crates “which, according to the Sorvian side, are theirs” arrived."
    outer, inner = split(text).statements
    assert (outer.quote, inner.quote) == ("mixed", "direct")
    assert inner.parent == 0
    assert [s.of(text) for s in inner.content] == ["“which", "are theirs”"]


def test_a_quotation_over_two_paragraphs_is_one_content(split: Splits) -> None:
    text = "“The dam is old,” Reed told the council.\n\n“Nobody has checked it for ten years.”"
    (statement,) = split(text).statements
    assert [s.of(text) for s in statement.content] == [
        "“The dam is old,”",
        "“Nobody has checked it for ten years.”",
    ]


def test_a_thought_inside_a_quotation_is_nested(split: Splits) -> None:
    text = "“I think the vote was rigged,” Olin told reporters in Brenn."
    outer, inner = split(text).statements
    assert inner.parent == 0
    assert inner.act == "belief"
    assert outer.content == (Span(start=0, end=30),)
