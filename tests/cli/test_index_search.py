"""`index` and `search` from end to end, but for the models."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.archive import Archive, open_writer, verify
from claimcheck.cli import main
from claimcheck.cli.index import Job, run
from claimcheck.errors import ArchiveError, InputError
from claimcheck.records import Model
from claimcheck.settings import ArchiveSettings
from tests.archive.builders import DIMENSION, MODEL, embed, telling
from tests.cli.archives import Teller, article


def test_indexing_twice_changes_nothing(
    archive: Path, news: Path, told: Teller, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["index", str(news), "--archive", str(archive), "--format", "json"]) == 2
    assert json.loads(capsys.readouterr().out) == {
        "indexed": 0,
        "claims": 0,
        "known": 2,
        "failed": 1,
    }
    assert told.texts == []
    assert Archive(archive).stats().articles == 2


def test_one_bad_article_does_not_stop_the_others(
    tmp_path: Path, told: Teller, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(article("bad") + article("worse") + article("good"))
    told.failing = {"bad": InputError("news", "is bad"), "worse": ZeroDivisionError()}
    assert main(["index", str(path), "--archive", str(tmp_path / "archive")]) == 2
    out, err = capsys.readouterr()
    first, second = err.splitlines()
    assert first == "claimcheck: news: is bad"
    assert "internal error (ZeroDivisionError at archives.py" in second
    assert out == "articles: 1 indexed with 1 claims, 2 not read\n"


def test_the_same_text_twice_in_a_batch_is_known(
    tmp_path: Path, told: Teller, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(
        article("The quay is open", outlet="A")
        + article("The quay is open", outlet="B")
        + article("The mill is shut")
    )
    assert main(["index", str(path), "--archive", str(tmp_path / "archive")]) == 0
    assert capsys.readouterr().out == "articles: 2 indexed with 2 claims, 1 known already\n"
    assert len(told.texts) == 3
    found = Archive(tmp_path / "archive")
    assert [one.outlet for one in found.printed(telling("The quay is open").masthead.id)] == [
        "A",
        "B",
    ]


def test_an_interrupted_run_keeps_its_batches(tmp_path: Path, told: Teller) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(article(f"Report {n} is out") for n in range(7)))
    told.failing = {"Report 5 is out": ArchiveError("x", "stops the run")}
    job = Job(
        names=(str(path),),
        folder=tmp_path / "archive",
        archive=ArchiveSettings(batch_articles=2),
    )
    with pytest.raises(ArchiveError, match="stops the run"):
        run(job)
    assert Archive(job.folder).stats().articles == 4
    told.failing, told.texts = {}, []
    counts = run(job)
    assert (counts.indexed, counts.known) == (3, 4)
    assert told.texts == [f"Report {n} is out" for n in (4, 5, 6)]
    assert verify(job.folder) == []


def test_a_search_shows_what_is_near(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["search", "The mill is shut", "--archive", str(archive), "--limit", "2"]
    assert main(command) == 0
    out = capsys.readouterr().out
    assert out.startswith("1.00  The mill is shut\n      Larn Gazette, 2025-10-23\n")
    assert "https://larn.example/1\n\n0." in out
    assert main([*command, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["schema"], found["claim"]) == ("claimcheck/search/1", "The mill is shut")
    assert len(found["results"]) == 2
    first = found["results"][0]
    assert first["similarity"] == pytest.approx(1)
    assert (first["outlet"], first["text"], first["claim"]) == (
        "Larn Gazette",
        "The mill is shut",
        "c2",
    )
    assert first["certainty"] == {"chain": [], "author": "CT+"}


def test_a_search_shows_who_says_it(
    archive: Path, told: Teller, capsys: pytest.CaptureFixture[str]
) -> None:
    del told
    one = telling("The ferry will sail again")
    chain = ("Ida Quell", "Ida Quell", None, "Port Union")
    (claim,) = one.candidates
    one = replace(one, candidates=(replace(claim, speakers=chain),))
    with open_writer(archive, model=MODEL, dimension=DIMENSION) as writer:
        writer.add([one], embed([claim.text]))
    assert main(["search", claim.text, "--archive", str(archive), "--limit", "1"]) == 0
    out = capsys.readouterr().out
    assert "      said by Ida Quell, through somebody unnamed, Port Union\n" in out


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--outlet", "quay post"], "The quay is open"),
        (["--since", "2025-11-01"], "The quay is open"),
        (["--until", "2025-10-23"], "The store held 400 tonnes of rye"),
    ],
)
def test_a_search_can_be_narrowed(
    archive: Path, options: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["search", "the store", "--archive", str(archive), "--limit", "1", *options]
    assert main(command) == 0
    assert capsys.readouterr().out.splitlines()[0].endswith(expected)


def test_a_search_may_find_nothing(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "rye", "--archive", str(archive), "--outlet", "nobody"]) == 0
    assert capsys.readouterr().out == "no claim was found\n"


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        (["search", " "], "CLAIM is empty; say in words what to look for"),
        (["search", "rye", "--since", "May"], "'May' is no date; write it as 2025-10-23"),
    ],
)
def test_wrong_usage_is_told(
    archive: Path, command: list[str], problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--archive", str(archive)]) == 2
    assert capsys.readouterr() == ("", f"claimcheck: {problem}\n")


def test_older_versions_are_searched_when_asked(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer = tmp_path / "newer.json"
    newer.write_text(article("The mill is open", url="https://larn.example/1"))
    assert main(["index", str(newer), "--archive", str(archive)]) == 0
    capsys.readouterr()
    command = ["search", "The mill is shut", "--archive", str(archive), "--limit", "1"]
    assert main(command) == 0
    assert "The mill is shut" not in capsys.readouterr().out
    assert main([*command, "--versions"]) == 0
    assert "The mill is shut" in capsys.readouterr().out


def test_two_writers_one_line(
    archive: Path, news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_writer(archive, model=MODEL, dimension=DIMENSION):
        assert main(["index", str(news), "--archive", str(archive)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        f"claimcheck: {archive}: another process is writing to it; try again when it is done\n"
    )


def test_no_archive_one_line(
    told: Teller, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del told
    nowhere = tmp_path / "nowhere"
    for command in (
        ["search", "rye", "--archive"],
        *(["archive", name] for name in ("stats", "verify", "compact", "export")),
    ):
        assert main([*command, str(nowhere)]) == 2
        assert capsys.readouterr() == (
            "",
            f"claimcheck: {nowhere}: there is no such archive; `claimcheck index` makes one\n",
        )


def test_an_empty_archive_one_line(
    told: Teller, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del told
    folder = tmp_path / "archive"
    with open_writer(folder, model=MODEL, dimension=DIMENSION):
        pass
    assert main(["search", "rye", "--archive", str(folder)]) == 2
    assert capsys.readouterr().err == (
        f"claimcheck: {folder}: is empty; `claimcheck index` fills it\n"
    )
    assert main(["archive", "stats", str(folder)]) == 0
    assert "articles            0\n" in capsys.readouterr().out
    assert main(["archive", "compact", str(folder)]) == 0


def test_another_embedder_one_line(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(type(embed), "model", Model(name="other", digest="1" * 64))
    assert main(["search", "rye", "--archive", str(archive)]) == 2
    assert capsys.readouterr().err == (
        f"claimcheck: {archive}: has vectors of words (00000000), and this claimcheck makes those "
        "of other (11111111); index the articles anew, into another folder\n"
    )
