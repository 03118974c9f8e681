"""Links between the claims of two articles, and the cosine they have to beat."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from claimcheck.bench import across
from claimcheck.bench.__main__ import main
from claimcheck.bench.links import (
    Embed,
    Link,
    Statement,
    best_threshold,
    cosines,
    line,
    links_of,
    read_links,
    score_links,
)
from claimcheck.records import (
    Article,
    Attributed,
    Candidate,
    Certainty,
    Claim,
    ClaimCertainty,
    Claimed,
    Masthead,
    Match,
    Matched,
    Parse,
    Reason,
    Relation,
    Sentence,
    Span,
    Split,
    Verdict,
)
from tests.test_architecture import ROOT

if TYPE_CHECKING:
    from claimcheck.records.protocols import Vectors

A = "The quay was shut on Monday. Reed blamed the storm."
B = "A storm hit. On Tuesday they shut the quay. Nobody was hurt."
QUAY = {"a": [[0, 27]], "b": [[13, 42]], "relation": "differs"}
STORM = {"a": [[29, 50]], "b": [[0, 11]], "relation": "agrees"}
CERTAIN = ClaimCertainty(chain=(), author=Certainty(value="CT"))


def statement(text: str, *spans: tuple[int, int]) -> Statement:
    return Statement.of(text, [Span(start=start, end=end) for start, end in spans])


def link(a: tuple[int, int], b: tuple[int, int], relation: Relation = "agrees") -> Link:
    return Link(a=statement(A, a), b=statement(B, b), relation=relation)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A sheet with two links, and the file with the two texts."""
    return [
        sheet(tmp_path / "sheet.jsonl", QUAY, STORM),
        write(tmp_path / "texts.jsonl", {"text": A}, {"text": B}),
    ]


def sheet(path: Path, *links: Mapping[str, Any]) -> str:
    return write(path, {"a": Article(text=A).id, "b": Article(text=B).id, "links": links})


def write(path: Path, *rows: Mapping[str, Any]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def test_half_of_the_shorter_one_must_be_shared() -> None:
    whole = statement(A, (0, 27))  # six words
    assert whole.fits(statement(A, (4, 12)))
    assert whole.fits(statement(A, (18, 38)))  # "on Monday. Reed blamed": two of four
    assert not whole.fits(statement(A, (21, 38)))  # "Monday. Reed blamed": one of three
    assert not whole.fits(statement(A, (27, 28)))  # no word at all


def test_both_ends_must_fit_and_each_gold_link_counts_once(files: list[str]) -> None:
    (gold,) = read_links(Path(files[0]), [Path(files[1])])
    found = [link((0, 27), (13, 42)), link((0, 16), (24, 42)), link((0, 27), (0, 11))]
    scored = score_links(gold, found)
    assert (scored.counts.gold, scored.counts.predicted, scored.counts.right) == (2, 3, 1)
    assert scored.relations == 0
    assert score_links(gold, [link((0, 27), (13, 42), "differs")]).relations == 1


def test_a_line_tells_relations_only_where_some_are_right(files: list[str]) -> None:
    (gold,) = read_links(Path(files[0]), [Path(files[1])])
    told = line("found", [score_links(gold, gold.links)])
    assert told.endswith("F1 1.000 [1.000, 1.000] (2 right of 2), 2 in relation too")
    assert line("found", [score_links(gold, [])]).endswith("(0 right of 0)")


def parse(text: str) -> Article:
    """Sentences end in full stops; the first one of B is its headline."""
    starts = [0, *(at + 2 for at in range(len(text) - 1) if text[at] == ".")]
    spans = [Span(start=s, end=text.index(".", s) + 1) for s in starts]
    sentences = (Sentence(first=0, last=0, span=span, paragraph=0) for span in spans)
    return Article(
        text=text,
        headline=spans[0] if text == B else None,
        parse=Parse(sentences=tuple(sentences)),
    )


def embed(texts: Sequence[str]) -> Vectors:
    """One axis for the quay, one for the rest."""
    rows = [[1.0, 0.0] if "quay" in text else [0.0, 1.0] for text in texts]
    return np.array(rows, dtype=np.float32)


def test_the_best_threshold_links_sentences_but_no_headline(files: list[str]) -> None:
    (gold,) = read_links(Path(files[0]), [Path(files[1])])
    found = cosines(gold, parse, embed)
    assert len(found.pairs) == 4
    assert found.values == (1.0, 0.0, 0.0, 1.0)
    assert found.above(0.5).counts.right == 1
    assert found.above(0.5).counts.predicted == 2
    assert best_threshold([found]) == 0.2


def test_the_command(
    files: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folders = []

    def load(folder: Path) -> Embed:
        folders.append(folder)
        return embed

    monkeypatch.setattr(across, "load_embedder", load)
    found = sheet(tmp_path / "found.jsonl", QUAY)
    arguments = ["--attributor", "rules", "links", *files, "--embedder", "somewhere"]
    assert main([*arguments, "--found", found]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[1].startswith("sheet.jsonl sha256 ")
    assert printed[2] == "1 pairs of articles, 2 links"
    assert printed[3].startswith("found      P 1.000 R 0.500")
    assert printed[4].startswith("cosine 0.20 P ")
    assert main([*arguments, "--threshold", "0.7"]) == 0
    assert "cosine 0.70" in capsys.readouterr().out
    assert folders == [Path("somewhere")] * 2


@pytest.mark.parametrize("which", [0, 1])
def test_what_is_missing_is_told(files: list[str], which: int) -> None:
    Path(files[which]).write_text("")
    with pytest.raises(LookupError, match=["no pairs", "no text with digest"][which]):
        read_links(Path(files[0]), [Path(files[1])])


def claimed(text: str, *spans: Span) -> Claimed:
    claims = (
        Claim(id=f"c{n}", text=span.of(text), spans=(span,), certainty=CERTAIN)
        for n, span in enumerate(spans, start=1)
    )
    article = Article(text=text)
    return Claimed(attributed=Attributed(split=Split(article=article)), claims=tuple(claims))


def test_links_of_what_matching_found() -> None:
    quay = Span(start=0, end=27)
    matches = [
        Match(
            claim="c1",
            other=Candidate(
                article=Masthead(id=identity),
                claim="c1",
                text="they shut the quay",
                spans=(Span(start=24, end=42),),
                certainty=CERTAIN,
                sentence=Span(start=13, end=43),
            ),
            verdict=Verdict(relation="differs", score=0.9, reason=Reason(decided_by="model")),
            similarity=0.8,
        )
        for identity in (Article(text=B).id, "of a third article")
    ]
    matched = Matched(claimed=claimed(A, quay), matches=tuple(matches))
    (found,) = links_of(matched, Article(text=B))
    assert found == link((0, 27), (24, 42), "differs")


def test_the_bundled_links_are_whole() -> None:
    for part, links in (("dev", 128), ("test", 129)):
        path = ROOT / "benchmarks" / "data" / "links" / f"{part}.jsonl"
        rows = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]
        assert len(rows) == 10
        assert sum(len(row["links"]) for row in rows) == links
        for spans in (s for row in rows for one in row["links"] for s in (*one["a"], *one["b"])):
            assert spans[0] < spans[1]
