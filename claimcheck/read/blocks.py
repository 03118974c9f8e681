"""A text as blocks: its paragraphs and headings, before anything is judged.

Most news text has a paragraph a line. Hard-wrapped text (mail, Markdown, old wire copy) breaks
lines at a width instead, and a blank line ends the paragraph; which of the two a text is shows
in whether its lines end where the next word would not have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.read.markdown import BULLET, HEADING, UNDERLINE, front_matter
from claimcheck.records import Span

_LINE = re.compile("[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")

_WIDEST = 110  # characters; wider lines were not wrapped by hand or by mail
_NARROWEST = 40  # narrower ones are lists and verse
_FULL_SHARE = 0.75  # of a wrapped text's lines that end where the next word would not fit
_OPEN_SHARE = 0.4  # of them that end within a sentence
_FEWEST = 2  # line ends; one alone shows nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading or front matter; `lead` is the list or heading mark before its words."""

    span: Span
    lead: Span | None = None
    heading: bool = False
    front: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    span: Span
    text: str
    indent: int
    joined: bool  # no blank line before it

    @property
    def special(self) -> bool:
        return bool(HEADING.match(self.text) or BULLET.match(self.text) or self.text[0] == "|")


def ends_sentence(text: str) -> bool:
    """Whether `text` ends in a sentence's final punctuation, closing quotes aside."""
    return _SENTENCE_END.search(text) is not None


def blocks(text: str) -> list[Block]:
    """The blocks of `text` in order; together they hold every character but white space."""
    front = front_matter(text)
    found = [Block(span=front, front=True)] if front else []
    lines = list(_lines(text, start=front.end if front else 0))
    width = _width(lines)
    group: list[_Line] = []
    for line in lines:
        if group and not _continues(group[-1], line, width=width):
            found.extend(_block(group))
            group = []
        group.append(line)
    return found + list(_block(group))


def _lines(text: str, *, start: int) -> Iterator[_Line]:
    last = start
    for match in _LINE.finditer(text, start):
        words = match.group().strip()
        if not words:
            continue
        indent = len(match.group()) - len(match.group().lstrip())
        span = Span(start=match.start() + indent, end=match.start() + indent + len(words))
        joined = len(_BREAK.findall(text, last, match.start())) == 1
        yield _Line(span=span, text=words, indent=indent, joined=joined)
        last = match.end()


def _width(lines: Sequence[_Line]) -> int:
    """The width a text was wrapped at; 0 for a text with a paragraph a line."""
    pairs = [(a, b) for a, b in pairwise(lines) if b.joined]
    pairs = [(a, b) for a, b in pairs if not (a.special or b.special)]
    if len(pairs) < _FEWEST:
        return 0
    lengths = sorted(len(line.text) for pair in pairs for line in pair)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    full = sum(_fills(a, b, width=width) for a, b in pairs)
    within = sum(not ends_sentence(a.text) for a, _ in pairs)
    wrapped = full >= _FULL_SHARE * len(pairs) and within >= _OPEN_SHARE * len(pairs)
    return width if wrapped and _NARROWEST <= width <= _WIDEST else 0


def _fills(line: _Line, following: _Line, *, width: int) -> bool:
    """Whether the next line's first word would not have fitted (three quarters: people wrap)."""
    return len(line.text) + 1 + len(following.text.split()[0]) > 0.75 * width


def _continues(line: _Line, following: _Line, *, width: int) -> bool:
    if following.joined and UNDERLINE.fullmatch(following.text) and not line.special:
        return not ends_sentence(line.text) and len(line.text) <= _WIDEST
    if not (width and following.joined) or following.special or HEADING.match(line.text):
        return False
    if following.indent > line.indent + 1 and not BULLET.match(line.text):
        return False
    return _fills(line, following, width=width) or following.text[0].islower()


def _block(group: Sequence[_Line]) -> Iterator[Block]:
    if not group:
        return
    start, end = group[0].span.start, group[-1].span.end
    if len(group) > 1 and UNDERLINE.fullmatch(group[-1].text):
        yield from _underlined(group)
        return
    heading = HEADING.match(group[0].text)
    mark = heading or BULLET.match(group[0].text)
    if mark is None:
        yield Block(span=Span(start=start, end=end))
        return
    lead = Span(start=start, end=start + len(mark.group().rstrip()))
    words = Span(start=start + mark.end(), end=end)
    yield Block(span=words, lead=lead, heading=heading is not None)


def _underlined(group: Sequence[_Line]) -> Iterator[Block]:
    words = Span(start=group[0].span.start, end=group[-2].span.end)
    yield Block(span=words, heading=True)
    yield Block(span=group[-1].span)
