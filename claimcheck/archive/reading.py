"""An archive as it is read: searched, counted, exported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.archive.codec import load
from claimcheck.archive.head import Head, expect_model, read_head
from claimcheck.archive.index import indexed
from claimcheck.archive.rows import ARTICLE_COLUMNS, CLAIM_COLUMNS, candidate_of, telling_of
from claimcheck.archive.tables import Row, Tables, address, folded, open_tables, quoted
from claimcheck.archive.versions import appearances, superseded
from claimcheck.errors import ArchiveError
from claimcheck.records import Masthead, Model, Near, Telling
from claimcheck.settings import ArchiveSettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

_SPARE = 8  # claims asked for beyond those wanted: what is skipped, and equals of the last
_GROWTH = 4
_DIGITS = 6  # of a similarity: what float32 can hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which claims a search is for; None is all.

    `since` and `until` are ISO 8601 dates, both included: with either, articles of unknown date
    are left out. Of several versions of one URL only the newest counts, unless `superseded`.
    """

    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    superseded: bool = False

    @property
    def sql(self) -> str | None:
        """The condition on a claim's row."""
        outlet = folded(self.outlet)
        conditions = [
            outlet and f"outlet = {quoted(outlet)}",
            self.since and f"published >= {quoted(self.since)}",
            self.until and f"published <= {quoted(self.until)}",
        ]
        return " AND ".join(condition for condition in conditions if condition) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """What an archive holds. `superseded` are older versions, `reprints` further appearances.

    `outlets` counts articles, the most first; `indexed` are the claims that the vector index
    covers; `size` is in bytes, with what older states of the archive still take.
    """

    articles: int
    claims: int
    superseded: int
    reprints: int
    outlets: dict[str, int]
    since: str | None
    until: str | None
    model: Model
    dimension: int
    indexed: int
    size: int


