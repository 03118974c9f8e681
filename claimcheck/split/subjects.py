"""The words a clause leaves unsaid: its subject, and auxiliaries shared with a first conjunct."""

from __future__ import annotations

from claimcheck.records import Parse
from claimcheck.split.clauses import (
    AUXILIARIES,
    PREDICATES,
    SUBJECTS,
    child_of,
    is_relative,
)
from claimcheck.split.coordination import shares_auxiliaries, shares_subject
from claimcheck.split.relatives import has_sure_antecedent

_OBJECT = frozenset({"dobj"})
_DETACHED = frozenset({"appos", "relcl", "acl", "punct"})


def missing_words(parse: Parse, head: int, own: frozenset[int]) -> tuple[int, ...]:
    """The tokens to carry in front of the clause of predicate `head`, in their order.

    `own` are the clause's own tokens; nothing is carried that already stands among them. A
    relative clause gets its antecedent, a second conjunct the first one's subject and shared
    auxiliaries, an infinitive or a participle the noun phrase that controls it.
    """
    subject = _subject(parse, head)
    if subject is None:
        return ()
    phrase = noun_phrase(parse, subject, without=head)
    if parse.tokens[head].dep == "relcl":
        phrase = [i for i in phrase if i < head]
    if not own.isdisjoint(phrase):
        return ()
    shared = _shared_auxiliaries(parse, head) if parse.tokens[head].dep == "conj" else ()
    return tuple(sorted({*phrase, *shared} - own))


def noun_phrase(parse: Parse, index: int, *, without: int) -> list[int]:
    """The noun phrase of `index`: no apposition, aside, or clause that holds token `without`."""
    found, stack = [], [index]
    while stack:
        current = stack.pop()
        found.append(current)
        stack.extend(
            child for child in parse.children[current] if not _detached(parse, child, without)
        )
    return sorted(found)


def _detached(parse: Parse, child: int, without: int) -> bool:
    if child == without or parse.tokens[child].dep == "punct":
        return parse.tokens[child].text != "-"
    own = parse.subtree(child)
    before = own[0] - 1
    return parse.tokens[child].dep in _DETACHED and (
        without in own or (before >= 0 and parse.tokens[before].dep == "punct")
    )


def _subject(parse: Parse, head: int) -> int | None:
    """The subject's head token, wherever it stands; follows control and coordination upwards."""
    current, seen = head, set[int]()
    while current not in seen:
        seen.add(current)
        own = child_of(parse, current, SUBJECTS)
        if own is not None and not is_relative(parse, own):
            return own
        token = parse.tokens[current]
        if token.dep == "relcl":
            return token.head if has_sure_antecedent(parse, current) else None
        if token.dep == "conj" and not shares_subject(parse, current):
            return None
        if own is not None or token.dep not in {"conj", "xcomp", "pcomp", "prep"}:
            return None
        if token.dep in {"xcomp", "prep"}:  # "told them to leave", "thanked them for leaving"
            controller = child_of(parse, token.head, _OBJECT)
            if controller is not None and controller < current:
                return controller
        current = token.head
    return None


def _shared_auxiliaries(parse: Parse, head: int) -> tuple[int, ...]:
    while parse.tokens[head].dep == "conj" and shares_auxiliaries(parse, head):
        first = parse.tokens[head].head
        found = [i for i in parse.children[first] if parse.tokens[i].dep in AUXILIARIES]
        if found and parse.tokens[first].pos in PREDICATES:
            return tuple(found)
        head = first
    return ()
