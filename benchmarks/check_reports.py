"""Checks reports (JSON Lines on standard input) against the schema and the offset rules.

    claimcheck report articles.jsonl --format jsonl | python benchmarks/check_reports.py

Prints how many reports there are, in how many of them something is claimed, how much of the
text was dropped, and each breach of a rule; exits 1 where there is one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator

Report = dict[str, Any]
SPAN_LENGTH = 2  # start, end
SCHEMA = json.loads(
    files("claimcheck.report").joinpath("report-1.schema.json").read_text(encoding="utf-8")
)
SPAN_KEYS = {
    "span", "from", "duplicate_of", "spans", "mentions", "source", "cue", "content", "triggers",
    "ambiguous", "headline", "time", "to",
}  # fmt: skip


def spans(node: object, key: str = "") -> Iterator[list[int]]:
    """Every span below `node`: a pair of integers under a key that holds spans."""
    if isinstance(node, dict):
        for name, child in node.items():
            yield from spans(child, name)
    elif isinstance(node, list):
        if key in SPAN_KEYS and len(node) == SPAN_LENGTH and all(type(n) is int for n in node):
            yield node
        else:
            for child in node:
                yield from spans(child, key)


def breaches(report: Report) -> Iterator[str]:
    """What is wrong with one report."""
    yield from against_schema(report)
    yield from misplaced(report)
    yield from from_dropped_text(report)
    yield from disordered(report)


def against_schema(report: Report) -> Iterator[str]:
    """Where the report breaks its JSON Schema."""
    for error in Draft202012Validator(SCHEMA).iter_errors(report):
        yield f"schema: {error.json_path}: {error.message[:100]}"


def misplaced(report: Report) -> Iterator[str]:
    """Spans that leave the text, or begin or end in white space."""
    text = report["article"]["text"]
    for start, end in spans(report):
        words = text[start:end]
        if not 0 <= start <= end <= len(text):
            yield f"span {start, end} leaves the text"
        elif words != words.strip():
            yield f"span {start, end} begins or ends in white space: {words!r}"


def from_dropped_text(report: Report) -> Iterator[str]:
    """Claims made from what was dropped."""
    dropped = [entry["span"] for entry in report["article"]["dropped"]]
    for claim in report["claims"]:
        for start, end in claim["spans"]:
            if any(start < d[1] and d[0] < end for d in dropped):
                yield f"{claim['id']} stands in dropped text"


def disordered(report: Report) -> Iterator[str]:
    """Lists that are not numbered, or not in the order of the text."""
    for name, letter in {"speakers": "s", "attributions": "a", "claims": "c"}.items():
        ids = [item["id"] for item in report[name]]
        # Hidden claims leave gaps: those shown keep their numbers.
        hidden = report["summary"]["hidden"] if name == "claims" else 0
        numbered = [f"{letter}{n}" for n in range(1, len(ids) + hidden + 1)]
        if ids != [one for one in numbered if not hidden or one in ids]:
            yield f"{name} are not numbered in order"
    for name in ("speakers", "attributions", "claims", "findings"):
        firsts = [min(s[0] for s in spans(placed(item))) for item in report[name]]
        if firsts != sorted(firsts):
            yield f"{name} are not in the order of the text"


def placed(item: Report) -> Report:
    """The part of an item that says where it stands."""
    return {k: v for k, v in item.items() if k in {"mentions", "source", "cue", "content", "spans"}}


def main() -> int:
    """Reads reports, prints the tally, returns the exit status."""
    reports = claiming = characters = dropped = wrong = 0
    for line in sys.stdin:
        report = json.loads(line)
        reports += 1
        claiming += bool(report["claims"])
        characters += len(report["article"]["text"])
        dropped += sum(d["span"][1] - d["span"][0] for d in report["article"]["dropped"])
        for breach in breaches(report):
            wrong += 1
            sys.stdout.write(f"{report['article']['path']} ({reports}): {breach}\n")
    sys.stdout.write(
        f"{reports} reports, {claiming} with a claim ({claiming / max(reports, 1):.1%}), "
        f"{dropped / max(characters, 1):.2%} of the characters dropped, {wrong} breaches\n"
    )
    return 1 if wrong or not reports else 0


if __name__ == "__main__":
    sys.exit(main())
