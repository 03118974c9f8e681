"""Whom a pronoun or role means: a trained choice among candidates, or none of them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from claimcheck.attribute.candidates import Anaphor, Context, candidates_of
from claimcheck.attribute.cast import Character
from claimcheck.hub import find_model
from claimcheck.records import Model

_WEIGHTS = "weights.json"


class Ranker(Protocol):
    """Chooses among the characters of an article."""

    @property
    def model(self) -> Model:
        """The model that chooses, for the report's `generator`."""
        ...

    def __call__(
        self,
        anaphor: Anaphor,
        characters: Sequence[Character],
        context: Context,
        *,
        least: float = 0.0,
    ) -> Character | None:
        """The character that `anaphor` means, or None where it cannot be told.

        `least` is the probability asked for, where that is more than the ranker's own bound.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearRanker:
    """A conditional logit model: a weight a feature, for all kinds of anaphor and for one kind.

    `weights` maps "feature" and "kind:feature" to a number. "None of them" is a candidate with
    the one feature "none". The best candidate counts where its probability reaches `threshold`.
    """

    weights: Mapping[str, float]
    threshold: float
    model: Model

    def __call__(
        self,
        anaphor: Anaphor,
        characters: Sequence[Character],
        context: Context,
        *,
        least: float = 0.0,
    ) -> Character | None:
        """The character that `anaphor` means, or None where it cannot be told."""
        candidates = candidates_of(anaphor, characters, context)
        if not candidates:
            return None
        scores = [self._score(anaphor.kind, c.features) for c in candidates]
        best = max(range(len(scores)), key=lambda number: scores[number])
        # "The organization" names nobody: it means one who is there, or it would say more. Nor
        # does "the council" where a Council for Learning is named.
        bare = anaphor.generic or "noun heads name" in candidates[best].features
        named = not (bare and anaphor.definite and anaphor.noun)
        none = self._score(anaphor.kind, ("none",)) if named else -math.inf
        total = sum(math.exp(s - scores[best]) for s in (*scores, none))
        sure = none < scores[best] and 1 / total >= max(self.threshold, least)
        return candidates[best].character if sure else None

    def _score(self, kind: str, features: Iterable[str]) -> float:
        weights = self.weights
        return sum(weights.get(f, 0.0) + weights.get(f"{kind}:{f}", 0.0) for f in features)


def load_ranker() -> LinearRanker:
    """The shipped ranker; raises `ModelError` where it is missing or damaged."""
    folder = find_model("speakers")
    found = json.loads((folder.path / _WEIGHTS).read_text(encoding="utf-8"))
    return LinearRanker(weights=found["weights"], threshold=found["threshold"], model=folder.model)
