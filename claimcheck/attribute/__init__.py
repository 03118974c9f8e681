"""The attribution classifier: who speaks, through whom, how sure, how presented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.attribute.cast import Character
from claimcheck.attribute.certainty import certainty_of
from claimcheck.attribute.circumstances import said_of
from claimcheck.attribute.denials import denied
from claimcheck.attribute.ranker import Ranker, load_ranker
from claimcheck.attribute.references import references_of
from claimcheck.attribute.resolve import Resolver
from claimcheck.attribute.stance import stance_of
from claimcheck.records import (
    Attributed,
    Attribution,
    Certainty,
    Model,
    Span,
    Speaker,
    Split,
    Stance,
)
from claimcheck.settings import AttributeSettings

if TYPE_CHECKING:
    from claimcheck.attribute.weigh import Weigher

__all__ = ["Classifier", "load_classifier"]


class Classifier:
    """The attribute stage: splits in, their speakers and judgements out."""

    def __init__(self, ranker: Ranker, weigher: Weigher | None = None) -> None:
        """`ranker` tells whom pronouns and roles mean; `weigher` scores readings of certainty."""
        self._ranker, self._weigher = ranker, weigher

    @property
    def models(self) -> tuple[Model, ...]:
        """The models that take part, for the report's `generator`."""
        return (self._ranker.model, *(() if self._weigher is None else (self._weigher.model,)))

    def __call__(self, splits: Sequence[Split]) -> list[Attributed]:
        """One `Attributed` for each of `splits`, in order."""
        return [self._attributed(split) for split in splits]

    def _attributed(self, split: Split) -> Attributed:
        resolver = Resolver(split.article, split.statements, self._ranker)
        speaking = resolver.speakers()
        speakers = _speakers(speaking)
        certainties = self._certainties(split)
        stances = _stances(split)
        attributions = tuple(
            _attribution(
                split,
                number,
                [speakers[id(c)].id for c in speaking[number]],
                certainty=certainties[number],
                stance=stances[number],
            )
            for number in range(len(split.statements))
        )
        ordered = tuple(sorted(speakers.values(), key=lambda speaker: int(speaker.id[1:])))
        return Attributed(
            split=split,
            speakers=ordered,
            attributions=attributions,
            references=references_of(split.article, resolver),
        )

    def _certainties(self, split: Split) -> list[Certainty]:
        article, statements = split.article, split.statements
        found = [certainty_of(article, number, statements) for number in range(len(statements))]
        return found if self._weigher is None else self._weigher(article, statements, found)


def load_classifier(settings: AttributeSettings) -> Classifier:
    """The classifier that `settings` names.

    Raises:
        ModelError: a model it needs is missing or damaged.
    """
    ranker = load_ranker()
    if settings.certainty == "rules":
        return Classifier(ranker)
    from claimcheck.attribute.weigh import load_weigher  # brings ONNX Runtime

    return Classifier(ranker, load_weigher(settings))


def _stances(split: Split) -> list[Stance]:
    against = denied(split.article, split.statements)
    return [
        stance_of(split.article, number, split.statements, denied=number in against)
        for number in range(len(split.statements))
    ]


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


def _attribution(
    split: Split, number: int, speakers: Sequence[str], *, certainty: Certainty, stance: Stance
) -> Attribution:
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
        stance=stance,
        certainty=certainty,
        said=said_of(article, statement, cue),
        score=statement.score,
    )
