"""Pages and a pipeline that need no weights: the command line between them is real."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import pytest

from claimcheck.cli import stages
from claimcheck.errors import InputError
from claimcheck.records import Article, Page, Report
from claimcheck.settings import ReadSettings, Settings
from tests.report.builders import report


class FakeStages:
    """Reads names as they are told to and reports on each; notes what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, Iterable[Page | InputError]] = {}
        self.failing: dict[str, BaseException] = {}
        self.read_settings: ReadSettings | None = None
        self.settings: Settings | None = None
        self.reported: list[str] = []

    def open_pages(
        self, names: Sequence[str], settings: ReadSettings
    ) -> Iterator[Page | InputError]:
        """One page a name, with its name as text, but for names that `pages` lists."""
        self.read_settings = settings
        for name in names:
            yield from self.pages.get(name, [Page(text=name, path=name)])

    def load_pipeline(self, settings: Settings) -> Callable[[Page], Report]:
        """A pipeline that gives the invented report, with the page's path as path."""
        self.settings = settings
        return self._report

    def _report(self, page: Page) -> Report:
        name = page.path or "-"
        self.reported.append(name)
        if name in self.failing:
            raise self.failing[name]
        if page.text == "silent":
            return Report(article=Article(text=page.text, path=page.path))
        return replace(report(), article=replace(report().article, path=page.path))


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeStages:
    """Stages without weights in the place of the real ones."""
    stand_in = FakeStages()
    monkeypatch.setattr(stages, "open_pages", stand_in.open_pages)
    monkeypatch.setattr(stages, "load_pipeline", stand_in.load_pipeline)
    return stand_in
