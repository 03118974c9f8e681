"""Sentences labelled worth checking or not, read from a file and parsed."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.claim.quantities import find_quantities
from claimcheck.records import Article, Parser, Quantity, Span

_BATCH = 500  # sentences parsed as one text


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A sentence, whether it is worth checking, and the part and kind of the sheet it is in.

    `number` is CheckThat!'s id, which counts through the debates, or the row's number.
    """

    sentence: str
    worthy: bool
    number: int
    part: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A labelled sentence in its parse; `tokens` are those of the sentence."""

    labelled: Labelled
    article: Article
    span: Span
    tokens: tuple[int, ...]
    quantities: tuple[Quantity, ...]


def read_labelled(path: Path) -> list[Labelled]:
    """The sentences of a sheet of ours (`guide.md` beside it) or of CheckThat!'s (`.tsv.gz`).

    Raises `LookupError` for a table that is neither.
    """
    text = _text(path)
    if text.startswith("Sentence_id\t"):
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t")
        return [_of_checkthat(row) for row in rows]
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    own = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not own or not {"part", "kind", "label", "sentence"} <= own[0].keys():
        raise LookupError(f"{path}: no table of sentences with labels")
    return [_of_ours(number, row) for number, row in enumerate(own)]


def _text(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")


def _of_checkthat(row: Mapping[str, str]) -> Labelled:
    return Labelled(
        sentence=" ".join(row["Text"].split()),
        worthy=row["class_label"] == "Yes",
        number=int(row["Sentence_id"]),
    )


def _of_ours(number: int, row: Mapping[str, str]) -> Labelled:
    return Labelled(
        sentence=row["sentence"],
        worthy=row["label"] == "yes",
        number=number,
        part=row["part"],
        kind=row["kind"],
    )


def parsed(sentences: Sequence[Labelled], parser: Parser) -> Iterator[Case]:
    """The sentences with their parse, in order."""
    for first in range(0, len(sentences), _BATCH):
        yield from _parsed(sentences[first : first + _BATCH], parser)


def _parsed(sentences: Sequence[Labelled], parser: Parser) -> Iterator[Case]:
    text, spans = "", []
    for one in sentences:
        spans.append(Span(start=len(text), end=len(text) + len(one.sentence)))
        text += f"{one.sentence}\n\n"
    article = Article(text=text, parse=parser(text, spans))
    for one, span in zip(sentences, spans, strict=True):
        yield Case(
            labelled=one,
            article=article,
            span=span,
            tokens=tuple(article.parse.within(span)),
            quantities=find_quantities(article, [span]),
        )
