"""One writer at a time. The system frees the lock of a process that was killed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.archive.failures import translated
from claimcheck.archive.head import LOCK
from claimcheck.errors import ArchiveError

if TYPE_CHECKING:
    from filelock import BaseFileLock


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Keeps other writers off `folder`, which is made if need be.

    Raises:
        ArchiveError: somebody is writing to it already, or nobody may.
    """
    from filelock import FileLock

    with translated(folder, "write"):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK, timeout=0)
        free = _acquired(lock)
    if not free:
        problem = "another process is writing to it; try again when it is done"
        raise ArchiveError(str(folder), problem)
    try:
        yield
    finally:
        lock.release()


def _acquired(lock: BaseFileLock) -> bool:
    from filelock import Timeout

    try:
        lock.acquire()
    except Timeout:
        return False
    return True
