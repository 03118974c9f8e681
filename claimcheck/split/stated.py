"""Whether the content of a statement states anything by itself.

"Denied that the bridge was closed" presents a clause and "verified the handover" an event; but
"voiced concern", "repeated his claims about the wall" and "called the win a miracle" name a thing
or judge one. There the claim is the act itself, as whoever reports it has it. The same holds for
what is only supposed ("if they believed that …") and for a clause whose missing part stands
outside ("the debt he said he inherited").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from claimcheck.lexicon import words
from claimcheck.lexicon.cues import cue_head, entry_of
from claimcheck.records import Parse, Statement
from claimcheck.split.clauses import (
    PREDICATES,
    SUBJECTS,
    child_of,
    has_supposing_mark,
    is_finite,
    is_relative,
    is_supposed,
    predicates,
    relative_pronoun,
)

Stating = Literal["content", "whole", "nothing"]
"""What of a statement makes a claim of the speaker's: its content, all of it, or nothing."""

_NOUNS = frozenset({"NOUN", "PROPN"})
_PRESUPPOSING = frozenset({"why", "how"})  # "explained how the fire began": it did begin
_LINKS = frozenset({"relcl", "acl"})
_EMBEDDED = frozenset({"ccomp", "xcomp", "conj"})


def what_states(
    parse: Parse, statement: Statement, cue: Sequence[int], content: Sequence[int]
) -> Stating:
    """What of `statement` makes a claim of its speaker's; `cue` and `content` are its tokens."""
    inner = [i for i in content if not parse.tokens[i].is_mark]
    verb = cue_head(parse, cue)
    tops = [i for i in inner if parse.tokens[i].head not in inner or parse.tokens[i].head == i]
    if _leaves_open(parse, verb, content, tops):
        return "nothing"
    if statement.act == "question":
        return "content"
    if any(_is_clause(parse, top, inner) for top in tops) and not _is_free_relative(
        parse, inner, verb
    ):
        return "content"
    if any(_is_accusation(parse, i, inner) for i in inner) or names_event(parse, tops):
        return "content"
    # "Was expected to rise", "we expect a list": without the cue no sentence is left.
    infinitive = any(_is_infinitive(parse, top) for top in tops)
    believed = statement.act == "belief" or (infinitive and statement.act == "assertion")
    finite = verb is not None and is_finite(parse, verb)
    return "whole" if believed and finite else "nothing"


def _leaves_open(
    parse: Parse, verb: int | None, content: Sequence[int], tops: Sequence[int]
) -> bool:
    """Whether the content is only supposed, or lacks what stands outside of it."""
    if verb is None or parse.tokens[verb].pos not in PREDICATES:
        return False
    if is_supposed(parse, verb) or _is_missing(parse, verb):
        return True
    quoted = parse.tokens[content[0]].tag == "``" if content else False
    reach = {*parse.subtree(verb), parse.tokens[_outermost(parse, verb)].head}
    return not quoted and not reach.isdisjoint(tops) and _lacks_a_part(parse, verb)


def _is_missing(parse: Parse, verb: int) -> bool:
    """Whether what would say so is not there: "no evidence to suggest that …"."""
    noun = parse.tokens[verb].head
    kids = (parse.tokens[i].text.lower() for i in parse.children[noun])
    return parse.tokens[verb].dep in _LINKS and not {"no", "little", "any"}.isdisjoint(kids)


def _is_clause(parse: Parse, top: int, inner: Sequence[int]) -> bool:
    if parse.tokens[top].pos not in PREDICATES:
        return False
    if parse.tokens[top].dep in _LINKS and relative_pronoun(parse, top) not in inner:
        return False
    if has_supposing_mark(parse, top):
        return False
    return predicates(parse, top)


def _is_free_relative(parse: Parse, inner: Sequence[int], verb: int | None) -> bool:
    """ "Said what they wanted", "whether it rains": a thing or an issue, and no fact."""
    opening = (parse.tokens[i] for i in inner)
    first = next((t for t in opening if t.pos != "ADV"), parse.tokens[inner[0]])
    word = first.text.lower()
    if word in {"whether", "if"} and first.dep == "mark":
        return first.head in inner and parse.tokens[first.head].dep in {"ccomp", "pcomp"}
    asks = first.tag in {"WP", "WDT"} and parse.tokens[first.head].dep not in _LINKS
    follows = verb is None or verb < inner[0]
    return asks and follows and word not in _PRESUPPOSING


def _is_infinitive(parse: Parse, top: int) -> bool:
    if parse.tokens[top].tag != "VB" or parse.tokens[top].dep not in {"xcomp", "ccomp", "advcl"}:
        return False
    return any(parse.tokens[i].tag == "TO" for i in parse.children[top])


def _is_accusation(parse: Parse, index: int, inner: Sequence[int]) -> bool:
    """The "lying" of "accused Brandt of lying"."""
    token = parse.tokens[index]
    link = parse.tokens[token.head]
    below = token.dep == "pcomp" and token.tag == "VBG" and link.lemma == "of"
    return below and (link.index not in inner or link.head not in inner)


def names_event(parse: Parse, tops: Sequence[int]) -> bool:
    """Whether one of `tops` names what happened: "the handover"."""
    return any(
        parse.tokens[top].pos in _NOUNS
        and _is_described(parse, top)
        and (
            parse.tokens[top].lemma.lower() in words("event_nouns")
            or parse.tokens[top].text.lower() in words("event_nouns")
        )
        for top in tops
    )


def _lacks_a_part(parse: Parse, verb: int) -> bool:
    """Whether the content belongs to a noun outside of it: "the debt he said he inherited"."""
    current = _outermost(parse, verb)
    if parse.tokens[current].dep in _LINKS:
        return _relates_elsewhere(parse, current)
    return _relates_by_what(parse, verb)


def _is_described(parse: Parse, noun: int) -> bool:
    """Whether a reader knows which one: "the handover", not "deaths" or "that attack"."""
    kids = [i for i in parse.children[noun] if not parse.tokens[i].is_mark]
    return any(parse.tokens[i].text.lower() not in {"that", "this"} for i in kids)


def _outermost(parse: Parse, verb: int) -> int:
    """The clause that `verb` is a complement in."""
    while parse.tokens[verb].dep in _EMBEDDED and parse.tokens[verb].head != verb:
        verb = parse.tokens[verb].head
    return verb


def _relates_elsewhere(parse: Parse, clause: int) -> bool:
    """Whether relative clause `clause` has a subject of its own, and no "where" or "when"."""
    if any(parse.tokens[i].tag == "WRB" for i in parse.children[clause]):
        return False
    subject = child_of(parse, clause, SUBJECTS)
    if subject is None or not is_finite(parse, clause):
        return False
    relative = is_relative(parse, subject)
    complementized = any(
        parse.tokens[i].text.lower() == "that" and parse.tokens[i].dep == "mark"
        for i in parse.children[clause]
    )
    noun = entry_of(parse, parse.tokens[clause].head)  # "the claim that officials said so"
    return not relative and not (complementized and noun is not None)


def _relates_by_what(parse: Parse, verb: int) -> bool:
    """ "What residents say is needed": the "what" is the lower verb's."""
    first = parse.tokens[parse.subtree(verb)[0]]
    if first.tag != "WP" or first.index >= verb:
        return False
    return first.head != verb or first.dep not in SUBJECTS
