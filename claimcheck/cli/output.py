"""Where results go: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from claimcheck.errors import OutputError


class ClosedPipeError(OutputError):
    """Whoever read the results has stopped reading (`claimcheck … | head`)."""


class Sink:
    """Takes text and writes it out at once, as bytes of one encoding."""

    def __init__(self, stream: BinaryIO, *, name: str, encoding: str = "utf-8") -> None:
        """Writes to `stream`, which messages call `name`."""
        self._stream = stream
        self._name = name
        self._encoding = encoding
        self.used = False

    def write(self, text: str) -> None:
        """Writes `text`; characters that the encoding lacks are written as escapes.

        Raises `OutputError` when the stream cannot take it, `ClosedPipeError` when nobody reads.
        """
        self.used = self.used or bool(text)
        with translated(self._name):
            self._stream.write(text.encode(self._encoding, "backslashreplace"))
            self._stream.flush()


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Turns what the system says of `name` into an `OutputError` of one line."""
    try:
        yield
    except BrokenPipeError as error:
        raise ClosedPipeError(f"{name}: closed") from error
    except OSError as error:
        raise OutputError(f"{name}: cannot write: {error.strerror or error}") from error


@contextmanager
def opened(path: Path | None, *, encoding: str) -> Iterator[Sink]:
    """A sink to `path`, or to standard output for None or "-"; `encoding` is standard output's.

    A file is UTF-8, and replaces an older one when all is written; where nothing was written or
    an error ends the run, the older one stays. Raises `OutputError` for a path that cannot be
    written to, before any work is done.
    """
    if path is None or path == Path("-"):
        yield Sink(sys.stdout.buffer, name="standard output", encoding=encoding)
    elif path.exists() and not path.is_file() and not path.is_dir():
        with translated(str(path)), path.open("wb") as device:
            yield Sink(device, name=str(path))
    else:
        with _replacing(path) as sink:
            yield sink


@contextmanager
def _replacing(path: Path) -> Iterator[Sink]:
    with translated(str(path)):
        target = path.resolve()  # a link stays a link
        if target.is_dir():
            raise IsADirectoryError(21, "is a folder")
        draft = target.with_name(f".{target.name}.{os.getpid()}.part")
        stream = draft.open("xb")
    try:
        with stream:
            sink = Sink(stream, name=str(path))
            yield sink
        if sink.used:
            with translated(str(path)):
                draft.replace(target)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def print_results(text: str) -> None:
    """Writes `text` to standard output, in its own encoding."""
    with opened(None, encoding=sys.stdout.encoding or "utf-8") as sink:
        sink.write(text)
