"""The time a claim speaks of: tense from its predicate, a date from its temporal expression."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claim.dating import Dating, Placed
from claimcheck.claim.hanging import hanging
from claimcheck.claim.tense import tense_of
from claimcheck.records import Article, Attribution, Parse, Span, When

_HABITS = frozenset({"usually", "always", "often", "normally", "typically", "regularly", "never"})


def claim_time(
    article: Article, spans: Sequence[Span], head: int, chain: Sequence[Attribution] = ()
) -> When:
    """Tense of predicate `head`, and the date in `spans` that says when it happens, where sure.

    `chain` are the attributions over the claim, innermost first: what was said at another time
    is seen from that time. Without a date of publication only full dates are resolved.
    """
    dating = Dating(article)
    seen_from = _said_at(article, dating, chain)
    return _time(article.parse, dating, spans, head, seen_from, reported=bool(chain))


def _time(
    parse: Parse,
    dating: Dating,
    spans: Sequence[Span],
    head: int,
    seen_from: str | None,
    *,
    reported: bool = False,
) -> When:
    tense = tense_of(parse, head)
    candidates = [] if _is_habit(parse, head) else _closest(parse, dating, spans, head)
    in_some_year = any(placed.expression.whole_year for placed in candidates)
    for placed in candidates:
        expression = placed.expression
        if in_some_year and expression.kind in {"day", "month"} and expression.year is None:
            continue  # "in 2014 … on 3 March"
        when = dating.resolve(placed, head, seen_from=seen_from, reported=reported)
        if when is not None:
            return When(tense=tense, when=when, span=placed.span)
    return When(tense=tense, span=next((placed.span for placed in candidates), None))


def _closest(parse: Parse, dating: Dating, spans: Sequence[Span], head: int) -> list[Placed]:
    """The expressions that date a predicate by themselves, or else through a noun."""
    placed = [(hanging(parse, one.top, head), one) for one in dating.placed(spans)]
    for how in ("adverbial", "nominal"):
        found = [one for hangs, one in placed if hangs == how]
        if found:
            return found
    return []


def _is_habit(parse: Parse, head: int) -> bool:
    """Whether a predicate says what happens again and again: "usually meet on Friday"."""
    children = (parse.tokens[i].text.lower() for i in parse.children[head])
    return tense_of(parse, head) == "present" and not _HABITS.isdisjoint(children)


def _said_at(article: Article, dating: Dating, chain: Sequence[Attribution]) -> str | None:
    """The time that what is said is seen from: of the innermost cue with a time, or today.

    None where that cue's time is not sure ("said last year").
    """
    parse = article.parse
    for attribution in chain:
        cue = [i for span in attribution.cue for i in parse.within(span)]
        verb = next((i for i in reversed(cue) if parse.tokens[i].pos == "VERB"), None)
        if verb is not None:
            around = _around(parse, attribution, verb)
            time = _time(parse, dating, around, verb, dating.published)
            if time.span is not None:
                return time.when
    return dating.published


def _around(parse: Parse, attribution: Attribution, verb: int) -> list[Span]:
    """The sentence of a cue without what it presents."""
    sentence = parse.sentences[parse.sentence_of[verb]].span
    spans, start = [], sentence.start
    for content in sorted(attribution.content, key=lambda span: span.start):
        if content.overlaps(sentence):
            if content.start > start:
                spans.append(Span(start=start, end=content.start))
            start = max(start, content.end)
    return [*spans, Span(start=start, end=sentence.end)] if start < sentence.end else spans
