"""Temporal expressions as dates, seen from the day they were written or said on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from claimcheck.claim.expressions import Expression

_WEEK = 7
_YEAR = 12  # months
_ISO_MONTH = len("2026-03")
_BEARINGS = {"past": False, "this past": False, "coming": True, "this coming": True}
_TURNS = {"last": -1, "this": 0, "next": 1}
_POINTING = ("that", "the ")  # "that Thursday": of a week named before


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Where expressions are seen from, an ISO 8601 day or month, and which way.

    `ahead` is True where what they date lies ahead, False where it lies back, None where that
    cannot be told.
    """

    seen_from: str | None
    ahead: bool | None = False

    def resolve(self, expression: Expression, *, before: str | None = None) -> str | None:
        """An ISO 8601 day or month, None where the expression does not tell it for sure.

        "Thursday" is the last one on or before the day it is seen from, or the next on or after.
        "Last", "this" and "next Thursday" are sure where the week, from Monday, leaves one
        reading. `before` is the time named before, which "the next day" is counted from.
        """
        try:
            return self._resolve(expression, before)
        except (ValueError, OverflowError):  # 31 February, or before the year 1
            return None

    def _resolve(self, expression: Expression, before: str | None) -> str | None:
        match expression.kind:
            case "weekday":
                return self._weekday(expression)
            case "day" | "month":
                return self._in_month(expression, before)
            case "days" | "months":
                return None if self._is_loose(expression) else _counted(self.seen_from, expression)
            case "after_days" | "after_months":
                return _counted(before, expression)
            case "open":
                return None

    def _is_loose(self, expression: Expression) -> bool:
        """Whether it may be no day at all: "the third in two days", "employs 300 today"."""
        if expression.bearing == "in":
            return not self.ahead
        return expression.offset == 0 and self.ahead is None

    @property
    def _day(self) -> date | None:
        day = self.seen_from
        return date.fromisoformat(day) if day and len(day) > _ISO_MONTH else None

    def _weekday(self, expression: Expression) -> str | None:
        day = self._day
        if day is None or expression.bearing.startswith(_POINTING):
            return None
        monday = day - timedelta(days=day.weekday())
        in_week = monday + timedelta(days=expression.weekday)
        if expression.of:
            return (in_week + timedelta(weeks=_TURNS[expression.of])).isoformat()
        if expression.bearing in {"last", "next"}:
            return _turned(day, in_week, _TURNS[expression.bearing])
        ahead = _BEARINGS.get(expression.bearing, self.ahead)
        if ahead is None:
            return None
        days = (expression.weekday - day.weekday()) % _WEEK
        return (day + timedelta(days=days if ahead or not days else days - _WEEK)).isoformat()

    def _in_month(self, expression: Expression, before: str | None) -> str | None:
        year = expression.year or self._year(expression, before)
        if year is None:
            return None
        found = date(year, expression.month, expression.day or 1).isoformat()
        return found if expression.day else found[:_ISO_MONTH]

    def _year(self, expression: Expression, before: str | None) -> int | None:
        """The year of a date that does not name it."""
        if expression.points:
            return int(before[:4]) if before else None
        if expression.bearing == "following" or self.seen_from is None:
            return None
        year = int(self.seen_from[:4])
        if expression.of or expression.bearing == "this":
            return year + _TURNS[expression.of or "this"]
        there = f"{year:04}-{expression.month:02}"
        if expression.day:
            there += f"-{expression.day:02}"
        length = min(len(there), len(self.seen_from))
        return self._turned_year(expression, there[:length], self.seen_from[:length])

    def _turned_year(self, expression: Expression, there: str, here: str) -> int | None:
        """The year on the side that words or tense say; `there` is the date in the year `here`."""
        year = int(here[:4])
        if expression.bearing == "last":
            return year - 1 if there >= here else None
        if expression.bearing == "next":
            return year + 1 if there <= here else None
        if self.ahead is None:
            return None
        return year + (there < here) if self.ahead else year - (there > here)


def _turned(day: date, in_week: date, turn: int) -> str | None:
    """ "Last" or "next" weekday, where this week's own is none that it could mean."""
    sure = in_week >= day if turn < 0 else in_week <= day
    return (in_week + timedelta(weeks=turn)).isoformat() if sure else None


def _counted(start: str | None, expression: Expression) -> str | None:
    """So many days or months from `start`."""
    if start is None:
        return None
    if expression.kind in {"days", "after_days"}:
        if len(start) == _ISO_MONTH:
            return None
        return (date.fromisoformat(start) + timedelta(days=expression.offset)).isoformat()
    count = int(start[:4]) * _YEAR + int(start[5:7]) - 1 + expression.offset
    return date(count // _YEAR, count % _YEAR + 1, 1).isoformat()[:_ISO_MONTH]
