"""The shipped certainty model: its batch changes nothing, and it tells doubt from assertion."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.engine.certainty import CertaintyReader, Marked, scales
from claimcheck.engine.factuality import SCALES
from claimcheck.engine.text import Range
from claimcheck.errors import ModelError
from claimcheck.hub import find_model, verify

SURE = Marked(text="The quay fell on Monday .", predicate=Range(9, 13))
UNSURE = Marked(text="The quay may fall on Monday .", predicate=Range(13, 17))
LONG = Marked(text="The quay fell " + "and the mole fell " * 60, predicate=Range(9, 13))


@pytest.fixture(scope="module")
def reader() -> CertaintyReader:
    return CertaintyReader.load(find_model("certainty").path)


def test_digests() -> None:
    folder = find_model("certainty").path
    verify(folder)
    assert scales(folder) == SCALES


def test_a_modal_makes_it_less_sure(reader: CertaintyReader) -> None:
    sure, unsure = reader([SURE, UNSURE])
    assert sure.factuality[0] > unsure.factuality[0]
    assert 0 <= sure.hedged <= 1


def test_what_is_read_beside_it_does_not_count(reader: CertaintyReader) -> None:
    (alone,) = reader([SURE])
    beside = reader([LONG, SURE, UNSURE])[1]
    assert beside.factuality == pytest.approx(alone.factuality, abs=1e-4)


def test_nothing_to_judge(reader: CertaintyReader) -> None:
    assert reader([]) == []


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        CertaintyReader.load(tmp_path)
