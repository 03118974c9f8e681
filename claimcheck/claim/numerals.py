"""Numerals: runs of digits and number words in a text, with the value they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claimcheck.lexicon import mapping, table
from claimcheck.records import Span

Form = Literal["cardinal", "ordinal", "fraction", "vague"]

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HUNDRED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A numeral and its value; a vague one ("dozens") has none."""

    span: Span
    value: float | None
    form: Form
    digits: bool


def numerals(text: str, span: Span) -> Iterator[Numeral]:
    """The numerals of `text` within `span`, in order.

    Figures that are part of a name ("F-16", "G7") or of a clock time are none.
    """
    for match in _pattern().finditer(text, span.start, span.end):
        if not _part_of_name(text, match.start(), match.end()):
            yield _read(match)


def _part_of_name(text: str, start: int, end: int) -> bool:
    before = text[max(start - 2, 0) : start]
    if before[-1:].isalnum() and not _is_currency_code(text, start):
        return True
    after = text[end : end + 2]
    if before[-1:] in {"-", ".", ":", "/", "#", "@"} and before[:1].isalnum():
        return not before[:1].isdigit() or before[-1] != "-"
    return after[:1] in {":", "/"} and after[1:].isdigit()


def _is_currency_code(text: str, start: int) -> bool:
    return re.search(r"(?:USD|EUR|GBP)$", text[max(start - 3, 0) : start]) is not None


def _read(match: re.Match[str]) -> Numeral:
    span = Span(start=match.start(), end=match.end())
    if match["vague"]:
        return Numeral(span=span, value=None, form="vague", digits=False)
    if match["fraction"]:
        value = _fraction(re.findall(r"[a-z]+", match["fraction"].lower()))
        return Numeral(span=span, value=value, form="fraction", digits=False)
    if match["ordinal"]:
        return Numeral(span=span, value=_ordinal(match["ordinal"]), form="ordinal", digits=False)
    if match["words"]:
        value = _value(re.findall(r"[a-z]+", match["words"].lower()))
        return Numeral(span=span, value=value, form="cardinal", digits=False)
    value = float(match["digits"].replace(",", ""))
    for scale in re.findall(r"[a-z]+", (match["scale"] or match["suffix"] or "").lower()):
        value *= _numbers()[scale]
    return Numeral(span=span, value=round(value, 6), form="cardinal", digits=True)


def _ordinal(word: str) -> float:
    digits = re.match(r"\d+", word)
    if digits:
        return float(digits[0])
    return sum(_numbers()[part] for part in re.findall(r"[a-z]+", word.lower()))


def _fraction(words: Sequence[str]) -> float:
    """The share that words make: "half", "two thirds", "one in five"."""
    top = 1.0 if words[0] in {"a", "an", "half"} else _numbers()[words[0]]
    if "in" in words:
        return top / _numbers()[words[-1]]
    return top / float(mapping("fractions", key="word", value="parts")[words[-1]])


def _value(words: Sequence[str]) -> float:
    """The number that number words make: "two hundred and five thousand" is 205,000."""
    total, current = 0.0, 0.0
    for word in words:
        if word == "half":
            current += 0.5
        elif word in {"a", "an"}:
            current = current or 1.0
        elif word != "and":
            number = _numbers()[word]
            if word not in _of_kind("scale"):
                current += number
            elif number <= _HUNDRED:
                current = (current or 1.0) * number
            else:
                total, current = total + (current or 1.0) * number, 0.0
    return total + current


@cache
def _numbers() -> Mapping[str, float]:
    return {row["word"]: float(row["value"]) for row in table("numbers") if row["value"]}


@cache
def _of_kind(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("numbers") if row["kind"] == kind)


def _any(*kinds: str) -> str:
    words = sorted((w for kind in kinds for w in _of_kind(kind)), key=lambda w: (-len(w), w))
    return "|".join(words)


def _parts(kind: str) -> str:
    return "|".join(row["word"] for row in table("fractions") if row["kind"] == kind)


@cache
def _pattern() -> re.Pattern[str]:
    small, scale = _any("unit", "ten"), _any("scale")
    plain = rf"(?:{small}|{scale})"
    scaled = rf"(?:(?:half\s+)?an?\s+(?:{scale})|(?:{scale}))(?:\s+and\s+{plain})?"
    more = rf"(?:[\s-]+(?:{scale})\s+and\s+{plain}|[\s-]+{plain})*"
    measures = "|".join(row["word"] for row in table("units") if row["word"].isalpha())
    words = (
        rf"half\s+an?(?=\s+(?:{measures})\b)|(?:{small})[\s-]and[\s-]a[\s-]half(?:\s+(?:{scale}))?"
        rf"|(?:{scaled}|(?:{small})){more}"
    )
    vague = (
        rf"(?:tens|dozens|hundreds|thousands)\s+of\s+(?:hundreds|thousands|millions|billions)"
        rf"|(?:several|many|a\s+few)\s+(?:{scale})s?|a\s+few|{_any('vague')}"
    )
    ordinal = rf"\d+(?:st|nd|rd|th)|(?:(?:{_any('ten')})[\s-])?(?:{_any('ordinal')})"
    owner = r"(?=\s+(?:of|the|its|their|his|her|our|all)\b)"
    fraction = (
        rf"half{owner}|(?:an?|one)[\s-](?:{_parts('part')}){owner}"
        rf"|(?:{small})[\s-](?:{_parts('parts')})"
        rf"|(?:{small})\s+in\s+(?:{small})(?=\s+[a-z])(?!\s+(?:{measures})\b)"
    )
    return re.compile(
        rf"(?P<fraction>\b(?:{fraction})\b)"
        rf"|(?P<ordinal>\b(?:{ordinal})\b)"
        rf"|(?P<vague>\b(?:{vague})\b)"
        rf"|(?P<digits>{_DIGITS})(?:(?P<scale>(?:[\s-](?:{scale})\b)+)"
        rf"|(?P<suffix>\s?(?:{_any('suffix')})\b))?"
        rf"|(?P<words>\b(?:{words})\b)",
        re.IGNORECASE,
    )
