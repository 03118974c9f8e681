"""Cue spans: a verb of saying with everything around it that belongs to the cue."""

from __future__ import annotations

from claimcheck.lexicon import words
from claimcheck.records import Parse

_REACH = 2  # "went on to explain": how far the upper verb may stand from the lower one's "to"
_CUE_DEPENDENTS = frozenset({"aux", "auxpass", "neg", "prt", "advmod"})


def verb_tokens(parse: Parse, verb: int) -> tuple[int, ...]:
    """A verb with the auxiliaries, negation, adverbs and particles that stand next to it.

    An aspectual verb above it belongs to the cue as well: "went on to explain".
    """
    first = last = verb
    mine = {i for i in parse.children[verb] if parse.tokens[i].dep in _CUE_DEPENDENTS}
    while first - 1 in mine:
        first -= 1
    while last + 1 in mine and parse.tokens[last + 1].dep == "prt":
        last += 1
    # "said later": an adverb in front only counts behind an auxiliary ("has repeatedly said").
    while first < verb and parse.tokens[first].dep == "advmod":
        first += 1
    above = _aspectual_above(parse, verb, first)
    run = tuple(range(first, last + 1))
    return (*range(above, first), *run) if above is not None else run


def _aspectual_above(parse: Parse, verb: int, first: int) -> int | None:
    governor = aspectual_governor(parse, verb)
    if governor is None or not 0 <= first - governor - 1 <= _REACH:
        return None
    return verb_tokens(parse, governor)[0]


def aspectual_governor(parse: Parse, verb: int) -> int | None:
    """The "went on" of "went on to explain", whose subject is the speaker."""
    token = parse.tokens[verb]
    infinitive = any(parse.tokens[i].tag == "TO" for i in parse.children[verb])
    if token.dep != "xcomp" and not (token.dep == "advcl" and infinitive):
        return None
    aspectual = parse.tokens[token.head].lemma in words("aspectual_verbs")
    return token.head if aspectual and token.head < verb else None
