"""What every format offers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claimcheck.records import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Renderer:
    """`head` stands once before all reports; `render` gives one report, line end included."""

    render: Callable[[Report], str]
    head: str = ""
