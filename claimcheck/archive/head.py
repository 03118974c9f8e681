"""The head of an archive: which folder is one, and what of its tables counts.

Articles and claims are two tables, each of which a write leaves with a new version. The head
names the versions that belong together and is replaced in one step once both are written:
whatever a killed run wrote beyond them was never there.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from claimcheck.archive.failures import translated
from claimcheck.errors import ArchiveError
from claimcheck.records import Model

SCHEMA = 1
LOCK = "lock"
ARTICLES, CLAIMS = "articles", "claims"

_HEAD = "archive.json"
_DRAFT = f"{_HEAD}.part"
_FORMAT = "claimcheck archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """The versions of the tables that belong together."""

    articles: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What an archive says of itself; `versions` is None until something was written.

    `model` made its vectors, which have `dimension` numbers; the vector index was trained on
    `trained` of them, 0 for none.
    """

    model: Model
    dimension: int
    versions: Versions | None = None
    trained: int = 0


def read_head(folder: Path) -> Head:
    """The head of the archive in `folder`.

    Raises:
        ArchiveError: there is no archive there, or one that this claimcheck cannot read.
    """
    name = str(folder)
    if not folder.exists():
        raise ArchiveError(name, "there is no such archive; `claimcheck index` makes one")
    if not (folder / _HEAD).is_file():
        raise ArchiveError(name, "is not an archive of claimcheck (it has no archive.json)")
    with translated(folder, "read"):
        data = (folder / _HEAD).read_bytes()
    try:
        found = json.loads(data)
        if found["format"] != _FORMAT:
            raise ArchiveError(name, "is not an archive of claimcheck (archive.json is not its)")
        if found["schema"] != SCHEMA:
            raise ArchiveError(name, _of_another_schema(found["schema"]))
        return _head(found)
    except (ValueError, TypeError, LookupError) as error:
        problem = "is damaged: archive.json cannot be read; restore it, or index anew elsewhere"
        raise ArchiveError(name, problem) from error


def write_head(folder: Path, head: Head) -> None:
    """Replaces the head in one step, on the disk before it returns.

    Raises:
        ArchiveError: it cannot be written; the older one then stays.
    """
    content = {"format": _FORMAT, "schema": SCHEMA, **asdict(head)}
    draft = folder / _DRAFT
    with translated(folder, "write"):
        try:
            with draft.open("wb") as file:
                file.write(json.dumps(content, indent=1).encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
            draft.replace(folder / _HEAD)
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def begins(folder: Path) -> bool:
    """Whether an archive may be made in `folder`: it is new, empty, or was begun and no more.

    Raises:
        ArchiveError: it is no folder, or holds what is not an archive.
    """
    if not folder.exists():
        return True
    if not folder.is_dir():
        raise ArchiveError(str(folder), "is not a folder")
    names = {path.name for path in folder.iterdir()}
    if _HEAD in names:
        return False
    if names <= {LOCK, _DRAFT}:
        return True
    raise ArchiveError(str(folder), "is not an archive of claimcheck and not empty; name another")


def expect_model(folder: Path, head: Head, model: Model) -> None:
    """Raises `ArchiveError` unless `model` made the vectors of the archive."""
    if head.model != model:
        problem = (
            f"has vectors of {_named(head.model)}, and this claimcheck makes those of "
            f"{_named(model)}; index the articles anew, into another folder"
        )
        raise ArchiveError(str(folder), problem)


def _head(found: dict[str, object]) -> Head:
    model, versions = found["model"], found["versions"]
    dimension, trained = found["dimension"], found["trained"]
    if not isinstance(model, dict) or not isinstance(dimension, int):
        raise TypeError
    return Head(
        model=Model(**model),
        dimension=dimension,
        versions=Versions(**versions) if isinstance(versions, dict) else None,
        trained=trained if isinstance(trained, int) else 0,
    )


def _of_another_schema(schema: object) -> str:
    return (
        f"is an archive of schema {schema}, and this claimcheck reads schema {SCHEMA}; "
        "index the articles anew, or use the claimcheck that made it"
    )


def _named(model: Model) -> str:
    return f"{model.name} ({model.digest[:8]})"
