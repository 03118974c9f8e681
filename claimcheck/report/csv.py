"""Claims as CSV: one row a claim, for a spreadsheet.

Offsets are code points, end-exclusive ("12-30 45-60"); certainties are FactBank's value and
polarity ("CT+"), one a member of the chain, innermost first; `checkworthy` is from 0 to 1. A cell
of the article's words that a spreadsheet would run as a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from claimcheck.records import Certainty, Claim, Report, lineage
from claimcheck.report.escape import escaped
from claimcheck.report.placing import findings_of
from claimcheck.report.renderer import Renderer

COLUMNS = (
    "article", "path", "outlet", "published", "claim", "text", "speaker", "chain",
    "certainty", "author", "stance", "findings", "spans", "checkworthy",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _render(report: Report) -> str:
    return _rows(_cells(report, claim) for claim in report.claims)


def _cells(report: Report, claim: Claim) -> list[str]:
    article = report.article
    words = [article.path, article.outlet, article.published]
    around = lineage(report.attributions, claim.attribution)
    speakers = around[0].speakers if around else ()
    return [
        article.id,
        *(_guarded(word or "") for word in words),
        claim.id,
        _guarded(claim.text),
        _guarded("; ".join(report.speaker(s).name for s in speakers)),
        _guarded(" < ".join(_name(report, s) for s in claim.chain)),
        " ".join(_value(certainty) for certainty in claim.certainty.chain),
        _value(claim.certainty.author),
        around[0].stance if around else "",
        " ".join(dict.fromkeys(f.code for f in findings_of(report, claim))),
        " ".join(f"{span.start}-{span.end}" for span in claim.spans),
        f"{claim.checkworthy:.2f}",
    ]


def _name(report: Report, identity: str | None) -> str:
    return "?" if identity is None else report.speaker(identity).name


def _value(certainty: Certainty) -> str:
    return certainty.value + certainty.polarity


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _rows(rows: Iterable[Iterable[str]]) -> str:
    sheet = io.StringIO()
    csv.writer(sheet, lineterminator="\n").writerows(rows)
    return escaped(sheet.getvalue())


RENDERER = Renderer(head=_rows([COLUMNS]), render=_render)
