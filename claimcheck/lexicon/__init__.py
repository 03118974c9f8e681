"""Word lists and pattern tables, kept as data.

A table is a `.tsv` file beside this module: a `#` line is a comment, the first other line
names the columns, and the last column, `comment`, says why a row is there.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files


def _lines(name: str) -> Iterator[str]:
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of table `name`, as mappings from column to cell; a missing cell is ""."""
    reader = csv.DictReader(
        _lines(name), delimiter="\t", quoting=csv.QUOTE_NONE, restval="", strict=True
    )
    return tuple(reader)


@cache
def mapping(name: str, *, key: str, value: str) -> Mapping[str, str]:
    """Column `key` of table `name` to its column `value`."""
    return {row[key]: row[value] for row in table(name)}


@cache
def words(name: str, *, column: str = "word") -> frozenset[str]:
    """One column of table `name`."""
    return frozenset(row[column] for row in table(name))
