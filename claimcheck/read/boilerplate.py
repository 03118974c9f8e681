"""What a page holds besides its article, told by whole lines of a known shape.

The shapes are the table `boilerplate`; its header explains the columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from claimcheck.lexicon import table
from claimcheck.read.blocks import ends_sentence
from claimcheck.read.dates import DATE, STAMP, TIME, find_date
from claimcheck.records import DropReason

NAME = r"[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]*|de|da|di|van|von|der|al|el|bin|la))*"

_PROSE_WORDS = 8  # a line with fewer, or without a sentence's end, is no running prose
_LIST_LINE = 160  # characters; a longer line does not belong to a list of links
_MARKS = re.compile(r"[*_`#]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Why a block is no part of the article, and what it tells about the page."""

    reason: DropReason
    spreads: str = ""
    published: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pattern:
    regex: re.Pattern[str]
    reason: DropReason
    edge: bool
    longest: int
    spreads: str


def is_prose(words: str) -> bool:
    """Whether a block is running prose: some words and a sentence's end."""
    return ends_sentence(words) and len(words.split()) >= _PROSE_WORDS


def judge(blocks: Sequence[str]) -> list[Verdict | None]:
    """For each block of a page, in order, the verdict on it; None for the article's own."""
    lines = [_folded(block) for block in blocks]
    anywhere = [_match(line, edge=False) for line in lines]
    outside = [_match(line, edge=True) for line in lines]
    own = [
        i
        for i, line in enumerate(lines)
        if anywhere[i] is None and outside[i] is None and is_prose(line)
    ]
    first, last = (own[0], own[-1]) if own else (len(lines), -1)
    verdicts = [
        anywhere[i] or (None if first <= i <= last else outside[i]) for i in range(len(lines))
    ]
    _spread(verdicts, lines)
    return verdicts


def _folded(block: str) -> str:
    return " ".join(_MARKS.sub("", block).split()) or "*"


@cache
def _patterns() -> tuple[_Pattern, ...]:
    shared = {"{date}": DATE, "{stamp}": STAMP, "{time}": TIME, "{name}": NAME}
    found = []
    for row in table("boilerplate"):
        pattern = row["pattern"]
        for placeholder, meaning in shared.items():
            pattern = pattern.replace(placeholder, meaning)
        found.append(
            _Pattern(
                regex=re.compile(pattern, re.IGNORECASE),
                reason=cast(DropReason, row["reason"]),
                edge=row["where"] == "edge",
                longest=int(row["longest"]),
                spreads=row["spreads"],
            )
        )
    return tuple(found)


def _match(line: str, *, edge: bool) -> Verdict | None:
    for pattern in _patterns():
        if pattern.edge == edge and len(line) <= pattern.longest:
            match = pattern.regex.fullmatch(line)
            if match is not None:
                return _verdict(pattern, match.groupdict())
    return None


def _verdict(pattern: _Pattern, groups: dict[str, str | None]) -> Verdict:
    return Verdict(
        reason=pattern.reason,
        spreads=pattern.spreads,
        published=find_date(groups.get("date") or ""),
        outlet=groups.get("outlet"),
    )


def _spread(verdicts: list[Verdict | None], lines: Sequence[str]) -> None:
    """Let headings take what they head: a list, the next paragraph, or the rest of the page."""
    for i, verdict in enumerate(verdicts):
        if verdict is not None and verdict.spreads:
            for j in _reach(verdicts, lines, start=i):
                verdicts[j] = verdicts[j] or Verdict(reason=verdict.reason)


def _reach(verdicts: Sequence[Verdict | None], lines: Sequence[str], *, start: int) -> range:
    heading = verdicts[start]
    spreads = heading.spreads if heading else ""
    following = range(start + 1, len(lines))
    if spreads == "rest":
        return following if _is_past(verdicts, lines, start=start) else range(0)
    if spreads == "next":
        return following[:1]
    listed = 0
    for i in following:
        if verdicts[i] is None and (ends_sentence(lines[i]) or len(lines[i]) > _LIST_LINE):
            break
        listed += 1
    return following[:listed]


def _is_past(verdicts: Sequence[Verdict | None], lines: Sequence[str], *, start: int) -> bool:
    """Whether the larger part of the page's own text stands before line `start`."""
    sizes = [len(line) if verdicts[i] is None else 0 for i, line in enumerate(lines)]
    return sum(sizes[:start]) > sum(sizes[start:])
