"""Whatever goes wrong is one clear line, and nothing that was committed is lost."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.archive import Archive, compact, open_writer, verify
from claimcheck.archive import head as heads
from claimcheck.errors import ArchiveError
from tests.archive.builders import DIMENSION, MODEL, embed, numbered, telling, vectors_of

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLES = 80

# Indexes all articles that are not there yet, a few at a time; with a limit on the size of files
# as second argument, no file can grow beyond it.
WRITER = f"""
import resource, signal, sys
from pathlib import Path
from claimcheck.archive import open_writer
from claimcheck.settings import ArchiveSettings
from tests.archive.builders import DIMENSION, MODEL, numbered, vectors_of

if len(sys.argv) > 2:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
settings = ArchiveSettings(index_from=200, partition_claims=50, merge_every=4)
with open_writer(Path(sys.argv[1]), model=MODEL, dimension=DIMENSION, settings=settings) as writer:
    print("open", flush=True)
    new = [one for one in map(numbered, range({ARTICLES})) if one.masthead.id not in writer]
    for start in range(0, len(new), 5):
        writer.add(new[start : start + 5], vectors_of(new[start : start + 5]))
        print(start, flush=True)
"""


def start(folder: Path, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), *more],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(folder: Path) -> None:
    process = start(folder)
    _, errors = process.communicate()
    assert (process.returncode, errors) == (0, "")


def filled(folder: Path, *numbers: int) -> Path:
    tellings = [numbered(n) for n in numbers]
    with open_writer(folder, model=MODEL, dimension=DIMENSION) as writer:
        writer.add(tellings, vectors_of(tellings))
    return folder


def content(folder: Path) -> object:
    archive = Archive(folder)
    stats = archive.stats()
    near = archive.near(embed(["The quay report counts 7 cases"]), limit=20)
    return list(archive.tellings()), stats.claims, stats.outlets, stats.reprints, near


def test_nothing_is_lost_or_doubled_by_kills(tmp_path: Path) -> None:
    """Killed at random moments while it indexes, until a run gets to the end."""
    chance = random.Random(7)
    killed, finished, known = 0, False, 0
    while not finished:
        process = start(tmp_path / "killed")
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.3 * (1 + killed / 2)))
        finished = process.poll() is not None
        process.kill()
        process.communicate()
        killed += not finished
        if (tmp_path / "killed" / "archive.json").exists():
            assert verify(tmp_path / "killed") == []
            now = Archive(tmp_path / "killed").stats().articles
            assert now >= known
            known = now
        finished = finished or known == ARTICLES
    assert killed >= 3
    finish(tmp_path / "killed")
    finish(tmp_path / "whole")
    assert verify(tmp_path / "killed") == []
    assert content(tmp_path / "killed") == content(tmp_path / "whole")
    compact(tmp_path / "killed")
    assert content(tmp_path / "killed") == content(tmp_path / "whole")


@pytest.mark.parametrize("crash", ["before the head", "in the head"])
def test_what_the_head_does_not_name_was_never_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crash: str
) -> None:
    filled(tmp_path, 1)
    before = content(tmp_path)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        if crash == "in the head":
            patch.setattr(os, "fsync", killed)
        else:
            patch.setattr("claimcheck.archive.writing.write_head", killed)
        with pytest.raises(KeyboardInterrupt):
            filled(tmp_path, 2)
    assert content(tmp_path) == before
    filled(tmp_path, 2, 3)
    assert [one.text for one in Archive(tmp_path).tellings()] == [
        numbered(n).text for n in (1, 2, 3)
    ]
    assert verify(tmp_path) == []


def test_a_second_writer_is_told(tmp_path: Path) -> None:
    with open_writer(tmp_path, model=MODEL, dimension=DIMENSION) as writer:
        for action in (lambda: filled(tmp_path, 2), lambda: compact(tmp_path)):
            with pytest.raises(ArchiveError, match="another process is writing to it"):
                action()
        writer.add([numbered(1)], vectors_of([numbered(1)]))
    filled(tmp_path, 2)
    assert Archive(tmp_path).stats().articles == 2


def test_a_killed_writer_leaves_no_lock(tmp_path: Path) -> None:
    process = start(tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    with pytest.raises(ArchiveError, match="another process"):
        filled(tmp_path, 1)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    filled(tmp_path, 1)


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    filled(tmp_path, 500)
    before = content(tmp_path)
    process = start(tmp_path, "2000")
    _, errors = process.communicate()
    assert process.returncode == 1
    assert errors.splitlines()[-1] == (
        f"claimcheck.errors.ArchiveError: {tmp_path}: cannot be written: the disk is full; "
        "make room and run it again, nothing is lost"
    )
    assert content(tmp_path) == before
    assert verify(tmp_path) == []
    finish(tmp_path)
    assert Archive(tmp_path).stats().articles == ARTICLES + 1


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


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_one_may_not_write_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ArchiveError, match="permission denied"):
        filled(tmp_path / "archive", 1)
