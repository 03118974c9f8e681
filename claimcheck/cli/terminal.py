"""What the terminal can show, and the progress bar. The one place that reads the environment."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

from claimcheck.report import Style

_FEW = 3  # articles that need no progress bar
_NARROWEST, _WIDEST = 40, 100  # columns: beyond the widest, lines are hard to follow

Item = TypeVar("Item")


def stdout_style() -> Style:
    """The style of standard output: 80 columns and no colour unless it is a terminal."""
    encoding = sys.stdout.encoding or "utf-8"
    if not sys.stdout.isatty():
        return Style(encoding=encoding)
    columns = shutil.get_terminal_size().columns
    return Style(
        width=max(_NARROWEST, min(columns, _WIDEST)),
        colour=not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
        encoding=encoding,
    )


def counted(items: Iterable[Item], *, to_file: bool) -> Iterator[Item]:
    """The same items, with a progress bar on standard error once there are more than a few.

    There is none where standard error is no terminal, or where the results are shown on the
    terminal themselves (not `to_file` and not piped).
    """
    each = iter(items)
    yield from islice(each, _FEW)
    beyond = list(islice(each, 1))
    rest = chain(beyond, each)
    free = sys.stderr.isatty() and (to_file or not sys.stdout.isatty())
    yield from _shown(rest) if beyond and free else rest


def _shown(items: Iterator[Item]) -> Iterator[Item]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None, completed=_FEW)
        for item in items:
            yield item
            progress.advance(task)
