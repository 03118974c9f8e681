"""Claims cut further into atomic propositions, where that changes nothing of what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.records import Article, Proposition
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
    atoms = gate(parse, sorted({*carried, *own})) if _may_be_cut(article, whole) else []
    made = [_proposition(parse_atom, whole, carried, trimmer) for parse_atom in atoms]
    kept = [proposition for proposition in made if proposition is not None]
    yield from kept or [whole]


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


def _may_be_cut(article: Article, whole: Proposition) -> bool:
    parse = article.parse
    if parse.tokens[whole.head].pos not in PREDICATES:
        return False
    if is_conditional(parse, whole.head) or is_supposed(parse, whole.head):
        return False
    subject = child_of(parse, whole.head, SUBJECTS)
    quantified = subject is not None and is_quantified(parse, subject)
    return not quantified and not has_negation(parse, whole.head)
