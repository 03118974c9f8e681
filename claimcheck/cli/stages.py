"""The heavy parts of claimcheck, imported when a command needs them and not before."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from claimcheck.archive import Archive
from claimcheck.errors import InputError
from claimcheck.records import Embedder, Model, Page, Report, Telling
from claimcheck.settings import ReadSettings, Settings


def open_pages(names: Sequence[str], settings: ReadSettings) -> Iterator[Page | InputError]:
    """The articles that `names` stand for, in order, or what is wrong with them."""
    from claimcheck.read import open_pages as opened

    return opened(names, settings=settings, stdin=sys.stdin.buffer)


def load_pipeline(settings: Settings) -> Callable[[Page], Report]:
    """What makes a page a report; raises `ModelError` where a model is missing."""
    from claimcheck.pipeline import Pipeline

    return Pipeline(settings)


def load_teller(settings: Settings) -> Callable[[Page], Telling]:
    """What tells a page as matching reads it; raises `ModelError` where a model is missing."""
    from claimcheck.pipeline import Pipeline

    return Pipeline(settings).telling


def open_archive(folder: Path, model: Model) -> Archive:
    """The archive in `folder`, to compare with vectors that `model` makes.

    Raises:
        ArchiveError: there is none, it is empty, damaged, or has vectors of another model.
    """
    archive = Archive(folder)
    archive.expect(model)
    return archive


def load_embedder() -> Embedder:
    """What turns claims into vectors; raises `ModelError`, on first use, where it is missing."""
    from claimcheck.engine.minilm import MiniLM

    return MiniLM()
