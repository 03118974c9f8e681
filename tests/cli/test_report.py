import csv
import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from claimcheck.cli import main
from claimcheck.errors import InputError, ModelError
from claimcheck.records import Page
from claimcheck.report.json import schema
from tests.cli.fakes import FakeStages


def test_text_is_the_default(fake: FakeStages, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "a.txt"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("Grain store burns down\n")
    assert "c3  4:50  0.00  the alarm may have been switched off" in printed.out
    assert printed.err == ""
    assert fake.reported == ["a.txt"]


@pytest.mark.usefixtures("fake")
def test_one_article_as_json_is_one_indented_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "a.txt", "--format", "json"]) == 0
    printed = capsys.readouterr().out
    jsonschema.validate(json.loads(printed), schema())
    assert printed.startswith("{\n")


@pytest.mark.usefixtures("fake")
def test_several_articles_as_json_are_json_lines_in_order(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["report", "b.txt", "a.txt", "c.txt", "--format", "json"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["article"]["path"] for one in found] == ["b.txt", "a.txt", "c.txt"]


def test_json_of_several_inputs_is_lines_even_if_one_is_left(
    fake: FakeStages, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.pages["gone"] = [InputError("gone", "no such file")]
    assert main(["report", "gone", "a.txt", "--format", "json"]) == 2
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["article"]["path"] == "a.txt"


@pytest.mark.usefixtures("fake")
def test_jsonl_of_one_article_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "a.txt", "-f", "jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


@pytest.mark.usefixtures("fake")
def test_csv_has_one_header_for_all_articles(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "a.txt", "b.txt", "--format", "csv"]) == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [row["path"] for row in rows] == ["a.txt"] * 5 + ["b.txt"] * 5


def test_csv_of_an_article_without_claims_is_its_header(
    fake: FakeStages, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.pages["a.txt"] = [Page(text="silent", path="a.txt")]
    assert main(["report", "a.txt", "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("article,path,")


@pytest.mark.usefixtures("fake")
def test_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "a.txt", "--format", "md"]) == 0
    assert capsys.readouterr().out.startswith("# Grain store burns down\n")


def test_each_report_is_printed_as_soon_as_it_is_done(
    fake: FakeStages, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[int] = []

    def pages() -> Iterator[Page]:
        for name in ("a", "b", "c", "d", "e"):
            seen.append(len(capsys.readouterr().out.splitlines()))
            yield Page(text=name, path=name)

    fake.pages["all"] = pages()
    assert main(["report", "all", "--format", "jsonl"]) == 0
    assert seen == [0, 0, 2, 1, 1]  # two are read ahead, to know whether there are several


def test_an_unreadable_input_is_one_line_and_the_others_are_reported(
    fake: FakeStages, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.pages["gone"] = [InputError("gone", "no such file")]
    assert main(["report", "a.txt", "gone", "b.txt", "--format", "jsonl"]) == 2
    printed = capsys.readouterr()
    assert printed.err == "claimcheck: gone: no such file\n"
    assert len(printed.out.splitlines()) == 2


def test_an_article_the_pipeline_refuses_is_one_line(
    fake: FakeStages, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.failing["a.txt"] = InputError("a.txt", "no article text\nin this file")
    assert main(["report", "a.txt", "b.txt", "--format", "jsonl"]) == 2
    printed = capsys.readouterr()
    assert printed.err == "claimcheck: a.txt: no article text in this file\n"
    assert len(printed.out.splitlines()) == 1


def test_an_unexpected_error_names_the_input_and_spares_the_others(
    fake: FakeStages, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.failing["a.txt"] = KeyError("s3")
    assert main(["report", "a.txt", "b.txt", "--format", "jsonl"]) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith("claimcheck: a.txt: internal error (KeyError at fakes.py:")
    assert printed.err.endswith("please report it with this input\n")
    assert printed.err.count("\n") == 1
    assert len(printed.out.splitlines()) == 1


def test_a_missing_model_ends_the_run_with_one_line(
    fake: FakeStages, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.failing["a.txt"] = ModelError("no spaCy pipeline called xx: install it")
    assert main(["report", "a.txt", "b.txt"]) == 2
    printed = capsys.readouterr()
    assert printed.err == "claimcheck: no spaCy pipeline called xx: install it\n"
    assert fake.reported == ["a.txt"]


def test_no_model_is_loaded_when_nothing_can_be_read(fake: FakeStages) -> None:
    fake.pages["gone"] = [InputError("gone", "no such file")]
    assert main(["report", "gone"]) == 2
    assert fake.settings is None


def test_nothing_in_the_inputs_is_an_error(
    fake: FakeStages, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.pages["empty"] = []
    assert main(["report", "empty"]) == 2
    assert capsys.readouterr().err == "claimcheck: empty: there is no article in here\n"


@pytest.mark.parametrize(
    ("fail_on", "status"),
    [
        ("warning", 1),
        ("info", 1),
        ("CC103", 1),
        ("cc1", 1),
        ("CC2", 0),
        ("CC104,CC2", 0),
        ("CC104,CC101", 1),
    ],
)
@pytest.mark.usefixtures("fake")
def test_fail_on(fail_on: str, status: int) -> None:
    assert main(["report", "a.txt", "--fail-on", fail_on]) == status


def test_level_warning_does_not_fail_on_notes(fake: FakeStages) -> None:
    fake.pages["a.txt"] = [Page(text="silent", path="a.txt")]
    assert main(["report", "a.txt", "--fail-on", "info"]) == 0


def test_an_unreadable_input_outranks_a_finding(fake: FakeStages) -> None:
    fake.pages["gone"] = [InputError("gone", "no such file")]
    assert main(["report", "gone", "a.txt", "--fail-on", "warning"]) == 2
    assert main(["report", "a.txt", "gone", "--fail-on", "warning"]) == 2


@pytest.mark.parametrize("output_format", ["json", "jsonl"])
@pytest.mark.usefixtures("fake")
def test_minor_claims_are_hidden_and_counted(
    capsys: pytest.CaptureFixture[str], output_format: str
) -> None:
    assert main(["report", "a.txt", "-f", output_format, "--min-checkworthy", "0.8"]) == 0
    found = json.loads(capsys.readouterr().out)
    jsonschema.validate(found, schema())
    assert [claim["id"] for claim in found["claims"]] == ["c2"]
    assert found["summary"]["hidden"] == 4
    assert found["findings"] == []


@pytest.mark.parametrize("output_format", ["text", "md", "csv"])
@pytest.mark.usefixtures("fake")
def test_minor_claims_are_hidden_in_every_format(
    capsys: pytest.CaptureFixture[str], output_format: str
) -> None:
    assert main(["report", "a.txt", "-f", output_format, "--min-checkworthy", "0.8"]) == 0
    printed = capsys.readouterr().out
    assert "400 tonnes" in printed
    assert "burned down on Sunday" not in printed


@pytest.mark.usefixtures("fake")
def test_nothing_is_hidden_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "a.txt", "-f", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (len(found["claims"]), found["summary"]["hidden"]) == (5, 0)


@pytest.mark.usefixtures("fake")
def test_what_is_hidden_fails_nothing() -> None:
    asked = ["report", "a.txt", "--fail-on", "CC103"]
    assert main(asked) == 1
    assert main([*asked, "--min-checkworthy", "0.8"]) == 0


@pytest.mark.parametrize("given", ["-0.1", "1.01", "nan", "inf", "much"])
def test_a_least_worth_that_is_none_is_a_usage_error(
    fake: FakeStages, capsys: pytest.CaptureFixture[str], given: str
) -> None:
    assert main(["report", "a.txt", "--min-checkworthy", given]) == 2
    assert "Invalid value for '--min-checkworthy'" in capsys.readouterr().err
    assert fake.reported == []


def test_options_become_settings(fake: FakeStages) -> None:
    options = "--language en --spacy-model mine --select CC1,cc2 --select CC204 --ignore CC101"
    assert main(["report", "a.txt", *options.split()]) == 0
    assert fake.settings is not None
    assert fake.settings.spacy_model == "mine"
    assert fake.settings.read.language == "en"
    assert fake.read_settings == fake.settings.read
    assert fake.settings.assess.select == ("CC1", "CC2", "CC204")
    assert fake.settings.assess.ignore == ("CC101",)
    assert fake.settings.split.attributor == "reader"


def test_the_model_can_run_on_a_gpu(fake: FakeStages) -> None:
    assert main(["report", "a.txt", "--device", "cuda"]) == 0
    assert fake.settings is not None
    assert fake.settings.split.device == "cuda"


def test_claims_can_be_cut_finer(fake: FakeStages) -> None:
    assert main(["report", "a.txt", "--granularity", "atomic"]) == 0
    assert fake.settings is not None
    assert fake.settings.split.granularity == "atomic"


def test_the_baseline_can_be_asked_for(fake: FakeStages) -> None:
    assert main(["report", "a.txt", "--attributor", "rules"]) == 0
    assert fake.settings is not None
    assert fake.settings.split.attributor == "rules"


@pytest.mark.parametrize("option", ["--select", "--ignore", "--fail-on"])
def test_an_unknown_code_is_told_before_anything_is_read(
    fake: FakeStages, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    assert main(["report", "a.txt", option, "CC9"]) == 2
    printed = capsys.readouterr()
    assert printed.err == "claimcheck: no finding has the code 'CC9': see `claimcheck explain`\n"
    assert fake.reported == []


@pytest.mark.usefixtures("fake")
def test_a_file_gets_the_results_and_the_terminal_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"
    assert main(["report", "a.txt", "b.txt", "-f", "jsonl", "-o", str(target)]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "")
    lines = target.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["article"]["path"] for line in lines] == ["a.txt", "b.txt"]


def test_a_run_that_ends_early_leaves_the_old_file(
    fake: FakeStages, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")
    fake.failing["b.txt"] = KeyboardInterrupt()
    assert main(["report", "a.txt", "b.txt", "-o", str(target)]) == 130
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]
    assert capsys.readouterr().err == ""


def test_results_of_the_readable_inputs_are_written(fake: FakeStages, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    fake.pages["gone"] = [InputError("gone", "no such file")]
    assert main(["report", "a.txt", "gone", "-f", "jsonl", "-o", str(target)]) == 2
    assert len(target.read_text(encoding="utf-8").splitlines()) == 1
