"""Sources put right by the parse: one that is cut short, one that is missing."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from claimcheck.lexicon import table
from claimcheck.lexicon.cues import cue_head
from claimcheck.records import Article, Parse, Span, Statement
from claimcheck.split.sources import child, is_passive, noun_phrase
from claimcheck.split.spans import spans_of

_SUBJECTS = frozenset({"nsubj", "csubj"})
_RELATIVES = frozenset({"WDT", "WP", "WP$"})
_TIMES = frozenset({"on", "in"})


def with_speaker(article: Article, statement: Statement) -> Statement:
    """`statement` with its source in full, or with the subject of its cue where it has none."""
    if not statement.cue:
        return statement
    if not statement.source:
        return _with_subject(article, statement)
    spoken = _with_document(article, statement)
    whole = _with_first(article, _with_rest(article, spoken))
    return _without_comment(article, _without_time(article, whole))


def _with_document(article: Article, statement: Statement) -> Statement:
    """ "The board sent a letter | accusing": what says it is the letter."""
    parse = article.parse
    tokens = [i for span in statement.cue for i in parse.within(span)]
    verb = next((i for i in tokens if parse.tokens[i].tag == "VBG"), None)
    if verb is None or parse.tokens[verb].dep != "acl":
        return statement
    noun = parse.tokens[verb].head
    source = {i for span in statement.source for i in parse.within(span)}
    phrase = [i for i in noun_phrase(parse, noun) if i < verb]
    if parse.tokens[noun].lemma.lower() not in _documents() or source & set(phrase):
        return statement
    cue = tuple(i for i in tokens if i >= verb)
    return replace(statement, source=(parse.span(phrase),), cue=spans_of(article, cue))


@cache
def _documents() -> frozenset[str]:
    """Nouns for what is written or recorded: "letter", "video"."""
    return frozenset(row["noun"] for row in table("speaker_nouns") if row["type"] == "document")


def _with_first(article: Article, statement: Statement) -> Statement:
    """ "The army and | a monitoring group": whom the reader left out in front."""
    parse, first = article.parse, statement.source[0]
    own = parse.within(first)
    head = next((i for i in own if parse.tokens[i].dep == "conj"), None)
    if head is None or not own:
        return statement
    before = parse.tokens[head].head
    phrase = [i for i in parse.subtree(before) if i < own[0]]
    joined = bool(phrase) and parse.tokens[own[0] - 1].text.lower() in {"and", ","}
    if before in own or not joined or parse.tokens[before].pos not in {"NOUN", "PROPN"}:
        return statement
    if any(parse.tokens[i].pos in {"VERB", "AUX"} for i in phrase):
        return statement
    whole = Span(start=parse.tokens[phrase[0]].span.start, end=first.end)
    if any(whole.overlaps(span) for span in (*statement.cue, *statement.content)):
        return statement
    return _with_first(article, replace(statement, source=(whole, *statement.source[1:])))


def _without_time(article: Article, statement: Statement) -> Statement:
    """ "Reed on Monday | said": the day is no part of who speaks."""
    parse, last = article.parse, statement.source[-1]
    own = parse.within(last)
    for entity in parse.entities:
        before = entity.first - 1
        ends = entity.label == "DATE" and own[-1:] == [entity.last] and before in own[1:]
        filmed = parse.tokens[parse.tokens[before].head].pos == "VERB"  # "filmed on Saturday"
        if ends and parse.tokens[before].text.lower() in _TIMES and not filmed:
            cut = Span(start=last.start, end=parse.tokens[before - 1].span.end)
            return replace(statement, source=(*statement.source[:-1], cut))
    return statement


def _with_rest(article: Article, statement: Statement) -> Statement:
    """ "Video | filmed on Saturday | showed": what lies between belongs to the noun."""
    parse, last = article.parse, statement.source[-1]
    between = parse.within(Span(start=last.end, end=statement.cue[0].start))
    own = parse.within(last)
    if not between or not own or not _belongs(parse, own, between):
        return statement
    whole = Span(start=last.start, end=parse.tokens[between[-1]].span.end)
    return replace(statement, source=(*statement.source[:-1], whole))


def _belongs(parse: Parse, own: list[int], between: list[int]) -> bool:
    """Whether all of `between` hangs from a noun of the source, without a comma or "who"."""
    if parse.tokens[own[-1]].pos == "PROPN":
        return False  # "Reed on Monday": parsers hang the day on the name
    if any(parse.tokens[i].is_mark or parse.tokens[i].tag in _RELATIVES for i in between):
        return False
    inside = {t for i in own for t in parse.subtree(i)}
    return all(i in inside for i in between) and own[-1] + 1 == between[0]


def _without_comment(article: Article, statement: Statement) -> Statement:
    """ "Ana Reed | commenting on the fire": what somebody does while speaking is not their name."""
    parse, last = article.parse, statement.source[-1]
    own = parse.within(last)
    named = [e.last for e in parse.entities if e.label == "PERSON" and e.last + 1 in own]
    for name in named:
        if parse.tokens[name + 1].tag == "VBG":
            cut = Span(start=last.start, end=parse.tokens[name].span.end)
            return replace(statement, source=(*statement.source[:-1], cut))
    return statement


def _with_subject(article: Article, statement: Statement) -> Statement:
    """ "The board, they said, believes that …": the subject speaks, unless it is said itself."""
    parse = article.parse
    cue = [i for span in statement.cue for i in parse.within(span)]
    verb = cue_head(parse, cue)
    if verb is None or parse.tokens[verb].pos != "VERB" or is_passive(parse, verb):
        return statement
    subject = child(parse, verb, _SUBJECTS)
    if subject is None or parse.tokens[subject].tag in _RELATIVES | {"EX"}:
        return statement
    span = parse.span(noun_phrase(parse, subject))
    if any(span.overlaps(other) for other in (*statement.content, *statement.cue)):
        return statement
    return replace(statement, source=(span,))
