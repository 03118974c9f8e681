"""Temporal expressions: the words of a text that name a day, a month, or some other time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claimcheck.claim.time_forms import MONTHS, RANGE_END, SEASON, WEEKDAYS, time_forms
from claimcheck.lexicon import mapping, table
from claimcheck.records import Span

TimeKind = Literal[
    "day", "month", "weekday", "days", "months", "after_days", "after_months", "open"
]

_NAMES_TOO = frozenset({"march", "april", "may", "june", "august"})
_LEADS = frozenset({"in", "since", "until", "by", "from", "during", "through", "for"})
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Words that name a time, and what they say of it.

    "day", "month" and "weekday" name it, all but `year` known; "days" and "months" count
    `offset` from the day they are written on, "after_days" and "after_months" from a time named
    before them; "open" names a week, a year or something no date can be told of. `bearing` is the
    word that turns it backwards or forwards ("last", "next", "that"), `of` the same for the week
    or the year, `whole_year` whether an open one is a year or part of it.
    """

    span: Span
    kind: TimeKind
    year: int | None = None
    month: int = 1
    day: int | None = None
    weekday: int = 0
    offset: int = 0
    bearing: str = ""
    of: str = ""
    whole_year: bool = False

    @property
    def points(self) -> bool:
        """Whether it is counted from a time named before it."""
        return self.kind in {"after_days", "after_months"} or not {"that", "same"}.isdisjoint(
            {self.bearing, self.of}
        )


def expressions(text: str, span: Span) -> Iterator[Expression]:
    """The expressions of `text` within `span`, in order; of overlapping ones the first, longest.

    "19 years", "every Friday" and "on Fridays" say how long and how often, and are none.
    """
    found = [
        (match, _READERS[form])
        for form, pattern in time_forms()
        for match in pattern.finditer(text, span.start, span.end)
    ]
    found.sort(key=lambda pair: (pair[0].start("words"), -pair[0].end("words")))
    end = span.start
    for match, read in found:
        start = match.start("words")
        if start < end:
            continue
        expression, end = read(match), match.end("words")
        last = RANGE_END.match(text, end, span.end)
        if last is not None and (last["to"] != "and" or _BETWEEN.search(text, span.start, start)):
            end = last.end()
            yield Expression(span=Span(start=start, end=end), kind="open")
        elif expression is not None and not _repeated(text, start):
            yield expression


def _repeated(text: str, start: int) -> bool:
    return re.search(r"\b(?:every|each|most|any)\s+$", text[:start][-8:], re.IGNORECASE) is not None


def _span(match: re.Match[str]) -> Span:
    return Span(start=match.start("words"), end=match.end("words"))


def _of_month(match: re.Match[str]) -> Expression | None:
    """A month, a day of one, or the month of a range of its days."""
    groups = match.groupdict()
    if groups.get("day") is None and _is_a_name(match):
        return None
    first = int(groups.get("first") or 0)
    day = int(groups["day"]) if groups.get("day") else None
    if first and (day is None or first >= day):
        return Expression(span=_span(match), kind="open")
    return Expression(
        span=_span(match),
        kind="day" if day and not first else "month",
        year=int(groups["year"]) if groups.get("year") else None,
        month=_number_of_month(match["month"]),
        day=None if first else day,
        bearing=(groups.get("bearing") or "").lower().removeprefix("the "),
        of=groups.get("of") or "",
    )


def _is_a_name(match: re.Match[str]) -> bool:
    """Whether a bare "May" or "April" is more likely a person, or a verb."""
    alone = match["month"] == match["words"] and match["month"].lower() in _NAMES_TOO
    before = match.string[: match.start("words")].split()
    return alone and not (before and before[-1].lower() in _LEADS)


def _number_of_month(word: str) -> int:
    start = word.rstrip(".")[:3]
    return next(n for n, name in enumerate(MONTHS, start=1) if name.startswith(start))


def _of_iso(match: re.Match[str]) -> Expression:
    year, month, day = (int(part) for part in match["words"].split("-"))
    return Expression(span=_span(match), kind="day", year=year, month=month, day=day)


def _of_weekday(match: re.Match[str]) -> Expression:
    return Expression(
        span=_span(match),
        kind="weekday",
        weekday=WEEKDAYS.index(match["weekday"]),
        bearing=" ".join((match["bearing"] or "").lower().split()),
        of=match["of"] or "",
    )


def _of_named_day(match: re.Match[str]) -> Expression:
    row = _named_days()[_plain(match["words"])]
    if not row["month"]:
        return Expression(span=_span(match), kind="open")
    return Expression(span=_span(match), kind="day", month=int(row["month"]), day=int(row["day"]))


def _of_day_word(match: re.Match[str]) -> Expression:
    offset = int(mapping("day_words", key="word", value="days")[_plain(match["word"]).lower()])
    return Expression(span=_span(match), kind="days", offset=offset)


def _counted(match: re.Match[str]) -> Expression:
    """ "Two days ago", "in two days", "two days later"."""
    unit, number = match["unit"].lower(), match["number"]
    groups = match.groupdict()
    sign = -1 if groups.get("back") else 1
    kinds: Mapping[str, Mapping[str, TimeKind]] = {
        "from": {"day": "after_days", "month": "after_months"},
        "now": {"day": "days", "month": "months"},
    }
    kind = kinds["from" if groups.get("pointing") else "now"].get(unit)
    if kind is None or number is None or groups.get("hedge") or groups.get("rest"):
        return Expression(span=_span(match), kind="open", whole_year=unit in {"year", "decade"})
    ahead = "in" if groups.get("within") else ""
    return Expression(
        span=_span(match), kind=kind, offset=sign * _number(number.lower()), bearing=ahead
    )


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    return 1 if word in {"a", "an"} else int(mapping("numbers", key="word", value="value")[word])


def _of_this_month(match: re.Match[str]) -> Expression:
    offset = {"last": -1, "this": 0, "next": 1}[match["bearing"].lower()]
    return Expression(span=_span(match), kind="months", offset=offset)


def _pointing(match: re.Match[str]) -> Expression:
    """ "The next day", "that month", "since then"."""
    kind: TimeKind = "after_months" if match["words"].lower().endswith("month") else "after_days"
    words = frozenset(match["words"].lower().split())
    offset = bool(words & {"next", "following", "after"}) - bool(words & {"previous", "before"})
    return Expression(span=_span(match), kind=kind, offset=offset)


def _open(match: re.Match[str]) -> Expression:
    yearly = re.search(rf"year|\d{{4}}|{SEASON}", match["words"]) is not None
    year = re.search(r"\d{4}", match["words"])
    return Expression(
        span=_span(match), kind="open", year=int(year[0]) if year else None, whole_year=yearly
    )


def _plain(words: str) -> str:
    return " ".join(words.split()).replace("'", "’")


@cache
def _named_days() -> Mapping[str, Mapping[str, str]]:
    return {row["word"]: row for row in table("named_days")}


Reader = Callable[[re.Match[str]], Expression | None]
_READERS: Mapping[str, Reader] = {
    "iso": _of_iso,
    "month": _of_month,
    "weekday": _of_weekday,
    "named day": _of_named_day,
    "day word": _of_day_word,
    "counted": _counted,
    "this month": _of_this_month,
    "pointing": _pointing,
    "open": _open,
}
