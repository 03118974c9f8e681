"""Models that need no weights, and an archive of two articles made with them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.cli import main, stages
from claimcheck.records import Embedder, Page, Telling
from claimcheck.settings import Settings
from tests.archive.builders import embed, telling


class Teller:
    """Tells a page as an article of its lines; some fail as they are told to."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.failing: dict[str, Exception] = {}

    def __call__(self, page: Page) -> Telling:
        self.texts.append(page.text)
        if page.text in self.failing:
            raise self.failing[page.text]
        return telling(
            *page.text.split("\n"), outlet=page.outlet, published=page.published, url=page.url
        )


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Teller:
    def load_teller(settings: Settings) -> Callable[[Page], Telling]:
        del settings
        return made

    def load_embedder() -> Embedder:
        return embed

    made = Teller()
    monkeypatch.setattr(stages, "load_teller", load_teller)
    monkeypatch.setattr(stages, "load_embedder", load_embedder)
    return made


def article(text: str, **more: str) -> str:
    return json.dumps({"text": text, **more}) + "\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text(
        article("The quay is open", outlet="Quay Post", published="2025-11-02")
        + article(
            "The store held 400 tonnes of rye\nThe mill is shut",
            outlet="Larn Gazette",
            published="2025-10-23",
            url="https://larn.example/1",
            title="Rye",
        )
        + "{}\n"
    )
    return path


@pytest.fixture
def archive(tmp_path: Path, news: Path, told: Teller, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "archive"
    assert main(["index", str(news), "--archive", str(folder)]) == 2
    out, err = capsys.readouterr()
    assert out == "articles: 2 indexed with 3 claims, 1 not read\n"
    assert err == (
        f'claimcheck: {news}: line 3: has no "text"; an article is an object with a "text", '
        'like {"text": "…", "title": "…"}\n'
    )
    told.texts.clear()
    return folder
