"""The pipeline as a whole, on what it will really be given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from claimcheck.errors import InputError
from claimcheck.pipeline import Pipeline, check
from claimcheck.records import Page, Parser, Report, Span
from claimcheck.report import renderer
from claimcheck.settings import ReadSettings, Settings

SCHEMA = Draft202012Validator(
    json.loads(files("claimcheck.report").joinpath("report-1.schema.json").read_text())
)
WIRE = (
    "Norvale's Coordination Headquarters for the Return of the Fallen verified the handover, "
    "noting that 640 bodies “which, according to the Kestrian side, belong to Norvalian troops” "
    "were returned.\n\nThe organization stated that tests would follow."
)


@pytest.fixture(scope="module")
def pipeline(parser: Parser) -> Pipeline:
    return Pipeline(Settings(read=ReadSettings(language="en")), parser=parser)


def spans(report: Report) -> Iterator[Span]:
    for speaker in report.speakers:
        yield from speaker.mentions
    for attribution in report.attributions:
        yield from attribution.spans
        yield from attribution.certainty.triggers
        yield from (*attribution.said.time, *attribution.said.to)
    for claim in report.claims:
        yield from (*claim.spans, *claim.ambiguous)
        yield from (quantity.span for quantity in claim.quantities)
    for finding in report.findings:
        yield from finding.spans


def test_the_schemas_worked_example(pipeline: Pipeline) -> None:
    report = pipeline(Page(text=WIRE))
    chains = {
        claim.text: [s and report.speaker(s).name for s in claim.chain] for claim in report.claims
    }
    headquarters = "Coordination Headquarters for the Return of the Fallen"
    assert chains == {
        "the handover": [headquarters],
        "640 bodies were returned": [headquarters],
        "640 bodies belong to Norvalian troops": ["the Kestrian side", headquarters],
        "tests would follow": [headquarters],
    }
    authors = [claim.certainty.author.value for claim in report.claims]
    assert authors == ["CT", "CT", "UU", "UU"]
    codes = {f.code for f in report.findings if f.claim == "c3" or f.attribution == "a3"}
    assert codes == {"CC103", "CC202"}


def test_what_is_worth_checking_is_weighed_by_a_model_the_report_names(pipeline: Pipeline) -> None:
    text = "Norvale spent 40 million crowns on the quay last year. I hope everyone enjoys it."
    report = pipeline(Page(text=text))
    spent, hope = report.claims[0], report.claims[-1]
    assert spent.checkworthy > 0.5 > hope.checkworthy
    assert all(round(c.checkworthy, 2) == c.checkworthy for c in report.claims)
    assert "checkworthy" in [model.name for model in report.models]


def test_the_same_input_gives_the_same_bytes(pipeline: Pipeline) -> None:
    line = renderer("jsonl")
    once = line.render(pipeline(Page(text=WIRE)))
    assert once == line.render(pipeline(Page(text=WIRE)))


FRAGMENTS = [
    "Reed said ", "“We won”", "according to ", "the mayor", "which, ", "He claimed that ", "\n\n",
    "“", "”", "\"", "'", ", ", ". ", "allegedly ", "\r\n", "é\u0301", "\U0001f600", "\u00a0",
    "30 people ", "The agency, quoting radio, said ", "—", ": ", "did not ", "\ud800", "\0",
]  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=14))
def test_every_span_lies_in_the_text_and_is_trimmed(
    pipeline: Pipeline, fragments: list[str]
) -> None:
    text = "".join(fragments)
    try:
        report = pipeline(Page(text=text))
    except InputError:
        return  # nothing but marks and space
    for span in spans(report):
        words = span.of(text)
        assert 0 <= span.start < span.end <= len(text)
        assert words == words.strip()


@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=14))
@settings(max_examples=30)
def test_every_report_fits_the_schema(pipeline: Pipeline, fragments: list[str]) -> None:
    try:
        report = pipeline(Page(text="".join(fragments)))
    except InputError:
        return
    SCHEMA.validate(json.loads(renderer("jsonl").render(report)))


@pytest.mark.parametrize(
    "text",
    [
        "Olin said Reed said Ames claimed that, according to Olin, Reed said so. " * 3,
        # two who are quoted, for one and the same content
        "The agency, quoting radio, said \xa0é\u0301'“\0did not The agency, quoting radio, said "
        "30 people \r\n\U0001f600\U0001f600“\0",
    ],
)
def test_parents_never_go_in_circles(text: str, pipeline: Pipeline) -> None:
    report = pipeline(Page(text=text))
    by_id = {a.id: a for a in report.attributions}
    for attribution in report.attributions:
        seen = set()
        above = attribution
        while above.parent is not None:
            assert above.id not in seen
            seen.add(above.id)
            above = by_id[above.parent]


def test_check_takes_a_text_or_a_file(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(WIRE, encoding="utf-8")
    assert check(WIRE).article.path is None
    assert check(path).article.path == str(path)
    assert check(str(path)).claims == check(WIRE).claims


def test_a_text_of_one_line_is_no_name_of_a_file() -> None:
    text = "The council closed the old bridge in May because the piers had sunk. " * 5
    assert check(text.strip()).claims


def test_check_names_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.txt"):
        check(tmp_path / "gone.txt")


def test_a_headline_makes_no_claim(pipeline: Pipeline) -> None:
    text = f"Kestria Returns Its Dead, Mayor Says\n\n{WIRE}"
    report = pipeline(Page(text=text))
    assert report.article.title == "Kestria Returns Its Dead, Mayor Says"
    assert all(claim.spans[0].start >= text.index("Norvale") for claim in report.claims)


def test_nobody_keeps_a_distance_from_themselves(pipeline: Pipeline) -> None:
    text = "Ana Reed said she was tired, and that she claimed the quay was shut."
    report = pipeline(Page(text=text))
    messages = [f.message for f in report.findings if f.code == "CC202"]
    assert messages
    assert all(message.startswith("The article keeps a distance") for message in messages)
    assert "Ana Reed keeps a distance" not in renderer("text").render(report)
