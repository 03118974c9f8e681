"""A report for a terminal: warnings first, then every claim with who says it and how sure.

    TITLE, outlet, date, path, one paragraph of figures
    Warnings      place, claim, code, what to look at
    Claims        id, place, how worth checking (0 to 1), the claim, who says it, codes
    Speakers      what they are and how many claims are theirs
    Left out      what no claim may come from

Rich lays out the lines; which terminal it is, and whether it has colours, is told by `Style`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from claimcheck.lexicon.findings import codes
from claimcheck.records import Claim, Finding, Report, covering
from claimcheck.report.escape import escaped
from claimcheck.report.placing import Lines, by_worth, findings_of
from claimcheck.report.renderer import Renderer
from claimcheck.report.style import Style
from claimcheck.report.words import (
    Wording,
    byline,
    corroborated,
    counted,
    heading,
    introduced,
    left_out,
    summary,
)

_LEVELS = {"warning": "bold yellow", "info": "dim"}


def renderer(style: Style) -> Renderer:
    """The renderer for a terminal (or a file) of that style."""
    return Renderer(render=lambda report: _Sheet(report, style).render())


class _Sheet:
    """One report being laid out."""

    def __init__(self, report: Report, style: Style) -> None:
        self._report = report
        self._style = style
        self._lines = Lines(report.article.text)
        self._wording = Wording(report)

    def render(self) -> str:
        paper = io.StringIO()
        console = Console(
            file=paper,
            width=self._style.width,
            color_system="standard" if self._style.colour else None,
            force_terminal=self._style.colour,
            highlight=False,
            emoji=False,
            markup=False,
            legacy_windows=False,
            _environ={},
        )
        for part in self._parts():
            console.print(part)
        lines = paper.getvalue().splitlines()
        return escaped("".join(f"{line.rstrip()}\n" for line in lines)) + "\n"

    def _parts(self) -> Iterator[RenderableType]:
        article = self._report.article
        yield self._text(heading(article), "bold")
        if byline(article):
            yield self._text(byline(article), "dim")
        yield ""
        yield self._text(summary(self._report))
        yield from self._section("Warnings", self._warnings())
        yield from self._section("Claims, most worth checking first", self._claims())
        yield from self._section("Speakers", self._speakers())
        if left_out(article):
            yield ""
            yield self._text(left_out(article), "dim")

    def _section(self, title: str, rows: Iterable[list[Text]]) -> Iterator[RenderableType]:
        filled = list(rows)
        if not filled:
            return
        grid = Table.grid(padding=(0, 2, 0, 0), expand=False)
        for number in range(len(filled[0])):
            last = number == len(filled[0]) - 1
            grid.add_column(no_wrap=not last, overflow="fold")
        for row in filled:
            grid.add_row(*row)
        yield ""
        yield self._text(title, "bold underline" if self._style.colour else "bold")
        yield grid

    def _warnings(self) -> Iterator[list[Text]]:
        for finding in self._report.findings:
            if finding.level == "warning":
                yield [
                    self._text(self._place(finding)),
                    self._text(finding.code, _LEVELS["warning"]),
                    self._text(f"{finding.message}{self._about(finding)}"),
                ]

    def _about(self, finding: Finding) -> str:
        """The claims a finding is about, in brackets."""
        claims = [c.id for c in self._report.claims if finding in findings_of(self._report, c)]
        return f" ({', '.join(claims)})" if claims else ""

    def _claims(self) -> Iterator[list[Text]]:
        for claim in by_worth(self._report.claims):
            place = self._lines.place(covering(claim.spans).start)
            worth = self._text(f"{claim.checkworthy:.2f}")
            yield [self._text(claim.id, "dim"), self._text(place), worth, self._claim(claim)]

    def _claim(self, claim: Claim) -> Text:
        """The claim, who says it with any notes, and the warnings on a line of their own."""
        findings = _once(findings_of(self._report, claim))
        said = self._text(f"— {self._wording.who(claim)}: {self._wording.how(claim)}")
        notes = [self._label(finding) for finding in findings if finding.level == "info"]
        if notes:
            said = Text("  ").join([said, self._text(f"[{', '.join(notes)}]", _LEVELS["info"])])
        warnings = [
            self._text(f"! {self._label(finding)}", _LEVELS["warning"])
            for finding in findings
            if finding.level == "warning"
        ]
        origins = self._text(corroborated(self._report, claim))
        lines = [self._text(claim.text, "bold"), said, origins, Text("  ").join(warnings)]
        return Text("\n").join(line for line in lines if line)

    def _label(self, finding: Finding) -> str:
        return f"{finding.code} {codes()[finding.code].name}"

    def _speakers(self) -> Iterator[list[Text]]:
        for speaker in self._report.speakers:
            said = sum(speaker.id in claim.chain for claim in self._report.claims)
            number = self._text(counted(said, "claim"))
            yield [number, self._text(speaker.type), self._text(introduced(speaker))]

    def _place(self, finding: Finding) -> str:
        return self._lines.place(covering(finding.spans).start)

    def _text(self, words: str, look: str = "") -> Text:
        return Text(self._style.fit(words), style=look if self._style.colour else "")


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """One finding of each code, by code."""
    kept = {finding.code: finding for finding in findings}
    return [kept[code] for code in sorted(kept)]
