"""Relays by words: who is cited beside a statement, and whose words an "according to" relays.

The reader takes the one cited for what is said ("the agency said, citing state radio": the radio),
and leaves a relayed cue out of the content around it ("Reed said, according to the Courier, that").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.lexicon.cues import entry
from claimcheck.records import Article, Span, Statement, covering
from claimcheck.split.quoted import taken_apart
from claimcheck.split.unnamed import without_hearer


def with_relays(
    article: Article, found: Sequence[Statement], rules: Sequence[Statement]
) -> list[Statement]:
    """`found` with such statements put right; `rules` is what the rules read in the article."""
    single = [
        without_hearer(article, part)
        for statement in found
        for part in taken_apart(article, statement)
    ]
    cited = [_cited(article, statement, single) for statement in single]
    return [_around(article, statement, (*cited, *rules)) for statement in _parted(article, cited)]


def _parted(article: Article, found: Sequence[Statement]) -> list[Statement]:
    """Who speaks between another and their verb: "The letter, Reed said, stated that …".

    Read alone, Reed says no more than "the letter", and also states what it states.
    """
    mended = list(found)
    for n, outer in enumerate(found):
        for m, inner in enumerate(found):
            if _is_parted(article, outer, inner):
                rest = Span(start=inner.cue[0].start, end=covering(inner.content).end)
                mended[n] = replace(outer, content=(*outer.content, rest))
                mended[m] = replace(inner, source=outer.content)
    return mended


def _is_parted(article: Article, outer: Statement, inner: Statement) -> bool:
    if outer.source != inner.source or not (outer.source and outer.cue and inner.cue):
        return False
    words = covering((*outer.source, *outer.cue))
    if not (len(outer.content) == 1 and outer.content[0].end <= words.start):
        return False
    named = (article.parse.tokens[i] for i in article.parse.within(outer.content[0]))
    if any(t.pos in {"VERB", "AUX"} for t in named) or inner.content[0].start < inner.cue[0].end:
        return False
    return article.text[words.end : inner.cue[0].start].strip() == ","


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
