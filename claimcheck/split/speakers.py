"""Sources put right by the parse: one that is cut short, one that is missing."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.lexicon.cues import cue_head
from claimcheck.records import Article, Parse, Span, Statement
from claimcheck.split.sources import child, is_passive, noun_phrase

_SUBJECTS = frozenset({"nsubj", "csubj"})
_RELATIVES = frozenset({"WDT", "WP", "WP$"})


def with_speaker(article: Article, statement: Statement) -> Statement:
    """`statement` with its source in full, or with the subject of its cue where it has none."""
    if not statement.cue:
        return statement
    if not statement.source:
        return _with_subject(article, statement)
    return _with_rest(article, statement)


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
