"""The claim splitter: who says what in which words, and which propositions that makes.

Attributions come first (one may lie in another's content), then parents by containment, then
the propositions within and outside them. Everything is spans; nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.records import Article, Attributor, Model, Split, Statement
from claimcheck.settings import SplitSettings
from claimcheck.split.atomic import AtomGate, load_atom_gate
from claimcheck.split.complete import CompletedAttributor
from claimcheck.split.gate import load_gate
from claimcheck.split.nesting import with_parents
from claimcheck.split.propositions import find_propositions
from claimcheck.split.quotes import quotations
from claimcheck.split.refine import refined
from claimcheck.split.rules import RuleAttributor
from claimcheck.split.typography import quote_of

__all__ = ["RuleAttributor", "Splitter", "load_attributor", "load_splitter"]


def load_attributor(settings: SplitSettings) -> Attributor:
    """The attributor that `settings` names.

    Raises:
        ModelError: the model it needs is missing or damaged.
    """
    if settings.attributor == "rules":
        return RuleAttributor()
    from claimcheck.split.reader import load_reader  # brings ONNX Runtime, which rules do not need

    return CompletedAttributor(
        load_reader(settings),
        RuleAttributor(wide=True),
        gate=load_gate(),
        threshold=settings.min_rule_score,
    )


class Splitter:
    """The split stage: articles in, their statements and propositions out."""

    def __init__(self, attributor: Attributor, *, gate: AtomGate | None = None) -> None:
        """A splitter with `attributor`; with a `gate`, into atomic propositions."""
        self._attributor = attributor
        self._gate = gate

    @property
    def models(self) -> tuple[Model, ...]:
        """The models that take part."""
        gate = () if self._gate is None else (self._gate.model,)
        return (*self._attributor.models, *gate)

    def __call__(self, articles: Sequence[Article]) -> list[Split]:
        """One `Split` for each of `articles`, in order."""
        found = self._attributor(articles)
        return [_split(a, s, self._gate) for a, s in zip(articles, found, strict=True)]


def load_splitter(settings: SplitSettings, attributor: Attributor | None = None) -> Splitter:
    """The splitter that `settings` names; `attributor` replaces the one they name.

    Raises:
        ModelError: a model it needs is missing or damaged.
    """
    fine = settings.granularity == "atomic"
    gate = load_atom_gate(settings.min_atom_score) if fine else None
    return Splitter(attributor or load_attributor(settings), gate=gate)


def _split(article: Article, found: Sequence[Statement], gate: AtomGate | None) -> Split:
    nested = with_parents(article, found)
    marks = quotations(article)
    statements = tuple(
        replace(statement, quote=quote_of(article, statement, nested, marks))
        for statement in nested
    )
    propositions = find_propositions(article, statements)
    if gate is not None:
        propositions = refined(article, propositions, gate)
    return Split(article=article, statements=statements, propositions=propositions)
