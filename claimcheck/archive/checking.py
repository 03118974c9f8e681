"""Whether an archive is whole: every row read, every digest taken anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimcheck.archive.reading import Archive
from claimcheck.archive.rows import ARTICLE_COLUMNS, CLAIM_COLUMNS, digest, telling_of
from claimcheck.archive.tables import VECTOR, Row, Tables, quoted
from claimcheck.records import Article

_AT_ONCE = 200  # articles whose claims are looked up together


def verify(folder: Path) -> list[str]:
    """What is wrong with the archive in `folder`, one line each; nothing where it is whole.

    Raises:
        ArchiveError: there is no archive, or it cannot be opened or read to the end.
    """
    tables = Archive(folder).tables
    return [] if tables is None else list(_problems(tables))


def _problems(tables: Tables) -> Iterator[str]:
    times: Counter[str] = Counter()
    claims = 0
    for rows in tables.batches(tables.articles, ARTICLE_COLUMNS, "NOT reprint"):
        times.update(row["id"] for row in rows)
        claims += sum(row["claims"] for row in rows)
        for start in range(0, len(rows), _AT_ONCE):
            yield from _of_articles(tables, rows[start : start + _AT_ONCE])
    yield from (f"article {one}: stands {n} times" for one, n in times.items() if n > 1)
    kept = tables.claims.count_rows()
    if kept != claims:
        yield f"{kept} claims, where the articles have {claims}"
    for row in tables.rows(tables.articles, ("id",), "reprint"):
        if row["id"] not in times:
            yield f"article {row['id']}: noted once more, but not there"


def _of_articles(tables: Tables, rows: Sequence[Row]) -> Iterator[str]:
    where = f"article IN ({', '.join(quoted(row['id']) for row in rows)})"
    claims: dict[str, list[Row]] = defaultdict(list)
    for claim in tables.rows(tables.claims, (*CLAIM_COLUMNS, VECTOR), where):
        claims[claim["article"]].append(claim)
    for row in rows:
        own = sorted(claims[row["id"]], key=lambda claim: int(claim["number"]))
        if problem := _problem(row, own):
            yield f"article {row['id']}: {problem}"


def _problem(row: Row, claims: Sequence[Row]) -> str | None:
    import numpy as np

    if [claim["number"] for claim in claims] != list(range(1, row["claims"] + 1)):
        return f"has {len(claims)} of its {row['claims']} claims"
    vectors = np.array([claim[VECTOR] for claim in claims], dtype=np.float32)
    if digest(row, [claim["record"] for claim in claims], vectors) != row["digest"]:
        return "is not what was written"
    try:
        telling = telling_of(row, claims)
    except ValueError as error:
        return str(error)
    return None if Article(text=telling.text).id == row["id"] else "its text has another id"
