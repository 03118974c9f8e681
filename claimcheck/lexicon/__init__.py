"""Word lists and pattern tables, kept as data.

A table is a `.tsv` file beside this module: a `#` line is a comment, the first other line
names the columns, and the last column, `comment`, says why a row is there.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from claimcheck.errors import UsageError


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of table `name`, as mappings from column to cell; a missing cell is ""."""
    return _rows(files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8"))


def users_table(path: str, *, like: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a user's own table, with the columns of table `like`.

    Raises `UsageError` where the file cannot be read or lacks a column; none but `comment` may.
    """
    try:
        rows = _rows(Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: not a table that can be read ({error})") from error
    for column in table(like)[0]:
        if column != "comment" and not all(row.get(column) for row in rows):
            raise UsageError(f"{path}: a row has no {column!r}; columns are parted by tabs")
    return rows


def _rows(text: str) -> tuple[Mapping[str, str], ...]:
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="", strict=True)
    return tuple(reader)


@cache
def mapping(name: str, *, key: str, value: str) -> Mapping[str, str]:
    """Column `key` of table `name` to its column `value`."""
    return {row[key]: row[value] for row in table(name)}


@cache
def words(name: str, *, column: str = "word") -> frozenset[str]:
    """One column of table `name`."""
    return frozenset(row[column] for row in table(name))
