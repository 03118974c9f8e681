"""`archive` from end to end, but for the models."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.archive import verify
from claimcheck.cli import main
from tests.cli.archives import Teller, article


def test_stats(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["archive", "stats", str(archive)]) == 0
    out = capsys.readouterr().out
    assert "articles            2\n" in out
    assert "published           2025-10-23 to 2025-11-02\n" in out
    assert "        1  larn gazette\n" in out
    assert main(["archive", "stats", str(archive), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["claims"] == 3


def test_many_outlets_are_cut_short(
    tmp_path: Path, told: Teller, capsys: pytest.CaptureFixture[str]
) -> None:
    del told
    path = tmp_path / "news.jsonl"
    path.write_text("".join(article(f"Report {n}", outlet=f"Outlet {n}") for n in range(23)))
    folder = tmp_path / "archive"
    assert main(["index", str(path), "--archive", str(folder)]) == 0
    assert main(["archive", "stats", str(folder)]) == 0
    assert capsys.readouterr().out.endswith("  and 3 more outlets\n")


def test_verify(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["archive", "verify", str(archive)]) == 0
    assert capsys.readouterr().out == "the archive is whole\n"
    (path,) = (archive / "claims.lance" / "data").iterdir()
    path.write_bytes(path.read_bytes().replace(b"The mill is shut", b"The mill is open"))
    assert main(["archive", "verify", str(archive)]) == 2
    assert capsys.readouterr().out.endswith(": is not what was written\n")
    assert main(["archive", "verify", str(archive), "--format", "json"]) == 2
    found = json.loads(capsys.readouterr().out)
    assert (found["whole"], len(found["problems"])) == (False, 1)


def test_compact_says_what_it_saved(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["archive", "compact", str(archive)]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith(" MB now\n")
    assert verify(archive) == []


def test_what_is_exported_can_be_indexed(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exported = tmp_path / "export.jsonl"
    assert main(["archive", "export", str(archive), "-o", str(exported)]) == 0
    first, second = map(json.loads, exported.read_text().splitlines())
    assert first["text"] == "The quay is open"
    assert second["claims"][1]["text"] == "The mill is shut"
    assert second["printed"][0]["title"] is None
    copy = tmp_path / "copy"
    assert main(["index", str(exported), "--archive", str(copy)]) == 0
    again = tmp_path / "again.jsonl"
    assert main(["archive", "export", str(copy), "-o", str(again)]) == 0
    assert again.read_text() == exported.read_text()
    capsys.readouterr()
    assert main(["archive", "export", str(copy)]) == 0
    assert capsys.readouterr().out == exported.read_text()


def test_without_a_command_there_is_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["archive"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Looks after an archive" in err
    assert "compact" in err
