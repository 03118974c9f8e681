"""Atomic propositions: which of the candidates people would note down.

A logistic model over a candidate's form gives each its probability (`models/atoms`, learned from
human lists of atomic facts); the likeliest are taken, and none that much repeats a likelier one.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.hub import find_model
from claimcheck.records import Model, Parse
from claimcheck.split.atoms import Atom
from claimcheck.split.candidates import find_atoms
from claimcheck.split.clauses import PREDICATES, SUBJECTS

_WEIGHTS = "weights.json"
_SIZES = (3, 4, 5, 7, 9, 12, 16, 22)  # tokens of a candidate
_LENGTHS = (8, 14, 20, 28)  # tokens of the stretch it is from
_MANY = 4  # adjuncts that a candidate lacks; more count the same
_WHOLE = {"all": 2.0, "named all": 2.0, "everything": 1.5, "full": 1.5, "whole": 1.5}
_DERIVED = ("apposition ", "listed listed")
_LESSER = -2.0
_SAME = 0.8  # Jaccard similarity from which one candidate repeats another


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomGate:
    """Chooses atomic propositions; `threshold` is the probability from which one is taken."""

    weights: Mapping[str, float]
    threshold: float
    model: Model

    def __call__(self, parse: Parse, tokens: Sequence[int]) -> list[Atom]:
        """The atomic propositions within `tokens`, in order of their first token."""
        atoms = find_atoms(parse, tokens)
        scored = [(self.probability(parse, atom, len(tokens)), atom) for atom in atoms]
        scored.sort(key=lambda pair: (-pair[0], pair[1].tokens))
        taken: list[Atom] = []
        for probability, atom in scored:
            if probability >= self.threshold and not any(repeats(atom, other) for other in taken):
                taken.append(atom)
        return sorted(taken, key=lambda atom: (atom.tokens[0], -atom.tokens[-1], atom.tokens))

    def probability(self, parse: Parse, atom: Atom, length: int) -> float:
        """Between 0 and 1, for a candidate from a stretch of `length` tokens."""
        found = features(parse, atom, length)
        logit = self.weights["constant"] + sum(self.weights.get(name, 0.0) for name in found)
        logit += _prior(parse, atom)
        return 1 / (1 + math.exp(-logit))


def load_atom_gate(threshold: float | None = None) -> AtomGate:
    """The shipped gate, with the `threshold` at which raters agree most where none is given.

    Raises:
        ModelError: it is missing or damaged.
    """
    folder = find_model("atoms")
    found = json.loads((folder.path / _WEIGHTS).read_text(encoding="utf-8"))
    return AtomGate(
        weights=found["weights"],
        threshold=found["threshold"] if threshold is None else threshold,
        model=folder.model,
    )


def _prior(parse: Parse, atom: Atom) -> float:
    """What is added to the log-odds: lists of facts cut finer than who splits a text for readers.

    The main clause is wanted with all of its adjuncts, and what merely hangs on a noun is not.
    """
    main = parse.tokens[atom.head].dep in {"ROOT", "conj"}
    if atom.kind in _WHOLE and main and parse.tokens[atom.head].pos in PREDICATES:
        return _WHOLE[atom.kind]
    if atom.kind in {"attribute", "bare attribute"} or atom.kind.startswith(
        ("apposition ", "listed listed")
    ):
        return _LESSER
    return _LESSER if atom.kind == "bare" and atom.left > 1 else 0.0


def repeats(atom: Atom, other: Atom) -> bool:
    """Whether two candidates say much the same."""
    first, second = set(atom.tokens), set(other.tokens)
    return len(first & second) >= _SAME * len(first | second)


def features(parse: Parse, atom: Atom, length: int) -> list[str]:
    """What holds of a candidate from a stretch of `length` tokens, as names."""
    head = parse.tokens[atom.head]
    kind = atom.kind
    size = sum(len(atom.tokens) >= limit for limit in _SIZES)
    share = round(4 * len(atom.tokens) / max(length, 1))
    subject = _subject_of(parse, atom)
    left = min(atom.left, _MANY)
    return [
        *(f"kind {kind}", f"kind {kind} left {left}", f"kind {kind} size {size}"),
        *(f"kind {kind} head {head.dep}", f"kind {kind} tag {head.tag}"),
        *(f"size {size}", f"share {share}", f"kind {kind} share {share}", f"left {left}"),
        *(f"subject {subject}", f"kind {kind} subject {subject}"),
        *(f"dealt {atom.dealt}", f"kind {kind} dealt {atom.dealt}"),
        f"last {parse.tokens[atom.tokens[-1]].pos}",
        f"first {parse.tokens[atom.tokens[0]].pos}",
        *_of_place(parse, atom, length),
        *_of_adjunct(parse, atom),
        *_of_verb(parse, atom),
    ]


def _of_place(parse: Parse, atom: Atom, length: int) -> Iterator[str]:
    """How much of what hangs on its head it takes in, and how broken up it is."""
    below = parse.subtree(atom.head)
    own = frozenset(atom.tokens)
    covered = round(4 * sum(i in own for i in below) / len(below))
    pairs = zip(atom.tokens, atom.tokens[1:], strict=False)
    gaps = min(sum(after > before + 1 for before, after in pairs), _MANY)
    verbs = min(sum(parse.tokens[i].pos == "VERB" for i in own), _MANY)
    yield f"kind {atom.kind} covered {covered}"
    yield f"kind {atom.kind} gaps {gaps}"
    yield f"kind {atom.kind} verbs {verbs}"
    yield f"kind {atom.kind} of {sum(length >= limit for limit in _LENGTHS)}"
    if atom.adjunct is not None:
        size = sum(len(_below(parse, atom)) >= limit for limit in _SIZES)
        yield f"kind {atom.kind} adjunct size {size}"
        adjuncts = [i for i in parse.children[atom.head] if parse.tokens[i].dep == "prep"]
        if atom.adjunct in adjuncts:
            yield f"kind {atom.kind} place {min(adjuncts.index(atom.adjunct), _MANY)}"


def _subject_of(parse: Parse, atom: Atom) -> str:
    own = frozenset(atom.tokens)
    found = [i for i in own if parse.tokens[i].dep in SUBJECTS and i < atom.head]
    if not found:
        return "before" if atom.tokens[0] < atom.head else "none"
    return parse.tokens[min(found)].pos


def _of_adjunct(parse: Parse, atom: Atom) -> Iterator[str]:
    if atom.adjunct is None:
        return
    token = parse.tokens[atom.adjunct]
    word = token.lemma.lower() if token.dep in {"prep", "agent"} else token.tag
    label = next(
        (e.label for e in parse.entities if set(range(e.first, e.last + 1)) & _below(parse, atom)),
        "none",
    )
    yield f"adjunct {token.dep} {word}"
    yield f"kind {atom.kind} adjunct {token.dep}"
    yield f"kind {atom.kind} adjunct {token.dep} {word}"
    yield f"kind {atom.kind} entity {label}"
    yield f"adjunct side {atom.adjunct < atom.head} {token.dep}"


def _below(parse: Parse, atom: Atom) -> set[int]:
    return set() if atom.adjunct is None else set(parse.subtree(atom.adjunct))


def _of_verb(parse: Parse, atom: Atom) -> Iterator[str]:
    head = parse.tokens[atom.head]
    if head.pos not in PREDICATES:
        return
    deps = {parse.tokens[i].dep for i in parse.children[atom.head] if i in atom.tokens}
    for dep in ("dobj", "attr", "acomp", "xcomp", "ccomp", "nsubjpass", "neg"):
        if dep in deps:
            yield f"kind {atom.kind} with {dep}"
    missing = {parse.tokens[i].dep for i in parse.children[atom.head]} - deps
    for dep in ("prep", "agent", "advcl", "xcomp", "ccomp", "dobj"):
        if dep in missing:
            yield f"kind {atom.kind} without {dep}"
