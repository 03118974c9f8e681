"""A report as Markdown (GitHub's), for a story file or a ticket."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimcheck.lexicon.findings import codes
from claimcheck.records import Claim, Finding, Report, covering
from claimcheck.report.escape import escaped, visible
from claimcheck.report.placing import Lines, by_worth, findings_of
from claimcheck.report.renderer import Renderer
from claimcheck.report.words import (
    Wording,
    byline,
    corroborated,
    heading,
    introduced,
    left_out,
    summary,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
# A list, a quotation or a heading begins with these only at the start of a line.
_LEADING = re.compile(r"^(\d*)([-+.)=])")


def _render(report: Report) -> str:
    parts = [part for part in _parts(report) if part]
    return escaped("\n\n".join(parts)) + "\n\n"


def _parts(report: Report) -> Iterator[str]:
    article = report.article
    yield f"# {_plain(heading(article))}"
    yield _plain(byline(article))
    yield _plain(summary(report))
    yield from _section("Warnings", _warnings(report))
    yield from _section("Claims", _claims(report))
    yield from _section("Origins", _origins(report))
    yield from _section("Speakers", _speakers(report))
    yield _plain(left_out(article))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    body = "\n".join(lines)
    if body:
        yield f"## {title}"
        yield body


def _warnings(report: Report) -> Iterator[str]:
    lines = Lines(report.article.text)
    for finding in report.findings:
        if finding.level == "warning":
            place = lines.place(covering(finding.spans).start)
            yield f"- **{finding.code}** at {place}: {_plain(finding.message)}"


def _claims(report: Report) -> Iterator[str]:
    if not report.claims:
        return
    lines, wording = Lines(report.article.text), Wording(report)
    yield "| | Claim | Who says it | How sure | Findings | Line | Worth checking |"
    yield "|---|---|---|---|---|---|---|"
    for claim in by_worth(report.claims):
        cells = [
            claim.id,
            _plain(claim.text),
            _plain(wording.who(claim)),
            _plain(wording.how(claim)),
            ", ".join(_labels(findings_of(report, claim))),
            lines.place(_start(claim)),
            f"{claim.checkworthy:.2f}",
        ]
        yield f"| {' | '.join(cells)} |"


def _labels(findings: Iterable[Finding]) -> list[str]:
    found = {finding.code: codes()[finding.code] for finding in findings}
    return [
        f"**{code} {about.name}**" if about.level == "warning" else f"{code} {about.name}"
        for code, about in sorted(found.items())
    ]


def _origins(report: Report) -> Iterator[str]:
    for claim in report.claims:
        if line := corroborated(report, claim):
            yield f"- {claim.id}: {_plain(line)}"


def _speakers(report: Report) -> Iterator[str]:
    for speaker in report.speakers:
        yield f"- {_plain(introduced(speaker))}: {speaker.type}"


def _start(claim: Claim) -> int:
    return covering(claim.spans).start


def _plain(words: str) -> str:
    """Words of an article that show as they are: one line, nothing that Markdown acts on."""
    return _LEADING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", visible(words)))


RENDERER = Renderer(render=_render)
