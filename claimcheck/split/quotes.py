"""Quotation marks of any typography, paired within and across paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.records import Article, Span

_OPENING = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’", "‚": "‘’", "``": "''"}
_STRAIGHT = ('"', "''", "'")
_MARK = re.compile(r"``|''|[\"“”„«»‹›‘’‚']")
# Typists mix typographies within one quotation, so any closing double mark closes any opening one.
_DOUBLE_CLOSERS = frozenset({"”", '"', "''", "»"})
_SENTENCE_END = re.compile(r"[.!?](?=\s)")
_SINGLE = frozenset("‘’'‚‹›")
_DOUBLE_OPENERS = frozenset('“"„«`')


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation with its marks.

    `closed` is False where the closing mark is missing; `continued` tells that the next
    paragraph opens anew, so that the whole rest of this one is quoted.
    """

    span: Span
    closed: bool = True
    continued: bool = False
    level: int = 0  # 0 for outermost, 1 for one inside it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    start: int
    end: int
    text: str
    opens: bool
    closes: bool


def quotations(article: Article) -> tuple[Quotation, ...]:
    """The quotations of an article, by first character.

    A quotation that runs over several paragraphs opens each of them anew and is closed only
    in the last: each paragraph's part is a quotation of its own, with `closed` False for all
    but the last.
    """
    found: list[Quotation] = []
    for number, paragraph in enumerate(article.paragraphs):
        below = article.paragraphs[number + 1 : number + 2]
        reopened = any(article.text[p.start] in _DOUBLE_OPENERS for p in below)
        inside = list(_in_paragraph(article.text, paragraph))
        found.extend(
            _placed(article.text, quotation, inside, reopened=reopened) for quotation in inside
        )
    return tuple(sorted(found, key=lambda quotation: quotation.span.order))


def _placed(
    text: str, quotation: Quotation, others: Sequence[Quotation], *, reopened: bool
) -> Quotation:
    """An unclosed quotation reaches to the paragraph's end if the next one opens anew.

    Else a mark was forgotten, and nothing behind the first sentence is known to be quoted.
    """
    if quotation.closed or quotation.continued:
        return quotation
    if reopened:
        return replace(quotation, continued=True)
    for stop in _SENTENCE_END.finditer(text, quotation.span.start, quotation.span.end):
        # What is quoted within and ends behind the sentence would cross its end.
        if not any(o.span.start < stop.end() < o.span.end for o in others if o is not quotation):
            return replace(quotation, span=Span(start=quotation.span.start, end=stop.end()))
    return quotation


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Quotation]:
    open_marks: list[_Mark] = []
    for mark in _marks(text, paragraph):
        position = _opener_of(mark, open_marks)
        if position is not None:
            # Marks left open inside are apostrophes or typing errors; they quote nothing.
            opener = open_marks[position]
            del open_marks[position:]
            yield Quotation(span=Span(start=opener.start, end=mark.end), level=len(open_marks))
        elif mark.opens:
            # A mark does not stand inside its own kind: the quotation opens anew, as speeches
            # do at each paragraph, and all before it was quoted.
            for level, other in enumerate(open_marks):
                if other.text == mark.text and mark.text not in _SINGLE:
                    yield _reopened(text, other, mark, level)
                    del open_marks[level:]
                    break
            open_marks.append(mark)
    yield from _unclosed(open_marks, paragraph)


def _reopened(text: str, opener: _Mark, mark: _Mark, level: int) -> Quotation:
    end = opener.start + len(text[opener.start : mark.start].rstrip())
    return Quotation(
        span=Span(start=opener.start, end=end), closed=False, continued=True, level=level
    )


def _unclosed(marks: Sequence[_Mark], paragraph: Span) -> Iterator[Quotation]:
    for level, mark in enumerate(marks):
        if mark.text not in _SINGLE:  # an unclosed single mark is an apostrophe
            yield Quotation(
                span=Span(start=mark.start, end=paragraph.end), closed=False, level=level
            )
            return


def _opener_of(mark: _Mark, open_marks: Sequence[_Mark]) -> int | None:
    if not mark.closes:
        return None
    for position in range(len(open_marks) - 1, -1, -1):
        if _closes(mark.text, open_marks[position].text):
            return position
    return None


def _closes(closer: str, opener: str) -> bool:
    if (opener in _SINGLE) != (closer in _SINGLE):
        return False
    if opener in _SINGLE:
        return closer in _OPENING.get(opener, "'")
    return closer in _DOUBLE_CLOSERS or closer in _OPENING.get(opener, "")


def _marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        mark = match[0]
        if mark in {"’", "'"} and before.isalnum() and after.isalnum():
            continue  # an apostrophe
        yield _Mark(
            start=match.start(),
            end=match.end(),
            text=mark,
            opens=_may_open(mark, before, after),
            closes=_may_close(mark, before),
        )


def _may_open(mark: str, before: str, after: str) -> bool:
    if mark in _OPENING:
        return True
    if mark not in _STRAIGHT or after.isspace():
        return False
    if mark == "'" and after.isdigit():
        return False  # the '90s
    return before.isspace() or before in "([{—–-/\"'“‘" or (mark != "'" and not before.isalnum())


def _may_close(mark: str, before: str) -> bool:
    if mark in {"»", "›"}:
        return True  # French typography sets a space inside the marks
    return (mark in _STRAIGHT or mark in {"”", "’", "“"}) and not before.isspace()
