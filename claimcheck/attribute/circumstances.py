"""When and to whom something was said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.lexicon import words
from claimcheck.records import Article, Parse, Said, Span, Statement

_TIME_LABELS = frozenset({"DATE", "TIME"})
_TIME_PREPOSITIONS = frozenset({"on", "in", "at", "during", "after", "before", "by", "since"})
_ADDRESSED = frozenset({"dobj", "dative", "nsubjpass"})


def said_of(article: Article, statement: Statement, cue: Sequence[int]) -> Said:
    """The time ("on Thursday") and addressee ("the Courier") that hang from the cue itself."""
    parse = article.parse
    heads = [i for i in cue if parse.tokens[i].pos in {"VERB", "AUX"}]
    taken = (*statement.source, *statement.cue, *statement.content)
    times: list[Span] = []
    to: list[Span] = []
    for head in heads:
        for child in (*parse.children[head], *_told_to(parse, head)):
            span = _free(parse, child, taken)
            if span is None:
                continue
            if _is_time(parse, child):
                times.append(span)
            elif _is_addressee(parse, head, child):
                to.append(span)
    return Said(time=_ordered(times), to=_ordered(to))


def _ordered(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans), key=lambda span: span.order))


def _free(parse: Parse, child: int, taken: Sequence[Span]) -> Span | None:
    """The phrase of `child` up to what is source or content; None where `child` itself is.

    "told a colleague that P": the parser may take the clause for a part of the phrase.
    """
    phrase = parse.subtree(child)
    barred = [i for i in phrase if any(parse.tokens[i].span.overlaps(s) for s in taken)]
    if any(i <= child for i in barred):
        return None
    return _trimmed(parse, [i for i in phrase if not barred or i < barred[0]])


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


def _told_to(parse: Parse, head: int) -> list[int]:
    """Those who are to do something: "the crew" in "ordered the crew to leave"."""
    return [
        i
        for clause in parse.children[head]
        if parse.tokens[clause].dep in {"ccomp", "xcomp"} and parse.tokens[clause].tag == "VB"
        for i in parse.children[clause]
        if parse.tokens[i].dep == "nsubj"
    ]


def _is_addressee(parse: Parse, head: int, child: int) -> bool:
    token = parse.tokens[child]
    if token.dep in _ADDRESSED or token.head != head:
        return parse.tokens[head].lemma in words("addressing_verbs")
    # "said to reporters", but not "according to": the preposition of speech alone
    return token.dep in {"prep", "dative"} and token.lemma == "to" and token.index > head
