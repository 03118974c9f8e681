"""Whatever goes wrong is one clear line, and nothing that was committed is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimcheck.archive import Archive, compact, open_writer, verify
from claimcheck.errors import ArchiveError
from tests.archive.builders import DIMENSION, MODEL, embed, numbered, vectors_of

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
