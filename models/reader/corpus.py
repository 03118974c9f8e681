"""Articles as training examples: wordpieces, their gold tags, and batches."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from articles import Article, Attribution
from augment import Varied
from numpy.typing import NDArray
from tokenizers import Tokenizer

from claimcheck.engine.text import CUE_LABELS, ROLE_LABELS, Document, Ints, Range, Shape, encode

_CUE = CUE_LABELS.index("B")
_SOURCE = ROLE_LABELS.index("B-SOURCE")
_CONTENT = ROLE_LABELS.index("B-CONTENT")
_INSIDE = tuple(
    i for labels in (CUE_LABELS, ROLE_LABELS) for i, x in enumerate(labels) if x[0] == "I"
)


@dataclass(frozen=True, kw_only=True)
class Example:
    """A tokenised article with its gold attributions; ranges are wordpieces of `document`.

    The first `outer` cues and attributions are the corpus's own, the others stand in another's
    content. `known` holds where every cue is annotated, at whatever depth.
    """

    document: Document
    cues: tuple[Range, ...]
    attributions: tuple[Attribution, ...]
    outer: int
    known: NDArray[np.bool_]


def prepare(varied: Varied, tokenizer: Tokenizer, shape: Shape) -> Example:
    """Tokenise an article and find its cues' wordpieces."""
    article, inner = varied.article, varied.inner
    document = encode(article.text, article.sentences, tokenizer, shape)
    marked = [
        (cue, attribution)
        for attribution in (*article.attributions, *inner)
        if (cue := pieces(document, attribution.cue[0]))
    ]
    own = [each for each in article.attributions if pieces(document, each.cue[0])]
    return Example(
        document=document,
        cues=tuple(cue for cue, _ in marked),
        attributions=tuple(attribution for _, attribution in marked),
        outer=len(own),
        known=_known(document, article, inner),
    )


def _known(document: Document, article: Article, inner: Sequence[Attribution]) -> NDArray[np.bool_]:
    """Where every cue is annotated: not within contents, but for those that we put there."""
    known = np.ones(len(document.ids), dtype=bool)
    made = [attribution.cue[0].low for attribution in inner]
    for fragment in (f for each in article.attributions for f in each.content):
        ours = any(fragment.low <= cue < fragment.high for cue in made)
        if not ours and (found := pieces(document, fragment)):
            known[found.low : found.high] = False
    return known


def pieces(document: Document, characters: Range) -> Range | None:
    """The wordpieces of all words that a character range touches; none where it has no words."""
    low = int(np.searchsorted(document.end, characters.low, side="right"))
    high = int(np.searchsorted(document.start, characters.high, side="left"))
    if low >= high:
        return None
    while low and not document.first[low]:
        low -= 1
    while high < len(document.ids) and not document.first[high]:
        high += 1
    return Range(low, high)


def cue_tags(example: Example, depth: int | None = None) -> Ints:
    """A cue label for each wordpiece: of the first `depth` cues only, where given."""
    tags = np.zeros(len(example.document.ids), dtype=np.int64)
    for cue in example.cues[:depth]:
        _mark(tags, cue, _CUE)
    return tags


def role_tags(example: Example, number: int) -> Ints:
    """A role label for each wordpiece, for one attribution."""
    tags = np.zeros(len(example.document.ids), dtype=np.int64)
    attribution = example.attributions[number]
    for fragments, begin in ((attribution.content, _CONTENT), (attribution.source, _SOURCE)):
        for fragment in fragments:
            if found := pieces(example.document, fragment):
                _mark(tags, found, begin)
    return tags


def _mark(tags: Ints, where: Range, begin: int) -> None:
    tags[where.low : where.high] = begin + 1
    tags[where.low] = begin


def cut(tags: Ints, words: Ints) -> Ints:
    """The tags of a window's words: one that begins inside a fragment begins with its B- label."""
    inside = tags[words]
    if len(inside) and inside[0] in _INSIDE:
        inside[0] -= 1
    return inside


def jitter(cue: Range, document: Document, rng: random.Random, *, rate: float) -> Range:
    """The cue, at times a word longer or shorter at one end: predicted cues are not exact."""
    if rng.random() >= rate:
        return cue
    words = document.words
    low, high = (int(np.searchsorted(words, end)) for end in cue)
    if rng.random() < 1 / 2:
        low += rng.choice((-1, 1))
    else:
        high += rng.choice((-1, 1))
    if not 0 <= low < high <= len(words):
        return cue
    return Range(int(words[low]), int(words[high]) if high < len(words) else len(document.ids))


def batches(examples: Sequence[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Articles in random order, grouped until a batch holds about `size` wordpieces."""
    order = list(examples)
    rng.shuffle(order)
    batch: list[Example] = []
    held = 0
    for example in order:
        batch.append(example)
        held += len(example.document.ids)
        if held >= size:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch
