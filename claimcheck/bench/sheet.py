"""Hand annotations of articles that may not be passed on: offsets and digests, no text.

A sheet is JSON Lines, one article a line: `sha256` (the first 16 hex digits of the text's), and
`attributions`, each with `source`, `cue`, `content` (lists of spans), `act`, and `parent` (a
number in the list, or null). The texts are found by digest in JSON Lines with a `text` each.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.bench.polnear import GoldArticle, GoldAttribution
from claimcheck.records import PRESENTING, Article, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetArticle:
    """An annotated article: its attributions that present something, the nested ones apart."""

    gold: GoldArticle
    nested: GoldArticle


def read_sheet(sheet: Path, texts: Iterable[Path]) -> list[SheetArticle]:
    """The articles of `sheet`, with their texts.

    Raises:
        LookupError: the text of an article is in none of `texts`.
    """
    known = texts_by_digest(texts)
    found = []
    for line in sheet.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["sha256"] not in known:
            raise LookupError(f"{sheet}: no text with digest {entry['sha256']} was given")
        found.append(_article(entry, known[entry["sha256"]]))
    return found


def texts_by_digest(paths: Iterable[Path]) -> dict[str, str]:
    """The texts of JSON Lines files with a `text` each, by the digest that sheets name."""
    return {Article(text=text).id: text for path in paths for text in _texts(path)}


def _texts(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def _article(entry: Mapping[str, Any], text: str) -> SheetArticle:
    kept = [a for a in entry["attributions"] if a["act"] in PRESENTING]
    return SheetArticle(
        gold=_gold(entry, text, kept),
        nested=_gold(entry, text, [a for a in kept if a["parent"] is not None]),
    )


def _gold(entry: Mapping[str, Any], text: str, rows: Iterable[Mapping[str, Any]]) -> GoldArticle:
    attributions = tuple(
        GoldAttribution(**{role: spans_of(row[role]) for role in ("source", "cue", "content")})
        for row in rows
    )
    return GoldArticle(name=entry["sha256"], text=text, attributions=attributions)


def spans_of(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    """Pairs of offsets as spans."""
    return tuple(Span(start=start, end=end) for start, end in pairs)
