from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.errors import InputError
from claimcheck.read.inputs import Source, expand, kind_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.MD", "deep/c.json.gz", "photo.png", ".hidden/d.txt", ".e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path


def names(*given: str) -> list[str]:
    return [source.name for source in expand(given) if isinstance(source, Source)]


def problems(*given: str) -> list[str]:
    return [str(error) for error in expand(given) if isinstance(error, InputError)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "plain"),
        ("b/A.Md", "plain"),
        ("a.html", "html"),
        ("a.htm.gz", "html"),
        ("a.json", "json"),
        ("a.jsonl.GZ", "jsonl"),
        ("https://a.example/b.json?c=d.html", "json"),
        ("a.png", None),
        ("a.gz", None),
        ("txt", None),
    ],
)
def test_the_kind_follows_from_the_suffix(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


def test_a_folder_is_searched_for_supported_files_in_order(folder: Path) -> None:
    expected = [folder / "a.MD", folder / "b.txt", folder / "deep" / "c.json.gz"]
    assert names(str(folder)) == [str(path) for path in expected]


def test_a_hidden_folder_that_is_named_is_searched(folder: Path) -> None:
    assert names(str(folder / ".hidden")) == [str(folder / ".hidden" / "d.txt")]


def test_patterns(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert names(f"{folder}/*.txt") == [str(folder / ".e.txt"), str(folder / "b.txt")]
    assert names(f"{folder}/**/*.gz") == [str(folder / "deep" / "c.json.gz")]
    monkeypatch.chdir(folder)
    assert names("*.[tM]*") == [".e.txt", "a.MD", "b.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a[1].txt"
    path.write_text("x")
    assert names(str(path)) == [str(path)]


def test_a_named_file_may_have_any_suffix(folder: Path) -> None:
    assert names(str(folder / "photo.png")) == [str(folder / "photo.png")]


def test_standard_input_and_addresses() -> None:
    assert list(expand(["-", "https://a.example/*"])) == [
        Source(name="-", place="stdin"),
        Source(name="https://a.example/*", place="url"),
    ]


def test_what_is_missing_stops_nothing(folder: Path, tmp_path: Path) -> None:
    empty = tmp_path / "deep" / "empty"
    empty.mkdir()
    given = [str(folder / "no.txt"), str(empty), f"{folder}/*.pdf", "a\0b", str(folder / "b.txt")]
    assert names(*given) == [str(folder / "b.txt")]
    missing, bare, unmatched, damaged = problems(*given)
    assert missing.endswith("no.txt: no such file or folder")
    assert "folder without articles" in bare
    assert "no article matches" in unmatched
    assert damaged


def test_nothing_is_looked_at_before_it_is_asked_for(tmp_path: Path) -> None:
    later = tmp_path / "later.txt"
    sources = expand(["-", str(later)])
    next(sources)
    later.write_text("x")
    assert next(sources) == Source(name=str(later), place="file")
