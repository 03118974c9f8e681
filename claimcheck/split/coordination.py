"""Coordinated predicates: which may stand without the first one.

Left whole is what cutting would change: conditionals, "either … or", and whatever stands in the
scope of a negation or a quantifier ("no crew was fed and rested").
"""

from __future__ import annotations

from claimcheck.records import Parse
from claimcheck.split.clauses import (
    AUXILIARIES,
    PREDICATES,
    SUBJECTS,
    agrees,
    child_of,
    is_conditional,
    is_finite,
    tense_form,
)

_JOINING = frozenset({"and", "but", "yet", "while"})
_EMBEDDED = frozenset({"ccomp", "xcomp", "pcomp", "prep", "conj"})
# "No crew was fed and rested": cut in two, the second half would be about every crew.
_QUANTIFIERS = frozenset(
    {"no", "none", "nobody", "neither", "nothing", "few", "not", "only", "each", "every", "any"}
    | {"everyone", "everybody", "everything", "anyone", "anybody", "hardly", "nor", "either"}
)
_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl"})
_NEGATIONS = frozenset(
    {"not", "n't", "n’t", "never", "neither", "nor", "hardly", "scarcely", "rarely", "seldom"}
    | {"barely", "without", "no"}
)


def shares_auxiliaries(parse: Parse, index: int) -> bool:
    """Whether conjunct `index` leans on its first conjunct's auxiliaries ("may kill or maim")."""
    return (
        not is_finite(parse, index)
        and child_of(parse, index, SUBJECTS) is None
        and child_of(parse, parse.tokens[index].head, AUXILIARIES) is not None
    )


def is_separable_conjunct(parse: Parse, index: int) -> bool:
    """Whether a coordinated predicate may stand without the first conjunct."""
    first = parse.tokens[index].head
    if _is_in_negated(parse, first):
        return False
    if _repeats_that(parse, index):
        return True
    if parse.tokens[index].pos not in PREDICATES or parse.tokens[first].pos not in PREDICATES:
        return False
    if not is_finite(parse, first) or is_conditional(parse, first) or not _joined(parse, index):
        return False
    if child_of(parse, index, SUBJECTS) is not None:
        return is_finite(parse, index)
    return _has_complement(parse, first, index) and shares_subject(parse, index)


def shares_subject(parse: Parse, index: int) -> bool:
    """Whether conjunct `index` surely has the first one's subject, and means the same alone.

    Not so where the verbs disagree in number, where a clause in between or above could be the
    first conjunct as well, and where a negation or quantifier reaches over both.
    """
    first = parse.tokens[index].head
    if parse.tokens[first].pos not in PREDICATES or not _joined(parse, index):
        return False
    if not (is_finite(parse, index) or shares_auxiliaries(parse, index)):
        return False
    subject = child_of(parse, first, SUBJECTS)
    if subject is not None and not agrees(parse, subject, index):
        return False
    return not _is_negated(parse, first, index) and not _hangs_doubtfully(parse, first, index)


def _hangs_doubtfully(parse: Parse, first: int, index: int) -> bool:
    """Whether another clause fits the conjunct as well: "said he knew and left"."""
    form = tense_form(parse, index)
    if not form:
        return False  # it shares the first one's auxiliaries
    joint = [i for i in parse.children[first] if parse.tokens[i].dep == "cc" and i < index]
    if not joint:
        return True  # "…, posed": a stray verb
    if parse.tokens[joint[-1] - 1].dep != "punct" and any(
        first < i < index and parse.tokens[i].dep in _CLAUSES and tense_form(parse, i) == form
        for i in parse.subtree(first)
        if i < joint[-1]
    ):
        return True
    upper = parse.tokens[first].head if parse.tokens[first].dep in _CLAUSES else first
    return upper != first and tense_form(parse, first) != form == tense_form(parse, upper)


def _repeats_that(parse: Parse, index: int) -> bool:
    """ "Said that it failed, and that nobody knew": no negation reaches into the second."""
    marked = any(
        parse.tokens[i].dep == "mark" and parse.tokens[i].text.lower() == "that"
        for i in parse.children[index]
    )
    return marked and child_of(parse, index, SUBJECTS) is not None and is_finite(parse, index)


def _joined(parse: Parse, index: int) -> bool:
    """Whether all of the coordination is by "and", "but" or a mere comma."""
    chain, current = [index], index
    while parse.tokens[current].dep == "conj" and parse.tokens[current].head != current:
        current = parse.tokens[current].head
        chain.append(current)
    frontier = [index]
    while frontier:
        conjuncts = [i for i in parse.children[frontier.pop()] if parse.tokens[i].dep == "conj"]
        chain.extend(conjuncts)
        frontier.extend(conjuncts)
    links = (i for verb in chain for i in parse.children[verb] if parse.tokens[i].dep == "cc")
    return all(parse.tokens[i].text.lower() in _JOINING for i in links) and not any(
        parse.tokens[i].dep == "preconj" for verb in chain for i in parse.children[verb]
    )


def _has_complement(parse: Parse, first: int, second: int) -> bool:
    """Whether the first predicate is whole before the second: not so in "shot and killed him"."""
    return any(
        first < i < second and parse.tokens[i].dep not in {"punct", "cc", "conj", "prt"}
        for i in parse.children[first]
    )


def _is_negated(parse: Parse, first: int, second: int) -> bool:
    """Whether a negation or quantifier before the first predicate reaches over the second too."""
    subject = child_of(parse, first, SUBJECTS)
    if subject is not None and is_quantified(parse, subject):
        return True
    return shares_auxiliaries(parse, second) and has_negation(parse, first)


def is_quantified(parse: Parse, noun: int) -> bool:
    """Whether the noun phrase is about none, few, or each: "no crew", "only two of them"."""
    words = [i for i in parse.subtree(noun) if i <= noun]
    return any(parse.tokens[i].text.lower() in _QUANTIFIERS for i in words)


def has_negation(parse: Parse, verb: int) -> bool:
    """Whether a negation hangs in front of `verb`, on it or on one of its auxiliaries."""
    group = [verb, *(i for i in parse.children[verb] if parse.tokens[i].dep in AUXILIARIES)]
    return any(
        parse.tokens[i].text.lower() in _NEGATIONS and parse.tokens[i].dep != "det"
        for member in group
        for i in parse.children[member]
        if i < verb
    )


def _is_in_negated(parse: Parse, index: int) -> bool:
    """Whether a clause above denies or only supposes this one: "I do not think that A and B"."""
    current = index
    while parse.tokens[current].dep in _EMBEDDED and parse.tokens[current].head != current:
        current = parse.tokens[current].head
        if parse.tokens[current].pos in PREDICATES and has_negation(parse, current):
            return True
        if parse.tokens[current].text.lower() in {"without", "against"}:
            return True
    return False
