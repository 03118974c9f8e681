"""The attribution classifier: who speaks, through whom, how sure, how presented. By rules."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribute.cast import Character
from claimcheck.attribute.certainty import certainty_of
from claimcheck.attribute.circumstances import said_of
from claimcheck.attribute.resolve import Resolver
from claimcheck.attribute.stance import stance_of
from claimcheck.records import (
    Article,
    Attributed,
    Attribution,
    Span,
    Speaker,
    Split,
    Statement,
)

__all__ = ["attribute_splits"]


def attribute_splits(splits: Sequence[Split]) -> list[Attributed]:
    """The attribute stage: one `Attributed` for each of `splits`, in order."""
    return [_attributed(split) for split in splits]


def _attributed(split: Split) -> Attributed:
    speaking = _speaking(split.article, split.statements)
    speakers = _speakers(speaking)
    attributions = tuple(
        _attribution(split, number, [speakers[id(c)].id for c in speaking[number]])
        for number in range(len(split.statements))
    )
    ordered = tuple(sorted(speakers.values(), key=lambda speaker: int(speaker.id[1:])))
    return Attributed(split=split, speakers=ordered, attributions=attributions)


def _speaking(article: Article, statements: Sequence[Statement]) -> list[tuple[Character, ...]]:
    """Each statement's speakers, resolved in the order of the text, parents before children."""
    resolver = Resolver(article)
    speaking: dict[int, tuple[Character, ...]] = {}

    def speak(number: int) -> tuple[Character, ...]:
        if number not in speaking:
            statement = statements[number]
            parents = () if statement.parent is None else speak(statement.parent)
            speaking[number] = resolver(
                statement, parents, quoted=_in_quotation(statement, statements)
            )
        return speaking[number]

    for number in range(len(statements)):
        speak(number)
    return [speaking[number] for number in range(len(statements))]


def _in_quotation(statement: Statement, statements: Sequence[Statement]) -> bool:
    """Whether the source stands in its parent's words, so that "I" is the parent's speaker."""
    if statement.parent is None:
        return False
    return statements[statement.parent].quote != "indirect"


def _speakers(speaking: Sequence[Sequence[Character]]) -> dict[int, Speaker]:
    """The characters who speak, numbered by their first mention."""
    characters = list({id(c): c for group in speaking for c in group if c.mentions}.values())
    characters.sort(key=lambda c: min(m.order for m in c.mentions))
    return {
        id(character): Speaker(
            id=f"s{number}",
            name=character.name,
            type=character.type,
            description=character.description,
            mentions=tuple(sorted(_maximal(character.mentions), key=lambda m: m.order)),
        )
        for number, character in enumerate(characters, start=1)
    }


def _maximal(mentions: Sequence[Span]) -> list[Span]:
    """Mentions that lie in no other mention of the same speaker."""
    return [m for m in mentions if not any(o != m and o.contains(m) for o in mentions)]


def _attribution(split: Split, number: int, speakers: Sequence[str]) -> Attribution:
    statement, article = split.statements[number], split.article
    cue = [i for span in statement.cue for i in article.parse.within(span)]
    return Attribution(
        id=f"a{number + 1}",
        source=statement.source,
        cue=statement.cue,
        content=statement.content,
        speakers=tuple(speakers),
        parent=None if statement.parent is None else f"a{statement.parent + 1}",
        act=statement.act,
        quote=statement.quote,
        stance=stance_of(article, number, split.statements, cue),
        certainty=certainty_of(article, statement, cue),
        said=said_of(article, statement, cue),
        score=statement.score,
    )
