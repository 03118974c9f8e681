"""The shipped reader, run for real: the same readings whatever is read beside them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from claimcheck.engine import AttributionReader, Passage, Range, Reading
from claimcheck.engine.reading import read
from claimcheck.engine.text import encode
from claimcheck.errors import ModelError
from claimcheck.hub import find_model

TEXTS = [
    "Ana Reed said the quay was shut. Nobody was hurt.",
    "“The dam is old,” Paul Olin told the council on Monday. “It may break in May.”",
    "The ferry left at noon.",
    "According to the coroner, four people died in the fire, which police say was set. " * 6,
    "",
]


@pytest.fixture(scope="module")
def folder() -> Path:
    return find_model("reader").path


@pytest.fixture(scope="module")
def reader(folder: Path) -> AttributionReader:
    return AttributionReader.load(folder, threads=1)


def passage(text: str) -> Passage:
    """Sentences end at full stops."""
    ranges, start = [], 0
    for part in text.split(". "):
        end = start + len(part) + (1 if start + len(part) < len(text) else 0)
        if part.strip():
            ranges.append(Range(start, end))
        start += len(part) + 2
    return Passage(text=text, sentences=tuple(ranges))


def words(text: str, readings: Sequence[Reading]) -> list[list[str]]:
    return [
        [text[low:high] for part in (r.source, r.cue, r.content) for low, high in part]
        for r in readings
    ]


def labels(found: Sequence[Sequence[Reading]]) -> list[list[object]]:
    """What must not depend on the batch: spans to the letter, scores to two decimals."""
    return [[(r.source, r.cue, r.content, round(r.score, 2)) for r in group] for group in found]


def test_who_says_what(reader: AttributionReader) -> None:
    first, second, third, *_ = reader([passage(text) for text in TEXTS])
    assert words(TEXTS[0], first) == [["Ana Reed", "said", "the quay was shut"]]
    assert words(TEXTS[1], second)[0][:2] == ["Paul Olin", "told"]
    assert third == []


def test_scores_are_probabilities(reader: AttributionReader) -> None:
    for group in reader([passage(text) for text in TEXTS]):
        assert all(reader.thresholds.accept <= r.score <= 1 for r in group)


@pytest.mark.parametrize("size", [1, 2, 5])
def test_readings_depend_on_no_batch_and_no_order(reader: AttributionReader, size: int) -> None:
    documents = [encode(t, passage(t).sentences, reader.tokenizer, reader.shape) for t in TEXTS]
    alone = labels(
        [read([d], reader.network, reader.shape, reader.thresholds)[0] for d in documents]
    )
    for order in (range(len(TEXTS)), range(len(TEXTS) - 1, -1, -1)):
        numbers = list(order)
        for begin in range(0, len(numbers), size):
            part = numbers[begin : begin + size]
            found = read(
                [documents[i] for i in part],
                reader.network,
                reader.shape,
                reader.thresholds,
            )
            assert labels(found) == [alone[i] for i in part]


def test_readings_depend_on_no_number_of_threads(folder: Path, reader: AttributionReader) -> None:
    passages = [passage(text) for text in TEXTS]
    two = AttributionReader.load(folder, threads=2)
    assert labels(two(passages)) == labels(reader(passages))


def test_a_damaged_folder_is_named(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "config.json", tmp_path)
    (tmp_path / "tokenizer.json").write_text("{")
    with pytest.raises(ModelError, match=str(tmp_path)):
        AttributionReader.load(tmp_path)
