"""The chains task reads both kinds of gold and scores what its measures say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.bench.__main__ import main
from claimcheck.bench.chain_scores import by_kind, confusion, figures, score_chains
from claimcheck.bench.chains import read_chains
from claimcheck.records import (
    Article,
    Attributed,
    Attribution,
    Certainty,
    Said,
    Speaker,
    Split,
)
from tests.fakes import where

TEXT = "Ana Reed said Tom Olin claimed the quay was shut. She left."
CERTAIN = {"value": "CT", "polarity": "+"}
SAID: dict[str, Any] = {
    "source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 48]], "kind": "name",
    "speakers": ["s1"], "parent": None, "act": "assertion", "quote": "indirect",
    "stance": "neutral", "certainty": CERTAIN, "said": {"time": [], "to": []},
}  # fmt: skip
CLAIMED: dict[str, Any] = {
    **SAID, "source": [[14, 22]], "cue": [[23, 30]], "content": [[31, 48]], "speakers": ["s2"],
    "parent": 0, "stance": "distances",
}  # fmt: skip
SPEAKERS = [
    {"id": "s1", "name": "Ana Reed", "type": "person"},
    {"id": "s2", "name": "Tom Olin", "type": "person"},
]


@pytest.fixture
def passages(tmp_path: Path) -> Path:
    entry = {"id": "p1", "text": TEXT, "speakers": SPEAKERS, "attributions": [SAID, CLAIMED]}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(entry) + "\n")
    return path


def found(*, speaker: str = "the Ana Reed", parent: str | None = "a1") -> Attributed:
    """What a program may have made of `TEXT`."""
    spans = [("Ana Reed", "said", TEXT[14:48]), ("Tom Olin", "claimed", TEXT[31:48])]
    attributions = [
        Attribution(
            id=f"a{number}",
            source=(where(TEXT, source),),
            cue=(where(TEXT, cue),),
            content=(where(TEXT, content),),
            speakers=(f"s{number}",),
            parent=None if number == 1 else parent,
            act="assertion",
            quote="indirect",
            stance="neutral",
            certainty=Certainty(value="CT"),
            said=Said(),
            score=1.0,
        )
        for number, (source, cue, content) in enumerate(spans, 1)
    ]
    return Attributed(
        split=Split(article=Article(text=TEXT)),
        speakers=(
            Speaker(id="s1", name=speaker, type="person"),
            Speaker(id="s2", name="Tom Olin", type="person"),
        ),
        attributions=tuple(attributions),
    )


def test_names_count_without_article_and_case(passages: Path) -> None:
    (gold,) = read_chains(passages)
    scored = score_chains(gold, found(speaker="the ana reed"))
    assert [j.speakers for j in scored.judged] == [True, True]
    wrong = score_chains(gold, found(speaker="Reed"))
    assert [j.speakers for j in wrong.judged] == [False, True]
    assert by_kind([wrong])["name"].right == 1


def test_a_link_needs_its_parent(passages: Path) -> None:
    (gold,) = read_chains(passages)
    assert score_chains(gold, found()).nested.right == 1
    lost = score_chains(gold, found(parent=None)).nested
    assert (lost.gold, lost.predicted, lost.right) == (1, 0, 0)


def test_what_was_taken_for_what(passages: Path) -> None:
    (gold,) = read_chains(passages)
    scored = [score_chains(gold, found())]
    assert confusion(scored, "stance") == {"distances>neutral": 1}
    measured = figures(scored, rounds=50)
    # neutral: P 1/2, R 1/1; distances: nothing found; the third stance does not occur.
    assert measured["stance"].value == pytest.approx((2 / 3 + 0) / 2)
    assert measured["certainty"].value == 1.0
    assert measured["nested R"].value == 1.0


def test_a_sheet_gives_a_mention_instead_of_a_name(tmp_path: Path) -> None:
    rows = [{**SAID, "speakers": [[0, 8]]}, {**CLAIMED, "speakers": [[14, 22]]}]
    entry = {"sha256": Article(text=TEXT).id, "attributions": rows}
    (tmp_path / "sheet.jsonl").write_text(json.dumps(entry) + "\n")
    (tmp_path / "texts.jsonl").write_text(json.dumps({"text": TEXT}) + "\n")
    (gold,) = read_chains(tmp_path / "sheet.jsonl", [tmp_path / "texts.jsonl"])
    assert [s.name for link in gold.links for s in link.speakers] == ["Ana Reed", "Tom Olin"]
    with pytest.raises(LookupError, match="no text with digest"):
        read_chains(tmp_path / "sheet.jsonl")


def test_the_table(passages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--attributor", "rules", "chains", str(passages), "--given-spans", "--confusions"]
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    assert "1 texts, 2 attributions, given spans" in printed
    assert "speakers         1.000" in printed
    assert "stance: {}" in printed
