"""How an attribution is presented by the one who relays it: endorsed, neutral, distanced."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.lexicon.cues import entry_of_cue
from claimcheck.records import Article, Span, Stance, Statement

_NO_EVIDENCE = ("without evidence", "without proof", "without offering", "without providing")
_MAX_SCARE_WORDS = 3


def stance_of(
    article: Article, number: int, statements: Sequence[Statement], cue: Sequence[int]
) -> Stance:
    """The stance of the one who relays statement `number`, by the report schema's rules."""
    statement = statements[number]
    if _lacks_evidence(article, statement) or _is_set_apart(number, statements):
        return "distances"
    entry = entry_of_cue(article.parse, cue)
    if _is_denied(number, statements):
        return "distances"
    negated = any(article.parse.tokens[i].dep == "neg" for i in cue)
    if entry is None or (entry.stance == "endorses" and negated):
        return "neutral"
    return entry.stance


def _lacks_evidence(article: Article, statement: Statement) -> bool:
    """ "claimed without evidence": the words stand beside the cue."""
    if not statement.cue:
        return False
    start = statement.cue[0].start
    window = article.text[max(0, start - 40) : statement.cue[-1].end + 40].lower()
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


def _is_denied(number: int, statements: Sequence[Statement]) -> bool:
    """Whether another statement denies or rejects the very content ("dismissed the claim that")."""
    parent = statements[number].parent
    if parent is None:
        return False
    above = statements[parent]
    return above.act == "attitude" and _same_reach(above.content, statements[number])


def _same_reach(outer: Sequence[Span], inner: Statement) -> bool:
    return outer[-1].end == inner.content[-1].end
