from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest

from claimcheck.bench.archive import measure
from claimcheck.engine.minilm import MiniLM


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({"text": "The quay at Larn is open. Yes.\nRye was sold on Sunday."}))
    return path


@pytest.fixture
def vectors(tmp_path: Path) -> Path:
    rows = np.random.default_rng(1).standard_normal((60, 16), dtype=np.float32)
    path = tmp_path / "vectors.npy"
    np.save(path, rows / np.linalg.norm(rows, axis=1, keepdims=True))
    return path


def test_all_is_found_where_every_vector_is_compared(
    tmp_path: Path, articles: Path, vectors: Path
) -> None:
    table = measure([articles], tmp_path / "archive", 3_000, vectors)
    first, writing, search, narrow = table.splitlines()
    assert first.startswith("3000 claims, 14 an article; vectors drawn from")
    assert re.fullmatch(
        r"writing: \d+ articles a second; index and merge \d+ s; \d+ MB on disk", writing
    )
    for line in (search, narrow):
        assert "recall@10 1.000" in line
        assert re.search(r"p50 \d+\.\d ms, p95 \d+\.\d ms .* peak memory \d+ MB", line)
    assert not (tmp_path / "archive").exists()


def test_a_folder_that_is_there_is_left_alone(
    tmp_path: Path, articles: Path, vectors: Path
) -> None:
    with pytest.raises(LookupError, match="is there already"):
        measure([articles], tmp_path, 100, vectors)


def test_real_sentences_are_embedded_once(
    tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def fake(self: MiniLM, texts: list[str]) -> object:
        del self
        asked.append(texts)
        rows = np.random.default_rng(1).standard_normal((60, 16), dtype=np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    monkeypatch.setattr(MiniLM, "__call__", fake)
    kept = tmp_path / "kept.npy"
    for number in range(2):
        measure([articles], tmp_path / f"archive{number}", 280, kept)
    assert asked == [["Rye was sold on Sunday.", "The quay at Larn is open."]]
