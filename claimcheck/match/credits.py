"""Whom an article credits: datelines, bylines, sign-offs, and "told Reuters" in a sentence.

The forms are those of `lexicon/credits.tsv`, the names those of `lexicon/agencies.tsv`, of a
file of the user's in the same form, and of the outlets at hand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from claimcheck.lexicon import table, users_table
from claimcheck.match.owners import key
from claimcheck.records import Span, Telling

Reach = Literal["copy", "part", "words", "release"]

_SLOTS = {
    "{place}": r"(?-i:[A-Z])(?:[\w’'/,\- ]|(?<=(?-i:[A-Z]))\.){1,40}?",
    "{name}": r"(?P<name>(?-i:[A-Z]{3}[A-Z.&]*(?: [A-Z][A-Z.&]*)*))",
    "{people}": r"[^.;:()\n]{2,120}?",
    "{year}": r"\d{4}",
}
_SIGNS = {"^": r"(?:^|(?<=\n))[ \t]*", "$": r"[.\s]*?(?=\n|$)", " ": r"\s+", "-": r"\s*[-–—]+\s*"}
_WORD = re.compile(r"\w+")
_PARTS = re.compile(r"(\{\w+\}|[ \-^$])")
_BEFORE = 200  # characters that the words before a name may take
_OPENING = 3  # paragraphs in which a dateline or a byline may stand
_SHORT = 4  # letters up to which capitals alone tell a name from a word


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A credit and the words it stands in; `name` is None for a release that names nobody."""

    name: str | None
    span: Span
    reach: Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """A form as what stands before the name and after it; `whole` where it names nobody."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    whole: re.Pattern[str] | None
    reach: Reach
    agency: str | None
    opens: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Crediting:
    """Finds credits; `names` are the `key` of each name → the name to print.

    `ways` are the ways to write a name, longest first, by their first word.
    """

    names: Mapping[str, str]
    ways: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, names: Mapping[str, str]) -> Crediting:
        """The finder of credits to `names`: as they are written → as they are printed."""
        ways: defaultdict[str, set[str]] = defaultdict(set)
        for name in names:
            for way in _ways(name):
                first = _WORD.search(way)
                if first:
                    ways[first.group()].add(way[first.start() :])
        return cls(
            names={key(name): printed for name, printed in names.items()},
            ways={first: sorted(some, key=lambda w: (-len(w), w)) for first, some in ways.items()},
        )

    def __call__(self, telling: Telling) -> tuple[Credit, ...]:
        """The credits of an article, in order."""
        found = (*self._named(telling.text), *_unnamed(telling))
        kept = {
            Credit(name=self._printed(one.name), span=one.span, reach=one.reach)
            for one in found
            if _in_place(one, telling)
        }
        return tuple(sorted(kept, key=lambda c: (c.span.order, c.name or "", c.reach)))

    def known(self, name: str) -> str | None:
        """The name to print for an agency or outlet; None where it is neither."""
        return self.names.get(key(name))

    def _printed(self, name: str | None) -> str | None:
        return name and (self.known(name) or name)

    def _named(self, text: str) -> Iterator[_Found]:
        for mention in self._mentions(text):
            name = self.names[key(mention.of(text))]
            for form in _forms():
                if form.whole:
                    continue
                low = max(mention.start - _BEFORE, 0)
                before = form.before.search(text, low, mention.start)
                after = before and form.after.match(text, mention.end)
                if before and after:
                    span = _trimmed(text, before.start(), after.end())
                    yield _Found(name=name, span=span, reach=form.reach, opens=form.opens)

    def _mentions(self, text: str) -> Iterator[Span]:
        """Where a name stands, the longest that does."""
        for word in _WORD.finditer(text):
            for way in self.ways.get(word.group(), ()):
                end = word.start() + len(way)
                if text.startswith(way, word.start()) and not text[end : end + 1].isalnum():
                    yield Span(start=word.start(), end=end)
                    break


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    name: str | None
    span: Span
    reach: Reach
    opens: bool


def agency_names(path: str | None = None) -> Mapping[str, str]:
    """Names of agencies as they are written → name to print, the user's file over the shipped.

    Raises `UsageError` where the file at `path` cannot be read or lacks a column.
    """
    own = () if path is None else users_table(path, like="agencies")
    return {row["word"]: row["outlet"] for row in (*table("agencies"), *own)}


def _ways(name: str) -> Iterator[str]:
    """How a name may be written: in capitals too, and a long one in capitals without."""
    yield from (name, name.upper())
    if name.isupper() and sum(map(str.isalpha, name)) > _SHORT:
        yield name.title()


def _unnamed(telling: Telling) -> Iterator[_Found]:
    text = telling.text
    opening = telling.paragraphs[:_OPENING][-1].end if telling.paragraphs else len(text)
    for form in _forms():
        end = opening if form.opens else len(text)
        for match in form.whole.finditer(text, 0, end) if form.whole else ():
            span = _trimmed(text, match.start(), match.end())
            name = match.groupdict().get("name") or form.agency
            yield _Found(name=name, span=span, reach=form.reach, opens=form.opens)


def _in_place(found: _Found, telling: Telling) -> bool:
    """Whether a credit for the whole article stands where such credits do.

    In the middle of an article, a name in brackets is whose picture it is.
    """
    if found.reach != "copy" or not telling.paragraphs:
        return True
    if found.opens:
        return found.span.start < telling.paragraphs[:_OPENING][-1].end
    return found.span.end > telling.paragraphs[-1].start


@cache
def _forms() -> tuple[_Form, ...]:
    return tuple(_form(row) for row in table("credits"))


def _form(row: Mapping[str, str]) -> _Form:
    before, named, after = row["pattern"].partition("{agency}")
    edge = r"(?<!\w)" if before[:1].isalnum() else ""
    close = r"(?!\w)" if after[-1:].isalnum() else ""
    article = r"(?:the\s+)?" if named else ""
    return _Form(
        before=re.compile(f"{edge}{_regex(before)}{article}\\Z", re.IGNORECASE),
        after=re.compile(f"{_regex(after)}{close}", re.IGNORECASE),
        whole=None if named else re.compile(f"{edge}{_regex(before)}(?!\\w)", re.IGNORECASE),
        reach=cast("Reach", row["reach"]),
        agency=row["agency"] or None,
        opens=before.startswith("^"),
    )


def _regex(pattern: str) -> str:
    parts = [part for part in _PARTS.split(pattern) if part]
    return "".join(_SIGNS.get(part) or _SLOTS.get(part) or re.escape(part) for part in parts)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(
        start=start + len(words) - len(words.lstrip()),
        end=end - (len(words) - len(words.rstrip())),
    )
