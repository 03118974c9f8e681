"""Turns a model's name into a local folder whose files are what they should be.

Models lie in `models/` of a checkout, and inside the package of an installed wheel. This is the
only module that may ever fetch one; none needs fetching so far.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import ModelError
from claimcheck.records import Model

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "_models", _PACKAGE.parent / "models")
_MANIFEST = "digests.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFolder:
    """A model's folder, and the model as a report names it."""

    path: Path
    model: Model


def find_model(name: str) -> ModelFolder:
    """The folder of model `name`, its manifest read and its files verified by size.

    Hashing every weight at every start would cost more than reading an article: the digests
    are checked by `verify`, and in tests.

    Raises:
        ModelError: there is no such model, or a file of it is missing or of another size.
    """
    for place in _PLACES:
        if (place / name / _MANIFEST).is_file():
            return _checked(place / name, name)
    raise ModelError(f"model {name!r} is not installed; reinstall claimcheck-news")


def _checked(folder: Path, name: str) -> ModelFolder:
    manifest = _manifest(folder)
    for file, entry in manifest.items():
        path = folder / file
        if not path.is_file() or path.stat().st_size != entry["bytes"]:
            raise ModelError(f"model {name!r}: {path} is damaged; reinstall claimcheck-news")
    return ModelFolder(path=folder, model=Model(name=name, digest=_whole(manifest)))


def _manifest(folder: Path) -> Mapping[str, Mapping[str, str | int]]:
    found: dict[str, dict[str, str | int]] = json.loads(
        (folder / _MANIFEST).read_text(encoding="utf-8")
    )
    return found


def _whole(manifest: Mapping[str, Mapping[str, str | int]]) -> str:
    """The SHA-256 over the names and digests of a model's files."""
    lines = "".join(f"{entry['sha256']}  {file}\n" for file, entry in sorted(manifest.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def verify(folder: Path) -> None:
    """Raises `ModelError` unless every file of a model folder has its recorded digest."""
    for file, entry in _manifest(folder).items():
        if _digest(folder / file) != entry["sha256"]:
            raise ModelError(f"{folder / file}: the digest differs from {_MANIFEST}")


def seal(folder: Path, files: tuple[str, ...]) -> None:
    """Writes the manifest of a freshly made model folder."""
    manifest = {
        file: {"bytes": (folder / file).stat().st_size, "sha256": _digest(folder / file)}
        for file in sorted(files)
    }
    text = json.dumps(manifest, indent=1) + "\n"
    (folder / _MANIFEST).write_text(text, encoding="utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
