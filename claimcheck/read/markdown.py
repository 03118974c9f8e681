"""Markdown in plain text: what is syntax and what is words.

Seen in any text, whatever its suffix, since people paste Markdown anywhere. Only syntax that
ordinary prose does not use counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from claimcheck.records import Span

HEADING = re.compile(r"#{1,6}\s+(?=\S)")
UNDERLINE = re.compile(r"(?:={3,}|-{3,})\s*")
BULLET = re.compile(r"(?:>\s*|[*+\-•‣▪●]\s+|\[[ xX]\]\s+)+(?=\S)")

_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\r?\n(?:[A-Za-z_][\w-]*:.*\r?\n|[ \t]+.*\r?\n)+?---[ \t]*(?=\r|\n|$)"
)
_FIELD = re.compile(r"^(\w+):[ \t]*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)
_LINK = re.compile(
    r"(!?\[)([^\[\]\n]*)(\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+\"[^\"\n]*\")?\))"
)
_STRONG = re.compile(r"\*\*|~~|(?<!\w)__(?=\w)|(?<=[\w.,!?;:])__(?!\w)")
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*)(?=[^\s*])([^*\n]+)(?<=\S)(\*)(?![\w*])|(?<!\w)(_)(?=[^\s_])([^_\n]+)(?<=\S)(_)(?!\w)"
)
_QUOTED = re.compile(r"^\s*(>)", re.MULTILINE)


def front_matter(text: str) -> Span | None:
    """The block of `key: value` lines between two `---` that a Markdown file may begin with."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return None
    start = match.end() - len(match.group().lstrip())
    return Span(start=start, end=match.start() + len(match.group().rstrip()))


def fields(front: str) -> Mapping[str, str]:
    """The keys, in lower case, and values of a front matter."""
    return {key.lower(): value for key, value in _FIELD.findall(front) if value}


def without_marks(text: str) -> str:
    """The text with every character of Markdown's inline syntax made a space: equal length."""
    letters = list(text)
    for span in _marks(text):
        letters[span.start : span.end] = " " * len(span)
    return "".join(letters)


def _marks(text: str) -> Iterator[Span]:
    for match in _LINK.finditer(text):
        yield Span(start=match.start(1), end=match.end(1))
        yield Span(start=match.start(3), end=match.end(3))
    for match in _STRONG.finditer(text):
        yield Span(start=match.start(), end=match.end())
    for pattern, groups in ((_EMPHASIS, (1, 3, 4, 6)), (_QUOTED, (1,))):
        for match in pattern.finditer(text):
            for group in groups:
                if match.start(group) >= 0:
                    yield Span(start=match.start(group), end=match.end(group))
