"""Relays by words: who is cited beside a statement, and whose words an "according to" relays.

The reader takes the one cited for what is said ("the agency said, citing state radio": the radio),
and leaves a relayed cue out of the content around it ("Reed said, according to the Courier, that").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.lexicon.cues import entry
from claimcheck.records import Article, Span, Statement, covering
from claimcheck.split.nesting import holds


def with_relays(
    article: Article, found: Sequence[Statement], rules: Sequence[Statement]
) -> list[Statement]:
    """`found` with such statements put right; `rules` is what the rules read in the article."""
    cited = [_cited(article, statement, found) for statement in found]
    return [_around(article, statement, cited, rules) for statement in cited]


def is_relay(article: Article, statement: Statement) -> bool:
    """Whether the cue is that of citing somebody: "quoting", "citing"."""
    words = [article.parse.tokens[i] for span in statement.cue for i in article.parse.within(span)]
    return len(words) == 1 and words[0].tag == "VBG" and _is_citing(words[0].lemma.lower())


def _is_citing(lemma: str) -> bool:
    return entry(lemma, "relay") is not None


def _cited(article: Article, statement: Statement, found: Sequence[Statement]) -> Statement:
    """The one cited as the source of what the one who cites says in the same sentence."""
    if not is_relay(article, statement) or _has_clause(article, statement):
        return statement
    sentence = _sentence(article, statement)
    for host in found:
        same = host.source == statement.source and host.cue != statement.cue
        if same and any(sentence.overlaps(span) for span in host.cue):
            return replace(statement, source=statement.content, content=host.content)
    return statement


def _has_clause(article: Article, statement: Statement) -> bool:
    inside = (i for span in statement.content for i in article.parse.within(span))
    return any(article.parse.tokens[i].dep in {"ccomp", "nsubj", "nsubjpass"} for i in inside)


def _sentence(article: Article, statement: Statement) -> Span:
    (first, *_) = article.parse.within(statement.cue[0])
    return article.parse.sentences[article.parse.sentence_of[first]].span


def _around(
    article: Article,
    statement: Statement,
    found: Sequence[Statement],
    rules: Sequence[Statement],
) -> Statement:
    """An "according to" with all of what it relays, where that is another's statement."""
    if article.words(statement.cue).lower() != "according to":
        return statement
    taken = [span for other in found for span in other.cue]
    for wider in rules:
        if wider.cue == statement.cue and _contains(wider, statement):
            inner = [r for r in rules if r is not wider and holds(wider, r)]
            if any(not any(span.overlaps(t) for t in taken) for r in inner for span in r.cue):
                return replace(statement, content=wider.content)
    return statement


def _contains(wider: Statement, statement: Statement) -> bool:
    return wider.content != statement.content and covering(wider.content).contains(
        covering(statement.content)
    )
