"""How many written time expressions dateparser reads right, and in what time.

    python benchmarks/date_libraries.py benchmarks/data/times/cases.tsv

It is given more than a program has: the expression cut out by hand, without its preposition, and
the direction in which the date lies. An expression that the table resolves is right where day or
month are; one that it leaves open (a week, a season, "last Thursday" where two would do), where
dateparser returns nothing finer than a year. Rows whose date needs another one in the text are
left out.
"""

from __future__ import annotations

import csv
import re
import sys
import time
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Protocol

_LINKS = re.compile(r"^(?:on|in|at|since|until|by|for|from|throughout)\s+", re.IGNORECASE)
_FROM_TEXT = frozenset({"pointer", "quoted", "within"})


class Found(Protocol):
    """What dateparser returns."""

    date_obj: datetime | None
    period: str


class Parser(Protocol):
    """A parser with its settings."""

    def get_date_data(self, words: str) -> Found:
        """The date of an expression and how fine it is."""


def main(table: str) -> None:
    """Prints a line for resolved and for open expressions, then what was misread."""
    lines = Path(table).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("#")]
    rows = [r for r in csv.DictReader(kept, delimiter="\t") if r["published"] and r["words"]]
    parser = import_module("dateparser.date").DateDataParser
    started = time.perf_counter()
    marks = [(row, read(parser, row)) for row in rows]
    spent = time.perf_counter() - started
    for name, some in {
        "resolved": [m for m in marks if m[0]["when"] and m[0]["group"] not in _FROM_TEXT],
        "open": [m for m in marks if not m[0]["when"] and m[0]["group"] not in _FROM_TEXT],
    }.items():
        right = sum(row["when"] == found for row, found in some)
        sys.stdout.write(f"{name:10} {right} of {len(some)}, {right / len(some):.3f}\n")
        for row, found in some:
            if row["when"] != found:
                sys.stdout.write(
                    f"  {row['words']}: {row['when'] or 'open'}, read {found or '-'}\n"
                )
    sys.stdout.write(f"{spent / len(rows) * 1000:.1f} ms an expression\n")


def read(parser: Callable[..., Parser], row: dict[str, str]) -> str:
    """An ISO 8601 day or month, "" for none or a year."""
    ahead = row["tense"] == "future" or row["when"] > row["published"]
    settings = {
        "RELATIVE_BASE": datetime.fromisoformat(row["published"]),
        "PREFER_DATES_FROM": "future" if ahead else "past",
        "RETURN_TIME_AS_PERIOD": False,
    }
    found = parser(languages=["en"], settings=settings).get_date_data(_LINKS.sub("", row["words"]))
    if found.date_obj is None or found.period not in {"day", "month"}:
        return ""
    iso: str = found.date_obj.date().isoformat()
    return iso if found.period == "day" else iso[:7]


if __name__ == "__main__":
    main(*sys.argv[1:])
