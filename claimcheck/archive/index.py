"""The vector index: an inverted file with RaBitQ codes (Gao and Long, 2024), a bit a dimension.

Below a size there is none, and a search compares with every vector. A search asks the index for
a multiple of what it wants and takes the true similarity of those, so what it finds is exact and
only what it misses depends on the index. Claims that came after the index was trained are added
to it as they are; once it has grown several times over, it is trained anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.archive.failures import translated
from claimcheck.archive.tables import VECTOR, Tables
from claimcheck.settings import ArchiveSettings

if TYPE_CHECKING:
    from lancedb.table import Table

NAME = "by_meaning"


def outgrown(tables: Tables, trained: int, settings: ArchiveSettings) -> bool:
    """Whether the claims are too many for no index, or for the one that `trained` claims made."""
    count = tables.claims.count_rows()
    return count >= settings.index_from and count >= trained * settings.retrain_growth


def train(tables: Tables, settings: ArchiveSettings) -> int:
    """Makes the index, and those that filters use; returns how many claims it was trained on."""
    from lancedb.index import Bitmap, BTree, IvfRq

    claims: Table = tables.claims
    count: int = claims.count_rows()
    config = IvfRq(
        distance_type="l2",
        num_partitions=max(1, count // settings.partition_claims),
        sample_rate=settings.sample,
        max_iterations=settings.rounds,
    )
    claims.create_index(VECTOR, config=config, name=NAME)
    for column in ("article", "published"):
        claims.create_index(column, config=BTree())
    claims.create_index("outlet", config=Bitmap())
    return count


def indexed(tables: Tables) -> int:
    """How many claims the index covers; a search compares with each of the others."""
    with translated(tables.folder, "read"):
        stats = tables.claims.index_stats(NAME)
    return 0 if stats is None else stats.num_indexed_rows
