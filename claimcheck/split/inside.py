"""Reading inside contents: what somebody says within what somebody says.

PolNeAR, which the reader learned from, never nests, and so the reader finds no attribution within
another's content. Each content is therefore read once more, as a text of its own: without the
words around it, without its quotation marks, with its leading "that" left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.records import Article, Span, Statement, covering
from claimcheck.split.nesting import holds

_LEADS = ("that ", "whether ")
_MARKS = frozenset("“”\"‘'")
_MIN_CHARACTERS = 12  # shorter ones hold no attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """A text as long as the article's, with only what is to be read in it, and its sentences."""

    text: str
    sentences: tuple[Span, ...]


def extract_contents(article: Article, statements: Iterable[Statement]) -> Extract | None:
    """The contents of `statements` as a text; offsets are the article's. None without any.

    Every other character is a line break, but for a blank where a cue parts a content, so that
    each sentence of a content is a paragraph of its own. Of contents that overlap the first alone
    is taken.
    """
    text = ["\n"] * len(article.text)
    sentences: list[Span] = []
    taken: list[Span] = []
    for statement in statements:
        reach = covering(statement.content)
        if any(reach.overlaps(other) for other in taken):
            continue
        taken.append(reach)
        for span in statement.content:
            _copy(article.text, _bare(article.text, span), text)
        sentences.extend(_sentences(article, reach, text))
    if not sentences:
        return None
    for sentence in sentences:
        raised = text[sentence.start].upper()
        text[sentence.start] = raised if len(raised) == 1 else text[sentence.start]
    return Extract(text="".join(text), sentences=tuple(sorted(sentences, key=lambda s: s.order)))


def _bare(text: str, span: Span) -> Span:
    """`span` without the marks around it and the word that links it to its cue."""
    start, end = span.start, span.end
    while start < end and (text[start] in _MARKS or text[start].isspace()):
        start += 1
    for lead in _LEADS:
        if text[start:end].lower().startswith(lead):
            start += len(lead)
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return Span(start=start, end=end)


def _copy(source: str, span: Span, target: list[str]) -> None:
    for place in range(span.start, span.end):
        target[place] = " " if source[place] in "\r\n" else source[place]


def _sentences(article: Article, reach: Span, text: list[str]) -> Iterator[Span]:
    """The parts of the article's sentences within `reach`; a blank joins what a cue parts."""
    for sentence in article.parse.sentences:
        start, end = max(sentence.span.start, reach.start), min(sentence.span.end, reach.end)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end - start >= _MIN_CHARACTERS:
            text[start:end] = [" " if c == "\n" else c for c in text[start:end]]
            yield Span(start=start, end=end)


def kept_within(statements: Iterable[Statement], outer: Sequence[Statement]) -> Iterator[Statement]:
    """Those of `statements` that are said within a content of `outer`, cut to its spans.

    A content may have been read across the cue that parts it; those words are not its own.
    """
    for statement in statements:
        for holder in outer:
            cut = _cut(statement, holder)
            if cut is not None and holds(holder, cut):
                yield cut
                break


def _cut(statement: Statement, holder: Statement) -> Statement | None:
    content = tuple(
        Span(start=max(a.start, b.start), end=min(a.end, b.end))
        for a in statement.content
        for b in holder.content
        if a.overlaps(b)
    )
    if not content:
        return None
    return replace(statement, content=content)
