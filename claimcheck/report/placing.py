"""Where things of a report stand: line and column in the text, findings with their claims."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from claimcheck.records import Claim, Finding, Report, lineage

_LINE_END = re.compile(r"\r\n|\n|\r")


class Lines:
    """The lines of a text, to say where an offset is as editors do."""

    def __init__(self, text: str) -> None:
        """Finds the line starts of `text`; CRLF, LF and a lone CR each end a line."""
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def place(self, offset: int) -> str:
        """Where a code point stands, as "line:column", both counted from 1."""
        line = bisect_right(self._starts, offset)
        return f"{line}:{offset - self._starts[line - 1] + 1}"


def by_worth(claims: Iterable[Claim]) -> list[Claim]:
    """The claims most worth checking first; equal ones in the order of the text."""
    return sorted(claims, key=lambda claim: -claim.checkworthy)


def findings_of(report: Report, claim: Claim) -> tuple[Finding, ...]:
    """The findings about a claim, or about one of the attributions it stands in, in order."""
    around = {a.id for a in lineage(report.attributions, claim.attribution)}
    return tuple(
        finding
        for finding in report.findings
        if finding.claim == claim.id or (finding.claim is None and finding.attribution in around)
    )
