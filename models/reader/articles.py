"""Annotated articles with their sentences, as the reader is trained and measured on them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.bench.polnear import GoldArticle, GoldAttribution, read_polnear
from claimcheck.engine.decode import Fragments
from claimcheck.engine.text import Range
from claimcheck.read.parse import SpacyParser
from claimcheck.records import Span

_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution: each role a tuple of character ranges, `source` empty where none is."""

    source: Fragments
    cue: Fragments
    content: Fragments


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with its sentences (character ranges) and its attributions, by their cues."""

    name: str
    text: str
    sentences: tuple[Range, ...]
    attributions: tuple[Attribution, ...]


def read_split(folder: Path, *, cache: Path, limit: int = 0) -> list[Article]:
    """The articles of one PolNeAR compartment; about `limit` of them, evenly spread, if not 0.

    `cache` is a JSON file of sentences by article, made or completed here.

    Raises:
        FileNotFoundError: `folder` has no annotated articles.
        ModelError: the spaCy pipeline is missing.
    """
    gold = read_polnear(folder)
    if limit:
        gold = gold[:: max(1, len(gold) // limit)]
    sentences = _sentences(gold, cache)
    return [_article(each, sentences[each.name]) for each in gold]


def _sentences(articles: Sequence[GoldArticle], cache: Path) -> dict[str, tuple[Range, ...]]:
    stored = json.loads(cache.read_text(encoding="utf-8")) if cache.exists() else {}
    missing = [article for article in articles if article.name not in stored]
    if missing:
        parser = SpacyParser()
        stored |= {article.name: _parsed(article.text, parser) for article in missing}
        cache.write_text(json.dumps(stored), encoding="utf-8")
    return {name: tuple(Range(*pair) for pair in pairs) for name, pairs in stored.items()}


def _parsed(text: str, parser: SpacyParser) -> list[Range]:
    """The sentences of all lines: annotators saw the page as it was, so nothing is dropped."""
    lines = [Span(start=m.start(), end=m.end()) for m in _LINE.finditer(text) if m[0].strip()]
    return [Range(s.span.start, s.span.end) for s in parser(text, lines).sentences]


def _article(gold: GoldArticle, sentences: tuple[Range, ...]) -> Article:
    found = (_attribution(each, gold.text) for each in gold.attributions)
    whole = [each for each in found if each.cue and each.content]
    whole.sort(key=lambda each: (each.cue, each.content, each.source))
    return Article(name=gold.name, text=gold.text, sentences=sentences, attributions=tuple(whole))


def _attribution(gold: GoldAttribution, text: str) -> Attribution:
    return Attribution(
        source=_joined(gold.source, text),
        cue=_joined(gold.cue, text),
        content=_joined(gold.content, text),
    )


def _joined(spans: Iterable[Span], text: str) -> Fragments:
    """Sorted fragments; those with only white space between them are one, as a reader sees them."""
    joined: list[Range] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if joined and not text[joined[-1].high : start].strip():
            joined[-1] = Range(joined[-1].low, max(end, joined[-1].high))
        else:
            joined.append(Range(start, end))
    return tuple(joined)
