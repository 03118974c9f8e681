"""Relays by words: who is cited beside a statement, and whose words an "according to" relays.

The reader takes the one cited for what is said ("the agency said, citing state radio": the radio),
and leaves a relayed cue out of the content around it ("Reed said, according to the Courier, that").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.lexicon.cues import entry
from claimcheck.records import Article, Span, Statement, covering


def with_relays(
    article: Article, found: Sequence[Statement], rules: Sequence[Statement]
) -> list[Statement]:
    """`found` with such statements put right; `rules` is what the rules read in the article."""
    cited = [_cited(article, statement, found) for statement in found]
    return [_around(article, statement, (*cited, *rules)) for statement in cited]


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
    first = next(i for span in statement.cue for i in article.parse.within(span))
    return article.parse.sentences[article.parse.sentence_of[first]].span


def _around(article: Article, statement: Statement, hosts: Sequence[Statement]) -> Statement:
    """An "according to" that parts another's cue from the same content, with that cue and source.

    "Reed said, according to the Courier, that …": what the Courier relays is that Reed said it.
    """
    if article.words(statement.cue).lower() != "according to":
        return statement
    own = covering(statement.content)
    for host in hosts:
        if not host.source or not host.cue or not own.overlaps(covering(host.content)):
            continue
        words = covering((*host.source, *host.cue))
        if words.end <= statement.cue[0].start < statement.cue[0].end <= own.start:
            return replace(statement, content=(words, *statement.content))
    return statement
