"""The acts task: what the act of hand-labelled attributions is derived to be.

A sheet is JSON Lines, one attribution a line: `sha256` (the first 16 hex digits of its article's
text), `cue` and `content` (lists of spans), `act`, and `sure`, false where the label is debatable.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.bench.polnear import read_polnear
from claimcheck.lexicon.cues import entry_of_cue
from claimcheck.records import Act, Article, Page, Span
from claimcheck.split.acts import act_of, form_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How many derived acts are the labelled ones: of all, and of those that are sure."""

    right: int
    labelled: int
    right_sure: int
    sure: int

    def __str__(self) -> str:
        """One line."""
        return (
            f"acts: {self.right} of {self.labelled} as labelled "
            f"({self.right / self.labelled:.3f}), {self.right_sure} of {self.sure} sure ones "
            f"({self.right_sure / self.sure:.3f})\n"
        )


def agreement(sheet: Path, folder: Path, article: Callable[[Page], Article]) -> Agreement:
    """The agreement with a sheet on the articles of a PolNeAR `folder`, parsed by `article`."""
    parsed = [article(Page(text=gold.text)) for gold in read_polnear(folder)]
    known = {one.id: one for one in parsed}
    rows = [json.loads(line) for line in sheet.read_text(encoding="utf-8").splitlines()]
    right = [row for row in rows if _derived(row, known[row["sha256"]]) == row["act"]]
    return Agreement(
        right=len(right),
        labelled=len(rows),
        right_sure=sum(row["sure"] for row in right),
        sure=sum(row["sure"] for row in rows),
    )


def _derived(row: Mapping[str, Any], article: Article) -> Act:
    cue, content = (
        [i for low, high in row[role] for i in article.parse.within(Span(start=low, end=high))]
        for role in ("cue", "content")
    )
    form = form_of(article.parse, content)
    return act_of(article.parse, cue, form, entry_of_cue(article.parse, cue))
