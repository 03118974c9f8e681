"""What rules may add to the reader, and what not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from claimcheck.records import Act, Article, Attributor, Model, Span, Statement
from claimcheck.split.complete import CompletedAttributor
from claimcheck.split.gate import Gate, load_gate
from claimcheck.split.rules import RuleAttributor


class Fixed:
    """An attributor that finds what it is told to."""

    def __init__(self, name: str, *statements: Statement) -> None:
        self.models = (Model(name=name, digest="0"),)
        self._statements = statements

    def __call__(self, articles: Sequence[Article]) -> list[tuple[Statement, ...]]:
        return [self._statements for _ in articles]


class Fair(Gate):
    """A gate that never knows."""

    def __call__(self, article: Article, statement: Statement) -> float:
        del article, statement
        return 0.5


FAIR = Fair(weights={}, model=Model(name="gate", digest="0"))


def completed(first: Attributor, second: Attributor, gate: Gate = FAIR) -> CompletedAttributor:
    return CompletedAttributor(first, second, gate=gate, threshold=0.4)


def said(source: int, cue: int, content: tuple[int, int], act: Act = "assertion") -> Statement:
    """A statement with a source and a cue of three characters."""
    return Statement(
        source=(Span(start=source, end=source + 3),) if source >= 0 else (),
        cue=(Span(start=cue, end=cue + 3),),
        content=(Span(start=content[0], end=content[1]),),
        act=act,
        score=0.9,
    )


READ = said(0, 4, (8, 40))


@pytest.mark.parametrize(
    ("more", "added"),
    [
        (said(10, 14, (18, 40)), True),  # nested, new
        (said(-1, 14, (18, 40)), True),  # nested, without a source
        (said(10, 14, (18, 40), "attitude"), True),  # nested, a wish
        (said(0, 5, (8, 30)), False),  # the same cue
        (said(50, 54, (58, 70)), False),  # beside, another speaker
        (said(0, 54, (58, 70)), True),  # beside, the same speaker by another cue
        (said(0, 54, (30, 70)), False),  # the same speaker, about the same words
        (said(10, 14, (18, 70)), False),  # says more than the one it stands in
    ],
)
def test_what_is_added(more: Statement, *, added: bool) -> None:
    attributor = completed(Fixed("a", READ), Fixed("b", more))
    (found,) = attributor([Article(text="x" * 80)])
    assert (len(found) == 2) == added
    assert {s.score for s in found} == ({0.9, 0.5} if added else {0.9})


@pytest.mark.parametrize(
    ("text", "nested"),
    [
        ("Reed said the council wanted to close the port.", True),
        ("Reed said the council had promised to close the port.", True),
        ("Reed said nothing would make the council agree to close the port.", False),
        ("Reed said Olin believes that the port will close.", True),
        ("Reed said they came to let the council refuse to close the port.", False),
    ],
)
def test_what_is_said_within_what_is_said(
    text: str, article: Callable[[str], Article], *, nested: bool
) -> None:
    rules = RuleAttributor(wide=True)
    one = article(text)
    outer = [s for s in rules([one])[0] if s.cue[0].of(text) == "said"]
    (found,) = completed(Fixed("a", *outer), rules, load_gate())([one])
    assert (len(found) > len(outer)) == nested


def test_the_gate_keeps_out_what_it_does_not_believe() -> None:
    more = said(10, 14, (18, 40))
    strict = CompletedAttributor(Fixed("a", READ), Fixed("b", more), gate=FAIR, threshold=0.6)
    assert strict([Article(text="x" * 80)]) == [(READ,)]
    # Beliefs count from half the threshold.
    belief = said(10, 14, (18, 40), "belief")
    lax = CompletedAttributor(Fixed("a", READ), Fixed("b", belief), gate=FAIR, threshold=0.6)
    assert len(lax([Article(text="x" * 80)])[0]) == 2


def test_an_adverb_stands_alone(article: Callable[[str], Article]) -> None:
    rules = RuleAttributor(wide=True)
    text = "Reed said the quay was shut. Olin allegedly took the money."
    one = article(text)
    outer = [s for s in rules([one])[0] if s.cue[0].of(text) == "said"]
    (found,) = completed(Fixed("a", *outer), rules)([one])
    assert [s.cue[0].of(text) for s in found] == ["said", "allegedly"]


def test_a_speaker_taken_for_content_is_put_right() -> None:
    mistaken = said(-1, 20, (0, 40))
    right = said(30, 20, (0, 18))
    (found,) = completed(Fixed("a", mistaken), Fixed("b", right))([Article(text="x" * 80)])
    assert [s.source for s in found] == [right.source]


def test_a_content_that_another_attribution_parts_is_whole() -> None:
    parted = Statement(
        source=(Span(start=0, end=3),),
        cue=(Span(start=4, end=7),),
        content=(Span(start=8, end=20), Span(start=40, end=60)),
        score=0.9,
    )
    inner = Statement(
        source=(Span(start=30, end=38),),
        cue=(Span(start=22, end=29),),
        content=(Span(start=12, end=20), Span(start=40, end=50)),
    )
    outer, nested = completed(Fixed("a", parted), Fixed("b", inner))([Article(text="x" * 80)])[0]
    assert outer.content == (Span(start=8, end=60),)
    assert nested.content == inner.content


def test_a_pronoun_alone_is_no_content() -> None:
    stump, right = said(10, 20, (0, 5)), said(10, 20, (0, 50))
    (found,) = completed(Fixed("a", stump), Fixed("b", right))([Article(text="x" * 80)])[0]
    assert found.content == right.content


def test_whom_a_relayer_cites_speaks() -> None:
    says = said(0, 30, (40, 60))
    swapped = said(0, 4, (8, 12))  # "the agency, citing a guard": the guard as content
    cited = said(8, 4, (40, 60))
    found = completed(Fixed("a", says, swapped), Fixed("b", says, cited))([Article(text="x" * 80)])[
        0
    ]
    assert sorted((s.source[0].start, s.content[0].start) for s in found) == [(0, 40), (8, 40)]


def test_both_models_take_part() -> None:
    attributor = completed(Fixed("a"), Fixed("b"))
    assert [m.name for m in attributor.models] == ["a", "b", "gate"]
