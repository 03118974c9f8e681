"""The shipped examples, written to a folder where one can look at them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from claimcheck.cli.output import translated


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The examples in the folder, and those of them that were there already and differ."""

    paths: tuple[Path, ...]
    kept: tuple[Path, ...]


def write_examples(folder: Path) -> Written:
    """Writes the examples that are not in `folder` yet; a file that differs is left as it is.

    Raises `OutputError` where the folder or a file in it cannot be written.
    """
    kept = []
    examples = _examples()
    with translated(str(folder)):
        folder.mkdir(parents=True, exist_ok=True)
    for name, content in examples.items():
        path = folder / name
        with translated(str(path)):
            if not path.exists():
                path.write_bytes(content)
            elif path.read_bytes() != content:
                kept.append(path)
    return Written(paths=tuple(folder / name for name in examples), kept=tuple(kept))


def _examples() -> dict[str, bytes]:
    """The shipped articles, by file name, in order."""
    folder = files("claimcheck.cli") / "examples"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".txt"))
    return {name: (folder / name).read_bytes() for name in names}
