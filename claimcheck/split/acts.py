"""The act of an attribution, from its cue and the form of its content."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.lexicon.cues import CueEntry
from claimcheck.records import Act, Parse

_BELIEF_INFINITIVES = frozenset({"believe", "expect", "think", "assume", "presume", "consider"})
_ASSERTING_INFINITIVES = frozenset({"claim", "allege", "purport", "deny", "profess", "report"})


def act_of(parse: Parse, cue: Sequence[int], form: str, entry: CueEntry | None) -> Act:
    """What the speaker does: assert, believe, ask, direct, or take an attitude.

    The lexicon decides, but an infinitive turns saying into a wish or a request ("promised to
    leave", "told them to leave"), and a negated cue before "whether" or "why" into a question
    ("has not said why").
    """
    act: Act = entry.act if entry else "assertion"
    negated = any(parse.tokens[i].dep == "neg" for i in cue)
    if form == "wh" and (negated or _leaves_open(parse, cue)):
        return "question"
    if form == "object" and negated and act == "assertion":
        return "question"  # "has not explained the difference", "could not be verified"
    if act == "question":
        return "directive" if form == "infinitive" else act
    if form == "infinitive":
        return _of_infinitive(act, entry)
    return act


def _leaves_open(parse: Parse, cue: Sequence[int]) -> bool:
    return any(parse.tokens[i].lemma in {"decline", "refuse", "fail"} for i in cue)


def _of_infinitive(act: Act, entry: CueEntry | None) -> Act:
    lemma = entry.lemma if entry else ""
    if act == "belief" and lemma in _BELIEF_INFINITIVES:
        return act
    if act == "assertion" and lemma in _ASSERTING_INFINITIVES:
        return act
    if act == "assertion" and lemma in {"tell", "warn", "remind", "signal"}:
        return "directive"
    return "attitude" if act in {"assertion", "belief"} else act
