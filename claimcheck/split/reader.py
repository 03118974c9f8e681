"""The trained attributor: the reader model finds source, cue and content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claimcheck.engine import AttributionReader, Passage, Range, Reading
from claimcheck.hub import find_model
from claimcheck.lexicon.cues import entry_of_cue
from claimcheck.records import PRESENTING, Article, Model, Span, Statement
from claimcheck.settings import SplitSettings
from claimcheck.split.acts import act_of, form_of
from claimcheck.split.inside import extract_contents, kept_within
from claimcheck.split.quotes import quotations
from claimcheck.split.uncued import in_order, with_continued_paragraphs

_DEPTH = 3  # a chain of more members than that is a misreading
_SURE = 0.5
_SURROGATE = re.compile("[\ud800-\udfff]")


def load_reader(settings: SplitSettings) -> ReaderAttributor:
    """The shipped reader; raises `ModelError` where it is missing or damaged."""
    folder = find_model("reader")
    reader = AttributionReader.load(folder.path, device=settings.device, threads=settings.threads)
    return ReaderAttributor(reader, models=(folder.model,))


class ReaderAttributor:
    """Finds attributions by the trained reader. Implements `claimcheck.records.Attributor`."""

    def __init__(self, reader: AttributionReader, *, models: tuple[Model, ...] = ()) -> None:
        self._reader = reader
        self.models = models

    def __call__(self, articles: Sequence[Article]) -> list[tuple[Statement, ...]]:
        """For each article its statements by first character; parents are not set."""
        found = self._reader([_passage(article) for article in articles])
        pairs = zip(articles, found, strict=True)
        return [self._with_inner(article, _statements(article, r)) for article, r in pairs]

    def _with_inner(self, article: Article, outer: Sequence[Statement]) -> tuple[Statement, ...]:
        """`outer`, what is said within them, and within that, by first character."""
        found, contents = list(outer), outer
        for _ in range(_DEPTH - 1):
            contents = self._inside(article, contents, found)
            found.extend(contents)
        return tuple(sorted(found, key=in_order))

    def _inside(
        self, article: Article, contents: Sequence[Statement], found: Sequence[Statement]
    ) -> list[Statement]:
        """What is said within `contents` and not among `found` by the same cue."""
        extract = extract_contents(article, [s for s in contents if s.act != "directive"])
        if extract is None:
            return []
        (readings,) = self._reader([_readable(extract.text, extract.sentences)])
        read = [s for r in readings if (s := _statement(article, r)) is not None]
        taken = [span for statement in found for span in statement.cue]
        return [
            statement
            for statement in kept_within(read, contents)
            if _is_sure(article, statement)
            and not any(a.overlaps(b) for a in statement.cue for b in taken)
        ]


def _is_sure(article: Article, statement: Statement) -> bool:
    """Within a content, wishes, requests and what nobody says take more than a bare reading.

    "Not one name was argued over": without a source, a thing is seldom said of anybody.
    """
    inside = [i for span in statement.content for i in article.parse.within(span)]
    if not statement.source and form_of(article.parse, inside) == "object":
        return False
    if statement.act in PRESENTING:
        return True
    words = [i for span in statement.cue for i in article.parse.within(span)]
    return statement.score >= _SURE and entry_of_cue(article.parse, words) is not None


def _passage(article: Article) -> Passage:
    """The article as the reader takes it: a line a paragraph, and nothing UTF-8 cannot write.

    Characters are replaced one for one, so offsets hold.
    """
    text = article.text
    for paragraph in article.paragraphs:
        if "\n" in paragraph.of(text) or "\r" in paragraph.of(text):
            flat = re.sub(r"[\r\n]", " ", paragraph.of(text))
            text = text[: paragraph.start] + flat + text[paragraph.end :]
    return _readable(text, [s.span for s in article.parse.sentences])


def _readable(text: str, sentences: Iterable[Span]) -> Passage:
    """A passage without what UTF-8 cannot write."""
    ranges = tuple(Range(span.start, span.end) for span in sentences)
    return Passage(text=_SURROGATE.sub("\ufffd", text), sentences=ranges)


def _statements(article: Article, readings: Iterable[Reading]) -> tuple[Statement, ...]:
    marks = quotations(article)
    found = [s for r in readings if (s := _statement(article, r)) is not None]
    return with_continued_paragraphs(article, found, marks)


def _statement(article: Article, reading: Reading) -> Statement | None:
    source, cue = _spans(reading.source), _spans(reading.cue)
    content = _spans(reading.content)
    if not any(c.isalnum() for c in article.words(content)):
        return None
    parse = article.parse
    words = [i for span in cue for i in parse.within(span)]
    inside = [i for span in content for i in parse.within(span)]
    entry = entry_of_cue(parse, words)
    return Statement(
        source=source,
        cue=cue,
        content=content,
        act=act_of(parse, words, form_of(parse, inside), entry),
        score=round(reading.score, 2),
    )


def _spans(ranges: Iterable[Range]) -> tuple[Span, ...]:
    return tuple(Span(start=low, end=high) for low, high in ranges)
