"""Reports as JSON, schema `claimcheck/report/1`: one object an article."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from claimcheck.records import (
    Article,
    Attribution,
    Certainty,
    Claim,
    Corroboration,
    Finding,
    Quantity,
    Report,
    Span,
    Speaker,
)
from claimcheck.report.escape import escaped
from claimcheck.report.generator import version
from claimcheck.report.renderer import Renderer

SCHEMA = "claimcheck/report/1"
Json = dict[str, Any]

# Matches outside strings only, where alone a line may break.
_SPAN = re.compile(r"\[\n\s*(\d+),\n\s*(\d+)\n\s*\]")


@cache
def schema() -> Json:
    """The JSON Schema (draft 2020-12) that every report satisfies."""
    text = files(__package__).joinpath("report-1.schema.json").read_text(encoding="utf-8")
    found: Json = json.loads(text)
    return found


def document(report: Report) -> Json:
    """A report as plain values that `json.dumps` takes, keys in the order of the schema.

    Offsets are code points of `article.text`; scores are rounded to two decimals.
    """
    return {
        "schema": SCHEMA,
        "generator": _generator(report),
        "article": _article(report.article),
        "speakers": [_speaker(speaker) for speaker in report.speakers],
        "attributions": [_attribution(attribution) for attribution in report.attributions],
        "claims": [_claim(claim) for claim in report.claims],
        "matches": [],
        "corroboration": [_corroboration(found) for found in report.corroboration],
        "findings": [_finding(finding) for finding in report.findings],
        "summary": _summary(report),
    }


def _generator(report: Report) -> Json:
    models = {model.name: model.digest for model in report.models}
    return {"name": "claimcheck", "version": version(), "models": models}


def _article(article: Article) -> Json:
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "text": article.text,
        "dropped": [
            {"span": _span(d.span), "reason": d.reason, "duplicate_of": _maybe(d.duplicate_of)}
            for d in article.dropped
        ],
    }


def _speaker(speaker: Speaker) -> Json:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "type": speaker.type,
        "description": speaker.description,
        "mentions": _spans(speaker.mentions),
    }


def _attribution(attribution: Attribution) -> Json:
    return {
        "id": attribution.id,
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "speakers": list(attribution.speakers),
        "parent": attribution.parent,
        "act": attribution.act,
        "quote": attribution.quote,
        "stance": attribution.stance,
        "certainty": _certainty(attribution.certainty),
        "said": {"time": _spans(attribution.said.time), "to": _spans(attribution.said.to)},
        "score": round(attribution.score, 2),
    }


def _claim(claim: Claim) -> Json:
    time = claim.time
    return {
        "id": claim.id,
        "text": claim.text,
        "spans": _spans(claim.spans),
        "substitutions": [
            {"span": _span(s.span), "text": s.text, "from": _span(s.origin)}
            for s in claim.substitutions
        ],
        "attribution": claim.attribution,
        "chain": list(claim.chain),
        "certainty": {
            "chain": [_certainty(certainty) for certainty in claim.certainty.chain],
            "author": _certainty(claim.certainty.author),
        },
        "ambiguous": _spans(claim.ambiguous),
        "time": {"tense": time.tense, "when": time.when, "span": _maybe(time.span)},
        "quantities": [_quantity(quantity) for quantity in claim.quantities],
        "checkworthy": round(claim.checkworthy, 2),
    }


def _certainty(certainty: Certainty) -> Json:
    return {
        "value": certainty.value,
        "polarity": certainty.polarity,
        "score": round(certainty.score, 2),
        "triggers": _spans(certainty.triggers),
    }


def _quantity(quantity: Quantity) -> Json:
    return {
        "span": _span(quantity.span),
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "unit": quantity.unit,
        "counted": quantity.counted,
        "dimension": quantity.dimension,
        "kind": quantity.kind,
    }


def _corroboration(found: Corroboration) -> Json:
    return {
        "claim": found.claim,
        "outlets": found.outlets,
        "origins": len(found.groups),
        "groups": [
            {
                "kind": group.kind,
                "name": group.name or group.outlets[0],
                "outlets": list(group.outlets),
                "evidence": _spans(group.evidence),
            }
            for group in found.groups
        ],
    }


def _finding(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "level": finding.level,
        "claim": finding.claim,
        "attribution": finding.attribution,
        "message": finding.message,
        "spans": _spans(finding.spans),
        "other": None,
    }


def _summary(report: Report) -> Json:
    return {
        "claims": len(report.claims),
        "hidden": report.hidden,
        "attributed": sum(claim.attribution is not None for claim in report.claims),
        "speakers": len(report.speakers),
        "findings": dict(sorted(Counter(finding.code for finding in report.findings).items())),
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _maybe(span: Span | None) -> list[int] | None:
    return None if span is None else _span(span)


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [_span(span) for span in spans]


def _number(value: float | None) -> float | None:
    """Whole figures without a decimal point, as the article writes them."""
    return int(value) if value is not None and float(value).is_integer() else value


def _line(report: Report) -> str:
    return _dumped(report, indent=None) + "\n"


def _indented(report: Report) -> str:
    return _SPAN.sub(r"[\1, \2]", _dumped(report, indent=2)) + "\n"


def _dumped(report: Report, *, indent: int | None) -> str:
    return escaped(json.dumps(document(report), ensure_ascii=False, allow_nan=False, indent=indent))


INDENTED = Renderer(render=_indented)
LINE = Renderer(render=_line)
