"""The stages are timed on the same articles, each beside the parse."""

from __future__ import annotations

import json
from pathlib import Path

from claimcheck.bench.speed import measure
from claimcheck.pipeline import Pipeline
from claimcheck.settings import ReadSettings, Settings, SplitSettings

TEXT = "Reed said that the quay was shut. It would open on Monday, she added."


def test_every_stage_has_its_line(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({"text": TEXT}) + "\n")
    read, split = ReadSettings(language="en"), SplitSettings(attributor="rules")
    lines = measure(path, Pipeline(Settings(read=read, split=split))).splitlines()
    assert lines[0].startswith("14 words, 5 rounds")
    assert [line.split()[0] for line in lines[1:]] == ["parse", "split", "attribute", "claim"]
    assert "1.00 of the parse's time" in lines[1]
