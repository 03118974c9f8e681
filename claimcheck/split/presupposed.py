"""What an attitude takes for granted: "thanked them for freeing 40 hostages" says they did."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.records import Parse, Statement
from claimcheck.split.clauses import child_of
from claimcheck.split.regions import tokens_of

_LINKS = frozenset({"for", "over"})


def taken_for_granted(parse: Parse, statement: Statement) -> Iterator[int]:
    """The gerunds of a directive or an attitude that its object did, as it presupposes."""
    cue = frozenset(tokens_of(parse, statement.cue))
    for index in tokens_of(parse, statement.content):
        token = parse.tokens[index]
        link = parse.tokens[token.head]
        hangs = link.head in cue or link.index in cue
        gerund = token.dep == "pcomp" and token.tag == "VBG"
        if gerund and link.text.lower() in _LINKS and hangs and _is_doer(parse, link.head):
            yield index


def _is_doer(parse: Parse, verb: int) -> bool:
    """Whether the verb's object can have done it: "them", not "gratitude"."""
    target = child_of(parse, verb, frozenset({"dobj"}))
    if target is None:
        return False
    token = parse.tokens[target]
    return token.pos in {"PRON", "PROPN"} or token.tag == "NNS"
