"""How an article opens: a date stamp, its title over again, a dateline with the agency.

Wed 05 Apr 2017 Talks resume. BEIRUT (Reuters) - Envoys met …
└── stamp ─────┘└─ title ───┘ └── dateline ──┘
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from claimcheck.lexicon import mapping
from claimcheck.read.dates import MONTH, STAMP, find_date

_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’' -]*[A-ZÀ-Þ.]"
_CITY = rf"(?:{_CAPS}|[A-ZÀ-Þ][\w.’'-]+(?: (?:[A-ZÀ-Þ][\w.’'-]+|de|la|al|el)){{0,3}})"
_REGION = r"(?:, [A-ZÀ-Þ][\w.’' -]{1,30}?){0,3}"
_DAY = rf"(?:,? (?i:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?[.,]?)?"
_AGENCY = r"(?:\((?P<agency>[A-Z][^()\n]{1,40}|[a-z]{2,5})\)|/(?P<slashed>[A-Z][\w ]{1,20})/\.?)"
_DASH = r"(?:\s*[—–―]+\s*|\s*--+\s*|\s-\s*|\s?:\s)"
_NEXT = r"(?=[\"“‘'(\[«]*[A-Z0-9À-Þ])"

_WITH_AGENCY = re.compile(
    rf"(?:(?P<city>{_CITY})(?P<region>{_REGION}){_DAY},? ?)?{_AGENCY}(?P<dash>{_DASH}|\s*){_NEXT}"
)
_WITHOUT_AGENCY = re.compile(rf"(?P<city>{_CAPS}){_REGION}{_DAY}(?P<dash>{_DASH}){_NEXT}")

_LABEL = (
    r"(?:(?:(?:first |last )?(?:published|posted|updated|modified)|date(?: of publication)?)"
    r"(?: on| at)?:? )?"
)
_STAMP = re.compile(rf"(?i:{_LABEL}{STAMP})[\s.,:|)–—-]+{_NEXT}")
_TITLE_END = re.compile(r"\s*[.!?:|–—-]+\s+|\s*\n\s*|\s+(?=(?:A|An|At|The|In|On)\s)")
_TITLE_SITE = re.compile(r"\s[|–—-]\s")

_LONGEST = 300  # characters; nobody opens an article with more than that
_STEPS = 4  # stamp, title, agency's stamp, dateline
_SHORTEST_TITLE = 3  # words; the first words of a sentence may well be a shorter title


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How far an article's opening reaches: offsets count from the paragraph's beginning."""

    end: int = 0  # where the running text begins
    title_end: int = 0  # 0: the title does not stand here; white space before is not counted
    outlet: str | None = None
    published: str | None = None


def titles(title: str | None) -> list[str]:
    """The title, and without the name of the site that pages append: "Talks resume | Courier"."""
    if not title:
        return []
    bare = _TITLE_SITE.split(title)[0]
    return [title] if bare == title else [title, bare]


def folded(words: str) -> str:
    """The letters and digits of `words` alone, case folded: to compare titles by."""
    return "".join(c for c in words.casefold() if c.isalnum())


def read_opening(paragraph: str, *, title: str | None) -> Opening:
    """What stands before the running text of an article's first paragraph."""
    opening = Opening()
    steps: tuple[Callable[[str], Opening | None], ...] = (
        lambda rest: _title(rest, title=title),
        _dateline,
        _stamp,
    )
    for _ in range(_STEPS):
        rest = paragraph[opening.end :]
        found = next((o for step in steps if (o := step(rest)) is not None), None)
        if found is None or found.end >= len(rest):
            break
        opening = _joined(opening, found)
    return opening


def is_dateline(paragraph: str) -> bool:
    """Whether a paragraph opens as a wire's first one does: city or agency, then the text."""
    return _dateline(paragraph) is not None


def _joined(opening: Opening, found: Opening) -> Opening:
    return Opening(
        end=opening.end + found.end,
        title_end=opening.title_end or (found.title_end and opening.end + found.title_end),
        outlet=opening.outlet or found.outlet,
        published=opening.published or found.published,
    )


def _title(text: str, *, title: str | None) -> Opening | None:
    for candidate in titles(title):
        end = _matched(text, candidate)
        if end is None or len(candidate.split()) < _SHORTEST_TITLE:
            continue
        boundary = _TITLE_END.match(text, end)
        if boundary is None and _stamp(text[end:].lstrip()) is None:
            continue
        reach = boundary.end() if boundary else end + len(text[end:]) - len(text[end:].lstrip())
        return Opening(end=reach, title_end=len(text[:reach].rstrip()))
    return None


def _matched(text: str, title: str) -> int | None:
    """How far `text` spells `title`, punctuation and case aside; None if it does not."""
    wanted, seen = folded(title), ""
    for end, character in enumerate(text[:_LONGEST], start=1):
        seen += folded(character)
        if not wanted.startswith(seen):
            return None
        if seen == wanted and wanted:
            return None if text[end : end + 1].isalnum() else end
    return None


def _stamp(text: str) -> Opening | None:
    head = text[:_LONGEST]
    agency = _agencies().match(head)
    start = agency.end() if agency else 0
    match = _STAMP.match(head, start)
    if match is None:
        return None
    outlet = _outlet(agency.group(1)) if agency else None
    return Opening(end=match.end(), outlet=outlet, published=find_date(match.group()))


def _dateline(text: str) -> Opening | None:
    head = text[:_LONGEST]
    match = _WITH_AGENCY.match(head)
    if match is not None:
        return _agency_opening(match)
    match = _WITHOUT_AGENCY.match(head)
    if match is None:
        return None
    return Opening(end=match.end(), published=find_date(match.group()))


def _agency_opening(match: re.Match[str]) -> Opening | None:
    name = match["agency"] or match["slashed"]
    known = name.isupper() or name.casefold() in _known() or bool(match["slashed"])
    if not known and not (match["dash"].strip() and match["city"]):
        return None  # "Sergey (Smith) said": a bracket alone makes no dateline
    return Opening(end=match.end(), outlet=_outlet(name), published=find_date(match.group()))


def _outlet(name: str) -> str:
    return _known().get(name.casefold(), name)


@cache
def _known() -> dict[str, str]:
    return {k.casefold(): v for k, v in mapping("agencies", key="word", value="outlet").items()}


@cache
def _agencies() -> re.Pattern[str]:
    names = sorted(mapping("agencies", key="word", value="outlet"), key=lambda n: (-len(n), n))
    return re.compile(rf"({'|'.join(re.escape(name) for name in names)})\s+")
