"""What the place that a text report is shown in can show."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from claimcheck.report.escape import visible

# What typewriters wrote before Unicode, for the marks that reports and articles use most.
_PLAIN = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‘": "'", "’": "'", "‚": "'", "‹": "'", "›": "'",
        "–": "-", "—": "--", "−": "-", "…": "...", "·": "-", "•": "*", "─": "-", "ß": "ss",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Width in terminal cells, whether colours may be used, and the encoding of the stream."""

    width: int = 80
    colour: bool = False
    encoding: str = "utf-8"

    def fit(self, text: str) -> str:
        """`text` on one line, without control codes, in characters that the encoding has."""
        shown = visible(text)
        if self._has(shown):
            return shown
        return "".join(char if self._has(char) else self._replaced(char) for char in shown)

    def _has(self, text: str) -> bool:
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def _replaced(self, char: str) -> str:
        # Canonical only: compatibility would make "1½" into "112".
        plain = unicodedata.normalize("NFD", char.translate(_PLAIN))
        kept = "".join(part for part in plain if self._has(part))
        return kept if kept or unicodedata.combining(char) else "?"
