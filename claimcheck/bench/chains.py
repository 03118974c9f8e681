"""Annotated attributions with their speakers, chains, certainty and stance.

Two kinds of file, both JSON Lines, one text a line. Passages of our own hold their `text` and name
their `speakers` (`id`, `name`, `type`); each attribution gives their ids. A sheet about articles
that may not be passed on holds the text's digest (`sha256`) instead, and each attribution gives a
span for each speaker: the fullest name. `benchmarks/data/attribution_chains/guide.md` is the guide
to both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.bench.sheet import spans_of, texts_by_digest
from claimcheck.records import Act, CertaintyValue, Polarity, Quote, Span, Stance, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSpeaker:
    """Who speaks: by name, and by one mention where the gold gives one."""

    name: str
    mention: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldLink:
    """One annotated attribution; `parent` is a number in its text's list; `kind` the source's."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str
    speakers: tuple[GoldSpeaker, ...]
    parent: int | None
    act: Act
    stance: Stance
    value: CertaintyValue
    polarity: Polarity
    quote: Quote | None = None
    time: tuple[Span, ...] | None = None
    to: tuple[Span, ...] | None = None

    @property
    def statement(self) -> Statement:
        """As the claim splitter would give it, had it found the very spans."""
        return Statement(
            source=self.source,
            cue=self.cue,
            content=self.content,
            parent=self.parent,
            act=self.act,
            quote=self.quote or "indirect",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldChains:
    """A text with all of its attributions, in order."""

    name: str
    text: str
    links: tuple[GoldLink, ...]


def read_chains(path: Path, texts: Iterable[Path] = ()) -> list[GoldChains]:
    """The annotated texts of `path`; those that are not in it are found in `texts` by digest.

    Raises:
        LookupError: the text of an article is in none of `texts`.
        OSError: a file cannot be read.
    """
    known = texts_by_digest(texts)
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        name = entry.get("id") or entry["sha256"]
        text = entry.get("text") or known.get(name)
        if text is None:
            raise LookupError(f"{path}: no text with digest {name} was given")
        links = tuple(_link(row, entry, text) for row in entry["attributions"])
        found.append(GoldChains(name=name, text=text, links=links))
    return found


def _link(row: Mapping[str, Any], entry: Mapping[str, Any], text: str) -> GoldLink:
    said = row.get("said")
    return GoldLink(
        source=spans_of(row["source"]),
        cue=spans_of(row["cue"]),
        content=spans_of(row["content"]),
        kind=row["kind"],
        speakers=_speakers(row, entry, text),
        parent=row["parent"],
        act=row["act"],
        stance=row["stance"],
        value=row["certainty"]["value"],
        polarity=row["certainty"]["polarity"],
        quote=row.get("quote"),
        time=None if said is None else spans_of(said["time"]),
        to=None if said is None else spans_of(said["to"]),
    )


def _speakers(
    row: Mapping[str, Any], entry: Mapping[str, Any], text: str
) -> tuple[GoldSpeaker, ...]:
    if "speakers" in entry:
        names = {speaker["id"]: speaker["name"] for speaker in entry["speakers"]}
        return tuple(GoldSpeaker(name=names[identity]) for identity in row["speakers"])
    spans = spans_of(row["speakers"])
    return tuple(GoldSpeaker(name=span.of(text), mention=span) for span in spans)
