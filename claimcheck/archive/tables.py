"""The two tables of an archive, in LanceDB: articles, and claims with their vectors.

An article's row holds its masthead, its text and its paragraphs; where the same text appeared
once more, another row has that masthead and nothing else (`reprint`). A claim's row repeats the
masthead, so that a search reads one table. Records are JSON (see `codec`); the columns beside
them are what searches select by.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urldefrag

from claimcheck.archive.failures import translated
from claimcheck.archive.head import ARTICLES, CLAIMS, Versions
from claimcheck.settings import ArchiveSettings

if TYPE_CHECKING:
    import lancedb
    import numpy as np
    import pyarrow as pa
    from lancedb.query import LanceVectorQueryBuilder
    from lancedb.table import Table
    from numpy.typing import NDArray

Row = Mapping[str, Any]
VECTOR = "vector"

_NEVER = timedelta(days=36_500)
_BATCH = 4_096  # rows read at once where all are


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables of the archive in `folder`, as opened."""

    folder: Path
    articles: Table
    claims: Table

    @property
    def versions(self) -> Versions:
        """Those that are open."""
        return Versions(articles=self.articles.version, claims=self.claims.version)

    def append(self, articles: Sequence[Row], claims: Sequence[Row]) -> None:
        """Adds rows to both; a new version of each that gets some."""
        import pyarrow as pa

        for table, rows in ((self.articles, articles), (self.claims, claims)):
            if rows:
                table.add(pa.Table.from_pylist(list(rows), schema=table.schema))

    def rows(self, table: Table, columns: Sequence[str], where: str | None = None) -> list[Row]:
        """The rows that `where` (SQL) selects, all of them for None."""
        return [row for batch in self.batches(table, columns, where) for row in batch]

    def batches(
        self, table: Table, columns: Sequence[str], where: str | None = None
    ) -> Iterator[list[Row]]:
        """The same, some thousands at a time."""
        with translated(self.folder, "read"):
            query = table.search().select(list(columns))
            query = query if where is None else query.where(where)
            for batch in query.to_batches(_BATCH):
                yield batch.to_pylist()

    def nearest(
        self,
        vector: NDArray[np.float32],
        *,
        limit: int,
        where: str | None,
        settings: ArchiveSettings,
    ) -> list[Row]:
        """The claims nearest to `vector`, nearest first, with the squared `_distance`."""
        with translated(self.folder, "read"):
            query = cast(
                "LanceVectorQueryBuilder", self.claims.search(vector, vector_column_name=VECTOR)
            )
            query = query.distance_type("l2").limit(limit)
            # Without an upper limit, a narrow filter has further partitions looked into.
            query = query.minimum_nprobes(settings.probes).maximum_nprobes(0)
            query = query.refine_factor(settings.refine)
            query = query if where is None else query.where(where, prefilter=True)
            columns = ["article", "number", "masthead", "record", "_distance"]
            found: list[Row] = query.select(columns).to_arrow().to_pylist()
            return found


def open_tables(folder: Path, versions: Versions) -> Tables:
    """The tables as the head says they are, to read; raises `ArchiveError` for damaged ones."""
    with translated(folder, "read"):
        database = _connect(folder)
        articles, claims = database.open_table(ARTICLES), database.open_table(CLAIMS)
        articles.checkout(versions.articles)
        claims.checkout(versions.claims)
    return Tables(folder=folder, articles=articles, claims=claims)


def writable(folder: Path, versions: Versions | None, *, dimension: int) -> Tables:
    """The tables to write to, rid of what a killed run left beyond `versions`.

    None begins them anew. Raises `ArchiveError` where they cannot be written or are damaged.
    """
    if versions is None:
        with translated(folder, "write"):
            database = _connect(folder)
            made = {
                name: database.create_table(name, schema=schema, mode="overwrite")
                for name, schema in schemas(dimension).items()
            }
        return Tables(folder=folder, articles=made[ARTICLES], claims=made[CLAIMS])
    tables = open_tables(folder, versions)
    with translated(folder, "write"):
        for table in (tables.articles, tables.claims):
            pinned = table.version
            table.checkout_latest()  # type: ignore[no-untyped-call]
            if table.version != pinned:
                table.restore(pinned)
    return tables


def schemas(dimension: int) -> dict[str, pa.Schema]:
    """The columns of both tables, by name."""
    import pyarrow as pa

    selecting = [("outlet", pa.string()), ("published", pa.string())]
    articles = [
        ("id", pa.string()),
        ("sequence", pa.int64()),
        *selecting,
        ("url", pa.string()),
        ("reprint", pa.bool_()),
        ("claims", pa.int32()),
        ("masthead", pa.string()),
        ("text", pa.string()),
        ("paragraphs", pa.string()),
        ("digest", pa.string()),
    ]
    claims = [
        ("article", pa.string()),
        ("number", pa.int32()),
        *selecting,
        ("masthead", pa.string()),
        ("record", pa.string()),
        (VECTOR, pa.list_(pa.float32(), dimension)),
    ]
    return {ARTICLES: pa.schema(articles), CLAIMS: pa.schema(claims)}


def merge(tables: Tables) -> None:
    """Makes one file of many and brings the indexes up to date; a new version of each table."""
    for table in (tables.articles, tables.claims):
        before = None
        while before != table.version:  # once more finds nothing to do, so `remove_older` may
            before = table.version
            # Left to itself it would free what is a week old: perhaps what the head still names.
            table.optimize(cleanup_older_than=_NEVER)


def remove_older(tables: Tables, *, older_than: timedelta, leftovers: bool) -> None:
    """Frees what only older versions need, and with `leftovers` what killed runs wrote.

    LanceDB does it only after a merge: the head must name what is merged already.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # that readers of those versions will fail
        for table in (tables.articles, tables.claims):
            table.optimize(cleanup_older_than=older_than, delete_unverified=leftovers)


def folded(outlet: str | None) -> str | None:
    """An outlet's name as it is compared and, since a column holds no lone surrogate, as kept."""
    return None if outlet is None else _writable(" ".join(outlet.casefold().split()))


def address(url: str | None) -> str | None:
    """A URL as it is compared: where in the page it points does not matter."""
    return None if url is None else _writable(urldefrag(url).url)


def quoted(value: str) -> str:
    """A string as SQL writes it."""
    doubled = value.replace("'", "''")
    return f"'{doubled}'"


def _writable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _connect(folder: Path) -> lancedb.DBConnection:
    # What it warns of on standard error (that a table is new, say) is no news to the user.
    os.environ.setdefault("LANCEDB_LOG", "error")
    import lancedb

    return lancedb.connect(folder)
