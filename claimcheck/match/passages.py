"""Copy that two articles share: passages that stand in both with few words changed.

What stands in quotation marks is left out before anything is compared: two outlets that quote
one speech share a speaker, not a text. So are the stock phrases of the trade. The rest is
compared as near-duplicates are, by shingles of three words (Broder, 1997), but aligned instead of
counted (Smith and Waterman, 1981): a desk that cuts, reorders and rewrites leaves a few passages
whole and few of the article's shingles.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rensa import RMinHash, RMinHashLSH

from claimcheck.lexicon import words as listed
from claimcheck.records import Span

_WORD = re.compile(r"\w+(?:['’]\w+)*")
# An opening mark without its closing one runs to the end of the paragraph, as in a speech that
# the next paragraph goes on with; straight marks are taken for marks only in pairs.
_QUOTED = re.compile(
    r"(?<!\w)[\"“„](?=\S)[^\"“”„\n]*(?<=\S)[\"”“](?!\w)"
    r"|“[^\n]*"
    r"|«[^«»\n]*»"
    r"|(?<!\w)''(?=\S)[^\n]*?(?<=\S)''(?!\w)"
    r"|(?<!\w)‘(?=\S)[^‘\n]*?[\w.,?!…]’(?!\w)"
)
_STOCK = "stock_phrases"
_FEW_WORDS = r"(?:\w+\W+){0,3}\w+"
_SHINGLE = 3
_OFTEN = 8  # a shingle that one text has more often than this is one of its names
_GAP = 12  # words that a desk may have put in, taken out or changed in one place
_NAME = 0.5  # what a name or a figure in common counts: they are the same in every telling
_FEW = 24  # texts up to which comparing each with each takes less than hashing them
_WINDOW = 30  # words; half of it is the step from one window to the next
_HASHES = 64
_BANDS = 32  # two rows each: windows that share a third of their shingles meet with 98 in 100
_ALIKE = 0.3
_SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """The words of a text outside quotation marks and stock phrases, in order.

    `plain[i]` says whether word `i` is neither a name nor a figure; `shingles` holds the places
    of each run of three words.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    plain: tuple[bool, ...]
    shingles: dict[tuple[str, ...], list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of copy in both texts.

    `score` counts the words that are the same, names and figures half, less those that are not.
    """

    this: Span
    other: Span
    score: float

    def turned(self) -> Passage:
        """The same passage seen from the other text."""
        return Passage(this=self.other, other=self.this, score=self.score)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Pair:
    """A word, or a shingle's first word, by its place in either text."""

    this: int
    other: int


def prose(text: str, paragraphs: Sequence[Span] | None = None) -> Prose:
    """The words of `text`, or of its `paragraphs`, that are its writer's own."""
    whole = [Span(start=0, end=len(text))]
    found = list(_unquoted(text, whole if paragraphs is None else paragraphs))
    printed = [match.group() for match in found]
    words = tuple(word.casefold().replace("’", "'") for word in printed)
    shingles: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, shingle in enumerate(zip(words, words[1:], words[2:], strict=False)):
        shingles[shingle].append(place)
    return Prose(
        words=words,
        starts=tuple(match.start() for match in found),
        ends=tuple(match.end() for match in found),
        plain=tuple(word.islower() and word.isalpha() for word in printed),
        shingles=shingles,
    )


def shared_passages(this: Prose, other: Prose, *, min_score: float) -> tuple[Passage, ...]:
    """The passages of both texts that score at least `min_score`, in the order of `this`."""
    found = []
    for chain in _chains(_seeds(this, other)):
        passage = _best(this, other, _words(chain))
        if passage.score >= min_score:
            found.append(passage)
    return tuple(sorted(found, key=lambda passage: (passage.this.order, passage.other.order)))


def _unquoted(text: str, paragraphs: Sequence[Span]) -> Iterator[re.Match[str]]:
    """The words of `paragraphs`, without those that every newsroom writes alike."""
    skipped = sorted((*_QUOTED.finditer(text), *_stock(text)), key=re.Match.start)
    for paragraph in paragraphs:
        start = paragraph.start
        for match in skipped:
            if start <= match.end() and match.start() < paragraph.end:
                yield from _WORD.finditer(text, start, max(match.start(), start))
                start = match.end()
        yield from _WORD.finditer(text, start, max(paragraph.end, start))


def _stock(text: str) -> Iterator[re.Match[str]]:
    plain = " ".join(text.casefold().split())
    for phrase, pattern in _phrases():
        if phrase.partition("…")[0] in plain:
            yield from pattern.finditer(text)


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((phrase, _spelled(phrase)) for phrase in sorted(listed(_STOCK, column="phrase")))


def _spelled(phrase: str) -> re.Pattern[str]:
    spaced = re.escape(phrase).replace(r"\ ", r"\s+").replace("…", _FEW_WORDS)
    return re.compile(rf"\b{spaced}\b", re.IGNORECASE)


def _seeds(this: Prose, other: Prose) -> list[_Pair]:
    """The shingles that stand in both, by their place in `this`, then in `other`."""
    return sorted(
        _Pair(this=here, other=there)
        for shingle in this.shingles.keys() & other.shingles.keys()
        if max(len(this.shingles[shingle]), len(other.shingles[shingle])) <= _OFTEN
        for here in this.shingles[shingle]
        for there in other.shingles[shingle]
    )


def _chains(seeds: Sequence[_Pair]) -> list[list[_Pair]]:
    """Seeds that follow each other in both texts, at most a gap apart."""
    chains: list[list[_Pair]] = []
    near: list[list[_Pair]] = []
    for seed in seeds:
        near = [chain for chain in near if seed.this - chain[-1].this <= _GAP + _SHINGLE]
        before = [chain for chain in near if _follows(chain[-1], seed)]
        if before:
            min(before, key=lambda chain: seed.other - chain[-1].other).append(seed)
        else:
            chains.append([seed])
            near.append(chains[-1])
    return chains


def _follows(before: _Pair, seed: _Pair) -> bool:
    return before.this < seed.this and 0 < seed.other - before.other <= _GAP + _SHINGLE


def _words(chain: Sequence[_Pair]) -> list[_Pair]:
    """The words of a chain's shingles, each once, rising in both texts."""
    found: list[_Pair] = []
    for seed in chain:
        for step in range(_SHINGLE):
            pair = _Pair(this=seed.this + step, other=seed.other + step)
            if not found or (pair.this > found[-1].this and pair.other > found[-1].other):
                found.append(pair)
    return found


def _best(this: Prose, other: Prose, pairs: Sequence[_Pair]) -> Passage:
    """The stretch of `pairs` that scores highest: Smith and Waterman's recurrence."""
    score, first, best, ends = 0.0, pairs[0], 0.0, (pairs[0], pairs[0])
    before = pairs[0]
    for pair in pairs:
        score -= max(pair.this - before.this, pair.other - before.other, 1) - 1
        if score <= 0:
            score, first = 0.0, pair
        score += 1.0 if this.plain[pair.this] else _NAME
        if score > best:
            best, ends = score, (first, pair)
        before = pair
    return Passage(
        this=Span(start=this.starts[ends[0].this], end=this.ends[ends[1].this]),
        other=Span(start=other.starts[ends[0].other], end=other.ends[ends[1].other]),
        score=best,
    )


class Copies:
    """Who shares copy among many texts, each named by a key.

    A few are compared each with each. Of many, MinHash with banding (Leskovec, Rajaraman and
    Ullman, 2014, ch. 3) over windows of 30 words nominates the pairs: of 278 pairs with a passage
    in common among 300 articles of one war, it nominated 277, and three in ten of all pairs.
    """

    def __init__(self, texts: Mapping[str, Prose], *, min_score: float) -> None:
        """Takes the words of texts, by key; passages score at least `min_score`."""
        self._min_score = min_score
        self._prose = texts
        self._nominated = _nominated(self._prose) if len(texts) > _FEW else None
        self._found: dict[tuple[str, str], tuple[Passage, ...]] = {}

    def between(self, this: str, other: str) -> tuple[Passage, ...]:
        """The passages that two texts share, seen from `this`, in its order."""
        if this > other:
            turned = [passage.turned() for passage in self.between(other, this)]
            return tuple(sorted(turned, key=lambda passage: passage.this.order))
        pair = (this, other)
        if pair not in self._found:
            alike = self._nominated is None or pair in self._nominated
            self._found[pair] = self._compared(this, other) if alike else ()
        return self._found[pair]

    def _compared(self, this: str, other: str) -> tuple[Passage, ...]:
        return shared_passages(self._prose[this], self._prose[other], min_score=self._min_score)


def _nominated(texts: Mapping[str, Prose]) -> frozenset[tuple[str, str]]:
    """The pairs of keys, in order, whose texts have windows that fall into one band's bucket."""
    index = RMinHashLSH(threshold=_ALIKE, num_perm=_HASHES, num_bands=_BANDS)
    owners: list[str] = []
    pairs: set[tuple[str, str]] = set()
    for name, text in texts.items():
        hashed = [_signature(text.words[i : i + _WINDOW]) for i in _window_starts(text)]
        for signature in hashed:
            for found in index.query(signature):
                pairs.add((min(name, owners[found]), max(name, owners[found])))
        for signature in hashed:
            index.insert(len(owners), signature)
            owners.append(name)
    return frozenset(pairs)


def _window_starts(text: Prose) -> range:
    return range(0, max(len(text.words) - _WINDOW // 2, 1), _WINDOW // 2)


def _signature(words: Sequence[str]) -> RMinHash:
    signature = RMinHash(num_perm=_HASHES, seed=_SEED)
    signature.update([" ".join(run) for run in zip(words, words[1:], words[2:], strict=False)])
    return signature
