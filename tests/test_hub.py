"""Models are found, and are what they should be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck import hub
from claimcheck.errors import ModelError


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(hub, "_PLACES", (tmp_path,))
    (tmp_path / "toy").mkdir()
    (tmp_path / "toy" / "weights").write_bytes(b"12345")
    hub.seal(tmp_path / "toy", ("weights",))
    return tmp_path


def test_every_shipped_file_has_its_digest() -> None:
    hub.verify(hub.find_model("reader").path)


def test_a_model_is_named_by_what_it_is_made_of(place: Path) -> None:
    before = hub.find_model("toy").model
    (place / "toy" / "weights").write_bytes(b"54321")
    hub.seal(place / "toy", ("weights",))
    after = hub.find_model("toy").model
    assert before.name == after.name == "toy"
    assert before.digest != after.digest


@pytest.mark.usefixtures("place")
def test_an_unknown_model() -> None:
    with pytest.raises(ModelError, match="'nothing' is not installed"):
        hub.find_model("nothing")


@pytest.mark.parametrize("content", [None, b"1234"])
def test_a_file_that_is_missing_or_cut(place: Path, content: bytes | None) -> None:
    path = place / "toy" / "weights"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match="weights is damaged"):
        hub.find_model("toy")


def test_other_bytes_of_the_same_length_are_found_out(place: Path) -> None:
    (place / "toy" / "weights").write_bytes(b"12346")
    hub.find_model("toy")
    with pytest.raises(ModelError, match="digest"):
        hub.verify(place / "toy")


def test_the_manifest_lists_sizes_and_digests(place: Path) -> None:
    manifest = json.loads((place / "toy" / "digests.json").read_text())
    assert manifest["weights"]["bytes"] == 5
    assert len(manifest["weights"]["sha256"]) == 64
