import io
import sys
from pathlib import Path

import pytest

from claimcheck import Pipeline
from claimcheck.cli import stages
from claimcheck.records import Page
from claimcheck.settings import ReadSettings, Settings


class Piped:
    """Standard input with bytes to read."""

    buffer = io.BytesIO(b"The quay is shut, according to the mayor.")


def test_pages_come_from_files_and_from_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "quay.txt"
    path.write_text("The quay is open, the mayor said.")
    monkeypatch.setattr(sys, "stdin", Piped())
    found = list(stages.open_pages([str(path), "-"], ReadSettings()))
    assert [page.text for page in found if isinstance(page, Page)] == [
        "The quay is open, the mayor said.",
        "The quay is shut, according to the mayor.",
    ]


def test_the_pipeline_is_the_real_one() -> None:
    assert isinstance(stages.load_pipeline(Settings()), Pipeline)
