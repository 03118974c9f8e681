"""Sources: whose words they are, found from the cue through the dependency parse."""

from __future__ import annotations

from claimcheck.records import Parse
from claimcheck.split.cues import aspectual_governor

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_MAX_CLIMB = 6


def source_of_verb(parse: Parse, verb: int) -> int | None:
    """The head token of the one who speaks by `verb`, or None where nobody is named."""
    current = verb
    for _ in range(_MAX_CLIMB):
        if current == verb and is_passive(parse, verb):
            return agent(parse, verb)
        # "was arrested and said", "was quoted as saying": the passive's subject speaks.
        subject = child(parse, current, _SUBJECTS)
        if subject is not None:
            return _antecedent(parse, subject, current)
        above = _subject_bearer(parse, current)
        if above is None:
            return None
        if parse.tokens[current].dep == "acl":
            return above
        current = above
    return None


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether `verb` stands in the passive voice."""
    return any(parse.tokens[i].dep in {"auxpass", "nsubjpass"} for i in parse.children[verb])


def agent(parse: Parse, verb: int) -> int | None:
    """The noun behind "by" of a passive verb."""
    by = child(parse, verb, frozenset({"agent"}))
    return None if by is None else child(parse, by, frozenset({"pobj"}))


def child(parse: Parse, token: int, labels: frozenset[str]) -> int | None:
    """The first child of `token` with one of these dependency labels."""
    return next((i for i in parse.children[token] if parse.tokens[i].dep in labels), None)


def _antecedent(parse: Parse, subject: int, verb: int) -> int:
    if parse.tokens[subject].lemma.lower() in _RELATIVES and parse.tokens[verb].dep == "relcl":
        return parse.tokens[verb].head
    return subject


def _subject_bearer(parse: Parse, verb: int) -> int | None:
    """Where to look for the subject of a verb without one: the clause it leans on."""
    aspectual = aspectual_governor(parse, verb)
    if aspectual is not None:
        return aspectual
    token = parse.tokens[verb]
    if token.dep in {"acl", "advcl"} and token.tag != "VBG":
        return None  # "asked whether he would go, Brandt …": a bare participle is passive
    if token.dep == "pcomp" and parse.tokens[token.head].lemma != "as":
        return None  # "for saying so": whoever says it need not be the subject
    if token.dep in {"acl", "conj", "xcomp", "advcl", "pcomp", "prep"} and token.head != verb:
        return token.head
    return None


def noun_phrase(parse: Parse, head: int) -> tuple[int, ...]:
    """The tokens of a source: the noun phrase with title and appositive, without clauses.

    Trailing commas stay outside; a conjunct ("Reed and Olin") belongs to it.
    """
    outside = {
        i
        for clause in parse.subtree(head)
        if clause != head and _is_clause(parse, clause)
        for i in parse.subtree(clause)
    }
    kept = [i for i in parse.subtree(head) if i not in outside]
    first = last = head
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    while first < head and parse.tokens[first].dep in {"punct", "cc", "preconj"}:
        first += 1
    while last > head and parse.tokens[last].text in {",", ";", ":", "—", "–", "-", "--"}:
        last -= 1
    return tuple(range(first, last + 1))


def _is_clause(parse: Parse, token: int) -> bool:
    """Whether a clause about a noun starts here; "a man briefed on the talks" is not one."""
    dep = parse.tokens[token].dep
    if dep == "acl":
        return parse.tokens[parse.subtree(token)[0] - 1].text == ","
    return dep in {"relcl", "advcl", "ccomp", "parataxis"}
