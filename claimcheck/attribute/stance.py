"""How an attribution is presented by the one who relays it: endorsed, neutral, distanced."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribute.certainty import is_negated
from claimcheck.lexicon.cues import entry_of_cue, entry_within
from claimcheck.records import Article, Parse, Stance, Statement

_NO_EVIDENCE = ("without evidence", "without proof", "without offering", "without providing")
_BESIDE = 40  # characters around a cue in which "without evidence" is about it


def stance_of(
    article: Article, number: int, statements: Sequence[Statement], *, denied: bool
) -> Stance:
    """The stance of the one who relays statement `number`, by the report schema's rules.

    `denied` tells that something nearby is set against it.
    """
    statement, parse = statements[number], article.parse
    cue = [i for span in statement.cue for i in parse.within(span)]
    if denied or _lacks_evidence(article, statement) or _is_set_apart(number, statements):
        return "distances"
    if _is_rejected(article, number, statements) or _doubts_source(parse, statement):
        return "distances"
    negated = is_negated(parse, cue)
    if any(_stance(parse, i) == "distances" for i in cue) and not negated:
        return "distances"  # "purports to show": whatever the other words of the cue grant
    entry = entry_of_cue(parse, cue)
    if entry is None or (entry.stance == "endorses" and negated):
        return "neutral"
    return entry.stance


def _stance(parse: Parse, token: int) -> Stance | None:
    known = entry_within(parse, token)
    return None if known is None else known.stance


def _lacks_evidence(article: Article, statement: Statement) -> bool:
    """ "claimed without evidence": the words stand beside the cue."""
    if not statement.cue:
        return False
    start = statement.cue[0].start
    window = article.text[max(0, start - _BESIDE) : statement.cue[-1].end + _BESIDE].lower()
    return any(phrase in window for phrase in _NO_EVIDENCE)


def _is_set_apart(number: int, statements: Sequence[Statement]) -> bool:
    """A relayed clause that its relayer puts in quotation marks keeps it at a distance.

    Only where the marks enclose the nested content alone: "1,000 bodies “which, according to
    them, are ours” arrived". Who is quoted in full sets nothing apart.
    """
    statement = statements[number]
    if statement.parent is None or statement.quote != "direct":
        return False
    return bool(statement.cue) and statements[statement.parent].quote != "direct"


def _is_rejected(article: Article, number: int, statements: Sequence[Statement]) -> bool:
    """Whether who relays it denies or rejects it: "dismissed the claim that"."""
    parent = statements[number].parent
    if parent is None:
        return False
    above = statements[parent]
    cue = [i for span in above.cue for i in article.parse.within(span)]
    known = entry_of_cue(article.parse, cue)
    refused = known is not None and known.polarity == "-" and not is_negated(article.parse, cue)
    return refused and above.content[-1].end == statements[number].content[-1].end


def _doubts_source(parse: Parse, statement: Statement) -> bool:
    """ "a purported memo", "the so-called ministry": the words for the source keep a distance."""
    tokens = [i for span in statement.source for i in parse.within(span)]
    return any(parse.tokens[i].pos == "ADJ" and _stance(parse, i) == "distances" for i in tokens)
