"""An archive as it is written: batches that count whole or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.archive.failures import translated
from claimcheck.archive.head import Head, begins, expect_model, read_head, write_head
from claimcheck.archive.index import outgrown, train
from claimcheck.archive.lock import writing
from claimcheck.archive.rows import article_row, claim_rows, reprint_row
from claimcheck.archive.tables import Row, merge, remove_older, writable
from claimcheck.archive.versions import Appearance, appearance, appearances
from claimcheck.records import Masthead, Model, Telling
from claimcheck.settings import ArchiveSettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

_READERS = timedelta(minutes=10)  # that an older state is kept for while others may read it
_UNIT = 1e-3  # that a vector's length may differ from 1


class Writer:
    """The one writer of an archive, made by `open_writer`; after an error it is of no use."""

    def __init__(self, folder: Path, head: Head, settings: ArchiveSettings) -> None:
        self._folder = folder
        self._head = head
        self._settings = settings
        self._tables = writable(folder, head.versions, dimension=head.dimension)
        self._places: dict[str, list[Appearance]] = defaultdict(list)
        self._sequence = 0
        for one in appearances(self._tables):
            self._remember(one)
        self._reprints: list[Row] = []
        self._batches, self._fresh = 0, 0  # since the last merge: files, and the claims in them

    @property
    def articles(self) -> int:
        """How many texts there are, with those on their way."""
        return len(self._places)

    @property
    def claims(self) -> int:
        """How many are written."""
        with translated(self._folder, "read"):
            return self._tables.claims.count_rows()

    def __contains__(self, article: str) -> bool:
        """Whether the text with that id is in the archive, or on its way there."""
        return article in self._places

    def note(self, masthead: Masthead) -> bool:
        """Takes down one more place of a text that is there; False if it was known of.

        It is written with the next batch. Raises `KeyError` where the text is not there.
        """
        if masthead.id not in self:
            raise KeyError(masthead.id)
        row = reprint_row(masthead, sequence=self._sequence)
        place = appearance(row)
        if any(known.covers(place) for known in self._places[masthead.id]):
            return False
        self._reprints.append(row)
        self._remember(place)
        return True

    def add(self, tellings: Sequence[Telling], vectors: Vectors) -> None:
        """Writes articles whose claims, in order, have `vectors`: all of them or none.

        One whose text is there already is not written again, but noted.

        Raises:
            ValueError: the vectors are not one a claim, or not of unit length.
            ArchiveError: the archive cannot be written; it stays as it was.
        """
        _check(tellings, vectors, self._head.dimension)
        articles: list[Row] = []
        claims: list[Row] = []
        start = 0
        for telling in tellings:
            own = vectors[start : start + len(telling.candidates)]
            start += len(telling.candidates)
            if telling.masthead.id in self:
                self.note(telling.masthead)
                continue
            articles.append(article_row(telling, own, sequence=self._sequence))
            claims.extend(claim_rows(telling, own))
            self._remember(appearance(articles[-1]))
        self._write(articles, claims)

    def close(self) -> None:
        """Writes what was noted, and makes the vector index if there is need of one."""
        self._write([], [])
        if outgrown(self._tables, self._head.trained, self._settings):
            self.index()
        elif self._batches:
            self.merge()

    def index(self) -> None:
        """Trains the vector index on all claims."""
        with translated(self._folder, "write"):
            trained = train(self._tables, self._settings)
        self._commit(replace(self._head, trained=trained))
        self.merge()

    def merge(self, *, older_than: timedelta = _READERS, leftovers: bool = False) -> None:
        """Makes one file of the batches, adds their claims to the index, frees older states."""
        with translated(self._folder, "write"):
            merge(self._tables)
        self._commit(self._head)
        with translated(self._folder, "write"):
            remove_older(self._tables, older_than=older_than, leftovers=leftovers)
        self._batches, self._fresh = 0, 0

    def _write(self, articles: list[Row], claims: list[Row]) -> None:
        articles = [*articles, *self._reprints]
        if not articles:
            return
        with translated(self._folder, "write"):
            self._tables.append(articles, claims)
        self._commit(self._head)
        self._reprints = []
        self._batches += 1
        self._fresh += len(claims)
        # A merge rewrites everything, so what it is for grows with what there is.
        worth = self._fresh * self._settings.merge_share >= self.claims
        if worth and self._batches >= self._settings.merge_every:
            self.merge()

    def _commit(self, head: Head) -> None:
        """From here on, what was written counts."""
        self._head = replace(head, versions=self._tables.versions)
        write_head(self._folder, self._head)

    def _remember(self, place: Appearance) -> None:
        self._places[place.article].append(place)
        self._sequence = max(self._sequence, place.sequence + 1)


@contextmanager
def open_writer(
    folder: Path, *, model: Model, dimension: int, settings: ArchiveSettings | None = None
) -> Iterator[Writer]:
    """The archive in `folder` to write to, made if need be; closed at the end of the block.

    `model` makes the vectors, of `dimension` numbers each.

    Raises:
        ArchiveError: another process writes to it, it is no archive or a damaged one, has
            vectors of another model, or cannot be written.
    """
    begins(folder)  # before anything is made in a folder that is somebody else's
    with writing(folder):
        if begins(folder):
            write_head(folder, Head(model=model, dimension=dimension))
        head = read_head(folder)
        expect_model(folder, head, model)
        writer = Writer(folder, head, settings or ArchiveSettings())
        yield writer
        writer.close()


def compact(folder: Path, *, settings: ArchiveSettings | None = None) -> None:
    """Makes an archive as small and as quick to search as it can be. Nobody should read it.

    Raises:
        ArchiveError: there is none, another process writes to it, or it cannot be written.
    """
    settings = settings or ArchiveSettings()
    read_head(folder)  # nothing is made where no archive is
    with writing(folder):
        writer = Writer(folder, read_head(folder), settings)
        if writer.claims >= settings.index_from:
            writer.index()
        writer.merge(older_than=timedelta(0), leftovers=True)


def _check(tellings: Sequence[Telling], vectors: Vectors, dimension: int) -> None:
    import numpy as np

    expected = (sum(len(telling.candidates) for telling in tellings), dimension)
    if vectors.shape != expected:
        raise ValueError(f"vectors of shape {vectors.shape}, not {expected}")
    lengths = np.linalg.norm(vectors, axis=1)
    if not np.all(np.abs(lengths - 1) <= _UNIT):  # NaN is not, either
        raise ValueError("vectors that are not of unit length")
