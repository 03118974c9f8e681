"""Which findings the user wants, as in ruff: the longer of two prefixes that fit decides."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.lexicon.findings import matching
from claimcheck.settings import AssessSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Prefixes of codes to raise and to leave out."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]

    @classmethod
    def of(cls, settings: AssessSettings) -> Selection:
        """The selection that `settings` ask for; raises `UsageError` for an unknown code."""
        matching((*settings.select, *settings.ignore))
        return cls(select=settings.select, ignore=settings.ignore)

    def takes(self, code: str) -> bool:
        """Whether findings of `code` are raised; with prefixes of one length, ignoring wins."""
        return _fit(self.select, code) > _fit(self.ignore, code)


def _fit(prefixes: tuple[str, ...], code: str) -> int:
    return max((len(p) for p in prefixes if code.startswith(p)), default=0)
