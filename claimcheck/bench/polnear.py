"""Reader for PolNeAR's brat standoff files (Newell, Margolin and Ruths, LREC 2018)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimcheck.records import Span

_EVENT_TYPES = frozenset({"Attribution", "Attribution-no-source"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAttribution:
    """One annotated attribution; `source` is empty for PolNeAR's `Attribution-no-source`."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """One annotated article: `name` is its file's stem, `publisher` its first part."""

    name: str
    text: str
    attributions: tuple[GoldAttribution, ...]

    @property
    def publisher(self) -> str:
        """The outlet, as the file's name begins."""
        return self.name.split("_", 1)[0]


def read_polnear(folder: Path) -> list[GoldArticle]:
    """The articles of one compartment (a folder with `text/` and `attributions/`), by name.

    Where several annotators did one article, the first `.ann` in sort order counts.

    Raises:
        FileNotFoundError: `folder` has no annotated articles.
    """
    articles = []
    for path in sorted((folder / "text").glob("*.txt")):
        annotations = sorted((folder / "attributions").glob(f"{path.stem}_????.ann"))
        if annotations:
            text = path.read_bytes().decode("utf-8")
            gold = tuple(_attributions(annotations[0].read_text(encoding="utf-8"), text))
            articles.append(GoldArticle(name=path.stem, text=text, attributions=gold))
    if not articles:
        raise FileNotFoundError(f"{folder}: no PolNeAR articles (text/*.txt, attributions/*.ann)")
    return articles


def _attributions(annotation: str, text: str) -> Iterator[GoldAttribution]:
    spans: dict[str, tuple[Span, ...]] = {}
    # A T line's quoted text may run over several physical lines: only the head matters.
    for match in re.finditer(r"^(T\d+)\t\S+ ([\d; ]+)\t", annotation, flags=re.MULTILINE):
        spans[match[1]] = trimmed(_offsets(match[2]), text)
    for match in re.finditer(r"^E\d+\t(.+)$", annotation, flags=re.MULTILINE):
        roles = [part.partition(":") for part in match[1].split()]
        if roles[0][0] in _EVENT_TYPES:
            yield GoldAttribution(
                source=_role("Source", roles[1:], spans),
                cue=_role("Cue", roles[1:], spans),
                content=_role("Content", roles[1:], spans),
            )


def _offsets(field: str) -> Iterator[Span]:
    for part in field.split(";"):
        start, end = part.split()
        yield Span(start=int(start), end=int(end))


def _role(
    role: str, parts: list[tuple[str, str, str]], spans: dict[str, tuple[Span, ...]]
) -> tuple[Span, ...]:
    # Brat numbers repeated roles: Content, Content2, …
    found = [s for name, _, key in parts if name.rstrip("0123456789") == role for s in spans[key]]
    return tuple(sorted(found, key=lambda span: span.order))


def trimmed(spans: Iterator[Span], text: str) -> tuple[Span, ...]:
    """`spans` without white space at their ends; those of nothing but white space are left out."""
    kept = []
    for span in spans:
        words = span.of(text)
        start = span.start + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if start < end:
            kept.append(Span(start=start, end=end))
    return tuple(kept)
