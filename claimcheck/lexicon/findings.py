"""The codes of findings: what each is called, what it means, what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from claimcheck.errors import UsageError
from claimcheck.lexicon import table
from claimcheck.records import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One kind of finding. `name` is a label; `meaning` and `advice` are whole sentences."""

    code: str
    level: Level
    name: str
    meaning: str
    advice: str


@cache
def codes() -> Mapping[str, Code]:
    """Every code there is, by code, in ascending order."""
    rows = sorted(table("findings"), key=lambda row: row["code"])
    return {row["code"]: _code(row) for row in rows}


def matching(prefixes: Iterable[str]) -> tuple[Code, ...]:
    """The codes that begin with one of `prefixes`, in ascending order.

    Raises `UsageError` for a prefix that no code begins with.
    """
    wanted = tuple(prefixes)
    for prefix in wanted:
        if not prefix or not any(code.startswith(prefix) for code in codes()):
            raise UsageError(f"no finding has the code {prefix!r}: see `claimcheck explain`")
    return tuple(code for name, code in codes().items() if name.startswith(wanted))


def _code(row: Mapping[str, str]) -> Code:
    return Code(
        code=row["code"],
        level=cast("Level", row["level"]),
        name=row["name"],
        meaning=row["meaning"],
        advice=row["advice"],
    )
