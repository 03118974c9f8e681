"""Text to model input and back: tokens with features, encoding windows, role windows.

Nothing here needs torch. A document is a text with its sentences (character spans, in order;
a sentence never crosses a line break). The encoder sees *windows*, runs of whole sentences; a
role window is the stretch of text around one cue, cut freely across encoder windows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ints = NDArray[np.int64]


class Range(NamedTuple):
    """A run of characters or wordpieces, `low` included and `high` excluded."""

    low: int
    high: int


CUE_LABELS = ("O", "B", "I")
ROLE_LABELS = ("O", "B-SOURCE", "I-SOURCE", "B-CONTENT", "I-CONTENT")

# Feature values. The wordpieces are lower-cased, so letter case comes in here.
CASE_SIZE, QUOTE_SIZE, BREAK_SIZE = 4, 4, 3
LOWER, CAPITAL, UPPER, OTHER = range(4)
OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
NO_BREAK, SENTENCE_BREAK, PARAGRAPH_BREAK = range(3)

# Where a token of a role window stands relative to the cue.
SENTENCE_OFFSETS = 9  # -4 ... 4, clipped
DISTANCE_BUCKETS = 24  # twelve on each side

CLS, SEP, PAD = 101, 102, 0


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes that fix how text is cut; part of the model's configuration."""

    window: int = 254  # wordpieces of one encoder window, its two special tokens not counted
    before: int = 1  # whole sentences of a role window before the cue's
    after: int = 2  # and after it
    quote_reach: int = 4  # further sentences taken in while a quotation stands open
    role_window: int = 192  # most wordpieces of a role window
    across: bool = False  # whether neighbours in other paragraphs are read, too


@dataclass(frozen=True)
class Document:
    """A tokenised text; arrays run over wordpieces."""

    text: str
    ids: Ints
    start: Ints
    end: Ints
    first: NDArray[np.bool_]  # first wordpiece of a word
    sentence: Ints  # index of the sentence
    features: Ints  # (n, 3): case, quote, break
    windows: tuple[Range, ...]  # encoder windows as wordpiece ranges

    @cached_property
    def bounds(self) -> Ints:
        """First wordpiece of each sentence, then the number of wordpieces."""
        count = int(self.sentence[-1]) + 1 if len(self.sentence) else 0
        return np.searchsorted(self.sentence, np.arange(count + 1))

    @cached_property
    def words(self) -> Ints:
        """The wordpieces that begin a word."""
        return np.flatnonzero(self.first)

    @cached_property
    def word_end(self) -> Ints:
        """Character end of the word each wordpiece belongs to."""
        word = np.cumsum(self.first) - 1
        ends = np.zeros(len(self.words), dtype=np.int64)
        np.maximum.at(ends, word, self.end)
        return np.asarray(ends[word])


def quote_states(text: str) -> NDArray[np.int8]:
    """For each character whether it stands inside double quotation marks or is one.

    A quotation ends with its paragraph at the latest; straight marks open and close in turn.
    """
    states = np.zeros(len(text), dtype=np.int8)
    inside = False
    for position, char in enumerate(text):
        if char == "\n":
            inside = False
        elif char == "“" or (char == '"' and not inside):
            states[position], inside = OPENING, True
        elif char in {"”", '"'}:
            states[position], inside = CLOSING, False
        elif inside:
            states[position] = INSIDE
    return states


def case_of(piece: str) -> int:
    """The letter case of a word."""
    if not any(c.isalpha() for c in piece):
        return OTHER
    if piece.islower():
        return LOWER
    return UPPER if piece.isupper() and len(piece) > 1 else CAPITAL


def encode(text: str, sentences: Sequence[Range], tokenizer: Tokenizer, shape: Shape) -> Document:
    """Tokenise a text sentence by sentence and lay out its encoder windows."""
    states = quote_states(text)
    encodings = tokenizer.encode_batch([text[a:b] for a, b in sentences], add_special_tokens=False)
    ids: list[int] = []
    start: list[int] = []
    end: list[int] = []
    first: list[bool] = []
    sentence: list[int] = []
    features: list[tuple[int, int, int]] = []
    previous_end, number = 0, 0
    for (offset, stop), enc in zip(sentences, encodings, strict=True):
        if not enc.ids:
            continue
        new_paragraph = number == 0 or "\n" in text[previous_end:offset]
        gap, case = PARAGRAPH_BREAK if new_paragraph else SENTENCE_BREAK, OTHER
        word: int | None = -1
        for token, (a, b), word_id in zip(enc.ids, enc.offsets, enc.word_ids, strict=True):
            begins = word_id != word
            if begins:
                word, case = word_id, case_of(text[offset + a : offset + b])
            ids.append(token)
            start.append(offset + a)
            end.append(offset + b)
            first.append(begins)
            sentence.append(number)
            features.append((case, int(states[offset + a]), gap))
            gap = NO_BREAK
        previous_end, number = stop, number + 1
    sentence_array = np.array(sentence, dtype=np.int64)
    return Document(
        text,
        np.array(ids, dtype=np.int64),
        np.array(start, dtype=np.int64),
        np.array(end, dtype=np.int64),
        np.array(first, dtype=bool),
        sentence_array,
        np.array(features, dtype=np.int64).reshape(-1, 3),
        tuple(pack(np.bincount(sentence_array).tolist(), shape.window)),
    )


