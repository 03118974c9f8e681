"""Noun phrases and coordinations as sets of tokens, with what can be taken off or dealt out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.records import Parse

Tokens = frozenset[int]

_DETACHED = frozenset({"appos", "relcl", "acl", "parataxis", "advcl"})
_JOINING = frozenset({"cc", "punct", "preconj"})
_OWN = frozenset({"amod", "compound", "nummod", "advmod", "nmod", "neg"})
_SHARED = frozenset({"det", "poss", "predet", "prep", "case", "aux", "auxpass", "mark"})
_SCOPING = frozenset({"det", "preconj", "neg", "advmod"})
_NEGATIVE = frozenset({"no", "not", "n't", "n’t", "neither", "either", "only", "never", "any"})
_COLLECTIVE = frozenset({"between", "among", "without"})
_MAX_DEALT = 24


def subtree(parse: Parse, index: int) -> Tokens:
    """Token `index` and all that hang from it."""
    return frozenset(parse.subtree(index))


def core(parse: Parse, index: int) -> Tokens:
    """The phrase of `index` without appositions, clauses and brackets at any depth."""
    found: set[int] = set()
    stack = [index]
    while stack:
        current = stack.pop()
        found.add(current)
        stack += [i for i in parse.children[current] if not _is_detached(parse, i)]
    inside = bracketed(parse, found)
    return frozenset(found if index in inside else found - inside)


def _is_detached(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    if token.dep == "appos" and _is_region(parse, index):
        return False
    # "Rising costs" has its participle in front, and it is no clause.
    return token.dep in _DETACHED and not (token.dep == "acl" and index < token.head)


def _is_region(parse: Parse, index: int) -> bool:
    """The "Texas" of "Houston, Texas", which is no fact about Houston."""
    places = {i for e in parse.entities if e.label == "GPE" for i in range(e.first, e.last + 1)}
    return index in places and parse.tokens[index].head in places


def bracketed(parse: Parse, tokens: set[int]) -> set[int]:
    """Those of `tokens` in round or square brackets, the brackets among them."""
    found: set[int] = set()
    if not tokens:
        return found
    depth = 0
    for i in range(min(tokens), max(tokens) + 1):
        text = parse.tokens[i].text
        depth += text in {"(", "["}
        if depth:
            found.add(i)
        depth = max(depth - (text in {")", "]"}), 0)
    return found & tokens


def short(parse: Parse, index: int) -> Tokens:
    """The phrase of `index` without prepositional phrases other than "of …"."""
    whole = core(parse, index)
    for child in parse.children[index]:
        token = parse.tokens[child]
        if token.dep == "prep" and token.lemma.lower() != "of" and child > index:
            whole -= subtree(parse, child)
    return whole


def dealt_out(parse: Parse, tokens: Tokens) -> list[Tokens]:
    """`tokens` once for each choice among the coordinated parts in it.

    "Founded ports and banks in Norland" gives "founded ports in Norland" and "founded banks in
    Norland". What is joined by "or", negated, or the two ends of "between …", stays together.
    """
    pending = [tokens]
    done: list[Tokens] = []
    while pending and len(pending) + len(done) < _MAX_DEALT:
        current = pending.pop(0)
        chain = _coordination(parse, current)
        if chain:
            pending += [_kept(parse, current, chain, k) for k in range(len(chain))]
        else:
            done.append(current)
    return [*done, *pending]


def _coordination(parse: Parse, tokens: Tokens) -> list[int]:
    """The heads of the first coordination that is still whole in `tokens`."""
    for index in sorted(tokens):
        if parse.tokens[index].dep == "conj" and parse.tokens[index].head in tokens:
            first = parse.tokens[index].head
            while parse.tokens[first].dep == "conj" and parse.tokens[first].head in tokens:
                first = parse.tokens[first].head
            chain = list(_chain(parse, first, tokens))
            if _is_distributive(parse, chain):
                return chain
    return []


def _is_distributive(parse: Parse, chain: Sequence[int]) -> bool:
    """Whether what is said of all the conjuncts is said of each: not "A or B", "no A and B"."""
    if parse.tokens[parse.tokens[chain[0]].head].lemma.lower() in _COLLECTIVE:
        return False
    kids = [i for head in chain for i in parse.children[head]]
    joints = {parse.tokens[i].text.lower() for i in kids if parse.tokens[i].dep == "cc"}
    scopes = {parse.tokens[i].text.lower() for i in kids if parse.tokens[i].dep in _SCOPING}
    return joints <= {"and", "&"} and not scopes & _NEGATIVE


def _chain(parse: Parse, first: int, tokens: Tokens) -> Iterator[int]:
    frontier = [first]
    found = []
    while frontier:
        current = frontier.pop(0)
        found.append(current)
        frontier += [
            i for i in parse.children[current] if parse.tokens[i].dep == "conj" and i in tokens
        ]
    yield from sorted(found)


def _kept(parse: Parse, tokens: Tokens, chain: Sequence[int], kept: int) -> Tokens:
    """`tokens` with conjunct number `kept` of `chain` alone."""
    own = [_own(parse, head, chain, tokens) for head in chain]
    joints = {i for head in chain for i in parse.children[head] if parse.tokens[i].dep in _JOINING}
    shared = _shared(parse, chain, kept, tokens) if kept else frozenset()
    others = frozenset().union(*(o for n, o in enumerate(own) if n != kept)) - shared
    return tokens - others - joints


def _own(parse: Parse, head: int, chain: Sequence[int], tokens: Tokens) -> Tokens:
    below = (subtree(parse, other) for other in chain if other != head and other > head)
    return (subtree(parse, head) - frozenset().union(*below)) & tokens


def _shared(parse: Parse, chain: Sequence[int], kept: int, tokens: Tokens) -> Tokens:
    """What hangs on the first conjunct and belongs to all: "the", "of the city", "to"."""
    # "The Quay and Low Water": the first title's "The" is not the second's.
    own_det = any(parse.tokens[i].dep in {"det", "poss"} for i in parse.children[chain[kept]])
    has_det = own_det or parse.tokens[chain[kept]].text[:1].isupper()
    found: set[int] = set()
    for child in parse.children[chain[0]]:
        token = parse.tokens[child]
        if token.dep not in _SHARED or (token.dep in {"det", "poss"} and has_det):
            continue
        if token.dep != "prep" or child > chain[-1]:
            found |= subtree(parse, child)
    return frozenset(found) & tokens
