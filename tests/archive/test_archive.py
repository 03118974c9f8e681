"""What is written is found again, once, in order; newer versions first."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from claimcheck.archive import Archive, Filter, compact, open_writer, verify
from claimcheck.errors import ArchiveError
from claimcheck.records import Candidate, Candidates, Masthead, Model, Telling
from claimcheck.settings import ArchiveSettings
from tests.archive.builders import DIMENSION, MODEL, embed, numbered, telling, vectors_of

SMALL = ArchiveSettings(index_from=300, partition_claims=50, merge_every=3)


def write(folder: Path, *tellings: Telling, settings: ArchiveSettings = SMALL) -> None:
    with open_writer(folder, model=MODEL, dimension=DIMENSION, settings=settings) as writer:
        writer.add(tellings, vectors_of(tellings))


def found(
    archive: Archive, words: str, *, limit: int = 3, where: Filter | None = None
) -> list[str]:
    return [n.candidate.text for n in archive.search(embed([words])[0], limit=limit, where=where)]


RYE = telling("The store held 400 tonnes of rye", "The mill is shut", url="https://larn.example/1")
QUAY = telling("The quay is open", outlet="Quay Post", published="2025-11-02")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "archive", RYE, QUAY)
    return tmp_path / "archive"


def test_articles_come_back_whole(folder: Path) -> None:
    archive: Candidates = Archive(folder)
    assert archive.telling(RYE.masthead.id) == RYE
    assert archive.telling(QUAY.masthead.id) == QUAY
    with pytest.raises(KeyError):
        archive.telling("it's not there")


def test_the_nearest_claim_comes_first_with_its_cosine(folder: Path) -> None:
    vector = embed(["The quay is open"])
    ((first, second, third),) = Archive(folder).near(vector, limit=5)
    assert first.candidate == QUAY.candidates[0]
    assert first.similarity == pytest.approx(1, abs=1e-6)
    others = sorted(vectors_of([RYE]) @ vector[0], reverse=True)
    assert [second.similarity, third.similarity] == pytest.approx(others, abs=1e-6)


def test_articles_can_be_left_out(folder: Path) -> None:
    without = frozenset({QUAY.masthead.id})
    vectors = embed(["The quay is open", "The mill is shut"])
    quay, mill = Archive(folder).near(vectors, limit=1, without=without)
    assert [near.candidate.article.outlet for near in (*quay, *mill)] == ["Larn Gazette"] * 2
    assert mill[0].candidate.text == "The mill is shut"


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Filter(outlet="QUAY  post"), ["The quay is open"]),
        (Filter(since="2025-11-01"), ["The quay is open"]),
        (Filter(until="2025-11-01"), ["The mill is shut", "The store held 400 tonnes of rye"]),
        (Filter(outlet="Quay Post", until="2025-11-01"), []),
        (Filter(outlet="o'brien' OR '1'='1"), []),
    ],
)
def test_filters_choose_before_the_search(folder: Path, where: Filter, expected: list[str]) -> None:
    assert sorted(found(Archive(folder), "The quay is open", where=where)) == expected


def test_equally_near_claims_come_by_article_then_claim(tmp_path: Path) -> None:
    wire = "The ferry sank off Larn"
    copies = [telling(wire, f"Copy {n}", wire, outlet=f"Outlet {n}") for n in range(40)]
    write(tmp_path, *copies)
    near = Archive(tmp_path).search(embed([wire])[0], limit=5)
    order = sorted((copy.masthead.id, claim) for copy in copies for claim in ("c1", "c3"))
    assert [(n.candidate.article.id, n.candidate.claim) for n in near] == order[:5]


def test_the_same_text_is_kept_once(folder: Path) -> None:
    before = Archive(folder).stats()
    write(folder, QUAY, RYE, RYE)
    after = Archive(folder).stats()
    assert (after.articles, after.claims, after.reprints) == (before.articles, before.claims, 0)


def test_a_text_that_another_outlet_prints_is_noted(folder: Path) -> None:
    again = telling("The quay is open", outlet="Northgate Courier", published="2025-11-02")
    write(folder, again)
    write(folder, again)
    stats = Archive(folder).stats()
    assert (stats.articles, stats.reprints) == (2, 1)
    assert [one.outlet for one in Archive(folder).printed(QUAY.masthead.id)] == [
        "Quay Post",
        "Northgate Courier",
    ]
    assert verify(folder) == []


def test_a_search_finds_the_newest_version_of_a_page(folder: Path) -> None:
    newer = telling("The store held 900 tonnes of rye", url="https://larn.example/1#top")
    write(folder, newer)
    archive = Archive(folder)
    assert found(archive, "The store held 400 tonnes of rye")[0] == newer.candidates[0].text
    everything = found(archive, "The store held 400 tonnes of rye", where=Filter(superseded=True))
    assert everything[0] == RYE.candidates[0].text
    assert archive.superseded == {RYE.masthead.id}
    assert archive.telling(RYE.masthead.id) == RYE


def test_the_version_published_last_is_the_newest(folder: Path) -> None:
    older = telling("The store is full", url="https://larn.example/1", published="2025-10-01")
    write(folder, older)
    assert Archive(folder).superseded == {older.masthead.id}


def test_a_text_without_claims_is_known(tmp_path: Path) -> None:
    silent = Telling(masthead=Masthead(id="a" * 16), text="Good evening.")
    with open_writer(tmp_path, model=MODEL, dimension=DIMENSION) as writer:
        assert silent.masthead.id not in writer
        writer.add([silent], embed([]))
        assert silent.masthead.id in writer
    assert Archive(tmp_path).telling("a" * 16) == silent


def test_a_place_can_be_noted_only_of_a_text_that_is_there(tmp_path: Path) -> None:
    with open_writer(tmp_path, model=MODEL, dimension=DIMENSION) as writer:
        with pytest.raises(KeyError):
            writer.note(QUAY.masthead)
        writer.add([QUAY], vectors_of([QUAY]))
        assert not writer.note(QUAY.masthead)
        assert writer.note(Masthead(id=QUAY.masthead.id, outlet="Northgate Courier"))
    archive = Archive(tmp_path)
    assert archive.head.model == archive.model == MODEL
    assert len(archive.printed(QUAY.masthead.id)) == 2


def test_hostile_text_comes_back(tmp_path: Path) -> None:
    hostile = telling("\ud800 lone", "a'b\"c\x00d \U0001f600", outlet="\udfff O'Neil")
    write(tmp_path, hostile)
    assert Archive(tmp_path).telling(hostile.masthead.id) == hostile
    assert found(Archive(tmp_path), "lone", where=Filter(outlet="\udfff o'neil"))


def test_vectors_must_fit(tmp_path: Path) -> None:
    with open_writer(tmp_path, model=MODEL, dimension=DIMENSION) as writer:
        with pytest.raises(ValueError, match="of shape"):
            writer.add([RYE], vectors_of([QUAY]))
        with pytest.raises(ValueError, match="unit length"):
            writer.add([RYE], vectors_of([RYE]) * np.float32(2))
        with pytest.raises(ValueError, match="unit length"):
            writer.add([RYE], vectors_of([RYE]) * np.float32("nan"))
        writer.add([QUAY], vectors_of([QUAY]))
    assert Archive(tmp_path).stats().articles == 1


def many(count: int = 150) -> list[Telling]:
    return [numbered(n) for n in range(count)]


def test_an_index_finds_what_a_full_search_finds(tmp_path: Path) -> None:
    write(tmp_path / "flat", *many(), settings=ArchiveSettings())
    write(tmp_path / "indexed", *many())
    flat, indexed = Archive(tmp_path / "flat"), Archive(tmp_path / "indexed")
    assert (flat.stats().indexed, indexed.stats().indexed) == (0, 450)
    vectors = embed([one.candidates[0].text for one in many(20)])
    assert flat.near(vectors, limit=5) == indexed.near(vectors, limit=5)
    where = Filter(outlet="Outlet 3", since="2025-06-01")
    for vector in vectors:
        assert flat.search(vector, limit=9, where=where) == indexed.search(
            vector, limit=9, where=where
        )


def test_an_index_covers_what_comes_after_it(tmp_path: Path) -> None:
    write(tmp_path, *many(120))
    write(tmp_path, *many(160))
    stats = Archive(tmp_path).stats()
    assert (stats.claims, stats.indexed) == (480, 480)
    assert found(Archive(tmp_path), numbered(159).candidates[1].text, limit=1) == [
        numbered(159).candidates[1].text
    ]


def test_batches_become_one_file(tmp_path: Path) -> None:
    with open_writer(tmp_path, model=MODEL, dimension=DIMENSION, settings=SMALL) as writer:
        for one in many(20):
            writer.add([one], vectors_of([one]))
    assert verify(tmp_path) == []
    files = len(list((tmp_path / "claims.lance" / "data").iterdir()))
    before = Archive(tmp_path).stats()
    compact(tmp_path, settings=SMALL)
    after = Archive(tmp_path).stats()
    assert files > 1
    assert len(list((tmp_path / "claims.lance" / "data").iterdir())) == 1
    assert after.size < before.size
    assert (after.articles, after.claims) == (before.articles, before.claims)
    assert verify(tmp_path) == []
    assert list(Archive(tmp_path).tellings()) == many(20)


def test_stats_say_what_there_is(folder: Path) -> None:
    stats = Archive(folder).stats()
    assert (stats.articles, stats.claims, stats.dimension) == (2, 3, DIMENSION)
    assert stats.outlets == {"larn gazette": 1, "quay post": 1}
    assert (stats.since, stats.until) == ("2025-10-23", "2025-11-02")
    assert stats.model == MODEL
    assert stats.size > 1000


def test_vectors_of_another_model_are_refused(folder: Path) -> None:
    other = Model(name="other", digest="1" * 64)
    with (
        pytest.raises(ArchiveError, match=r"has vectors of words \(00000000\)"),
        open_writer(folder, model=other, dimension=DIMENSION),
    ):
        pass
    with pytest.raises(ArchiveError, match=r"makes those of other \(11111111\)"):
        Archive(folder).expect(other)
    Archive(folder).expect(MODEL)


def test_an_empty_archive_finds_nothing_and_says_so(tmp_path: Path) -> None:
    with open_writer(tmp_path, model=MODEL, dimension=DIMENSION):
        pass
    archive = Archive(tmp_path)
    assert archive.near(embed(["rye"]), limit=3) == [[]]
    assert archive.stats().claims == 0
    assert list(archive.tellings()) == []
    assert verify(tmp_path) == []
    with pytest.raises(ArchiveError, match="is empty"):
        archive.expect(MODEL)
    with pytest.raises(KeyError):
        archive.telling("a" * 16)


def test_a_reader_keeps_what_it_opened(folder: Path) -> None:
    reader = Archive(folder)
    write(folder, numbered(1))
    assert reader.stats().articles == 2
    assert len(reader.search(embed(["cases"])[0], limit=10)) == 3
    assert len(Archive(folder).search(embed(["cases"])[0], limit=10)) == 6


def test_a_reader_goes_on_when_files_were_merged(folder: Path) -> None:
    searching, telling_all = Archive(folder), Archive(folder)
    write(folder, numbered(1))
    compact(folder)
    assert len(searching.search(embed(["cases"])[0], limit=10)) == 6
    assert telling_all.telling(QUAY.masthead.id) == QUAY


def test_versions_of_a_page_are_no_match_of_each_other(folder: Path) -> None:
    newer = telling("The store held 900 tonnes of rye", url="https://larn.example/1#top")
    assert Archive(folder).same_page(newer.masthead) == {newer.masthead.id, RYE.masthead.id}
    assert Archive(folder).same_page(QUAY.masthead) == {QUAY.masthead.id}


def test_candidates_hold_their_article(folder: Path) -> None:
    (near,) = Archive(folder).search(embed(["The mill is shut"])[0], limit=1)
    assert isinstance(near.candidate, Candidate)
    assert near.candidate.article == RYE.masthead
