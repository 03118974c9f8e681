"""The forms of temporal expressions, as patterns: what is found, without what it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from claimcheck.lexicon import table

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
SEASON = r"(?:spring|summer|autumn|fall|winter)"

_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})\b"
_MONTH = rf"(?P<month>{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)"
_YEAR = r"(?:,?\s+(?:of\s+)?(?:(?P<year>\d{4})\b|(?P<of>last|this|next|that)\s+year\b))?"
_PART = r"(?:morning|afternoon|evening|night)"
_EARLY = r"(?i:(?:early|earlier|late|later)\s+)?"
_NAMED = rf"(?:{_WEEKDAY},?\s+)?(?i:(?:the\s+)?{_EARLY}{_PART}\s+of\s+(?:the\s+)?)?"
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
_TURNED = (
    r"(?i:(?P<bearing>this\s+past|this\s+coming|last|past|this|next|coming"
    r"|that|the\s+(?:following|next|previous|same))\s+)?"
)
_TURNED_MONTH = r"(?i:(?P<bearing>last|this|next|that|(?:the\s+)?(?:following|same))\s+)?"
_OF_MONTH = (
    r"(?i:(?:the\s+)?(?:start|beginning|middle|end|close|(?:first|second)\s+half"
    r"|(?:first|last)\s+week)\s+of\s+|(?:early|mid|late)(?:[\s-]+(?:in\s+)?))?"
)
_WHICH = r"(?:the\s+(?:very\s+)?(?:next|following|previous|same)|that(?:\s+same)?)"
_OF_WHICH = r"(?:last|this|next|that|the\s+(?:previous|past|following|same|next|coming|last))"
_OF_YEAR = (
    rf"(?:(?:early|mid|late)[\s-]+)?(?:(?:the\s+)?{SEASON}\s+(?:of\s+)?)?(?:19|20)\d\d\b(?!-)"
)
_SINCE = r"(?:in|since|until|by|from|before|after|during|through)"
_LONGER = rf"(?:week|weekend|year|{SEASON}|quarter|decade|century)"

RANGE_END = re.compile(
    rf"\s*(?P<to>to|until|through|and|-|–|—)\s*(?:on\s+)?"
    rf"(?:{'|'.join((*WEEKDAYS, *MONTHS))}|today|(?:19|20)\d\d)\b(?:,?\s+\d{{4}}\b)?"
)
"""What follows an expression that begins a range: "to Friday" behind "Monday"."""

_FORMS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?<![\w-])(?P<words>\d{4}-\d{2}-\d{2})(?![\w-])"),
    ("month", rf"\b(?P<words>{_NAMED}{_MONTH}\s+{_DAY}{_YEAR})"),
    ("month", rf"\b(?P<words>{_NAMED}(?:the\s+)?{_DAY}(?:\s+of)?\s+{_MONTH}{_YEAR})(?![a-z])"),
    ("month", rf"\b(?P<words>(?P<first>\d{{1,2}}){_TO}{_DAY}\s+{_MONTH}{_YEAR})(?![a-z])"),
    ("month", rf"\b(?P<words>{_MONTH}\s+(?P<first>\d{{1,2}}){_TO}{_DAY}{_YEAR})"),
    ("month", rf"\b(?P<words>{_TURNED_MONTH}{_OF_MONTH}{_MONTH}{_YEAR})(?![a-z])"),
    (
        "weekday",
        rf"\b(?P<words>{_EARLY}{_TURNED}{_EARLY}(?P<weekday>{_WEEKDAY})(?:\s+{_PART}\b)?"
        r"(?:\s+(?:of\s+)?(?P<of>last|this|next)\s+week\b)?)",
    ),
    (
        "counted",
        rf"(?i:\b(?P<words>{_HEDGE}(?:{_NUMBER}|several|many|a\s+few|a\s+couple\s+of)\s+{_UNIT}"
        rf"\s+(?P<back>ago)\b(?P<rest>\s+(?:today|this\s+\w+|(?:on\s+)?{_WEEKDAY}))?))",
    ),
    (
        "counted",
        rf"(?i:\b(?P<words>(?P<within>in\s+){_HEDGE}{_NUMBER}\s+{_UNIT}(?:['’]s?\s+time)?)\b"
        r"(?!\s+of\b))",
    ),
    (
        "counted",
        rf"(?i:\b(?P<words>{_HEDGE}{_NUMBER}\s+{_UNIT}\s+"
        rf"(?P<pointing>(?P<back>earlier|before)|later|after))\b{_ALONE})",
    ),
    ("this month", rf"\b(?P<words>{_EARLY}(?i:(?P<bearing>last|this|next)\s+month))\b"),
    ("pointing", rf"\b(?P<words>{_EARLY}(?i:{_WHICH}\s+(?:day|{_PART}|month)))\b"),
    ("pointing", rf"(?i:\b(?P<words>the\s+(?:day|{_PART})\s+(?:before|after))\b{_ALONE})"),
    ("pointing", rf"(?i:\b(?P<words>(?:earlier|later)\s+in\s+the\s+(?:day|{_PART}))\b)"),
    ("pointing", r"(?i:\b(?:since|until|by)\s+(?P<words>then)\b)"),
    ("open", rf"\b(?P<words>{_EARLY}(?i:{_OF_WHICH})\s+{_LONGER})\b"),
    ("open", r"(?i:\b(?P<words>overnight|(?:over\s+)?the\s+weekend)\b)"),
    ("open", rf"\b(?i:{_SINCE})\s+(?P<words>{_OF_YEAR})"),
)


@cache
def time_forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each form and its pattern; the expression is the group `words`, the rest of it context."""
    named = _any(row["word"] for row in table("named_days"))
    words = _any(row["word"] for row in table("day_words"))
    listed = (
        ("named day", rf"\b(?P<words>{named})\b"),
        ("day word", rf"\b(?P<words>{_EARLY}(?i:(?P<word>{words})\b(?:\s+{_PART}\b)?))"),
    )
    return tuple((form, re.compile(pattern)) for form, pattern in (*_FORMS, *listed))


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(_escaped(words), key=len, reverse=True))})"


def _escaped(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield re.escape(word).replace("’", "['’]").replace(r"\ ", r"\s+")
