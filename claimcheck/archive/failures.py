"""What LanceDB and the system say of an archive, as one line: the seam to both.

LanceDB raises the built-in exceptions with the text of the Rust error in them.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from claimcheck.errors import ArchiveError

_FULL = ("no space left", "os error 28", "file too large", "os error 27", "quota exceeded")
_FORBIDDEN = ("permission denied", "os error 13", "read-only file system", "os error 30")
_LONGEST = 160

Doing = Literal["read", "write"]


@contextmanager
def translated(folder: Path, doing: Doing) -> Iterator[None]:
    """Turns whatever goes wrong with the files of an archive into an `ArchiveError`."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        raise ArchiveError(str(folder), _problem(error, doing)) from error


def _problem(error: Exception, doing: Doing) -> str:
    said = str(error).lower()
    number = getattr(error, "errno", None)
    if number in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT) or any(s in said for s in _FULL):
        return "cannot be written: the disk is full; make room and run it again, nothing is lost"
    if number in (errno.EACCES, errno.EROFS, errno.EPERM) or any(s in said for s in _FORBIDDEN):
        return f"cannot be {'written' if doing == 'write' else 'read'}: permission denied"
    if doing == "write":
        return f"cannot be written: {_first_line(error)}"
    return f"is damaged, or changed while it was read: {_first_line(error)}"


def _first_line(error: Exception) -> str:
    line = " ".join(str(error).split()) or type(error).__name__
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
