"""How sure a source is of what it says: cue, then the hedges of the content's main clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.lexicon.certainty import read_certainty
from claimcheck.lexicon.cues import entry_of_cue
from claimcheck.records import Article, Certainty, CertaintyValue, Statement

_WEAKNESS: Mapping[CertaintyValue, int] = {"CT": 0, "PR": 1, "PS": 2, "UU": 3}
_RULE_SCORE = 1.0  # rules know no degrees


def certainty_of(article: Article, statement: Statement, cue: Sequence[int]) -> Certainty:
    """The source's certainty of the content's main proposition, on FactBank's scale.

    The weaker of what the cue says ("fears") and what the content's main clause says ("may")
    counts. A denying cue turns the polarity; a negated one leaves the matter open.
    """
    from_cue = _of_cue(article, statement, cue)
    head = main_head(article, statement)
    if head is None:
        return from_cue
    tokens = [i for span in statement.content for i in article.parse.within(span)]
    inside = read_certainty(article.parse, tokens, head)
    if _WEAKNESS[inside.value] <= _WEAKNESS[from_cue.value]:
        return from_cue
    return Certainty(
        value=inside.value,
        polarity=from_cue.polarity,
        score=_RULE_SCORE,
        triggers=inside.triggers,
    )


def _of_cue(article: Article, statement: Statement, cue: Sequence[int]) -> Certainty:
    entry = entry_of_cue(article.parse, cue)
    if entry is None:
        return Certainty(value="CT")
    open_matter = statement.act in {"question", "directive", "attitude"}
    negated = any(article.parse.tokens[i].dep == "neg" for i in cue)
    value: CertaintyValue = "UU" if open_matter or negated else entry.value
    marked = value != "CT" or entry.polarity == "-"
    return Certainty(
        value=value,
        polarity="+" if negated else entry.polarity,
        score=_RULE_SCORE,
        triggers=statement.cue if marked else (),
    )


def main_head(article: Article, statement: Statement) -> int | None:
    """The token that heads the content's main clause: the one hanging from outside it."""
    parse = article.parse
    tokens = [i for span in statement.content for i in parse.within(span)]
    inside = set(tokens)
    roots = [i for i in tokens if parse.tokens[i].head not in inside or parse.tokens[i].head == i]
    verbs = [i for i in roots if parse.tokens[i].pos in {"VERB", "AUX"}]
    return next(iter(verbs or roots), None)
