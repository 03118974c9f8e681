"""What the claim stage knows of one article: who speaks where, and who is meant by what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.records import (
    Attributed,
    Attribution,
    Parse,
    Proposition,
    Reference,
    Span,
    Speaker,
)

_DETERMINERS = frozenset({"the", "a", "an", "one", "two", "three", "several", "some", "many"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """An attributed article with its look-up tables made once."""

    attributed: Attributed
    by_id: Mapping[str, Attribution] = field(repr=False)
    by_mention: Mapping[Span, Speaker] = field(repr=False)
    by_place: Mapping[Span, Reference] = field(repr=False)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.attributed.article.text

    @property
    def parse(self) -> Parse:
        """The article's parse."""
        return self.attributed.article.parse

    def attribution(self, proposition: Proposition) -> Attribution | None:
        """The innermost attribution of a proposition, None for the article's own words."""
        if proposition.statement is None:
            return None
        return self.attributed.attributions[proposition.statement]

    def chain(self, proposition: Proposition) -> Iterator[Attribution]:
        """The attributions over a proposition, innermost first; a cycle ends it."""
        current, seen = self.attribution(proposition), set[str]()
        while current is not None and current.id not in seen:
            seen.add(current.id)
            yield current
            current = self.by_id.get(current.parent) if current.parent else None

    def speaker_of(self, attribution: Attribution | None) -> Speaker | None:
        """The one known speaker of an attribution; None for several or none."""
        if attribution is None or len(attribution.speakers) != 1:
            return None
        return self.attributed.speaker(attribution.speakers[0])

    def reference(self, span: Span) -> Reference | None:
        """Who is meant by the words of `span`, if it could be told."""
        speaker = self.by_mention.get(span)
        return self.by_place.get(span) if speaker is None else self.to_speaker(span, speaker)

    def to_speaker(self, span: Span, speaker: Speaker) -> Reference | None:
        """`span` as a reference to a speaker; None where the article nowhere says a name.

        Its origin is the mention of just the name, or the first.
        """
        exact = (m for m in speaker.mentions if m.of(self.text) == speaker.name)
        origin = next(exact, next(iter(speaker.mentions), None))
        if origin is None:
            return None
        name = speaker.name
        if name[:1].islower():
            # "the border guard": without its article, a description is no part of a sentence.
            words = origin.of(self.text)
            if words.split()[0].lower() not in _DETERMINERS:
                return None
            name = words
        return Reference(span=span, name=name, type=speaker.type, origin=origin)


def context_of(attributed: Attributed) -> Context:
    """The context of one article."""
    return Context(
        attributed=attributed,
        by_id={attribution.id: attribution for attribution in attributed.attributions},
        by_mention={m: speaker for speaker in attributed.speakers for m in speaker.mentions},
        by_place={reference.span: reference for reference in attributed.references},
    )


def tokens_in(parse: Parse, spans: Sequence[Span]) -> list[int]:
    """The tokens that lie in any of `spans`, span by span."""
    return [token for span in spans for token in parse.within(span)]
