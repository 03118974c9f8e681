"""Where an article's title stands in its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.read.boilerplate import is_prose
from claimcheck.read.opening import folded, is_dateline, titles

_LONGEST = 150  # characters
_SHORTEST = 4  # words; a shorter line before it is the name of a section
_FEWEST = 2  # words
_UNFINISHED = tuple(".;:,…")
_MINOR = frozenset(
    (
        "about",
        "after",
        "amid",
        "from",
        "into",
        "over",
        "than",
        "that",
        "this",
        "under",
        "when",
        "with",
    )
)
_MINOR_LETTERS = 3  # words up to this length stay small in title case


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A block that may be the headline; `index` is its number among the page's blocks."""

    index: int
    text: str
    heading: bool


def find_headline(candidates: Sequence[Candidate], *, title: str | None) -> Candidate | None:
    """The block that is the title line, among the article's own blocks in order.

    A title stands above the article: there must be text below it.
    """
    head = list(candidates[: _head(candidates)])
    below = candidates[-1].index if candidates else -1
    head = [c for c in head if c.index < below]
    wanted = {folded(t) for t in titles(title)}
    named = [c for c in head if folded(c.text) in wanted]
    marked = [c for c in head if c.heading]
    likely = [c for c in head if _looks_like_title(c.text)]
    long = [c for c in likely if len(c.text.split()) >= _SHORTEST]
    above = _above_dateline(candidates)
    return next(iter([*named, *marked, *above, *long, *likely]), None)


def _head(candidates: Sequence[Candidate]) -> int:
    """How many blocks stand before the first paragraph of running prose that is no title."""
    for number, candidate in enumerate(candidates):
        text = candidate.text
        if is_prose(text) and not candidate.heading and not _looks_like_title(text):
            return number
    return 0


def _above_dateline(candidates: Sequence[Candidate]) -> list[Candidate]:
    """A wire's title stands right above the paragraph with the dateline."""
    first, second = (*candidates[:2], None, None)[:2]
    if first is None or second is None or len(first.text) > _LONGEST:
        return []
    return [first] if is_dateline(second.text) and not is_dateline(first.text) else []


def _looks_like_title(text: str) -> bool:
    words = text.split()
    if len(words) < _FEWEST or len(text) > _LONGEST or is_dateline(text):
        return False
    return not text.endswith(_UNFINISHED) or (text.endswith(".") and _is_title_case(words))


def _is_title_case(words: Sequence[str]) -> bool:
    """Whether every word that title case capitalises is a capital's, and there are enough."""
    letters = ["".join(c for c in word if c.isalpha()) for word in words]
    major = [w for w in letters if len(w) > _MINOR_LETTERS and w.lower() not in _MINOR]
    return len(words) >= _SHORTEST and len(major) > 1 and all(w[0].isupper() for w in major)
