"""What the layers ask of each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from claimcheck.records.attributions import Statement
from claimcheck.records.matches import Near, Telling
from claimcheck.records.reading import Article, Parse
from claimcheck.records.reports import Model
from claimcheck.records.spans import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


class Parser(Protocol):
    """Parses the paragraphs of a text; offsets of the result are those of the whole text."""

    @property
    def model(self) -> Model:
        """The model that parses, for the report's `generator`."""
        ...

    def __call__(self, text: str, paragraphs: Sequence[Span]) -> Parse:
        """The parse of `paragraphs`, in order; line breaks inside one count as spaces."""
        ...


class Attributor(Protocol):
    """Finds the attributions of articles: the core of the claim splitter.

    `models` are those that take part, for the report's `generator`.
    """

    @property
    def models(self) -> tuple[Model, ...]:
        """The models that take part; rules have none."""
        ...

    def __call__(self, articles: Sequence[Article]) -> list[tuple[Statement, ...]]:
        """For each article its statements, in order, parents not yet set."""
        ...


class Embedder(Protocol):
    """Turns claims into vectors of unit length, so that their product is their cosine."""

    @property
    def model(self) -> Model:
        """The model that embeds."""
        ...

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        ...


class Entailment(Protocol):
    """Reads pairs of texts: what follows from the first for the second."""

    @property
    def model(self) -> Model:
        """The model that reads."""
        ...

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """One row a pair: the probabilities of entailment, neutrality and contradiction."""
        ...


class Candidates(Protocol):
    """What `match` asks of an archive, or of the articles a user names."""

    def near(
        self, vectors: Vectors, *, limit: int, without: frozenset[str] = frozenset()
    ) -> list[list[Near]]:
        """For each vector the `limit` nearest claims of articles not in `without`, nearest first.

        Equally near ones come by article id, then claim.
        """
        ...

    def telling(self, article: str) -> Telling:
        """The article with that id; raises `KeyError` for an unknown one."""
        ...
