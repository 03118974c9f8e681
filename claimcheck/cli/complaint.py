"""What went wrong, on one line of standard error."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

from claimcheck.report import Style


def complain(problem: str) -> None:
    """Writes `claimcheck: problem` to standard error, as one line without control codes."""
    style = Style(encoding=sys.stderr.encoding or "utf-8")
    sys.stderr.write(f"claimcheck: {style.fit(problem)}\n")
    sys.stderr.flush()


def internal(error: Exception) -> str:
    """An error that claimcheck did not foresee, with what it takes to find its cause."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"internal error ({type(error).__name__}{place}); please report it with this input"