def pack(lengths: Sequence[int], limit: int) -> list[Range]:
    """Cut a run of sentences (their lengths) into windows of whole sentences, about equally long.

    A sentence longer than a window is cut wherever the window ends.
    """
    total = sum(lengths)
    if not total:
        return []
    # Equal windows rather than full ones: a short last window would be read without context.
    target = total / -(-total // limit)
    windows: list[Range] = []
    low = high = 0
    for length in lengths:
        fits = high + length - low <= limit
        closer = high + length - low <= target or (high + length / 2 - low) <= target
        if high > low and not (fits and closer):
            windows.append(Range(low, high))
            low = high
        high += length
        while high - low > limit:
            windows.append(Range(low, low + limit))
            low += limit
    windows.append(Range(low, high))
    return [w for w in windows if w[1] > w[0]]


def role_window(document: Document, cue: Range, shape: Shape) -> Range:
    """The wordpiece range read for the roles of a cue (itself a wordpiece range)."""
    bounds, last = document.bounds, len(document.bounds) - 2
    low, high = int(document.sentence[cue[0]]), int(document.sentence[cue[1] - 1])
    for turn in range(shape.before + shape.quote_reach):
        near = turn < shape.before
        if low > 0 and (_joined(document, low, shape) if near else _quoted(document, low)):
            low -= 1
    for turn in range(shape.after + shape.quote_reach):
        near, below = turn < shape.after, high + 1
        if high < last and (_joined(document, below, shape) if near else _quoted(document, below)):
            high += 1
    begin, stop = int(bounds[low]), int(bounds[high + 1])
    if stop - begin <= shape.role_window:
        return Range(begin, stop)
    return _clip(begin, stop, cue, shape.role_window, document.first)


def _joined(document: Document, number: int, shape: Shape) -> bool:
    """Whether a sentence and the one before it are read together."""
    begin = int(document.bounds[number])
    if shape.across or document.features[begin, 2] != PARAGRAPH_BREAK:
        return True
    # "He said:" and the quotation in its own paragraph
    return bool(document.text[int(document.end[begin - 1]) - 1] == ":")


def _quoted(document: Document, number: int) -> bool:
    """Whether a quotation runs from the sentence before into this one."""
    _, quote, gap = document.features[int(document.bounds[number])]
    return quote in (INSIDE, CLOSING) and gap != PARAGRAPH_BREAK


def _clip(begin: int, stop: int, cue: Range, limit: int, first: NDArray[np.bool_]) -> Range:
    """Narrow a range to `limit` wordpieces around the cue, at word boundaries."""
    room = max(0, limit - (cue[1] - cue[0]))
    left = min(cue[0] - begin, max(room // 2, room - (stop - cue[1])))
    low = cue[0] - max(0, left)
    while not first[low]:
        low += 1
    high = min(stop, low + limit)
    while high < stop and high > cue[1] and not first[high]:
        high -= 1
    return Range(min(low, cue[0]), max(high, cue[1]))


def place(document: Document, window: Range, cue: Range) -> tuple[Ints, Ints, Ints]:
    """For each wordpiece of a role window: cue marker, sentence offset, distance bucket."""
    positions = np.arange(*window)
    marker = ((positions >= cue[0]) & (positions < cue[1])).astype(np.int64)
    half = SENTENCE_OFFSETS // 2
    offset = document.sentence[window[0] : window[1]] - document.sentence[cue[0]]
    before, after = cue[0] - positions, positions - cue[1] + 1
    distance = np.maximum(np.maximum(before, after), 1)
    # Log-spaced: exact beside the cue, coarse far from it.
    side = DISTANCE_BUCKETS // 2
    bucket = np.minimum(side - 1, np.floor(1.6 * np.log2(distance))).astype(np.int64)
    bucket = np.where(positions < cue[0], side - 1 - bucket, side + bucket)
    return marker, np.clip(offset, -half, half) + half, bucket
