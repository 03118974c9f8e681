"""Figures: their bounds, unit and what is counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from claimcheck.claim.designations import is_designation
from claimcheck.claim.numerals import Numeral, numerals
from claimcheck.lexicon import mapping, table
from claimcheck.records import Article, Parse, Quantity, QuantityKind, Span, Token

_YEAR_DIGITS = 4
_YEARS = range(1500, 2100)
_REACH = 30  # characters beside a figure: "no fewer than", "an estimated", a currency between
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_AGE = re.compile(r"[\s-](year|month|week|day)s?[\s-]olds?\b", re.IGNORECASE)
_AGED = re.compile(r"\baged\s$", re.IGNORECASE)
_AFTER_NAME = re.compile(rf"\b(?!{_MONTH},)[A-Z]\w+,\s$")
_TO = re.compile(r"(?:\s+(?:to|or)\s+|\s*[-–]\s*)")
_AND = re.compile(r"\s+and\s+")
_BACK = re.compile(r"\b(from|between)\s*$", re.IGNORECASE)
_LATER = re.compile(r"\s+or (more|fewer|less|so)\b", re.IGNORECASE)
_LATER_KINDS = {"more": "at_least", "fewer": "at_most", "less": "at_most", "so": "about"}
_NOUNS = frozenset({"NOUN", "PROPN"})
_FIGURE_DEPS = frozenset({"nummod", "quantmod", "compound", "amod", "det", "predet"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """A unit of measure and the span of numeral and unit together."""

    name: str | None
    dimension: str
    span: Span


def find_quantities(article: Article, spans: Sequence[Span]) -> tuple[Quantity, ...]:
    """The figures in `spans` of an article, in order; years, days and clock times are left out."""
    found: list[Quantity] = []
    for span in spans:
        for numeral in numerals(article.text, span):
            if _is_figure(article, numeral):
                _append(article.text, found, _quantity(article, span, numeral))
    return tuple(sorted(found, key=lambda quantity: quantity.span.order))


def _append(text: str, found: list[Quantity], quantity: Quantity) -> None:
    """Add a figure, as the upper end of the one before it where they make a range."""
    merged = _range(text, found[-1], quantity) if found else None
    if merged is not None:
        found[-1] = merged
    elif found and _is_score(text, found[-1], quantity):
        found.pop()
    else:
        found.append(quantity)


def _is_score(text: str, left: Quantity, right: Quantity) -> bool:
    """A result ("won 5-3") counts nothing that can be told."""
    return text[left.span.end : right.span.start] in {"-", "–"}


def _range(text: str, low: Quantity, high: Quantity) -> Quantity | None:
    if low.low is None or high.high is None or low.low >= high.high:
        return None
    if low.unit not in {None, high.unit} or "ordinal" in {low.dimension, high.dimension}:
        return None
    between = text[low.span.end : high.span.start]
    lead = _BACK.search(text[max(low.span.start - _REACH, 0) : low.span.start])
    word = lead[1].lower() if lead else ""
    pattern = _AND if word == "between" else _TO
    if word == "from" or pattern.fullmatch(between) is None:
        return None  # "rose from 30 to 40" tells two figures
    span = Span(start=low.span.start, end=high.span.end)
    counted = high.counted or low.counted
    return replace(high, span=span, low=low.low, kind="range", counted=counted)


def _is_figure(article: Article, numeral: Numeral) -> bool:
    """Whether a numeral counts or measures, and is no date, time or pronoun."""
    words = numeral.span.of(article.text)
    if is_designation(article, numeral):
        return False
    if _is_year(article.text, numeral) or _is_day_or_hour(article.text, numeral):
        return False
    tokens = article.parse.within(numeral.span)
    if words.lower() in {"one", "zero"}:  # "no one", "one of them", "ground zero" count nothing
        return any(article.parse.tokens[i].dep == "nummod" for i in tokens)
    if words.lower() in {"scores", "tens"}:  # "scores" is also what teams and players do
        return re.match(r"\s+of\b", article.text[numeral.span.end :][:_REACH]) is not None
    if words.lower() == "second":
        return any(article.parse.tokens[i].pos in {"ADJ", "ADV"} for i in tokens)
    return True


def _is_year(text: str, numeral: Numeral) -> bool:
    words = numeral.span.of(text)
    if not words.isdigit() or len(words) != _YEAR_DIGITS or int(words) not in _YEARS:
        return False
    if text[numeral.span.start - 1 : numeral.span.start] in set(_symbols()):
        return False
    return re.match(r"\s+[a-z]+s\b", text[numeral.span.end :][:_REACH]) is None


def _is_day_or_hour(text: str, numeral: Numeral) -> bool:
    after = text[numeral.span.end :][:_REACH]
    before = text[max(numeral.span.start - _REACH, 0) : numeral.span.start]
    if numeral.digits and re.match(r"s\b|\s?[ap]\.?m\b|\s+o.clock", after):
        return True
    if not numeral.digits and numeral.form != "ordinal":
        return False
    return bool(
        re.match(rf"\s+(?:of\s+)?{_MONTH}(?!\w)", after, re.IGNORECASE)
        or re.search(rf"\b{_MONTH}\s+$", before, re.IGNORECASE)
    )


def _quantity(article: Article, within: Span, numeral: Numeral) -> Quantity:
    unit = _unit(article.text, within, numeral)
    kind = _kind(article.text, within, numeral, unit)
    measured = unit.dimension not in {"count", "percent", "fraction"}
    return Quantity(
        span=unit.span,
        low=None if kind in {"at_most", "vague"} else numeral.value,
        high=None if kind in {"at_least", "vague"} else numeral.value,
        unit=unit.name,
        counted=None if measured else _counted(article.parse, unit.span),
        dimension=unit.dimension,
        kind=kind,
    )


def _unit(text: str, within: Span, numeral: Numeral) -> _Unit:
    span = numeral.span
    if numeral.form == "ordinal":
        return _Unit(name=None, dimension="ordinal", span=span)
    before = _symbol_pattern().search(text[within.start : span.start])
    if before is not None:
        row = _units()[before[1].lower()]
        whole = Span(start=within.start + before.start(1), end=span.end)
        return _Unit(name=row["unit"], dimension=row["dimension"], span=whole)
    if numeral.form == "fraction":
        return _Unit(name=None, dimension="fraction", span=span)
    return _age(text, within, numeral) or _measure(text, within, span)


def _age(text: str, within: Span, numeral: Numeral) -> _Unit | None:
    span, before = numeral.span, text[within.start : numeral.span.start]
    age = _AGE.match(text, span.end, within.end)
    if age is not None:
        whole = Span(start=span.start, end=age.end())
        return _Unit(name=age[1].lower(), dimension="age", span=whole)
    apposed = numeral.digits and text[span.end : span.end + 1] == "," and _AFTER_NAME.search(before)
    if apposed or _AGED.search(before):
        return _Unit(name="year", dimension="age", span=span)
    return None


def _measure(text: str, within: Span, span: Span) -> _Unit:
    after = _unit_pattern().match(text, span.end, within.end)
    if after is None:
        return _Unit(name=None, dimension="count", span=span)
    row = _units()[re.sub(r"\s+", " ", after[1].lower())]
    whole = Span(start=span.start, end=after.end(1))
    return _Unit(name=row["unit"], dimension=row["dimension"], span=whole)


def _kind(text: str, within: Span, numeral: Numeral, unit: _Unit) -> QuantityKind:
    if numeral.form == "vague":
        return "vague"
    lead = text[max(unit.span.start - _REACH, within.start) : unit.span.start]
    bound = _bound_pattern().search(lead)
    if bound is not None:
        word = re.sub(r"\s+", " ", bound[1].lower())
        return cast("QuantityKind", mapping("bounds", key="word", value="kind")[word])
    later = _LATER.match(text, unit.span.end, within.end)
    return cast("QuantityKind", _LATER_KINDS[later[1].lower()]) if later else "exact"


def _counted(parse: Parse, span: Span) -> str | None:
    """The head noun a figure counts: "1,000 of the bodies" and "1,000 bodies" count bodies."""
    tokens = parse.within(span)
    if not tokens:
        return None
    found = (_noun_of(parse, tokens, index) for index in reversed(tokens))
    return next((noun for noun in found if noun is not None), None)


def _noun_of(parse: Parse, tokens: Sequence[int], index: int) -> str | None:
    current = parse.tokens[index]
    while current.index in tokens and current.dep in _FIGURE_DEPS and current.head != current.index:
        current = parse.tokens[current.head]
    if current.index not in tokens:
        return current.text if current.pos in _NOUNS else None
    return _after_of(parse, current)


def _after_of(parse: Parse, figure: Token) -> str | None:
    for link in parse.children[figure.index]:
        if parse.tokens[link].text.lower() == "of":
            for index in parse.children[link]:
                if parse.tokens[index].pos in _NOUNS:
                    return parse.tokens[index].text
    return None


@cache
def _units() -> Mapping[str, Mapping[str, str]]:
    return {row["word"]: row for row in table("units")}


@cache
def _symbols() -> tuple[str, ...]:
    return tuple(word for word, row in _units().items() if row["dimension"] == "money")


def _alternatives(words: Sequence[str]) -> str:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)


@cache
def _symbol_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])({_alternatives(_symbols())})\s?$", re.IGNORECASE)


@cache
def _unit_pattern() -> re.Pattern[str]:
    return re.compile(rf"[\s-]?({_alternatives(list(_units()))})(?!\w)", re.IGNORECASE)


@cache
def _bound_pattern() -> re.Pattern[str]:
    words = [row["word"] for row in table("bounds")]
    return re.compile(rf"\b({_alternatives(words)})\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)
