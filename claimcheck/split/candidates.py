"""Candidates for atomic propositions: a subject, a predicate and one thing said by it.

Each predicate of a sentence gives its clause bare, with each adjunct and with all; each noun what
stands beside it. Coordinations are dealt out. Far more candidates come out than anybody would
note down; `atomic.py` chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from claimcheck.records import Parse
from claimcheck.split.atoms import Atom, dealt
from claimcheck.split.clause_parts import (
    GROUP,
    NOUNS,
    adjunct_phrase,
    of_parts,
    other_subject,
    subject_of,
    verb_group,
)
from claimcheck.split.clauses import PREDICATES
from claimcheck.split.listings import name_lists
from claimcheck.split.noun_atoms import in_brackets, of_noun, smaller_objects
from claimcheck.split.phrases import Tokens, bracketed, core, subtree

_COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "oprd", "dative", "xcomp", "ccomp"})
_ADJUNCTS = frozenset({"prep", "agent", "npadvmod", "advmod", "advcl"})
_MANY = 4  # adjuncts


def find_atoms(parse: Parse, tokens: Sequence[int]) -> tuple[Atom, ...]:
    """The candidates within `tokens`, a sentence or a part of one; no two have the same tokens."""
    within = frozenset(tokens)
    found: dict[Tokens, Atom] = {}
    for token in tokens:
        for atom in _of_token(parse, token):
            own = frozenset(atom.tokens)
            if len(own) > 1 and own <= within:
                found.setdefault(own, atom)
    for items in name_lists(parse, sorted(within)):
        for atom in _listed(parse, items, list(found.values())):
            found.setdefault(frozenset(atom.tokens), atom)
    return tuple(found.values())


def _listed(parse: Parse, items: Sequence[Tokens], atoms: Iterable[Atom]) -> Iterator[Atom]:
    """What is said of one item of a list, said of each."""
    everything = frozenset(range(min(items[0]), max(items[-1]) + 1))
    for item in items:
        yield from in_brackets(parse, max(item), item)
    for atom in atoms:
        own = frozenset(atom.tokens)
        touched = [item for item in items if item & own]
        says = parse.tokens[atom.head].pos in PREDICATES
        if touched and says and not own <= everything:
            rest = own - everything - bracketed(parse, set(own))
            for item in items:
                yield from dealt(
                    parse, atom.head, rest | item, f"listed {atom.kind}", left=atom.left
                )


def _of_token(parse: Parse, index: int) -> Iterator[Atom]:
    token = parse.tokens[index]
    if token.pos in PREDICATES and token.dep not in {*GROUP, "amod", "compound", "prep"}:
        yield from _of_predicate(parse, index)
    elif token.pos in NOUNS or (token.dep in {"attr", "pobj"} and token.pos in {"NUM", "PRON"}):
        yield from of_noun(parse, index)


def _of_predicate(parse: Parse, verb: int) -> Iterator[Atom]:
    subject = subject_of(parse, verb)
    group = verb_group(parse, verb)
    complements = [i for i in parse.children[verb] if parse.tokens[i].dep in _COMPLEMENTS]
    adjuncts = [
        i for i in parse.children[verb] if parse.tokens[i].dep in _ADJUNCTS and i not in group
    ]
    said = of_parts(core(parse, i) for i in complements)
    base = subject | group | said
    if complements or not adjuncts or len(base) > len(group):
        yield from dealt(parse, verb, base, "bare", left=len(adjuncts))
    for adjunct in adjuncts:
        whole = base | adjunct_phrase(parse, adjunct)
        left = len(adjuncts) - 1
        yield from dealt(parse, verb, whole, "one", adjunct=adjunct, left=left)
    for some in _choices(adjuncts):
        whole = base | of_parts(adjunct_phrase(parse, i) for i in some)
        left = len(adjuncts) - len(some)
        kind = "some" if left else "all"
        yield from dealt(parse, verb, whole, kind, adjunct=some[0], left=left)
    yield from _cut(parse, verb, base, adjuncts)
    yield from _full(parse, verb, subject | group, complements, adjuncts)
    yield from _named(parse, verb, base, subject, adjuncts)
    for complement in complements:
        rest = of_parts(core(parse, i) for i in complements if i != complement)
        yield from smaller_objects(parse, complement, subject | group | rest, verb)


def _cut(parse: Parse, verb: int, base: Tokens, adjuncts: Sequence[int]) -> Iterator[Atom]:
    """The clause, bare and with each adjunct, without the prepositional phrase at its end."""
    left = len(adjuncts)
    less = base - _tail(parse, base)
    if less != base and verb in less:
        yield from dealt(parse, verb, less, "cut", left=left)
    for adjunct in adjuncts:
        whole = base | adjunct_phrase(parse, adjunct)
        less = whole - _tail(parse, whole)
        if less != whole and verb in less:
            yield from dealt(parse, verb, less, "cut one", adjunct=adjunct, left=left)


def _tail(parse: Parse, tokens: Tokens) -> Tokens:
    """The prepositional phrase at the end that hangs on a noun: parsers misplace it often."""
    last = max(tokens)
    current = last
    while parse.tokens[current].head in tokens and parse.tokens[current].head != current:
        token = parse.tokens[current]
        noun = parse.tokens[token.head]
        if token.dep == "prep" and token.lemma.lower() != "of" and noun.pos in NOUNS:
            return subtree(parse, current)
        current = token.head
    return frozenset()


def _choices(adjuncts: Sequence[int]) -> Iterator[Sequence[int]]:
    """Two or more of `adjuncts`; of many only all."""
    if len(adjuncts) > _MANY:
        yield adjuncts
        return
    for number in range(2, len(adjuncts) + 1):
        yield from combinations(adjuncts, number)


def _full(
    parse: Parse, verb: int, front: Tokens, complements: Sequence[int], adjuncts: Sequence[int]
) -> Iterator[Atom]:
    """The clause with all that hangs on its complements, relative clauses and brackets too."""
    said = front | of_parts(subtree(parse, i) for i in complements)
    yield from dealt(parse, verb, said, "full", left=len(adjuncts))
    if adjuncts:
        whole = said | of_parts(subtree(parse, i) for i in adjuncts)
        yield from dealt(parse, verb, whole, "whole", adjunct=adjuncts[0])
    own = subtree(parse, verb) | front
    yield from dealt(parse, verb, own, "everything", left=len(adjuncts))


def _named(
    parse: Parse, verb: int, base: Tokens, subject: Tokens, adjuncts: Sequence[int]
) -> Iterator[Atom]:
    """The clause with another subject: "Vela" in "Vela is a film directed by Reed"."""
    name = other_subject(parse, verb, subject)
    if not name:
        return
    yield from dealt(parse, verb, base - subject | name, "named", left=len(adjuncts))
    for adjunct in adjuncts:
        own = base - subject | name | adjunct_phrase(parse, adjunct)
        yield from dealt(parse, verb, own, "named one", adjunct=adjunct, left=len(adjuncts) - 1)
    if len(adjuncts) > 1:
        own = base - subject | name | of_parts(adjunct_phrase(parse, i) for i in adjuncts)
        yield from dealt(parse, verb, own, "named all", adjunct=adjuncts[0])
