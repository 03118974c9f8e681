"""Lists of names and titles, read off the page: "The Quay (1996), Low Water (1999) and Velm".

Parsers lose their way in such lists, whose items are made of any words; capitals, commas and
brackets do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.records import Parse, Token
from claimcheck.split.phrases import Tokens, bracketed

_SEPARATORS = frozenset({",", ";", "and", "or", "&"})
_LITTLE = frozenset({"DET", "ADP", "CCONJ", "PART"})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
_MIN_ITEMS = 3


def name_lists(parse: Parse, tokens: Sequence[int]) -> Iterator[list[Tokens]]:
    """The lists of three or more names in `tokens`, each item without its brackets."""
    inside = bracketed(parse, set(tokens))
    segments = _segments(parse, [i for i in tokens if i not in inside])
    run: list[Tokens] = []
    for segment in segments:
        whole = _prefix(parse, segment)
        if run and whole == segment:
            run.append(frozenset(segment))
            continue
        if run and whole and _ends_list(parse, segment):
            run.append(frozenset(whole))
        if len(run) >= _MIN_ITEMS:
            yield run
        last = segment[::-1]
        start = _suffix(parse, last)
        run = [frozenset(start)] if start else []
    if len(run) >= _MIN_ITEMS:
        yield run


def _segments(parse: Parse, tokens: Sequence[int]) -> list[list[int]]:
    found: list[list[int]] = [[]]
    for index in tokens:
        if parse.tokens[index].text.lower() in _SEPARATORS:
            if found[-1]:
                found.append([])
        elif parse.tokens[index].text != ".":
            found[-1].append(index)
    return [segment for segment in found if segment]


def _ends_list(parse: Parse, segment: Sequence[int]) -> bool:
    before = segment[0] - 1
    return before >= 0 and parse.tokens[before].text.lower() in {"and", "or", "&"}


def _prefix(parse: Parse, segment: Sequence[int]) -> list[int]:
    """The name that a segment begins with."""
    kept = 0
    for place, index in enumerate(segment):
        token = parse.tokens[index]
        if _is_of_name(token):
            kept = place + 1
        elif token.pos not in _LITTLE and token.text not in _QUOTES:
            break
        elif token.text in _QUOTES:
            kept = place + 1
    return list(segment[:kept]) if any(_is_of_name(parse.tokens[i]) for i in segment[:kept]) else []


def _suffix(parse: Parse, backwards: Sequence[int]) -> list[int]:
    """The name that a segment, given from its end, ends with; no preposition opens it."""
    kept: list[int] = []
    pending: list[int] = []
    for index in backwards:
        token = parse.tokens[index]
        if _is_of_name(token) or token.text in _QUOTES:
            kept += [*pending, index]
            pending = []
        elif token.pos in _LITTLE and kept and token.text.lower() not in {"in", "as", "with"}:
            pending.append(index)
        else:
            break
    return sorted(kept) if any(_is_of_name(parse.tokens[i]) for i in kept) else []


def _is_of_name(token: Token) -> bool:
    return token.text[:1].isupper() or token.text[:1].isdigit()
