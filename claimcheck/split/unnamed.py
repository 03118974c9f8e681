"""Passives that name no speaker: "I am told", "the minister is expected to resign"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.lexicon import words
from claimcheck.lexicon.cues import entry_of
from claimcheck.records import Article, Parse, Span, Statement
from claimcheck.split.acts import form_of
from claimcheck.split.sources import agent, child, is_passive, noun_phrase

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_RAISING = frozenset({"assertion", "belief"})


def without_hearer(article: Article, statement: Statement) -> Statement:
    """`statement`, without its source where the source is the subject of such a passive.

    Who is told does not say it, and who is expected to resign does not expect it: such a subject
    belongs to the content.
    """
    parse = article.parse
    cue = [i for span in statement.cue for i in parse.within(span)]
    verbs = [i for i in cue if parse.tokens[i].tag in {"VBN", "VBD"} and not _helps(parse, i)]
    if len(verbs) != 1 or not statement.source or not _is_bare_passive(parse, verbs[0]):
        return statement
    subject = _subject(parse, verbs[0])
    speaker = None if subject is None else parse.span(noun_phrase(parse, subject))
    if speaker is None or not any(span.overlaps(speaker) for span in statement.source):
        return statement
    if parse.tokens[verbs[0]].lemma.lower() in words("addressing_verbs"):
        return replace(statement, source=())
    return _raised(article, statement, verbs[0], speaker)


def _helps(parse: Parse, token: int) -> bool:
    """Whether it is an auxiliary: "was" of "was told"."""
    return parse.tokens[token].dep in {"aux", "auxpass"}


def _is_bare_passive(parse: Parse, verb: int) -> bool:
    return is_passive(parse, verb) and agent(parse, verb) is None


def _subject(parse: Parse, verb: int) -> int | None:
    """Its own subject, or that of the clause it is joined to ("fell but is thought to …")."""
    found = child(parse, verb, _SUBJECT)
    while found is None and parse.tokens[verb].dep == "conj":
        verb = parse.tokens[verb].head
        found = child(parse, verb, _SUBJECT)
    return found


def _raised(article: Article, statement: Statement, verb: int, subject: Span) -> Statement:
    """ "is expected to resign": the subject is that of the infinitive."""
    parse = article.parse
    known = entry_of(parse, verb)
    inside = [i for span in statement.content for i in parse.within(span)]
    if known is None or known.act not in _RAISING or form_of(parse, inside) != "infinitive":
        return statement
    return replace(statement, source=(), content=(subject, *statement.content))
