"""Two speakers in one cue: "quoted a guard as saying", "was quoted as saying by the agency".

The reader learned from PolNeAR, which annotates such cues whole. Who quotes and who is quoted are
two, and the first relays the second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.lexicon.cues import entry, entry_of
from claimcheck.records import Article, Parse, Span, Statement, covering
from claimcheck.split.contents import content_of_verb, runs
from claimcheck.split.sources import agent, child, is_passive, noun_phrase

_LINKS = frozenset({"as", "from", ",", "that"})
_SUBJECT = frozenset({"nsubjpass"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verbs:
    quoting: int
    saying: int


def taken_apart(article: Article, statement: Statement) -> tuple[Statement, ...]:
    """`statement`, or where its cue joins two speakers, who quotes and then who is quoted."""
    verbs = _verbs(article.parse, statement)
    if verbs is None:
        return (statement,)
    if is_passive(article.parse, verbs.quoting):
        return tuple(_quoted_by(article, statement, verbs))
    return tuple(_quoting(article, statement, verbs))


def _verbs(parse: Parse, statement: Statement) -> _Verbs | None:
    """The verb of quoting in a cue, and the verb of saying behind it."""
    tokens = [i for span in statement.cue for i in parse.within(span)]
    quoting = next((i for i in tokens if entry(parse.tokens[i].lemma.lower(), "relay")), None)
    saying = next((i for i in tokens[::-1] if parse.tokens[i].tag == "VBG"), None)
    if quoting is not None and saying is None and is_passive(parse, quoting):
        behind = _saying(parse, quoting)
        said = {i for span in statement.content for i in parse.within(span)}
        saying = None if behind in said else behind
    if quoting is None or saying is None or saying <= quoting or not entry_of(parse, saying):
        return None
    return _Verbs(quoting=quoting, saying=saying)


def _saying(parse: Parse, quoting: int) -> int | None:
    """The verb behind "as": "was quoted by the agency as saying", the cue ending at "quoted"."""
    for link in parse.children[quoting]:
        if parse.tokens[link].text.lower() == "as":
            return child(parse, link, frozenset({"pcomp"}))
    return None


def _quoting(article: Article, statement: Statement, verbs: _Verbs) -> Iterator[Statement]:
    """ "State radio quoted a guard as saying …": the guard stands within the cue."""
    parse = article.parse
    between = _stripped(parse, range(verbs.quoting + 1, verbs.saying))
    if not between:
        yield statement
        return
    speaker, cue = parse.span(between), covering(statement.cue)
    said = parse.tokens[verbs.saying].span
    upto = Span(start=cue.start, end=parse.tokens[verbs.quoting].span.end)
    named = Span(start=speaker.start, end=said.end)
    yield replace(statement, cue=(upto,), content=_joined(article, named, statement.content))
    yield replace(statement, source=(speaker,), cue=(said,))


def _quoted_by(article: Article, statement: Statement, verbs: _Verbs) -> Iterator[Statement]:
    """ "A guard was quoted as saying by state radio …": each has a place of their own."""
    parse = article.parse
    subject = child(parse, verbs.quoting, _SUBJECT)
    relayer = _relayer(parse, verbs)
    if subject is None or relayer is None:
        yield statement
        return
    speaker = parse.span(noun_phrase(parse, subject))
    said = parse.tokens[verbs.saying].span
    by = {i for i in parse.subtree(parse.tokens[relayer].head) if i < verbs.saying}
    led = parse.span(range(max((verbs.quoting, *by)) + 1, verbs.saying + 1))
    cue = Span(start=covering(statement.cue).start, end=parse.tokens[verbs.quoting].span.end)
    outside = (speaker, cue, parse.span(noun_phrase(parse, relayer)))
    content = tuple(s for span in statement.content for s in _without(article, span, outside))
    content = content or _complement(parse, verbs.saying)
    if not content:
        yield statement
        return
    yield replace(
        statement,
        source=(outside[-1],),
        cue=(cue,),
        content=tuple(sorted((speaker, led, *content), key=lambda span: span.order)),
    )
    yield replace(statement, source=(speaker,), cue=(said,), content=content)


def _complement(parse: Parse, saying: int) -> tuple[Span, ...]:
    """What is said, where the reader took nothing but the speaker for it."""
    found = content_of_verb(parse, saying, entry_of(parse, saying))
    return () if found is None else tuple(parse.span(run) for run in runs(found.tokens))


def _relayer(parse: Parse, verbs: _Verbs) -> int | None:
    """Who quotes: behind "by", which parsers hang on either verb."""
    found = agent(parse, verbs.quoting)
    if found is not None:
        return found
    for by in parse.children[verbs.saying]:
        if parse.tokens[by].text.lower() == "by":
            return child(parse, by, frozenset({"pobj"}))
    return None


def _stripped(parse: Parse, tokens: Iterable[int]) -> list[int]:
    """`tokens` without the words around them that only link ("as", "from")."""
    kept = list(tokens)
    while kept and parse.tokens[kept[0]].text.lower() in _LINKS:
        kept = kept[1:]
    while kept and parse.tokens[kept[-1]].text.lower() in _LINKS:
        kept = kept[:-1]
    return kept


def _joined(article: Article, named: Span, content: Sequence[Span]) -> tuple[Span, ...]:
    """`named` with the content: in one where only a blank parts them."""
    behind = [span for span in content if span.start >= named.end]
    if behind and not any(c.isalnum() for c in article.text[named.end : behind[0].start]):
        whole = Span(start=named.start, end=behind[0].end)
        return (*(span for span in content if span not in behind), whole, *behind[1:])
    return tuple(sorted((named, *content), key=lambda span: span.order))


def _without(article: Article, span: Span, others: Iterable[Span]) -> Iterator[Span]:
    """What is left of `span` in front of the first of `others`."""
    end = min((o.start for o in others if span.contains(o)), default=span.end)
    kept = article.text[span.start : end].rstrip()
    if any(c.isalnum() for c in kept):
        yield Span(start=span.start, end=span.start + len(kept))
