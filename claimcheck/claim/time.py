"""The time a claim speaks of: tense from its predicate, a date from its temporal phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from claimcheck.claim.calendar import Calendar
from claimcheck.lexicon import words
from claimcheck.records import Article, Entity, Parse, Span, Tense, Token, When

_VERBS = frozenset({"VERB", "AUX"})
_TEMPORAL_LINKS = frozenset({"on", "in", "at", "since", "until", "by", "during", "before", "after"})
# "would" is a reported "will", or depends on something that has not happened yet.
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d"})


def claim_time(article: Article, spans: Sequence[Span], head: int) -> When:
    """Tense of predicate `head`, and the first date in `spans`, resolved where that is sure.

    A weekday is the last one on or before publication (the next one for a future predicate, or
    for what is scheduled), a bare month likewise. Without a date of publication only full dates
    are resolved. A date that says when the predicate happened counts before one within a name or
    description ("the Sept. 11 attack").
    """
    parse = article.parse
    tense = tense_of(parse, head)
    dates = sorted(_dates(parse, spans), key=lambda e: (not _is_adverbial(parse, e), e.first))
    first: Span | None = None
    for entity in dates:
        phrase = _phrase(parse, entity, spans)
        first = first or phrase
        ahead = tense == "future" or _is_scheduled(parse, entity)
        calendar = Calendar(published=_published(article), future=ahead)
        when = calendar.resolve(entity.span.of(article.text))
        if when is not None:
            return When(tense=tense, when=when, span=phrase)
    return When(tense=tense, span=first)


def tense_of(parse: Parse, head: int) -> Tense:
    """Past, present or future of a predicate; none for a nominal claim or a bare infinitive."""
    finite = _finite(parse, head)
    if finite is None:
        return "none"
    if finite.tag == "MD":
        return _modal_tense(parse, head, finite)
    if _goes_to(parse, head):
        return "future"
    if finite.tag == "VBD":
        return "past"
    perfect = finite.lemma == "have" and finite.index != head
    return "past" if perfect else "present"


def _finite(parse: Parse, head: int) -> Token | None:
    """The token that shows tense: an auxiliary, or the verb; a conjunct may share the first's."""
    token = parse.tokens[head]
    group = [parse.tokens[i] for i in parse.children[head]]
    auxiliaries = [t for t in group if t.dep in {"aux", "auxpass"} and t.tag != "TO"]
    for candidate in [*auxiliaries, token]:
        if candidate.tag in {"VBD", "VBZ", "VBP", "MD"}:
            return candidate
    infinitive = any(t.tag == "TO" for t in group)
    if token.dep == "conj" and token.head < head and not infinitive:
        return _finite(parse, token.head)
    return None


def _modal_tense(parse: Parse, head: int, modal: Token) -> Tense:
    group = (parse.tokens[i] for i in parse.children[head])
    if any(t.lemma == "have" and t.dep == "aux" for t in group):
        return "past"
    return "future" if modal.text.lower() in _FUTURE else "present"


def _goes_to(parse: Parse, head: int) -> bool:
    token = parse.tokens[head]
    return token.text.lower() == "going" and any(
        parse.tokens[i].dep == "xcomp" for i in parse.children[head]
    )


def _published(article: Article) -> date | None:
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def _dates(parse: Parse, spans: Sequence[Span]) -> Iterator[Entity]:
    for entity in parse.entities:
        inside = any(span.contains(entity.span) for span in spans)
        if entity.label in {"DATE", "TIME"} and inside:
            yield entity


def _is_adverbial(parse: Parse, entity: Entity) -> bool:
    """Whether a date hangs from a verb, by itself or by a preposition."""
    token = _top(parse, entity)
    if token.dep == "pobj":
        token = parse.tokens[token.head]
    return parse.tokens[token.head].pos in _VERBS


def _is_scheduled(parse: Parse, entity: Entity) -> bool:
    """Whether the verb of a date is what somebody "is scheduled to" or "plans to" do."""
    token = _top(parse, entity)
    while token.head != token.index and token.pos not in _VERBS:
        token = parse.tokens[token.head]
    infinitive = any(parse.tokens[i].tag == "TO" for i in parse.children[token.index])
    return infinitive and parse.tokens[token.head].lemma.lower() in words("schedules")


def _top(parse: Parse, entity: Entity) -> Token:
    """The token of an entity that hangs from outside it."""
    inside = range(entity.first, entity.last + 1)
    tokens = [parse.tokens[i] for i in inside]
    return next((t for t in tokens if t.head not in inside or t.head == t.index), tokens[0])


def _phrase(parse: Parse, entity: Entity, spans: Sequence[Span]) -> Span:
    """The date with its preposition, where that is in the claim too."""
    before = entity.first - 1
    if before < 0 or parse.tokens[before].text.lower() not in _TEMPORAL_LINKS:
        return entity.span
    whole = Span(start=parse.tokens[before].span.start, end=entity.span.end)
    return whole if any(span.contains(whole) for span in spans) else entity.span
