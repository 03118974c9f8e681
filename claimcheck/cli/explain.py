"""What the codes of findings mean, as text of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from claimcheck.lexicon.findings import Code

_WIDTH = 80


def explained(code: Code) -> str:
    """A code with its level, what it means and what to do."""
    title = f"{code.code} {code.name} ({code.level})"
    paragraphs = (code.meaning, f"What to do: {code.advice}")
    return "\n\n".join([title, *(textwrap.fill(p, _WIDTH) for p in paragraphs)]) + "\n"


def index(found: Iterable[Code]) -> str:
    """One line a code."""
    return "".join(f"{code.code}  {code.level:<7}  {code.name}\n" for code in found)