class Archive:
    """The claims of many articles, as they were when it was opened. Implements `Candidates`.

    Where a writer has merged its files meanwhile, a search goes on with how they are now.
    """

    def __init__(self, folder: Path, *, settings: ArchiveSettings | None = None) -> None:
        """Opens the archive in `folder` to read; writers may go on meanwhile.

        Raises:
            ArchiveError: there is none, or it is damaged or of another schema.
        """
        self._folder = folder
        self._settings = settings or ArchiveSettings()
        self._open(read_head(folder))

    def _open(self, head: Head) -> None:
        self._head = head
        versions = head.versions
        self._tables = None if versions is None else open_tables(self._folder, versions)
        self._appearances = [] if self._tables is None else appearances(self._tables)
        self._superseded = superseded(self._appearances)

    @property
    def head(self) -> Head:
        """What it says of itself."""
        return self._head

    @property
    def model(self) -> Model:
        """The model that made its vectors, and must make those that are searched for."""
        return self._head.model

    @property
    def tables(self) -> Tables | None:
        """Its tables; None while nothing was written."""
        return self._tables

    def expect(self, model: Model) -> None:
        """Raises `ArchiveError` unless there is something to search, by vectors of `model`."""
        expect_model(self._folder, self._head, model)
        if not self._appearances:
            raise ArchiveError(str(self._folder), "is empty; `claimcheck index` fills it")

    def near(
        self, vectors: Vector, *, limit: int, without: frozenset[str] = frozenset()
    ) -> list[list[Near]]:
        """For each vector the `limit` nearest claims of articles not in `without`, nearest first.

        Equally near ones come by article id, then claim. Older versions are left out.
        """
        where = Filter()
        return [
            self.search(vector, limit=limit, where=where, without=without) for vector in vectors
        ]

    def search(
        self,
        vector: Vector,
        *,
        limit: int,
        where: Filter | None = None,
        without: frozenset[str] = frozenset(),
    ) -> list[Near]:
        """The `limit` claims nearest to `vector` of those that `where` selects, as in `near`."""
        where = where or Filter()
        try:
            return self._search(vector, limit=limit, where=where, without=without)
        except ArchiveError:
            if not self._reopened():
                raise
            return self._search(vector, limit=limit, where=where, without=without)

    def _search(
        self, vector: Vector, *, limit: int, where: Filter, without: frozenset[str]
    ) -> list[Near]:
        skipped = without if where.superseded else without | self.superseded
        asked, enough = limit + _SPARE, False
        found: list[tuple[Row, float]] = []
        while not enough:
            rows = self._nearest(vector, asked, where)
            found = sorted(
                ((row, sim) for row, sim in rows if row["article"] not in skipped),
                key=lambda one: (-one[1], one[0]["article"], one[0]["number"]),
            )
            # Equals of the last one wanted may lie beyond what was asked for.
            settled = len(found) >= limit and rows[-1][1] < found[limit - 1][1]
            enough = settled or len(rows) < asked
            asked *= _GROWTH
        return [Near(candidate=candidate_of(row), similarity=sim) for row, sim in found[:limit]]

    def _reopened(self) -> bool:
        head = read_head(self._folder)
        if head == self._head:
            return False
        self._open(head)
        return True

    def telling(self, article: str) -> Telling:
        """The article with that id; raises `KeyError` for an unknown one."""
        try:
            return self._telling(article)
        except ArchiveError:
            if not self._reopened():
                raise
            return self._telling(article)

    def _telling(self, article: str) -> Telling:
        tables = self._tables
        where = f"id = {quoted(article)} AND NOT reprint"
        rows = tables.rows(tables.articles, ARTICLE_COLUMNS, where) if tables else []
        if tables is None or not rows:
            raise KeyError(article)
        claims = tables.rows(tables.claims, CLAIM_COLUMNS, f"article = {quoted(article)}")
        return telling_of(rows[0], sorted(claims, key=lambda row: int(row["number"])))

    def same_page(self, masthead: Masthead) -> frozenset[str]:
        """The ids of an article and of all versions of its page: what is not to be its match."""
        url = address(masthead.url)
        versions = {one.article for one in self._appearances if url and one.url == url}
        return frozenset(versions | {masthead.id})

    def printed(self, article: str) -> list[Masthead]:
        """Everywhere that text appeared, in the order of writing; nothing for an unknown one."""
        if self._tables is None:
            return []
        columns, where = ("sequence", "masthead"), f"id = {quoted(article)}"
        rows = self._tables.rows(self._tables.articles, columns, where)
        rows.sort(key=lambda row: int(row["sequence"]))
        return [load(Masthead, row["masthead"]) for row in rows]

    def tellings(self) -> Iterator[Telling]:
        """Every article, in the order in which they were written."""
        own = [one for one in self._appearances if not one.reprint]
        for one in sorted(own, key=lambda one: one.sequence):
            yield self.telling(one.article)

    @property
    def superseded(self) -> frozenset[str]:
        """The ids of the articles of which there is a newer version."""
        return self._superseded

    def stats(self) -> Stats:
        """What it holds."""
        own = [one for one in self._appearances if not one.reprint]
        dates = sorted(one.published for one in own if one.published)
        outlets = Counter(one.outlet or "" for one in own)
        return Stats(
            articles=len(own),
            claims=self._tables.claims.count_rows() if self._tables else 0,
            superseded=len(self.superseded),
            reprints=len(self._appearances) - len(own),
            outlets=dict(sorted(outlets.items(), key=lambda one: (-one[1], one[0]))),
            since=dates[0] if dates else None,
            until=dates[-1] if dates else None,
            model=self._head.model,
            dimension=self._head.dimension,
            indexed=self._indexed(),
            size=sum(path.stat().st_size for path in self._folder.rglob("*") if path.is_file()),
        )

    def _nearest(self, vector: Vector, limit: int, where: Filter) -> list[tuple[Row, float]]:
        if self._tables is None:
            return []
        rows = self._tables.nearest(vector, limit=limit, where=where.sql, settings=self._settings)
        return [(row, round(1 - row["_distance"] / 2, _DIGITS)) for row in rows]

    def _indexed(self) -> int:
        if self._tables is None or not self._head.trained:
            return 0
        return indexed(self._tables)
