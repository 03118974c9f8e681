"""The figures that must not sink: each with its data, the data's digest and the command.

`floors.json` is a list of objects with `command` (what prints the figures, after `python -m
claimcheck.bench`), `data` (a file, relative to the checkout), `sha256` (its digest) and `floors`
(figure to the least it may be).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

Measure = Callable[[Path], Mapping[str, float]]


class SunkError(Exception):
    """Some figure is below its floor; the message says which."""


def sunk(floors: Path, root: Path, measures: Mapping[str, Measure]) -> list[str]:
    """A line for every figure below its floor, and for data that is not what it was.

    `measures` maps the first word of a command to what takes its figures on a file.

    Raises:
        KeyError: a command or a figure that nobody measures.
        OSError: a file cannot be read.
    """
    entries = json.loads(floors.read_text(encoding="utf-8"))
    return [line for entry in entries for line in _of_entry(entry, root, measures)]


def _of_entry(
    entry: Mapping[str, object], root: Path, measures: Mapping[str, Measure]
) -> Iterator[str]:
    command, data = str(entry["command"]), root / str(entry["data"])
    digest = hashlib.sha256(data.read_bytes()).hexdigest()
    if digest != entry["sha256"]:
        yield f"{command}: {entry['data']} has digest {digest}, not {entry['sha256']}"
        return
    found = measures[command.split()[0]](data)
    floors = entry["floors"]
    assert isinstance(floors, Mapping)
    for figure, floor in floors.items():
        if found[figure] < floor:
            yield f"{command}: {figure} {found[figure]:.4f} is below {floor}"
