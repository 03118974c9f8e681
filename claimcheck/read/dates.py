"""Calendar dates as news pages print them."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:1[6-9]|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = (
    rf"(?:{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR}"
    rf"|{_DAY}(?: of)? {MONTH},? {_YEAR}|{MONTH} {_DAY},? ?{_YEAR})"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_ZONE = r"(?: ?(?:gmt|utc|bst|c?es?t|ce[sd]t|ee[sd]t|msk|[ecmp][sd]?t|ist|z|[+-]\d\d:?\d\d)\b)?"
TIME = rf"(?:\d{{1,2}}[:.]?\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?|\d{{1,2}} ?[ap]\.?m\.?){_ZONE}"
STAMP = rf"(?:{_WEEKDAY},? )?{DATE}(?:(?:,| -| at|t)? ?{TIME}(?!\w))?"

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<y>{_YEAR})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d)",
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?P<name>{MONTH}),?[ -](?P<y>{_YEAR})\b",
        rf"\b(?P<name>{MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? ?(?P<y>{_YEAR})\b",
        rf"\b(?P<a>\d{{1,2}})(?P<sep>[-/.])(?P<b>\d{{1,2}})(?P=sep)(?P<y>{_YEAR})\b",
    )
)


def find_date(text: str) -> str | None:
    """The first date in `text`, as ISO 8601; None without one, or with an ambiguous one.

    "26/10/2025" can only be a day first and "26.10.2025" is by custom; "05/10/2025" is
    either, and a wrong date would be worse than none.
    """
    found = [match for form in _FORMS for match in form.finditer(text)]
    for match in sorted(found, key=lambda m: m.start()):
        try:
            return _iso(match)
        except ValueError:
            continue
    return None


def _iso(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("a"):
        return _numeric(groups)
    name = groups.get("name")
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(groups["m"])
    return date(int(groups["y"]), month, int(groups["d"])).isoformat()


def _numeric(groups: dict[str, str]) -> str:
    first, second, year = int(groups["a"]), int(groups["b"]), int(groups["y"])
    twelve = len(_MONTHS)
    if groups["sep"] == "." or first > twelve or first == second:
        return date(year, second, first).isoformat()
    if second > twelve:
        return date(year, first, second).isoformat()
    raise ValueError(f"ambiguous date {groups['a']}/{groups['b']}")
