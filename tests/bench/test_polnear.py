"""PolNeAR's files as they are: wrapped lines, several annotators, discontinuous spans."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.bench.polnear import read_polnear
from claimcheck.records import Span

TEXT = "Rosa Quell said on Monday the quay, she knew,\r\nwas shut. Many doubt it. "
ANNOTATION = (
    "T1\tSource 0 10\tRosa Quell\n"
    "T2\tCue 11 15\tsaid\n"
    "T3\tContent 26 35;47 55\tthe quay,\nwas shut\n"
    "T4\tAttribution 11 15\tsaid\n"
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    "T5\tCue 62 67\tdoubt\n"
    "T6\tContent 67 70\tit\n"
    "E2\tAttribution-no-source:T5 Content:T6 Cue:T5\n"
    "E3\tDiscuss:T5 Content:T6\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "herald_2016-01-02_quay.txt").write_bytes(TEXT.encode())
    for annotator, content in {"aa11": ANNOTATION, "bb22": ""}.items():
        path = tmp_path / "attributions" / f"herald_2016-01-02_quay_{annotator}.ann"
        path.write_text(content)
    return tmp_path


def test_the_first_annotator_counts(folder: Path) -> None:
    (article,) = read_polnear(folder)
    assert len(article.attributions) == 2
    assert article.publisher == "herald"
    assert article.text == TEXT


def test_spans_are_trimmed_and_may_be_parted(folder: Path) -> None:
    first, second = read_polnear(folder)[0].attributions
    assert [s.of(TEXT) for s in first.content] == ["the quay,", "was shut"]
    assert first.source == (Span(start=0, end=10),)
    assert second.source == ()
    assert [s.of(TEXT) for s in second.content] == ["it"]


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=str(tmp_path)):
        read_polnear(tmp_path)
