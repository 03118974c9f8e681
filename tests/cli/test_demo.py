from pathlib import Path

import pytest

from claimcheck.cli import main
from claimcheck.cli.demo import write_examples
from claimcheck.errors import OutputError
from tests.cli.fakes import FakeStages


def test_the_examples_are_articles(tmp_path: Path) -> None:
    written = write_examples(tmp_path / "new" / "folder")
    assert len(written.paths) == 3
    assert written.kept == ()
    for path in written.paths:
        assert len(path.read_text(encoding="utf-8").split()) > 100


def test_writing_twice_changes_nothing(tmp_path: Path) -> None:
    first = write_examples(tmp_path)
    before = {path: path.read_bytes() for path in first.paths}
    assert write_examples(tmp_path) == first
    assert {path: path.read_bytes() for path in first.paths} == before


@pytest.mark.usefixtures("fake")
def test_a_changed_example_is_left_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = write_examples(tmp_path).paths[1]
    changed.write_text("mine")
    assert main(["demo", str(tmp_path)]) == 0
    assert changed.read_text() == "mine"
    first = capsys.readouterr().err.splitlines()[0]
    assert first == f"claimcheck: {changed}: differs from the shipped example; left as it is"


def test_demo_reports_on_the_first_example(
    fake: FakeStages,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["demo"]) == 0
    first, *_, last = sorted(Path("claimcheck-demo").iterdir())
    assert fake.reported == [str(first)]
    printed = capsys.readouterr()
    assert printed.out.startswith("Grain store burns down\n")
    assert printed.err == f"The examples are in claimcheck-demo: claimcheck report {last}\n"


def test_a_folder_that_cannot_be_made_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError):
        write_examples(tmp_path / "file")
    assert main(["demo", str(tmp_path / "file")]) == 2
    assert capsys.readouterr().err.startswith(f"claimcheck: {tmp_path / 'file'}: cannot write: ")
