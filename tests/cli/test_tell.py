"""Several processes tell what one does, in the same order. The rules need no weights."""

from __future__ import annotations

import pytest

from claimcheck.cli import stages
from claimcheck.cli.tell import Told, tellings
from claimcheck.errors import ModelError
from claimcheck.records import Embedder, Page
from claimcheck.settings import Settings, SplitSettings

SETTINGS = Settings(split=SplitSettings(attributor="rules"))
PAGES = [
    Page(text="The quay is open, the mayor said on Sunday.", path="a.txt", outlet="Quay Post"),
    Page(text="123", path="b.txt"),
    *(Page(text=f"Officials said that {n} ships left Larn.", path="c.txt") for n in range(10)),
]


def test_processes_keep_the_order() -> None:
    one = list(tellings(PAGES, SETTINGS, workers=1))
    assert list(tellings(PAGES, SETTINGS, workers=2)) == one
    first, second, *rest = one
    assert first.telling is not None
    assert first.telling.masthead.outlet == "Quay Post"
    assert second == Told(problem="b.txt: holds no article text (only boilerplate)")
    assert [t.telling.text for t in rest if t.telling] == [page.text for page in PAGES[2:]]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_missing_model_ends_it(workers: int) -> None:
    settings = Settings(spacy_model="no_such_pipeline", split=SplitSettings(attributor="rules"))
    with pytest.raises(ModelError, match="no_such_pipeline"):
        list(tellings(PAGES, settings, workers=workers))


def test_no_pages_load_nothing() -> None:
    assert list(tellings([], SETTINGS, workers=1)) == []


def test_there_is_an_embedder() -> None:
    embedder: Embedder = stages.load_embedder()
    assert embedder.model.name == "all-MiniLM-L6-v2"
