"""Temporal expressions: the words of a text that name a day, a month, or some other time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claimcheck.lexicon import mapping, table
from claimcheck.records import Span

TimeKind = Literal[
    "day", "month", "weekday", "days", "months", "after_days", "after_months", "open"
]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_NAMES_TOO = frozenset({"march", "april", "may", "june", "august"})
_WEEKDAY = rf"(?P<weekday>{'|'.join(_WEEKDAYS)})\b"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)"
_YEAR = r"(?:,?\s+(?:of\s+)?(?:(?P<year>\d{4})\b|(?P<of>last|this|next|that)\s+year))?"
_PART = r"(?:morning|afternoon|evening|night)"
_EARLY = r"(?:(?:early|earlier|late|later)\s+)?"
_ON_PART = rf"(?:(?:the\s+)?{_EARLY}{_PART}\s+of\s+(?:the\s+)?)?"
_NAMED = rf"(?:(?:{'|'.join(_WEEKDAYS)}),?\s+)?{_ON_PART}"
_TO = r"\s*(?:-|–|to|and|until)\s*"
_SPELLED = "|".join(row["word"] for row in table("numbers") if row["kind"] == "unit")
_NUMBER = rf"(?P<number>\d{{1,3}}|an?|{_SPELLED})"
_UNIT = r"(?P<unit>minute|hour|day|week|month|year|decade)s?"
_HEDGE = (
    r"(?P<hedge>(?:about|around|nearly|almost|over|some|roughly|just|at\s+least"
    r"|(?:more|less)\s+than|just\s+over)\s+)?"
)
# "The day before" is counted from a time named before it, unless it says itself from what.
_ALONE = r"""(?=\s*(?:[.,;:!?)—–'"’”]|$|(?:and|but|in|at|near)\b))"""
_RANGE_END = re.compile(
    rf"\s*(?P<to>to|until|through|and|-|–|—)\s*(?:on\s+)?"
    rf"(?:{'|'.join(_WEEKDAYS)}|{'|'.join(_MONTHS)}|today|(?:19|20)\d\d)\b(?:,?\s+\d{{4}}\b)?"
)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_OF_YEAR = (
    rf"(?:(?:early|mid|late)[\s-]+)?(?:(?:the\s+)?{_SEASON}\s+(?:of\s+)?)?(?:19|20)\d\d\b(?!-)"
)


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
        (match, read)
        for pattern, read in _patterns()
        for match in pattern.finditer(text, span.start, span.end)
    ]
    found.sort(key=lambda pair: (pair[0].start("words"), -pair[0].end("words")))
    end = span.start
    for match, read in found:
        start = match.start("words")
        if start < end:
            continue
        expression, end = read(match), match.end("words")
        last = _RANGE_END.match(text, end, span.end)
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
    links = {"in", "since", "until", "by", "from", "during", "through", "for", "before", "after"}
    return alone and not (before and before[-1].lower() in links)


def _number_of_month(word: str) -> int:
    start = word.rstrip(".")[:3]
    return next(n for n, name in enumerate(_MONTHS, start=1) if name.startswith(start))


def _of_iso(match: re.Match[str]) -> Expression:
    year, month, day = (int(part) for part in match["words"].split("-"))
    return Expression(span=_span(match), kind="day", year=year, month=month, day=day)


def _of_weekday(match: re.Match[str]) -> Expression:
    return Expression(
        span=_span(match),
        kind="weekday",
        weekday=_WEEKDAYS.index(match["weekday"]),
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
    sign = -1 if match["back"] else 1
    groups = match.groupdict()
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
    yearly = re.search(rf"year|\d{{4}}|{_SEASON}", match["words"]) is not None
    year = re.search(r"\d{4}", match["words"])
    return Expression(
        span=_span(match), kind="open", year=int(year[0]) if year else None, whole_year=yearly
    )


def _plain(words: str) -> str:
    return " ".join(words.split()).replace("'", "’")


@cache
def _named_days() -> Mapping[str, Mapping[str, str]]:
    return {row["word"]: row for row in table("named_days")}


def _any(words: Iterator[str]) -> str:
    escaped = (re.escape(word).replace("’", "['’]").replace(r"\ ", r"\s+") for word in words)
    return "|".join(sorted(escaped, key=len, reverse=True))


Reader = Callable[[re.Match[str]], Expression | None]


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """Each form, its words as the group `words`, and what reads it."""
    named = _any(iter(_named_days()))
    words = _any(row["word"] for row in table("day_words"))
    turned = (
        r"(?:(?P<bearing>this\s+past|this\s+coming|last|past|this|next|coming"
        r"|that|the\s+(?:following|next|previous|same))\s+)?"
    )
    turned_month = r"(?:(?P<bearing>last|this|next|that|(?:the\s+)?(?:following|same))\s+)?"
    of_month = (
        r"(?:(?:the\s+)?(?:start|beginning|middle|end|close|(?:first|second)\s+half"
        r"|(?:first|last)\s+week)\s+of\s+|(?:early|mid|late)(?:[\s-]+(?:in\s+)?))?"
    )
    which = r"(?:the\s+(?:very\s+)?(?:next|following|previous|same)|that(?:\s+same)?)"
    of_which = r"(?:last|this|next|that|the\s+(?:previous|past|following|same|next|coming|last))"
    longer = rf"(?:week|weekend|year|{_SEASON}|quarter|decade|century)"
    forms: tuple[tuple[str, Reader], ...] = (
        (r"(?<![\w-])(?P<words>\d{4}-\d{2}-\d{2})(?![\w-])", _of_iso),
        (rf"\b(?P<words>{_NAMED}{_MONTH}\s+{_DAY}{_YEAR})", _of_month),
        (
            rf"\b(?P<words>{_NAMED}(?:the\s+)?{_DAY}(?:\s+of)?\s+{_MONTH}{_YEAR})(?![a-z])",
            _of_month,
        ),
        (rf"\b(?P<words>(?P<first>\d{{1,2}}){_TO}{_DAY}\s+{_MONTH}{_YEAR})(?![a-z])", _of_month),
        (rf"\b(?P<words>{_MONTH}\s+(?P<first>\d{{1,2}}){_TO}{_DAY}{_YEAR})", _of_month),
        (rf"\b(?P<words>{turned_month}{of_month}{_MONTH}{_YEAR})(?![a-z])", _of_month),
        (
            rf"\b(?P<words>{_EARLY}{turned}{_EARLY}{_WEEKDAY}(?:\s+{_PART}\b)?"
            r"(?:\s+(?:of\s+)?(?P<of>last|this|next)\s+week\b)?)",
            _of_weekday,
        ),
        (rf"\b(?P<words>{named})\b", _of_named_day),
        (rf"(?i:\b(?P<words>{_EARLY}(?P<word>{words})\b(?:\s+{_PART}\b)?))", _of_day_word),
        (
            rf"(?i:\b(?P<words>{_HEDGE}(?:{_NUMBER}|several|many|a\s+few|a\s+couple\s+of)\s+{_UNIT}"
            rf"\s+(?P<back>ago)\b(?P<rest>\s+(?:today|this\s+\w+|(?:on\s+)?(?:{'|'.join(_WEEKDAYS)})))?))",
            _counted,
        ),
        (
            rf"(?i:\b(?P<words>(?P<within>in\s+){_HEDGE}{_NUMBER}\s+{_UNIT}(?P<back>(?!))?"
            rf"(?:['’]s?\s+time)?)\b(?!\s+of\b))",
            _counted,
        ),
        (
            rf"(?i:\b(?P<words>{_HEDGE}{_NUMBER}\s+{_UNIT}\s+"
            rf"(?P<pointing>(?P<back>earlier|before)|later|after))\b{_ALONE})",
            _counted,
        ),
        (rf"(?i:\b(?P<words>{_EARLY}(?P<bearing>last|this|next)\s+month)\b)", _of_this_month),
        (rf"(?i:\b(?P<words>{_EARLY}{which}\s+(?:day|{_PART}|month))\b)", _pointing),
        (rf"(?i:\b(?P<words>the\s+(?:day|{_PART})\s+(?:before|after))\b{_ALONE})", _pointing),
        (r"(?i:\b(?P<words>(?:earlier|later)\s+in\s+the\s+day)\b)", _pointing),
        (r"(?i:\b(?:since|until|by)\s+(?P<words>then)\b)", _pointing),
        (rf"(?i:\b(?P<words>{_EARLY}{of_which}\s+{longer})\b)", _open),
        (r"(?i:\b(?P<words>overnight|(?:over\s+)?the\s+weekend)\b)", _open),
        (
            rf"(?i:\b(?:in|since|until|by|from|before|after|during|through)\s+(?P<words>{_OF_YEAR}))",
            _open,
        ),
    )
    return tuple((re.compile(pattern), read) for pattern, read in forms)
