import io
import sys

import pytest

from claimcheck.cli import terminal
from claimcheck.report import Style


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def show_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "stdout", Screen())


def test_piped_output_is_80_columns_without_colour() -> None:
    style = terminal.stdout_style()
    assert (style.width, style.colour) == (80, False)


@pytest.mark.parametrize(("columns", "width"), [("20", 40), ("72", 72), ("300", 100)])
def test_a_terminal_sets_the_width(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    show_on_a_terminal(monkeypatch)
    monkeypatch.setenv("COLUMNS", columns)
    assert terminal.stdout_style() == Style(width=width, colour=True)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colour_can_be_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    show_on_a_terminal(monkeypatch)
    monkeypatch.setenv(name, value)
    assert not terminal.stdout_style().colour


def test_an_empty_no_color_refuses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    show_on_a_terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "")
    assert terminal.stdout_style().colour


@pytest.mark.parametrize("number", [0, 3, 4, 9])
@pytest.mark.parametrize("to_file", [True, False])
def test_counting_passes_every_item_on(number: int, *, to_file: bool) -> None:
    assert list(terminal.counted(range(number), to_file=to_file)) == list(range(number))


@pytest.mark.parametrize(("number", "shown"), [(3, False), (6, True)])
def test_the_bar_comes_with_more_than_a_few(
    monkeypatch: pytest.MonkeyPatch, number: int, *, shown: bool
) -> None:
    errors = Screen()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", errors)
    assert list(terminal.counted(range(number), to_file=True)) == list(range(number))
    assert ("articles" in errors.getvalue()) == shown


def test_no_bar_over_reports_shown_on_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    show_on_a_terminal(monkeypatch)
    errors = Screen()
    monkeypatch.setattr(sys, "stderr", errors)
    assert list(terminal.counted(range(9), to_file=False)) == list(range(9))
    assert errors.getvalue() == ""
