"""Attributed articles put together by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimcheck.records import (
    Act,
    Article,
    Attributed,
    Attribution,
    Certainty,
    Proposition,
    Quote,
    Said,
    Span,
    Speaker,
    Split,
    Stance,
    Statement,
)
from tests.fakes import where


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One attribution in words: of speaker number `speaker`, relayed by saying `parent`."""

    content: Sequence[str]
    cue: str = ""
    speaker: int | None = None
    parent: int | None = None
    stance: Stance = "neutral"
    quote: Quote = "indirect"
    act: Act = "assertion"
    certainty: Certainty = field(default_factory=lambda: Certainty(value="CT"))


def speaker(article: Article, number: int, name: str, *mentions: str, **more: str) -> Speaker:
    """Speaker `s<number>`; `mentions` are found in the text, the first place of each."""
    spans = tuple(where(article.text, words) for words in mentions)
    kind = more.get("type", "person")
    return Speaker(id=f"s{number}", name=name, type=kind, mentions=spans)  # type: ignore[arg-type]


def attributed(
    article: Article,
    propositions: Sequence[Proposition],
    *,
    sayings: Sequence[Saying] = (),
    speakers: Sequence[Speaker] = (),
) -> Attributed:
    """An attributed article with these propositions, attributions and speakers."""
    statements = tuple(_statement(article, saying) for saying in sayings)
    split = Split(article=article, statements=statements, propositions=tuple(propositions))
    found = tuple(
        _attribution(number, saying, statements[number]) for number, saying in enumerate(sayings)
    )
    return Attributed(split=split, speakers=tuple(speakers), attributions=found)


def proposition(
    article: Article,
    head: int,
    *words: str,
    statement: int | None = None,
    subject: str = "",
) -> Proposition:
    """The proposition of `words`, whose predicate is token `head`."""
    return Proposition(
        spans=tuple(where(article.text, part) for part in words),
        head=head,
        statement=statement,
        subject=(where(article.text, subject),) if subject else (),
    )


def _statement(article: Article, saying: Saying) -> Statement:
    cue = (where(article.text, saying.cue),) if saying.cue else ()
    content = tuple(where(article.text, words) for words in saying.content)
    return Statement(cue=cue, content=content, parent=saying.parent, quote=saying.quote)


def _attribution(number: int, saying: Saying, statement: Statement) -> Attribution:
    none: tuple[Span, ...] = ()
    return Attribution(
        id=f"a{number + 1}",
        source=none,
        cue=statement.cue,
        content=statement.content,
        speakers=() if saying.speaker is None else (f"s{saying.speaker}",),
        parent=None if saying.parent is None else f"a{saying.parent + 1}",
        act=saying.act,
        quote=saying.quote,
        stance=saying.stance,
        certainty=saying.certainty,
        said=Said(),
        score=1.0,
    )
