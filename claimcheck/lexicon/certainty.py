"""How sure the words of one clause are: FactBank's scale read off the clause's own hedges.

Shared by the stages that judge certainty. Polarity is about the words as printed, so a
negation inside the clause leaves it "+"; only a denying cue ("denied that") makes it "-",
and cues are none of this module's business.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from claimcheck.lexicon import table
from claimcheck.records import Certainty, CertaintyValue, Parse, Token

_WEAKNESS: Mapping[str, int] = {"PR": 1, "PS": 2, "UU": 3}
_CLAUSE_LINKS = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "acl", "pcomp"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "oprd", "acomp", "attr"})
_PREDICATIVES = frozenset({"acomp", "attr", "oprd"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
_CONDITIONS = frozenset({"if", "unless", "provided", "assuming"})
_CONCESSIONS = frozenset({"even", "as"})  # "even if", "as if": the main clause still stands
_NEAR_NEGATIONS = frozenset({"hardly", "barely", "scarcely"})
_PERCEPTION = frozenset({"see", "hear", "feel", "smell", "taste", "tell", "remember"})
_CHANGE = frozenset({"be", "have", "arrive", "come", "take", "reach", "become", "fall", "rise"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hedge:
    token: int
    value: str


def read_certainty(parse: Parse, tokens: Sequence[int], head: int) -> Certainty:
    """The certainty of the clause made of `tokens`, whose predicate is token `head`.

    The weakest hedge that scopes over the predicate decides; without one it is CT. A hedge on
    a mere figure ("perhaps 30 people died") does not count. Polarity is always "+", and the
    score 1: rules know no degrees. Raises `IndexError` for token numbers outside the parse.
    """
    clause = frozenset(tokens)
    found = [hedge for hedge in _hedges(parse, clause, head) if hedge.token in clause]
    if not found:
        return Certainty(value="CT")
    value = max((hedge.value for hedge in found), key=_WEAKNESS.__getitem__)
    triggers = sorted({hedge.token for hedge in found if hedge.value == value})
    return Certainty(
        value=cast("CertaintyValue", value),
        triggers=tuple(parse.tokens[i].span for i in triggers),
    )


def _hedges(parse: Parse, clause: frozenset[int], head: int) -> Iterator[_Hedge]:
    for governor in _governors(parse, clause, head):
        yield from _own(parse, governor)
        for child in parse.children[governor]:
            yield from _hanging(parse, parse.tokens[child])
            if parse.tokens[child].dep in _PREDICATIVES:  # "was probably armed"
                for modifier in parse.children[child]:
                    yield from _hanging(parse, parse.tokens[modifier])
    for verb in _modal_hosts(parse, head):
        for child in parse.children[verb]:
            yield from _modal(parse, parse.tokens[child], verb)
    if parse.tokens[head].tag == "MD":  # "said only that she might"
        yield from _looked_up(parse.tokens[head], "modal", parse.tokens[head].text.lower())
    yield from _litotes(parse, head)
    yield from _open(parse, head)


def _litotes(parse: Parse, head: int) -> Iterator[_Hedge]:
    """ "not impossible": two negations leave a possibility."""
    for child in parse.children[head]:
        token = parse.tokens[child]
        if token.dep in _PREDICATIVES and "neg" in _deps(parse, head) | _deps(parse, child):
            yield from _looked_up(token, "litotes")


def _governors(parse: Parse, clause: frozenset[int], head: int) -> Iterator[int]:
    """The predicate, then whatever in the clause its truth hangs on ("it is likely that …")."""
    yield head
    current = parse.tokens[head]
    while current.dep in _CLAUSE_LINKS and current.head in clause and current.head != current.index:
        current = parse.tokens[current.head]
        yield current.index


def _modal_hosts(parse: Parse, head: int) -> Iterator[int]:
    """The verbs whose auxiliaries the predicate shares ("may kill or injure")."""
    yield head
    current = parse.tokens[head]
    while current.dep == "conj" and current.head != current.index:
        if any(parse.tokens[c].dep in _SUBJECTS | {"aux"} for c in parse.children[current.index]):
            return
        if current.tag not in {"VB", parse.tokens[current.head].tag}:
            return
        current = parse.tokens[current.head]
        yield current.index


def _own(parse: Parse, governor: int) -> Iterator[_Hedge]:
    """The governor is itself a hedge: "seems to", "is expected to", "a chance that"."""
    token, deps = parse.tokens[governor], _deps(parse, governor)
    if token.pos in {"VERB", "AUX"}:
        passive = "auxpass" in deps or "nsubjpass" in deps
        if passive or deps & _COMPLEMENTS:
            yield from _looked_up(token, "passive" if passive else "verb")
    elif token.pos == "NOUN" and deps & {"acl", "ccomp", "prep"}:
        yield from _looked_up(token, "noun")
    elif token.pos == "ADJ":
        yield from _looked_up(token, "adjective")


def _hanging(parse: Parse, child: Token) -> Iterator[_Hedge]:
    """A hedge that modifies or completes the governor."""
    if child.dep in {"advmod", "npadvmod"} and not _on_figure(parse, child.index):
        yield from _looked_up(child, "adverb")
    elif child.dep in {"acomp", "oprd", "attr", "ccomp"} and child.pos == "ADJ":
        yield from _looked_up(child, "adjective")
    elif child.dep in {"attr", "nsubj"} and _deps(parse, child.index) & {"acl", "ccomp"}:
        yield from _looked_up(child, "noun")


def _on_figure(parse: Parse, adverb: int) -> bool:
    """Whether the adverb weakens the figure behind it ("perhaps 30") and not the clause."""
    following = adverb + 1
    return following < len(parse.tokens) and parse.tokens[following].tag == "CD"


def _modal(parse: Parse, child: Token, verb: int) -> Iterator[_Hedge]:
    if child.dep != "aux" or child.tag != "MD":
        return
    word, deps = child.text.lower(), _deps(parse, verb)
    perfect = any(
        parse.tokens[c].lemma == "have" and parse.tokens[c].dep == "aux"
        for c in parse.children[verb]
    )
    lemma = parse.tokens[verb].lemma
    denied = "neg" in deps or any(
        parse.tokens[c].text.lower() in _NEAR_NEGATIONS for c in parse.children[verb]
    )
    if word == "could" and not perfect and (denied or lemma in _PERCEPTION):
        return  # "could not reach the village": past ability, not doubt
    if word in {"should", "ought"} and lemma not in _CHANGE:
        return  # a duty
    if word == "must" and not perfect:
        return  # a duty
    yield from _looked_up(child, "modal", word)


def _open(parse: Parse, head: int) -> Iterator[_Hedge]:
    """Conditional, indirect and direct questions leave the clause open."""
    for child in parse.children[head]:
        token = parse.tokens[child]
        if token.dep == "mark" and token.text.lower() in {"whether", "if"}:
            yield _Hedge(token=child, value="UU")
        elif token.dep == "advcl":
            yield from _condition(parse, child)
        elif token.text == "?":
            yield _Hedge(token=child, value="UU")


def _condition(parse: Parse, protasis: int) -> Iterator[_Hedge]:
    for child in parse.children[protasis]:
        token = parse.tokens[child]
        conceded = child > 0 and parse.tokens[child - 1].text.lower() in _CONCESSIONS
        if token.dep == "mark" and token.text.lower() in _CONDITIONS and not conceded:
            yield _Hedge(token=child, value="UU")


def _deps(parse: Parse, index: int) -> set[str]:
    return {parse.tokens[child].dep for child in parse.children[index]}


def _looked_up(token: Token, kind: str, word: str | None = None) -> Iterator[_Hedge]:
    value = _table(kind).get(word or token.lemma.lower()) or _table(kind).get(token.text.lower())
    if value is not None:
        yield _Hedge(token=token.index, value=value)


@cache
def _table(kind: str) -> Mapping[str, str]:
    return {row["word"]: row["value"] for row in table("hedges") if row["pos"] == kind}
