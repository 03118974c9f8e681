"""What is no archive, or a damaged one, is told in one line, and left as it is."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.archive import Archive, compact, open_writer, verify
from claimcheck.archive import head as heads
from claimcheck.archive.failures import Doing, translated
from claimcheck.errors import ArchiveError
from tests.archive.builders import DIMENSION, MODEL, embed, numbered, telling
from tests.archive.test_failures import filled


def test_no_archive_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="there is no such archive"):
        Archive(tmp_path / "nowhere")
    with pytest.raises(ArchiveError, match="there is no such archive"):
        compact(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


def test_a_foreign_folder_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("Dear Ida,")
    for action in (
        lambda: Archive(tmp_path),
        lambda: filled(tmp_path, 1),
        lambda: compact(tmp_path),
    ):
        with pytest.raises(ArchiveError, match="is not an archive of claimcheck"):
            action()
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


def test_a_file_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("Dear Ida,")
    with pytest.raises(ArchiveError, match="is not a folder"):
        filled(tmp_path / "letters.txt", 1)
    with pytest.raises(ArchiveError, match="is not an archive"):
        Archive(tmp_path / "letters.txt")


def test_an_archive_that_was_begun_and_no_more_is_made(tmp_path: Path) -> None:
    (tmp_path / heads.LOCK).touch()
    filled(tmp_path, 1)
    assert Archive(tmp_path).stats().articles == 1


def test_another_schema_is_told(tmp_path: Path) -> None:
    filled(tmp_path, 1)
    path = tmp_path / "archive.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "schema": 9}))
    for action in (lambda: Archive(tmp_path), lambda: filled(tmp_path, 2)):
        with pytest.raises(ArchiveError, match="of schema 9, and this claimcheck reads schema 1"):
            action()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "7", '{"format": "claimcheck archive", "schema": 1}', "\xff"]
)
def test_a_damaged_head_is_told(tmp_path: Path, content: str) -> None:
    filled(tmp_path, 1)
    (tmp_path / "archive.json").write_text(content, encoding="latin-1")
    with pytest.raises(ArchiveError, match=r"is damaged: archive\.json cannot be read"):
        Archive(tmp_path)


def test_the_head_of_something_else_is_told(tmp_path: Path) -> None:
    (tmp_path / "archive.json").write_text('{"format": "attic", "schema": 1}')
    with pytest.raises(ArchiveError, match="is not an archive of claimcheck"):
        Archive(tmp_path)


def _remove_table(folder: Path) -> None:
    (folder / "claims.lance").rename(folder.parent / "away")


def _cut_data(folder: Path) -> None:
    for path in (folder / "claims.lance" / "data").iterdir():
        path.write_bytes(path.read_bytes()[:100])


def _lose_data(folder: Path) -> None:
    for path in (folder / "articles.lance" / "data").iterdir():
        path.unlink()


def _lose_versions(folder: Path) -> None:
    for path in (folder / "articles.lance" / "_versions").iterdir():
        path.unlink()


@pytest.mark.parametrize("damage", [_remove_table, _cut_data, _lose_data, _lose_versions])
def test_damage_is_told(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    folder = filled(tmp_path / "archive", 1, 2)
    damage(folder)
    with pytest.raises(ArchiveError, match="is damaged") as told:
        verify(folder)
    assert "\n" not in str(told.value)


def test_a_changed_byte_is_found(tmp_path: Path) -> None:
    folder = filled(tmp_path, 1, 2)
    (path,) = (folder / "claims.lance" / "data").iterdir()
    data = path.read_bytes()
    words = b"report 2 counts"
    assert words in data
    path.write_bytes(data.replace(words, b"report 3 counts", 1))
    assert verify(folder) == [f"article {numbered(2).masthead.id}: is not what was written"]


def test_lost_claims_are_found(tmp_path: Path) -> None:
    folder = filled(tmp_path, 1, 2)
    tables = Archive(folder).tables
    assert tables is not None
    tables.claims.checkout_latest()  # type: ignore[no-untyped-call]
    tables.claims.delete("number = 2")
    head = heads.read_head(folder)
    assert head.versions is not None
    versions = heads.Versions(articles=head.versions.articles, claims=tables.claims.version)
    heads.write_head(folder, heads.Head(model=MODEL, dimension=DIMENSION, versions=versions))
    assert verify(folder) == [
        f"article {numbered(1).masthead.id}: has 2 of its 3 claims",
        f"article {numbered(2).masthead.id}: has 2 of its 3 claims",
        "4 claims, where the articles have 6",
    ]


def test_a_text_under_a_wrong_id_is_found(tmp_path: Path) -> None:
    one = telling("The quay is open")
    masthead = one.masthead.__class__(id="f" * 16)
    wrong = one.__class__(masthead=masthead, text=one.text)
    with open_writer(tmp_path, model=MODEL, dimension=DIMENSION) as writer:
        writer.add([wrong], embed([]))
    assert verify(tmp_path) == [f"article {'f' * 16}: its text has another id"]


def test_damage_is_told_where_nobody_wrote_meanwhile(tmp_path: Path) -> None:
    reader = Archive(filled(tmp_path, 1, 2))
    for table in ("articles", "claims"):
        for path in (tmp_path / f"{table}.lance" / "data").iterdir():
            path.unlink()
    with pytest.raises(ArchiveError, match="is damaged"):
        reader.search(embed(["rye"])[0], limit=1)
    with pytest.raises(ArchiveError, match="is damaged"):
        reader.telling(numbered(1).masthead.id)


@pytest.mark.parametrize(
    ("error", "doing", "problem"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "write", "the disk is full"),
        (RuntimeError("lance error: LanceError(IO): No space left"), "write", "the disk is full"),
        (PermissionError(errno.EACCES, "x"), "read", "cannot be read: permission denied"),
        (OSError(errno.EROFS, "x"), "write", "cannot be written: permission denied"),
        (
            RuntimeError("lance error:\n  all\n gone"),
            "write",
            "cannot be written: lance error: all gone",
        ),
        (RuntimeError(""), "write", "cannot be written: RuntimeError"),
        (RuntimeError("x" * 999), "read", "is damaged, or changed while it was read: xxx"),
    ],
)
def test_what_lancedb_says_becomes_one_line(
    tmp_path: Path, error: Exception, doing: Doing, problem: str
) -> None:
    with pytest.raises(ArchiveError, match=problem) as told, translated(tmp_path, doing):
        raise error
    assert len(str(told.value)) < 300
    assert "\n" not in str(told.value)


def test_a_head_of_wrong_parts_is_told(tmp_path: Path) -> None:
    filled(tmp_path, 1)
    path = tmp_path / "archive.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "model": "words"}))
    with pytest.raises(ArchiveError, match="is damaged"):
        Archive(tmp_path)


def test_an_article_that_stands_twice_is_found(tmp_path: Path) -> None:
    folder = filled(tmp_path, 1)
    tables = Archive(folder).tables
    assert tables is not None
    tables.articles.checkout_latest()  # type: ignore[no-untyped-call]
    tables.articles.add(tables.articles.to_arrow())
    tables.articles.update(where="sequence = 0", values={"digest": "?"})
    head = heads.read_head(folder)
    assert head.versions is not None
    versions = heads.Versions(articles=tables.articles.version, claims=head.versions.claims)
    heads.write_head(folder, heads.Head(model=MODEL, dimension=DIMENSION, versions=versions))
    identity = numbered(1).masthead.id
    assert verify(folder) == [
        f"article {identity}: is not what was written",
        f"article {identity}: is not what was written",
        f"article {identity}: stands 2 times",
        "3 claims, where the articles have 6",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_one_may_not_write_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ArchiveError, match="permission denied"):
        filled(tmp_path / "archive", 1)
