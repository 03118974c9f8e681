"""How sure a source is of what it says: cue, then the hedges of the content's main clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.lexicon import words
from claimcheck.lexicon.certainty import read_certainty
from claimcheck.lexicon.cues import CueEntry, cue_head, entry, entry_of_cue
from claimcheck.records import (
    Act,
    Article,
    Certainty,
    CertaintyValue,
    Parse,
    Polarity,
    Span,
    Statement,
)

_WEAKNESS: Mapping[CertaintyValue, int] = {"CT": 0, "PR": 1, "PS": 2, "UU": 3}
_OPEN = frozenset[Act]({"question", "directive", "attitude"})


def certainty_of(article: Article, number: int, statements: Sequence[Statement]) -> Certainty:
    """The certainty of statement `number`'s source of the content's main proposition.

    On FactBank's scale. The weaker of what the cue says ("fears") and what the content's main
    clause says ("may") counts; the hedges of somebody quoted within the content are theirs. A
    denying cue turns the polarity; most negated ones leave the matter open.
    """
    statement, parse = statements[number], article.parse
    cue = [i for span in statement.cue for i in parse.within(span)]
    from_cue = _of_cue(parse, statement, cue)
    head = main_head(article, statement)
    if head is None or from_cue.value == "UU":
        return from_cue
    inside = _of_content(parse, statement, head, _relayed(number, statements))
    if _WEAKNESS[inside.value] <= _WEAKNESS[from_cue.value]:
        return from_cue
    return Certainty(value=inside.value, polarity=from_cue.polarity, triggers=inside.triggers)


def _of_cue(parse: Parse, statement: Statement, cue: Sequence[int]) -> Certainty:
    known = entry_of_cue(parse, cue)
    polarity: Polarity = "+" if known is None else known.polarity
    if statement.act in _OPEN:
        return Certainty(value="UU", triggers=statement.cue)
    if known is None:
        return Certainty(value="CT")
    if is_negated(parse, cue):
        turned = _turned(known)
        if turned is None:
            return Certainty(value="UU", triggers=statement.cue)
        return Certainty(value=turned.value, polarity=turned.polarity, triggers=statement.cue)
    marked = known.value != "CT" or polarity == "-"
    return Certainty(value=known.value, polarity=polarity, triggers=statement.cue if marked else ())


def _turned(known: CueEntry) -> CueEntry | None:
    """What a negation makes of a cue, where it says something ("cannot rule out")."""
    return entry(f"not {known.lemma}", "verb")


def is_negated(parse: Parse, cue: Sequence[int]) -> bool:
    """Whether a cue says that something was not said: "did not confirm", "declined to say"."""
    head = cue_head(parse, cue)
    own = () if head is None else parse.children[head]
    if any(parse.tokens[i].dep == "neg" for i in own if i in cue):
        return True
    return any(parse.tokens[i].lemma.lower() in words("declining") for i in cue if i != head)


def _relayed(number: int, statements: Sequence[Statement]) -> list[Span]:
    """What others say within statement `number`, and by which words.

    Where the cue stands outside ("the agency, citing state radio, said"), both say the same.
    """
    own = statements[number].content
    inner = (s for s in statements if s.parent == number)
    return [
        span
        for s in inner
        if any(part.contains(cue) for part in own for cue in s.cue)
        for span in (*s.cue, *s.content)
    ]


def _of_content(
    parse: Parse, statement: Statement, head: int, relayed: Sequence[Span]
) -> Certainty:
    tokens = [
        i
        for span in statement.content
        for i in parse.within(span)
        if not any(other.contains(parse.tokens[i].span) for other in relayed)
    ]
    return read_certainty(parse, tokens, head)


def main_head(article: Article, statement: Statement) -> int | None:
    """The token that heads the content's main clause: the one hanging from outside it."""
    parse = article.parse
    tokens = [i for span in statement.content for i in parse.within(span)]
    inside = set(tokens)
    roots = [i for i in tokens if parse.tokens[i].head not in inside or parse.tokens[i].head == i]
    verbs = [i for i in roots if parse.tokens[i].pos in {"VERB", "AUX"}]
    return next(iter(verbs or roots), None)
