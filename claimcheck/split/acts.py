"""The act of an attribution, from its cue and the form of its content."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.lexicon import words
from claimcheck.lexicon.cues import CueEntry, entry_of
from claimcheck.records import Act, Parse
from claimcheck.split.sources import is_passive

_BELIEF_INFINITIVES = frozenset(
    {"believe", "expect", "think", "assume", "presume", "consider", "seem", "appear"}
)
_OPENING_MARKS = frozenset("\"“‘'«„") | {"``", "''"}
_ASSERTING_INFINITIVES = frozenset({"claim", "allege", "purport", "deny", "profess", "report"})


def act_of(parse: Parse, cue: Sequence[int], form: str, entry: CueEntry | None) -> Act:
    """What the speaker does: assert, believe, ask, direct, or take an attitude.

    The lexicon decides, but the form of the content may overrule it: an infinitive turns saying
    into a wish or a request ("promised to leave", "told them to leave"), a quotation turns a
    judgement into words ("scolded them: “…”"), and a negated cue before "whether" or "why"
    leaves a question ("has not said why").
    """
    if all(parse.tokens[i].is_mark for i in cue):
        return "assertion"  # a label: "Reed: …"
    act: Act = entry.act if entry else _of_unknown(form)
    if form == "claim":
        if entry is not None and entry.polarity == "-":
            return "assertion"  # "dismissed the report that …": a denial of what was said
        form = "object"
    if _leaves_question(parse, cue, form, act):
        return "question"
    if form == "infinitive":
        return _of_infinitive(act, entry, passive=any(is_passive(parse, i) for i in cue))
    if act == "attitude" and form == "clause" and entry is not None and "c" not in entry.takes:
        return "assertion"
    aspectual = entry is not None and entry.lemma in words("aspectual_verbs")
    return "attitude" if aspectual and form == "object" else act


def _leaves_question(parse: Parse, cue: Sequence[int], form: str, act: Act) -> bool:
    negated = any(parse.tokens[i].dep == "neg" for i in cue)
    if form == "wh":
        return negated or _leaves_open(parse, cue)
    # "has not explained the difference", "could not be verified"
    return form == "object" and negated and act == "assertion"


def _of_unknown(form: str) -> Act:
    """A cue that no lexicon knows says something of a clause, and judges a thing."""
    return "attitude" if form in {"object", "infinitive"} else "assertion"


def form_of(parse: Parse, content: Sequence[int]) -> str:
    """The form of a content found without the parse: clause, wh, infinitive, claim, or object.

    Quotations count as clauses, whatever they are made of; a claim is an object that names what
    somebody said or holds ("the report that …").
    """
    inner = [i for i in content if not parse.tokens[i].is_mark]
    if not inner:
        return "object"
    first = parse.tokens[inner[0]]
    if first.lemma.lower() in {"whether", "if"} or first.tag in {"WRB", "WP", "WDT"}:
        return "wh"
    if _is_quoted(parse, content):
        return "clause"
    heads = _heads(parse, inner)
    if any(_is_infinitive(parse, head, inner) for head in heads):
        return "infinitive"
    if first.text.lower() == "that" or any(_is_finite(parse, head) for head in heads):
        return "clause"
    return "claim" if any(_is_said(parse, head) for head in heads) else "object"


def _is_said(parse: Parse, head: int) -> bool:
    known = entry_of(parse, head) if parse.tokens[head].pos == "NOUN" else None
    return known is not None and known.act in {"assertion", "belief"}


def _is_quoted(parse: Parse, content: Sequence[int]) -> bool:
    return parse.tokens[content[0]].text in _OPENING_MARKS


def _heads(parse: Parse, inner: Sequence[int]) -> list[int]:
    inside = frozenset(inner)
    return [i for i in inner if parse.tokens[i].head not in inside or parse.tokens[i].head == i]


def _is_infinitive(parse: Parse, head: int, inner: Sequence[int]) -> bool:
    if parse.tokens[head].tag != "VB":
        return False
    return any(parse.tokens[i].tag == "TO" and i in inner for i in parse.children[head])


def _is_finite(parse: Parse, head: int) -> bool:
    if parse.tokens[head].pos not in {"VERB", "AUX"}:
        return False
    parts = (head, *parse.children[head])
    return any(parse.tokens[i].tag in {"VBD", "VBZ", "VBP", "MD"} for i in parts)


def _leaves_open(parse: Parse, cue: Sequence[int]) -> bool:
    return any(parse.tokens[i].lemma in {"decline", "refuse", "fail"} for i in cue)


def _of_infinitive(act: Act, entry: CueEntry | None, *, passive: bool) -> Act:
    if act == "question":
        return "directive"
    lemma = entry.lemma if entry else ""
    if act == "belief" and lemma in _BELIEF_INFINITIVES:
        return act
    if act == "assertion" and lemma in _ASSERTING_INFINITIVES:
        return act
    if passive and lemma == "say":
        return act  # "is said to be safe"
    if act == "assertion" and lemma in {"tell", "warn", "remind", "signal"}:
        return "directive"
    return "attitude" if act in {"assertion", "belief"} else act
