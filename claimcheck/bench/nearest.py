"""The baseline for speakers: the nearest that fits."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribute.candidates import Anaphor, Context, candidates_of
from claimcheck.attribute.cast import Character
from claimcheck.records import Model


class NearestRanker:
    """Takes whoever fits and was mentioned last. Implements `claimcheck.attribute.Ranker`."""

    model = Model(name="nearest", digest="")

    def __call__(
        self,
        anaphor: Anaphor,
        characters: Sequence[Character],
        context: Context,
        *,
        least: float = 0.0,  # noqa: ARG002  (it knows no probabilities)
    ) -> Character | None:
        """The nearest candidate, or None where there is none."""
        found = candidates_of(anaphor, characters, context)
        return found[0].character if found else None
