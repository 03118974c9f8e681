"""Numerals that name something and count nothing: "Article 5", "the Third Army", a telephone."""

from __future__ import annotations

import re

from claimcheck.claim.numerals import Numeral
from claimcheck.lexicon import words
from claimcheck.records import Article

_REACH = 30
_NAMING = re.compile(r"\b(?:Group of|[Gg]round|[Nn]os?\.|[Nn]umber)\s+$")
_AT = re.compile(r"\b[Aa]t\s+$")  # "at first" tells a time
_STREET = re.compile(r"\s+(?:[A-Z]\w+\s+){1,2}(?:Street|Road|Avenue|Lane|Square|Drive)\b")
_DIALLED = re.compile(r"0\d+")
_DIALLED_NEXT = re.compile(r"[\s-]0\d+\b")
_DIGITS_BEFORE = re.compile(r"\d\s$")
_NAME_NEXT = re.compile(r"\s+[A-Z]")


def is_designation(article: Article, numeral: Numeral) -> bool:
    """Whether a numeral is part of a name, an address or a telephone number."""
    text, span = article.text, numeral.span
    written, after = span.of(text), text[span.end :][:_REACH]
    before = text[max(span.start - _REACH, 0) : span.start]
    if _NAMING.search(before) or (numeral.form == "ordinal" and _AT.search(before)):
        return True
    if numeral.form == "ordinal":
        return written[0].isupper() and _NAME_NEXT.match(after) is not None
    if not numeral.digits:
        return False
    if _DIALLED.fullmatch(written) or _DIGITS_BEFORE.search(before) or _DIALLED_NEXT.match(after):
        return True
    return _STREET.match(after) is not None or _follows_its_name(article, numeral)


def _follows_its_name(article: Article, numeral: Numeral) -> bool:
    """ "Channel 4": the number hangs on the capitalised noun right before it."""
    tokens = article.parse.within(numeral.span)
    if not tokens or tokens[0] == 0:
        return False
    name = article.parse.tokens[tokens[0] - 1]
    return (
        article.parse.tokens[tokens[-1]].head == name.index
        and name.pos in {"NOUN", "PROPN"}
        and name.text[:1].isupper()
        and name.text.lower() not in words("units")
    )
