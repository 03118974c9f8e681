"""Claims cut further into atomic propositions, where that changes nothing of what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.records import Article, Parse, Proposition
from claimcheck.split.atomic import AtomGate
from claimcheck.split.atoms import Atom
from claimcheck.split.clauses import (
    PREDICATES,
    SUBJECTS,
    child_of,
    is_conditional,
    is_supposed,
)
from claimcheck.split.coordination import has_negation, is_quantified
from claimcheck.split.regions import tokens_of
from claimcheck.split.trimming import Trimmer

_CONTENT = frozenset({"NOUN", "PROPN", "NUM", "VERB"})

_CLAUSES = frozenset(
    {"bare", "one", "some", "all", "full", "whole", "everything", "object short"}
    | {"attr short", "attr with", "attr up to"}
)
_PHRASES = frozenset({"brackets", "title", "whole title", "apposition"})


def refined(
    article: Article, propositions: Sequence[Proposition], gate: AtomGate
) -> tuple[Proposition, ...]:
    """`propositions` in atoms, in order of their first character, then longer first.

    Conditionals, negated clauses and what is said of none, few or each stay whole: less of their
    words would say more.
    """
    trimmer = Trimmer(article)
    found = [atom for whole in propositions for atom in _atoms(article, whole, gate, trimmer)]
    return tuple(sorted(found, key=lambda p: (p.spans[0].order, p.head)))


def _atoms(
    article: Article, whole: Proposition, gate: AtomGate, trimmer: Trimmer
) -> Iterator[Proposition]:
    parse = article.parse
    carried = frozenset(tokens_of(parse, whole.subject))
    own = tokens_of(parse, whole.spans)
    found = gate(parse, sorted({*carried, *own})) if _may_be_cut(parse, whole) else []
    atoms = [atom for atom in found if _is_safe(parse, atom, whole.head, carried)]
    for atom in atoms:
        proposition = _proposition(atom, whole, carried, trimmer)
        if proposition is not None:
            yield proposition
    said = {token for atom in atoms for token in atom.tokens}
    if any(parse.tokens[i].pos in _CONTENT and i not in said for i in own):
        yield whole  # nothing gets lost


def _is_safe(parse: Parse, atom: Atom, clause: int, carried: frozenset[int]) -> bool:
    """Whether an atom surely says no more than the claim: of its own predicate, or a set phrase."""
    if atom.head != clause:
        return atom.kind in _PHRASES
    if atom.kind == "bare" and atom.left and parse.tokens[clause].lemma == "be":
        return False  # "their attacks were"
    own = frozenset(atom.tokens)
    subject = child_of(parse, clause, SUBJECTS)
    named = subject in own or not own.isdisjoint(carried)
    return named and atom.kind in _CLAUSES and _hangs_together(parse, atom)


def _hangs_together(parse: Parse, atom: Atom) -> bool:
    """Whether each word has the one it hangs on, but for subjects and coordination."""
    own = frozenset(atom.tokens)
    return all(
        index == atom.head
        or parse.tokens[index].head in own
        or parse.tokens[index].dep in {"conj", *SUBJECTS}
        or _is_shared(parse, index, own)
        or not _is_below(parse, index, atom.head)
        for index in own
    )


def _is_shared(parse: Parse, index: int, own: frozenset[int]) -> bool:
    """Whether the word hangs on a conjunct that is left out beside one that is there."""
    first = parse.tokens[index].head
    below = (i for i in parse.subtree(first) if parse.tokens[i].dep == "conj")
    return any(i in own for i in below)


def _is_below(parse: Parse, index: int, head: int) -> bool:
    return index in parse.subtree(head)


def _proposition(
    atom: Atom, whole: Proposition, carried: frozenset[int], trimmer: Trimmer
) -> Proposition | None:
    """An atom as a proposition; None where no word of the clause itself is in it."""
    spans = trimmer.spans([i for i in atom.tokens if i not in carried], atom.head)
    front = [i for i in atom.tokens if i in carried]
    subject = trimmer.spans(front, atom.head) if front else ()
    if not spans:
        return None
    return Proposition(spans=spans, head=atom.head, statement=whole.statement, subject=subject)


def _may_be_cut(parse: Parse, whole: Proposition) -> bool:
    if parse.tokens[whole.head].pos not in PREDICATES:
        return False
    if is_conditional(parse, whole.head) or is_supposed(parse, whole.head):
        return False
    subject = child_of(parse, whole.head, SUBJECTS)
    quantified = subject is not None and is_quantified(parse, subject)
    return not quantified and not has_negation(parse, whole.head)
