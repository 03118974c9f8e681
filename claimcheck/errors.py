"""The errors claimcheck raises on purpose.

    ClaimcheckError
    ├── InputError      an article, file, folder or URL that cannot be read
    │   └── NotEnglishError   readable, but written in another language
    ├── ArchiveError    an archive that cannot be read, written or told for one
    ├── UsageError      an option or argument that makes no sense
    ├── ModelError      a model or language pipeline that is missing or damaged
    └── OutputError     a file or stream that results cannot be written to

A message is one line: what was tried, what was wrong with it, what to do.
Foreign exceptions are translated where the foreign call is made, with ``from``.
"""

from __future__ import annotations


class ClaimcheckError(Exception):
    """Base of every error that claimcheck raises on purpose."""


class InputError(ClaimcheckError):
    """An input that cannot be read; `name` is the path, URL or ``-`` as the user gave it."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")
        self.name = name
        self.problem = problem


class NotEnglishError(InputError):
    """An article in a language that claimcheck does not read."""


class ArchiveError(ClaimcheckError):
    """An archive that cannot be used; `name` is its folder as the user gave it."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")
        self.name = name
        self.problem = problem


class UsageError(ClaimcheckError):
    """An option or argument that makes no sense."""


class ModelError(ClaimcheckError):
    """A model or language pipeline that is missing or damaged."""


class OutputError(ClaimcheckError):
    """A file or stream that results cannot be written to."""
