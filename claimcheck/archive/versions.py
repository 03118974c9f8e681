"""Where texts appeared, and which of them a newer version of the same page replaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields

from claimcheck.archive.tables import Row, Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """A text, by its id, in one place; `sequence` counts in the order of writing.

    `outlet` and `url` are in the form in which they are compared.
    """

    article: str
    sequence: int
    outlet: str | None
    published: str | None
    url: str | None
    reprint: bool = False

    def covers(self, other: Appearance) -> bool:
        """Whether nothing known of `other`'s place tells it from this one."""
        outlets = {self.outlet, other.outlet} - {None}
        urls = {self.url, other.url} - {None}
        return len(outlets) <= 1 and len(urls) <= 1


def appearance(row: Row) -> Appearance:
    """That of an article's row."""
    return Appearance(
        article=row["id"],
        sequence=row["sequence"],
        outlet=row["outlet"],
        published=row["published"],
        url=row["url"],
        reprint=row["reprint"],
    )


def appearances(tables: Tables) -> list[Appearance]:
    """All that are kept."""
    columns = tuple({"article": "id"}.get(f.name, f.name) for f in fields(Appearance))
    return [appearance(row) for row in tables.rows(tables.articles, columns)]


def superseded(appearances: Iterable[Appearance]) -> frozenset[str]:
    """The ids of texts that have a newer version wherever they appeared.

    Of texts at one URL the one published last is the newest, or, of one date or where one has
    none, the one written last. A text without URL has no versions.
    """
    pages: dict[str, list[Appearance]] = defaultdict(list)
    current, old = set(), set()
    for one in appearances:
        if one.url is None:
            current.add(one.article)
        else:
            pages[one.url].append(one)
    for versions in pages.values():
        dated = all(one.published for one in versions)
        newest = max(versions, key=lambda one: (one.published or "" if dated else "", one.sequence))
        current.add(newest.article)
        old |= {one.article for one in versions}
    return frozenset(old - current)
