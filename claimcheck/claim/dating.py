"""The temporal expressions of an article, where they hang and what dates they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from claimcheck.claim.calendar import Calendar
from claimcheck.claim.direction import lies_ahead
from claimcheck.claim.expressions import Expression, expressions
from claimcheck.claim.hanging import owner
from claimcheck.claim.time_forms import MONTHS
from claimcheck.records import Article, Span

_LINKS = frozenset(
    {"on", "in", "at", "since", "until", "till", "by", "during", "before", "after", "from"}
    | {"through", "throughout", "for"}
)
_IN_A_YEAR = re.compile(
    rf"(?:\b(?:[Ii]n|of|[Dd]uring)(?:\s+(?:early|mid|late))?|,|{'|'.join(MONTHS)})\s+((?:19|20)\d\d)\b"
)
_BEFORE_A_DATE = frozenset({"PERSON", "GPE", "LOC", "FAC"})
_OBJECTS = frozenset({"pobj", "pcomp"})
_NEAR = 2  # sentences before, of the same paragraph
_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An expression with its topmost token, the preposition before it, and the words of both."""

    expression: Expression
    top: int
    link: str
    span: Span


class Dating:
    """Dates the expressions of one article, seen from the day it was published unless told."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._parse = article.parse
        self.published = _published(article)

    def placed(self, spans: Sequence[Span]) -> Iterator[Placed]:
        """The expressions in `spans`, in order, save for those that are part of a name."""
        for span in spans:
            for expression in expressions(self._text, span):
                tokens = self._parse.within(expression.span)
                if tokens and not self._in_name(expression.span):
                    yield self._place(expression, tokens, spans)

    def resolve(
        self, placed: Placed, head: int, *, seen_from: str | None, reported: bool = False
    ) -> str | None:
        """The date of an expression that dates predicate `head`, None where it is not sure."""
        expression = placed.expression
        ahead = lies_ahead(self._parse, placed.top, head, link=placed.link, reported=reported)
        before = self._named_before(expression, seen_from)
        when = Calendar(seen_from=seen_from, ahead=ahead).resolve(expression, before=before)
        return None if when and self._of_another_year(expression, when) else when

    def _place(
        self, expression: Expression, tokens: Sequence[int], spans: Sequence[Span]
    ) -> Placed:
        inside = frozenset(tokens)
        heads = ((i, self._parse.tokens[i].head) for i in tokens)
        top = next((i for i, head in heads if head not in inside or head == i), tokens[0])
        span, link = expression.span, ""
        if tokens[0] > 0:
            before = self._parse.tokens[tokens[0] - 1]
            children = self._parse.children[before.index]
            whole = Span(start=before.span.start, end=span.end)
            if before.text.lower() in _LINKS and any(part.contains(whole) for part in spans):
                span, link = whole, before.text.lower()
                if not any(self._parse.tokens[i].dep in _OBJECTS for i in children):
                    top = before.index  # "In September troops left": taken for their name
        return Placed(expression=expression, top=top, link=link, span=span)

    def _in_name(self, span: Span) -> bool:
        """Whether words are part of a name: "April Novak", "the Friday Market Company".

        The name of a person or a place ends where a date begins: "told Anna Berg Sunday".
        """
        for entity in self._parse.entities:
            if entity.label in _TIMES or entity.span == span or not entity.span.contains(span):
                continue
            if entity.label not in _BEFORE_A_DATE or entity.span.end > span.end:
                return True
        return False

    def _named_before(self, expression: Expression, seen_from: str | None) -> str | None:
        """The time that "the next day" or "that March" is counted from.

        It is the last one named, in the same sentence or the one before; or else the time of
        saying, where that is not the day of publication.
        """
        if not expression.points:
            return None
        tokens = self._parse.within(expression.span)
        number = self._parse.sentence_of[tokens[0]]
        first = self._parse.sentences[max(number - 1, 0)].span.start
        earlier = list(self.placed([Span(start=first, end=expression.span.start)]))
        if not earlier:
            return None if seen_from == self.published else seen_from
        last = earlier[-1]
        if last.expression.kind == "open":
            return str(last.expression.year) if last.expression.year else None
        verb = owner(self._parse, last.top)
        return self.resolve(last, verb, seen_from=self.published)

    def _of_another_year(self, expression: Expression, when: str) -> bool:
        """Whether a date without its year may belong to a year named before it.

        "She won in 2008. She withdrew in March."
        """
        if expression.kind not in {"day", "month"} or expression.year or expression.bearing:
            return False
        sentences = self._parse.sentences
        number = last = self._parse.sentence_of[self._parse.within(expression.span)[0]]
        while (
            number > max(last - _NEAR, 0)
            and sentences[number - 1].paragraph == sentences[last].paragraph
        ):
            number -= 1
        start = sentences[number].span.start
        years = _IN_A_YEAR.findall(self._text, start, expression.span.start)
        return any(year != when[:4] for year in years)


def _published(article: Article) -> str | None:
    try:
        return date.fromisoformat((article.published or "")[:10]).isoformat()
    except ValueError:
        return None
