"""Where a sentence may be cut into clauses that hold by themselves.

Left whole is what cutting would change: conditionals, comparisons, "either … or", restrictive
relative clauses, and whatever stands in the scope of a negation.
"""

from __future__ import annotations

from claimcheck.records import Parse
from claimcheck.split.regions import PREDICATES, Regions

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
CONCESSIONS = frozenset({"although", "though", "whereas", "while"})
RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CONDITIONS = frozenset({"if", "unless", "provided", "whether", "before", "until", "lest"})
_NEGATIVES = frozenset({"no", "none", "nobody", "neither", "nothing", "few", "not"})
_BREAKS = frozenset({",", ";", ":", "—", "–", "-", "--", "(", "...", "…"})
_JOINING = frozenset({"and", "but", "yet", "while"})


def cut_points(parse: Parse, regions: Regions) -> frozenset[int]:
    """The tokens that head a clause of their own, or a stretch of another speaker's words."""
    found: set[int] = set()
    for token in parse.tokens:  # a conjunct may come before its head only in a broken parse
        if _changes_region(regions, token.index, token.head) or _is_clause(
            parse, token.index, found, regions
        ):
            found.add(token.index)
    return frozenset(found)


def _changes_region(regions: Regions, token: int, head: int) -> bool:
    return (
        token == head
        or regions.owner[token] != regions.owner[head]
        or (token in regions.cues and head not in regions.cues)
        or (token in regions.taken) != (head in regions.taken)
    )


def _is_clause(parse: Parse, index: int, cuts: set[int], regions: Regions) -> bool:
    reported = parse.tokens[index].head in regions.cues
    if reported and _is_beside_report(parse, index):
        return True
    match parse.tokens[index].dep:
        case "conj":
            return parse.tokens[index].head in cuts and is_separable_conjunct(parse, index)
        case "relcl":
            return is_nonrestrictive(parse, index)
        case "advcl":
            return _is_concession(parse, index)
        case "ccomp" | "parataxis":
            return _is_juxtaposed(parse, index)
        case _:
            return False


def _is_beside_report(parse: Parse, index: int) -> bool:
    """A clause of its own that hangs on a reporting verb: "… said, as the town burned"."""
    token = parse.tokens[index]
    if token.dep not in {"advcl", "conj", "ccomp", "parataxis"} or not is_finite(parse, index):
        return False
    if token.dep == "conj" and child_of(parse, index, SUBJECTS) is None:
        return True  # "said it would end, and left the room"
    asserted = mark_of(parse, index) not in _CONDITIONS
    return asserted and child_of(parse, index, SUBJECTS) is not None


def is_finite(parse: Parse, index: int) -> bool:
    """Whether the predicate or one of its auxiliaries shows tense."""
    return parse.tokens[index].tag in _FINITE or any(
        parse.tokens[i].dep in AUXILIARIES and parse.tokens[i].tag in _FINITE
        for i in parse.children[index]
    )


def child_of(parse: Parse, index: int, deps: frozenset[str]) -> int | None:
    """The first token that hangs from `index` by one of `deps`."""
    return next((i for i in parse.children[index] if parse.tokens[i].dep in deps), None)


def mark_of(parse: Parse, index: int) -> str:
    """The subordinating word of a clause in lower case, "" without one."""
    marks = (i for i in parse.children[index] if parse.tokens[i].dep in {"mark", "advmod"})
    words = [parse.tokens[i].text.lower() for i in marks]
    return next((word for word in words if word in CONCESSIONS | _CONDITIONS), "")


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
    if _repeats_that(parse, index):
        return True
    if parse.tokens[index].pos not in PREDICATES or parse.tokens[first].pos not in PREDICATES:
        return False
    if not is_finite(parse, first) or _is_open(parse, first) or not _joined(parse, index):
        return False
    if child_of(parse, index, SUBJECTS) is not None:
        return is_finite(parse, index)
    if not (is_finite(parse, index) or shares_auxiliaries(parse, index)):
        return False
    return _has_complement(parse, first, index) and not _is_negated(parse, first, index)


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
    """Whether a negation before the first predicate reaches over the second too."""
    subject = child_of(parse, first, SUBJECTS)
    if subject is not None:
        words = [subject, *parse.children[subject]]
        if any(parse.tokens[i].text.lower() in _NEGATIVES for i in words):
            return True
    return (
        shares_auxiliaries(parse, second) and child_of(parse, first, frozenset({"neg"})) is not None
    )


def _is_open(parse: Parse, index: int) -> bool:
    """Whether the clause is conditional, by its own mark or by a protasis that hangs on it."""
    if mark_of(parse, index) in _CONDITIONS:
        return True
    return any(
        parse.tokens[i].dep == "advcl" and mark_of(parse, i) in _CONDITIONS
        for i in parse.children[index]
    )


def relative_pronoun(parse: Parse, index: int) -> int | None:
    """The relative word in the subject of relative clause `index`, or its "where"."""
    subject = child_of(parse, index, SUBJECTS)
    places = [] if subject is None else parse.subtree(subject)
    adverbs = [i for i in parse.children[index] if parse.tokens[i].tag == "WRB"]
    return next((i for i in [*places, *adverbs] if parse.tokens[i].tag in RELATIVES), None)


def is_nonrestrictive(parse: Parse, index: int) -> bool:
    """Whether a relative clause adds a fact of its own about a known referent."""
    pronoun = relative_pronoun(parse, index)
    if pronoun is None or not is_finite(parse, index):
        return False
    antecedent = parse.tokens[parse.tokens[index].head]
    if antecedent.pos in PREDICATES or parse.tokens[pronoun].text.lower() == "that":
        return False
    before = parse.subtree(index)[0] - 1
    return before >= 0 and parse.tokens[before].text in _BREAKS


def _is_concession(parse: Parse, index: int) -> bool:
    """Whether the clause concedes a fact: "although the talks failed" asserts that they did."""
    mark = mark_of(parse, index)
    if mark not in CONCESSIONS or not is_finite(parse, index):
        return False
    if child_of(parse, index, SUBJECTS) is None:
        return False
    own = parse.subtree(index)
    fronted = own[-1] < parse.tokens[index].head
    return mark != "while" or fronted or parse.tokens[own[0] - 1].text in _BREAKS


def _is_juxtaposed(parse: Parse, index: int) -> bool:
    """Two main clauses side by side, the first of which the parser hangs on the second."""
    head = parse.tokens[index].head
    if not is_finite(parse, index) or child_of(parse, index, SUBJECTS) is None:
        return False
    if mark_of(parse, index) or (index > head and parse.tokens[index].dep == "ccomp"):
        return False
    low, high = sorted((index, head))
    between = (parse.tokens[i] for i in range(low, high))
    return any(token.text in {";", ":", "—", "–", "--"} for token in between)
