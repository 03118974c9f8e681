"""Facts said in passing: appositives and participles set off by commas.

"Grace Okafor, the mayor of Velm, opened the lock, ending a closure of 40 days" says who Okafor is
and what ended besides what was opened. No word is added: as a claim of its own an apposition stays
nominal ("Grace Okafor, the mayor of Velm"), and a participle gets its subject in front.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.records import Parse
from claimcheck.split.clauses import (
    SUBJECTS,
    child_of,
    is_conditional,
    is_supposed,
    tense_form,
)
from claimcheck.split.coordination import has_negation, is_quantified
from claimcheck.split.subjects import noun_phrase

_NOUNS = frozenset({"NOUN", "PROPN"})
_KNOWN = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"})
_FIGURES = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
_CHECKABLE = _KNOWN | _FIGURES | {"NORP", "DATE", "ORDINAL"}
_PARTICIPLES = frozenset({"VBG", "VBN"})
_MODIFIERS = frozenset({"prep", "poss", "amod", "compound", "relcl", "acl", "nummod"})
_MIN_WORDS = 3
_CLOSING = frozenset({",", ".", ";", ")", "—", "–", "--", "”", '"', "''"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Detached:
    """A fact said in passing: its tokens, its predicate, and its subject where that is elsewhere.

    `cut` are the tokens that the clause around it can do without.
    """

    head: int
    tokens: tuple[int, ...]
    subject: tuple[int, ...] = ()
    cut: tuple[int, ...] = ()


def find_detached(parse: Parse, head: int, tokens: Sequence[int]) -> Iterator[Detached]:
    """What is said in passing in the clause of predicate `head` made of `tokens`, if it holds."""
    if is_conditional(parse, head) or is_supposed(parse, head):
        return
    own = frozenset(tokens)
    for token in tokens:
        found = _apposition(parse, token) or _participle(parse, token, head)
        if found is not None and own.issuperset(found.tokens):
            yield found


def _apposition(parse: Parse, index: int) -> Detached | None:
    token = parse.tokens[index]
    if token.dep != "appos" or token.pos not in _NOUNS or not _is_set_off(parse, index):
        return None
    if not (_is_named(parse, token.head) and _describes(parse, index)):
        return None
    named = [i for i in noun_phrase(parse, token.head, without=index) if i < index]
    own = parse.subtree(index)
    between = range(named[-1] + 1, own[0]) if named else ()
    if not named or any(not parse.tokens[i].is_mark for i in between):
        return None  # something else stands between the two
    return Detached(head=index, tokens=tuple(range(named[0], own[-1] + 1)))


def _is_named(parse: Parse, index: int) -> bool:
    """Whether the noun is a name by itself, and no item of a list."""
    token = parse.tokens[index]
    listed = token.dep == "conj" or child_of(parse, index, frozenset({"conj"})) is not None
    return token.pos == "PROPN" and not listed and _label(parse, index) in _KNOWN


def _describes(parse: Parse, index: int) -> bool:
    """Whether the apposition says what its noun is: "the mayor of Velm", not "41" or "Velm"."""
    token = parse.tokens[index]
    kinds = {parse.tokens[i].dep for i in parse.children[index]}
    listed = any(parse.tokens[i].dep == "conj" for i in parse.children[index])
    return token.pos == "NOUN" and bool(kinds & _MODIFIERS) and not listed


def _participle(parse: Parse, index: int, clause: int) -> Detached | None:
    """ ", built in 1912," behind its noun, or ", killing 12" behind what was done."""
    token = parse.tokens[index]
    if token.tag not in _PARTICIPLES or not _is_set_off(parse, index):
        return None
    own = parse.subtree(index)
    if own[0] != index or len(own) < _MIN_WORDS or not _is_plain(parse, index):
        return None
    if token.dep == "acl" and token.tag == "VBN":
        return _described(parse, index)
    if token.dep in {"advcl", "acl"} and token.tag == "VBG":
        return _result(parse, index, clause)
    return None


def _is_plain(parse: Parse, index: int) -> bool:
    """Whether nothing opens or negates the participle: no "while", no "not"."""
    apart = {"mark", "neg", "aux", *SUBJECTS}
    return not any(parse.tokens[i].dep in apart for i in parse.children[index])


def _described(parse: Parse, index: int) -> Detached | None:
    """A noun with the participle behind it, where the participle names a time, place or figure."""
    noun = parse.tokens[index].head
    own = parse.subtree(index)
    who = [i for i in noun_phrase(parse, noun, without=index) if i < index]
    if parse.tokens[noun].pos not in _NOUNS or is_quantified(parse, noun):
        return None
    if who[-1] != own[0] - 2 or not _holds(parse, own, _CHECKABLE):
        return None
    whole = tuple(range(who[0], own[-1] + 1))
    return Detached(head=index, tokens=whole, cut=tuple(own))


def _result(parse: Parse, index: int, clause: int) -> Detached | None:
    """A figure that came of what the clause tells: not of what may, must or did not happen."""
    own = parse.subtree(index)
    subject = child_of(parse, clause, frozenset({"nsubj"}))
    passive = child_of(parse, clause, frozenset({"nsubjpass", "auxpass"})) is not None
    told = tense_form(parse, clause) == "VBD" and not has_negation(parse, clause)
    if parse.tokens[index].head != clause or index < clause or passive or not told:
        return None  # "the town was shelled, killing 12": not the town
    if subject is None or parse.tokens[subject].pos not in _NOUNS or is_quantified(parse, subject):
        return None
    if not _holds(parse, own, _FIGURES):
        return None
    who = noun_phrase(parse, subject, without=index)
    return Detached(head=index, tokens=tuple(own), subject=tuple(who), cut=tuple(own))


def _holds(parse: Parse, own: Sequence[int], labels: frozenset[str]) -> bool:
    return any(
        e.label in labels and own[0] <= e.first and e.last <= own[-1] for e in parse.entities
    )


def _is_set_off(parse: Parse, index: int) -> bool:
    """Whether a comma stands in front, or behind at the start of a sentence, and it is closed."""
    own = parse.subtree(index)
    sentence = parse.sentences[parse.sentence_of[index]]
    opened = own[0] > sentence.first and parse.tokens[own[0] - 1].text == ","
    closed = own[-1] >= sentence.last or parse.tokens[own[-1] + 1].text in _CLOSING
    return closed and (opened or (own[0] == sentence.first and own[-1] < sentence.last))


def _label(parse: Parse, noun: int) -> str:
    return next((e.label for e in parse.entities if e.first <= noun <= e.last), "")
