"""Temporal expressions as dates, seen from the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>\d{4}))?"
_DATES = (
    re.compile(rf"(?:the\s+)?{_DAY}(?:\s+of)?\s+{_MONTH}{_YEAR}"),
    re.compile(rf"{_MONTH}\s+{_DAY}{_YEAR}"),
    re.compile(rf"(?:(?:early|mid|late)[\s-])?(?P<day>){_MONTH}{_YEAR}"),
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_PART = r"(?:early|late|morning|afternoon|evening|night)"
_WEEKDAY = re.compile(rf"(?:{_PART}\s+)?(?P<day>{'|'.join(_WEEKDAYS)})(?:\s+{_PART})?")
_RELATIVE = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_MONTHS_OFF = {"last month": -1, "this month": 0, "next month": 1}
_FEW = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DAYS_AGO = re.compile(rf"(?P<number>\d{{1,2}}|{'|'.join(_FEW)}) days? ago")
_WEEK = 7
_SHORT = 3  # letters of an abbreviated month


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Where temporal expressions are seen from: a day, looking back, or ahead if `future`."""

    published: date | None
    future: bool = False

    def resolve(self, phrase: str) -> str | None:
        """An ISO 8601 date or month, None where the phrase does not tell it for sure.

        "Thursday" is the last one on or before the day of publication; so is a bare month or
        a day without its year. "Last Thursday" may mean either of two, so it stays open.
        """
        words = " ".join(phrase.split())
        if _ISO.fullmatch(words):
            return _iso(int(words[:4]), int(words[5:7]), int(words[8:]))
        leading = re.match(rf"(?:{'|'.join(_WEEKDAYS)}),?\s+(?=\S*\d|[A-Z])", words, re.IGNORECASE)
        return self._dated(words[leading.end() :] if leading else words) or self._near(
            words.lower()
        )

    def _dated(self, words: str) -> str | None:
        for pattern in _DATES:
            match = pattern.fullmatch(words)
            month = _month(match["month"]) if match else None
            if match is not None and month is not None:
                day = int(match["day"]) if match["day"] else None
                if match["year"]:
                    return _iso(int(match["year"]), month, day)
                return self._nearest(month, day)
        return None

    def _nearest(self, month: int, day: int | None) -> str | None:
        """A date without its year: the last one on or before publication, the next if future."""
        if self.published is None:
            return None
        there, here = (month, day or 0), (self.published.month, self.published.day if day else 0)
        year = self.published.year
        if self.future:
            return _iso(year + (there < here), month, day)
        return _iso(year - (there > here), month, day)

    def _near(self, words: str) -> str | None:
        """Weekdays, and "yesterday" and its like."""
        if self.published is None:
            return None
        if words in _RELATIVE:
            return (self.published + timedelta(days=_RELATIVE[words])).isoformat()
        month = _MONTHS_OFF.get(words)
        if month is not None:
            there = self.published.year * 12 + self.published.month - 1 + month
            return f"{there // 12:04}-{there % 12 + 1:02}"
        ago = _DAYS_AGO.fullmatch(words)
        if ago is not None:
            return (self.published - timedelta(days=_days(ago["number"]))).isoformat()
        weekday = _WEEKDAY.fullmatch(words)
        if weekday is None:
            return None
        back = (self.published.weekday() - _WEEKDAYS.index(weekday["day"])) % _WEEK
        days = (_WEEK - back) % _WEEK if self.future else -back
        return (self.published + timedelta(days=days)).isoformat()


def _days(number: str) -> int:
    return int(number) if number.isdigit() else _FEW.index(number) + 1


def _month(word: str) -> int | None:
    lower = word.lower().rstrip(".")
    for number, name in enumerate(_MONTHS, start=1):
        if lower in {name, name[:_SHORT]} or (lower == "sept" and name.startswith(lower)):
            return number
    return None


def _iso(year: int, month: int, day: int | None) -> str | None:
    try:
        found = date(year, month, day or 1)
    except ValueError:
        return None
    return found.isoformat() if day else found.isoformat()[:7]
