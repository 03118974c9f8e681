"""Claims that are less worth checking taken out of a report, with the findings about them."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.records import Report
from claimcheck.report.placing import findings_of


def without_minor(report: Report, least: float) -> Report:
    """The report without the claims whose `checkworthy` is below `least`, counted in `hidden`.

    A finding goes with the last claim that it is about: who asks for fewer claims does not want
    to be warned about the others. One that is about no claim stays, as do all speakers and
    attributions. The claims left keep their ids, so that these mean the same at any `least`.
    """
    kept = tuple(claim for claim in report.claims if claim.checkworthy >= least)
    about = {finding for claim in report.claims for finding in findings_of(report, claim)}
    wanted = {finding for claim in kept for finding in findings_of(report, claim)}
    return replace(
        report,
        claims=kept,
        findings=tuple(f for f in report.findings if f in wanted or f not in about),
        hidden=report.hidden + len(report.claims) - len(kept),
    )
