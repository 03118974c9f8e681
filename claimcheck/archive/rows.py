"""Tellings as rows of the two tables, and back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claimcheck.archive.codec import (
    dump,
    dump_candidate,
    load,
    load_candidate,
    load_text,
    load_tuple,
)
from claimcheck.archive.tables import VECTOR, Row, address, folded
from claimcheck.records import Candidate, Masthead, Span, Telling

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

ARTICLE_COLUMNS = ("id", "masthead", "text", "paragraphs", "claims", "digest")
CLAIM_COLUMNS = ("article", "number", "masthead", "record")


def article_row(telling: Telling, vectors: Vectors, *, sequence: int) -> Row:
    """The row of an article whose claims have `vectors`, as the `sequence`-th of the archive."""
    row = {
        **_common(telling.masthead, sequence),
        "reprint": False,
        "claims": len(telling.candidates),
        "text": dump(telling.text),
        "paragraphs": dump(telling.paragraphs),
    }
    records = [dump_candidate(candidate) for candidate in telling.candidates]
    return {**row, "digest": digest(row, records, vectors)}


def reprint_row(masthead: Masthead, *, sequence: int) -> Row:
    """The row for a second place where a text that is kept already appeared."""
    return {
        **_common(masthead, sequence),
        "reprint": True,
        "claims": 0,
        "text": "",
        "paragraphs": "",
        "digest": "",
    }


def claim_rows(telling: Telling, vectors: Vectors) -> list[Row]:
    """One row a claim, in order."""
    masthead = dump(telling.masthead)
    return [
        {
            "article": telling.masthead.id,
            "number": number,
            "outlet": folded(telling.masthead.outlet),
            "published": telling.masthead.published,
            "masthead": masthead,
            "record": dump_candidate(candidate),
            VECTOR: vector,
        }
        for number, (candidate, vector) in enumerate(
            zip(telling.candidates, vectors, strict=True), start=1
        )
    ]


def candidate_of(row: Row) -> Candidate:
    """The candidate of a claim's row."""
    return load_candidate(row["record"], load(Masthead, row["masthead"]))


def telling_of(row: Row, claims: Iterable[Row]) -> Telling:
    """The telling of an article's row and the rows of its claims, in order."""
    return Telling(
        masthead=load(Masthead, row["masthead"]),
        text=load_text(row["text"]),
        paragraphs=load_tuple(Span, row["paragraphs"]),
        candidates=tuple(candidate_of(claim) for claim in claims),
    )


def digest(article: Row, records: Sequence[str], vectors: Vectors) -> str:
    """The SHA-256 over all that is kept of an article and its claims."""
    kept = hashlib.sha256()
    for part in (article["masthead"], article["text"], article["paragraphs"], *records):
        kept.update(f"{len(part)}:{part}".encode())
    kept.update(vectors.astype("<f4", copy=False).tobytes())
    return kept.hexdigest()


def _common(masthead: Masthead, sequence: int) -> Row:
    return {
        "id": masthead.id,
        "sequence": sequence,
        "outlet": folded(masthead.outlet),
        "published": masthead.published,
        "url": address(masthead.url),
        "masthead": dump(masthead),
    }
