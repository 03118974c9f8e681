"""Where a sentence may be cut into clauses that hold by themselves.

Left whole is what cutting would change: conditionals, comparisons, "either … or", restrictive
relative clauses, and whatever stands in the scope of a negation.
"""

from __future__ import annotations

from claimcheck.records import Parse
from claimcheck.split.clauses import (
    BREAKS,
    CONCESSIONS,
    CONDITIONS,
    SUBJECTS,
    child_of,
    is_finite,
    mark_of,
)
from claimcheck.split.coordination import is_separable_conjunct
from claimcheck.split.regions import Regions
from claimcheck.split.relatives import is_nonrestrictive


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
    asserted = mark_of(parse, index) not in CONDITIONS
    return asserted and child_of(parse, index, SUBJECTS) is not None


def _is_concession(parse: Parse, index: int) -> bool:
    """Whether the clause concedes a fact: "although the talks failed" asserts that they did."""
    mark = mark_of(parse, index)
    if mark not in CONCESSIONS or not is_finite(parse, index):
        return False
    if child_of(parse, index, SUBJECTS) is None:
        return False
    own = parse.subtree(index)
    fronted = own[-1] < parse.tokens[index].head
    return mark != "while" or fronted or parse.tokens[own[0] - 1].text in BREAKS


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
