"""Training-time variation of articles: other names, and attributions within attributions.

PolNeAR is US political news of two years: a few dozen names fill its sources. Swapping names keeps
the model from learning those as cues to a source. PolNeAR also never annotates an attribution
within another's content; putting one annotated sentence into another's content makes such cases
with gold.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from articles import Article, Attribution

from claimcheck.engine.decode import Fragments
from claimcheck.engine.text import Range

_NAME = re.compile(r"\b([A-Z][a-z]{2,}) ((?:[A-Z]\. )?)([A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)\b")
_NO_DONOR = re.compile(r"[\"“”\n:]")
_DONOR_LENGTHS = range(31, 200)  # characters
_MOST_NESTED = 3  # contents of an article that are replaced
_NESTED_SHARE = 0.4  # of varied articles; the others get other names


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The word lists of `augment.tsv`."""

    given: Sequence[str]
    family: Sequence[str]
    leads: frozenset[str]
    links: frozenset[str]
    lowered: frozenset[str]
    sayings: frozenset[str]
    swaps: Mapping[str, Sequence[str]] = field(default_factory=dict)


def load_words() -> Words:
    """The lists of the table beside this module."""
    path = Path(__file__).with_suffix(".tsv")
    lines = [x for x in path.read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))
    lists = {row["list"]: row["words"].split("|") for row in rows if row["list"] != "swap"}
    return Words(
        given=lists["given"],
        family=lists["family"],
        leads=frozenset(lists["lead"]),
        links=frozenset(lists["link"]),
        lowered=frozenset(lists["lowered"]),
        sayings=frozenset(lists["saying"]),
        swaps={row["word"]: row["words"].split("|") for row in rows if row["list"] == "swap"},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Varied:
    """A changed article, and the attributions that now stand in others' content."""

    article: Article
    inner: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Donor:
    """A sentence with its one attribution, offsets from the sentence's start."""

    text: str
    attribution: Attribution


class Augmenter:
    """Varies articles; its donors are the sentences of `articles` that can stand in a content."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._words = load_words()
        self.donors = [donor for each in articles for donor in _donors(each, self._words)]

    def vary(self, article: Article, rng: random.Random) -> Varied:
        """The article with other names, or with attributions put into others' contents."""
        if rng.random() < _NESTED_SHARE and self.donors:
            return nest(article, self.donors, rng, sayings=self._words.sayings)
        return Varied(article=swap_names(article, self._words, rng))


def swap_names(article: Article, words: Words, rng: random.Random) -> Article:
    """People, titles, bodies and places under other names, each the same throughout the article."""
    table: dict[str, str] = {}
    for match in _NAME.finditer(article.text):
        given, _, family = match.groups()
        if given not in words.leads and family not in words.leads:
            table.setdefault(given, rng.choice(words.given))
            table.setdefault(family, rng.choice(words.family))
    table |= {word: rng.choice(options) for word, options in words.swaps.items()}
    names = "|".join(sorted(map(re.escape, table), key=len, reverse=True))
    found = re.finditer(rf"\b(?:{names})(?!\w)", article.text)
    edits = [_Edit(low=m.start(), high=m.end(), text=table[m[0]]) for m in found]
    return _rewritten(article, edits)


def nest(
    article: Article, pool: Sequence[Donor], rng: random.Random, *, sayings: frozenset[str]
) -> Varied:
    """Some contents replaced by another attribution's sentence."""
    places = [place for found in _alone(article) for place in _place(article, found, sayings)]
    rng.shuffle(places)
    edits: list[_Edit] = []
    inner: list[Attribution] = []
    moved = 0
    for place in sorted(places[:_MOST_NESTED], key=lambda p: (p.low, p.high)):
        donor = rng.choice(pool)
        tail = "." if article.text[place.high - 1] == "." else ""
        edits.append(replace(place, text=place.text + donor.text + tail))
        inner.append(_shifted(donor.attribution, place.low + moved + len(place.text)))
        moved += len(edits[-1].text) - (place.high - place.low)
    return Varied(article=_rewritten(article, edits), inner=tuple(inner))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    """A stretch of text and what stands in its place."""

    low: int
    high: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alone:
    """A sentence, and the one attribution that it holds."""

    sentence: Range
    attribution: Attribution


def _rewritten(article: Article, edits: Sequence[_Edit]) -> Article:
    """The article with its text edited (in order, not overlapping) and its ranges moved along."""
    parts: list[str] = []
    position = 0
    for edit in edits:
        parts += [article.text[position : edit.low], edit.text]
        position = edit.high
    text = "".join([*parts, article.text[position:]])

    def moved(fragments: Fragments) -> Fragments:
        ranges = (Range(_moved(a, edits), _moved(b, edits)) for a, b in fragments)
        return tuple(r for r in ranges if r.low < r.high)

    attributions = (_mapped(each, moved) for each in article.attributions)
    kept = tuple(each for each in attributions if each.cue and each.content)
    return replace(article, text=text, sentences=moved(article.sentences), attributions=kept)


def _moved(offset: int, edits: Sequence[_Edit]) -> int:
    """Where an offset of the old text lies in the new one: inside an edit at its nearer end."""
    shift = 0
    for edit in edits:
        if offset <= edit.low:
            break
        if offset < edit.high:
            nearer = offset - edit.low < edit.high - offset
            return edit.low + shift + (0 if nearer else len(edit.text))
        shift += len(edit.text) - (edit.high - edit.low)
    return offset + shift


def _mapped(attribution: Attribution, change: Callable[[Fragments], Fragments]) -> Attribution:
    return Attribution(
        source=change(attribution.source),
        cue=change(attribution.cue),
        content=change(attribution.content),
    )


def _shifted(attribution: Attribution, by: int) -> Attribution:
    return _mapped(attribution, lambda ranges: tuple(Range(a + by, b + by) for a, b in ranges))


def _alone(article: Article) -> Iterator[_Alone]:
    """Sentences that hold exactly one attribution, whole, with a source, and no quotation marks."""
    for low, high in article.sentences:
        touching = [
            each
            for each in article.attributions
            if any(a < high and low < b for a, b in (*each.source, *each.cue, *each.content))
        ]
        if len(touching) != 1 or not touching[0].source:
            continue
        found = touching[0]
        ranges = (*found.source, *found.cue, *found.content)
        whole = all(low <= a and b <= high for a, b in ranges)
        if whole and not _NO_DONOR.search(article.text[low:high]):
            yield _Alone(sentence=Range(low, high), attribution=found)


def _donors(article: Article, words: Words) -> Iterator[Donor]:
    """Sentences of an article that can stand in another attribution's content."""
    for found in _alone(article):
        low, high = found.sentence
        text = article.text[low:high].rstrip()
        first = text.split(" ")[0]
        fits = text.endswith(".") and len(text) in _DONOR_LENGTHS and text[0].isupper()
        if not fits or first.rstrip(",") in words.links:
            continue
        body = text[:-1]
        if first in words.lowered:
            body = body[0].lower() + body[1:]
        yield Donor(text=body, attribution=_within(found.attribution, low, len(body)))


def _within(attribution: Attribution, start: int, limit: int) -> Attribution:
    """With offsets from `start`, none beyond `limit`."""

    def cut(ranges: Fragments) -> Fragments:
        return tuple(Range(a - start, min(b - start, limit)) for a, b in ranges)

    return _mapped(attribution, cut)


def _place(article: Article, found: _Alone, sayings: frozenset[str]) -> Iterator[_Edit]:
    """The content as a place for a donor, if one fits there; the edit's text is what leads in."""
    content, cue = found.attribution.content, found.attribution.cue[0]
    if len(content) != 1 or content[0].low < cue.high:
        return
    low, high = content[0]
    that = article.text[low : low + len("that ")].lower() == "that "
    if that or article.text[cue.low : cue.high].lower() in sayings:
        yield _Edit(low=low, high=high, text="that " if that else "")
