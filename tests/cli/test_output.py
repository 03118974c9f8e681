import io
from pathlib import Path

import pytest

from claimcheck.cli.output import ClosedPipeError, Sink, opened
from claimcheck.errors import OutputError


class Broken(io.RawIOBase):
    """A stream that fails as told."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def writable(self) -> bool:
        return True

    def write(self, _: object, /) -> int:
        raise self.error


def sink_to(path: Path, text: str) -> None:
    with opened(path, encoding="ascii") as sink:
        sink.write(text)


def test_a_file_is_utf_8_whatever_the_terminal_is(tmp_path: Path) -> None:
    sink_to(tmp_path / "out", "né\ud800")
    assert (tmp_path / "out").read_bytes() == b"n\xc3\xa9\\ud800"


def test_a_stream_gets_escapes_for_what_it_lacks() -> None:
    stream = io.BytesIO()
    Sink(stream, name="x", encoding="ascii").write("né")
    assert stream.getvalue() == b"n\\xe9"


def test_nothing_written_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_text("old")
    sink_to(target, "")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_file_is_replaced_only_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_text("old")
    with opened(target, encoding="utf-8") as sink:
        sink.write("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def stopped_halfway(path: Path) -> None:
    with opened(path, encoding="utf-8") as sink:
        sink.write("half")
        raise ValueError("stop")


def test_an_error_leaves_no_draft(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="stop"):
        stopped_halfway(tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "real", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    sink_to(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    device = Path("/dev/null")
    sink_to(device, "gone")
    assert device.is_char_device()


@pytest.mark.parametrize(
    ("name", "problem"), [("", "is a folder"), ("missing/out", "No such file or directory")]
)
def test_a_path_that_cannot_be_written_is_told_before_the_work(
    tmp_path: Path, name: str, problem: str
) -> None:
    path = tmp_path / name
    with pytest.raises(OutputError) as caught, opened(path, encoding="utf-8"):
        pytest.fail("the work began")
    assert str(caught.value) == f"{path}: cannot write: {problem}"


def test_a_full_disk_is_an_output_error() -> None:
    sink = Sink(Broken(OSError(28, "No space left on device")), name="x.csv")  # type: ignore[arg-type]
    with pytest.raises(OutputError, match=r"^x\.csv: cannot write: No space left on device$"):
        sink.write("a")


def test_a_closed_pipe_is_told_apart() -> None:
    with pytest.raises(ClosedPipeError):
        Sink(Broken(BrokenPipeError(32, "Broken pipe")), name="x").write("a")  # type: ignore[arg-type]


@pytest.mark.parametrize("path", [None, Path("-")])
def test_standard_output(path: Path | None, capsys: pytest.CaptureFixture[str]) -> None:
    with opened(path, encoding="utf-8") as sink:
        sink.write("né\n")
    assert capsys.readouterr().out == "né\n"
