"""When and to whom something was said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.records import Article, Parse, Said, Span, Statement

_TIME_LABELS = frozenset({"DATE", "TIME"})
_TIME_PREPOSITIONS = frozenset({"on", "in", "at", "during", "after", "before", "by", "since"})
_ADDRESSEE_VERBS = frozenset({"tell", "inform", "brief", "remind", "assure", "notify", "warn"})
_ADDRESSED = frozenset({"dobj", "dative", "nsubjpass"})


def said_of(article: Article, statement: Statement, cue: Sequence[int]) -> Said:
    """The time ("on Thursday") and addressee ("the Courier") that hang from the cue itself."""
    parse = article.parse
    heads = [i for i in cue if parse.tokens[i].pos in {"VERB", "AUX"}]
    taken = (*statement.source, *statement.content)
    times: list[Span] = []
    to: list[Span] = []
    for head in heads:
        for child in parse.children[head]:
            span = _trimmed(parse, parse.subtree(child))
            if span is None or any(span.overlaps(other) for other in taken):
                continue
            if _is_time(parse, child):
                times.append(span)
            elif _is_addressee(parse, head, child):
                to.append(span)
    return Said(time=_ordered(times), to=_ordered(to))


def _ordered(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans), key=lambda span: span.order))


def _trimmed(parse: Parse, tokens: Sequence[int]) -> Span | None:
    kept = [i for i in tokens if not parse.tokens[i].is_mark]
    return parse.span(kept) if kept else None


def _is_time(parse: Parse, child: int) -> bool:
    token = parse.tokens[child]
    below = set(parse.subtree(child))
    dated = any(
        e.label in _TIME_LABELS and below & set(range(e.first, e.last + 1)) for e in parse.entities
    )
    if token.dep in {"npadvmod", "advmod"}:
        return dated
    return token.dep == "prep" and token.lemma.lower() in _TIME_PREPOSITIONS and dated


def _is_addressee(parse: Parse, head: int, child: int) -> bool:
    token = parse.tokens[child]
    if token.dep in _ADDRESSED:
        return parse.tokens[head].lemma in _ADDRESSEE_VERBS
    # "said to reporters", but not "according to": the preposition of speech alone
    return token.dep in {"prep", "dative"} and token.lemma == "to" and token.index > head
