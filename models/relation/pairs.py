"""Pairs to train on: those of the corpus, and hard ones made from them by rule.

Of a pair whose second text follows from the first: its figure changed (contradiction), its figure
written otherwise or bounded so that it still holds (entailment), its verb negated (contradiction).
Of any pair, whatever its label: a hedge or an attribution put before either text, which is for
others to notice: the proposition is the same.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.engine.relation import LABELS

_LEFT_OUT = re.compile(r"\bNC\b")  # licences that forbid commercial use
_FIGURE = re.compile(
    r"(?<![\w.,-])(\d{1,3}(?:,\d{3})+|\d+)(?![\w]|[.,]\d|-\d)(?!\s*(?:st|nd|rd|th)\b)"
)
_YEAR = range(1400, 2100)
_SMALL, _LARGE = 20, 10_000  # below: never bounded; from: written with "thousand" or "million"
_BE = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|(?:has|have|had)(?= (?:been|\w+ed)\b))"
    r"\b(?! not|n't| n')"
)
# A figure that a bound cannot stand before: of a date, a sum, a name, or bounded already.
_BOUND = re.compile(
    r"(?:[A-Z]\w*|[$£€#]|\b(?:than|least|most|to|under|over|nearly|almost|about|around|some"
    r"|roughly|approximately|between|and|in|by|of|since|until))\s*$"
)
_NAMED = re.compile(r"\s*[A-Z/–-]")  # a month, or the rest of a score
_ALIKE = 1.5  # a text this many times as long as another says more than the other, at most
_HEDGES = ("reportedly", "allegedly", "apparently", "probably", "possibly")
_SPEAKERS = (
    "officials", "a spokesman", "the ministry", "police", "the company", "witnesses",
    "a spokeswoman", "the agency", "two people familiar with the matter", "the report",
)  # fmt: skip
_SAYING = ("said that", "said", "reported that", "stated that", "announced that", "confirmed that")
_UNDER = ("nearly {}", "almost {}", "just under {}")
_ROUND = ("about {}", "around {}", "some {}", "roughly {}", "approximately {}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A pair of texts, the number of its label in `LABELS`, and where it is from."""

    first: str
    second: str
    label: int
    source: str


def read_pairs(path: Path) -> list[Example]:
    """The pairs of a corpus file whose licence lets the weights be shipped."""
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if not _LEFT_OUT.search(row.get("licence", "")):
                found.append(
                    Example(
                        first=row["premise"].strip(),
                        second=row["hypothesis"].strip(),
                        label=LABELS.index(row["label"]),
                        source=row["source"],
                    )
                )
    return found


def made_pairs(examples: Iterable[Example], number: int, seed: int) -> list[Example]:
    """About `number` hard pairs made from `examples`."""
    chance = random.Random(seed)
    kinds = (_swapped, _restated, _negated, _hedged, _attributed)
    limit = number // len(kinds)
    counted: Counter[str] = Counter()
    found = []
    pool = list(examples)
    chance.shuffle(pool)
    for example in pool:
        for make in kinds:
            if counted[make.__name__] < limit:
                for made in make(example, chance):
                    counted[make.__name__] += 1
                    found.append(made)
    return found


def _follows(example: Example) -> bool:
    return LABELS[example.label] == "entailment"


def _figures(text: str) -> list[re.Match[str]]:
    return list(_FIGURE.finditer(text))


def _swapped(example: Example, chance: random.Random) -> Iterator[Example]:
    """A figure that both texts have, changed in the second."""
    shared = {m[1] for m in _figures(example.first)}
    own = [m for m in _figures(example.second) if m[1] in shared]
    if _follows(example) and own:
        match = chance.choice(own)
        text = _with(example.second, match, _other(match[1], chance))
        yield replace(example, second=text, label=LABELS.index("contradiction"), source="figure")


def _other(figure: str, chance: random.Random) -> str:
    value = int(figure.replace(",", ""))
    if value in _YEAR and "," not in figure:
        return str(value + chance.choice([-20, -7, -3, -2, -1, 1, 2, 3, 8, 15]))
    factor = chance.choice([0.2, 0.5, 0.7, 0.8, 0.9, 1.1, 1.3, 1.5, 2, 3, 10])
    changed = round(value * factor)
    changed = changed if changed != value else value + chance.choice([1, 2, 3])
    return f"{changed:,}" if "," in figure else str(changed)


def _restated(example: Example, chance: random.Random) -> Iterator[Example]:
    """A figure both texts have, written otherwise or bounded in the second: still so, or not."""
    shared = {m[1] for m in _figures(example.first)}
    own = [m for m in _figures(example.second) if m[1] in shared]
    if not _follows(example) or not own:
        return
    match = chance.choice(own)
    value = int(match[1].replace(",", ""))
    before, after = example.second[: match.start()], example.second[match.end() :]
    if _BOUND.search(before) or _NAMED.match(after):
        return
    if value < _SMALL or (value in _YEAR and "," not in match[1]):
        return
    holds = _happens(0.5, chance)
    words = _bounded(value, chance, holds=holds)
    label = "entailment" if holds else "contradiction"
    text = _with(example.second, match, words)
    yield replace(example, second=text, label=LABELS.index(label), source="bound")


def _bounded(value: int, chance: random.Random, *, holds: bool) -> str:
    """ "at least 30" for 34; where it should not hold, "at least 50"."""
    step = 10 ** max(len(str(value)) - 2, 0)
    below, above = value // step * step, -(-value // step) * step
    if below == value:
        below, above = value - step, value + step
    kind = chance.choice(["least", "most", "round", "scale" if value >= _LARGE else "round"])
    if kind == "least":
        low = below if holds else round(above * chance.choice([1.2, 1.5, 2]))
        return f"{chance.choice(['at least', 'more than', 'over'])} {low:,}"
    if kind == "most":
        high = above if holds else max(round(below * chance.choice([0.5, 0.7])), 1)
        return f"{chance.choice(['at most', 'fewer than', 'up to', 'under'])} {high:,}"
    if kind == "scale":
        shown = value if holds else round(value * chance.choice([0.5, 2, 10]))
        return _scaled(shown)
    near = (above if _happens(0.5, chance) else below) if holds else above * chance.choice([2, 3])
    form = chance.choice(_UNDER if near >= value and holds else _ROUND)
    return form.format(f"{near:,}")


def _scaled(value: int) -> str:
    for size, word in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if value >= size:
            return f"{value / size:.4g} {word}"
    return str(value)


def _negated(example: Example, chance: random.Random) -> Iterator[Example]:
    """The first auxiliary of the second text negated, or of a first that says hardly more."""
    alike = len(example.first) < _ALIKE * len(example.second)
    first = alike and _happens(0.5, chance)
    text = example.first if first else example.second
    match = _BE.search(text)
    if not _follows(example) or match is None:
        return
    changed = f"{text[: match.end()]} not{text[match.end() :]}"
    made = replace(example, label=LABELS.index("contradiction"), source="negation")
    yield replace(made, first=changed) if first else replace(made, second=changed)


def _hedged(example: Example, chance: random.Random) -> Iterator[Example]:
    """A hedge in one of the texts; the label stays."""
    first = _happens(0.5, chance)
    text = example.first if first else example.second
    match = _BE.search(text)
    word = chance.choice(_HEDGES)
    if match is None:
        changed = f"{word.capitalize()}, {_lower(text)}"
    elif match[1] == "will" and _happens(0.6, chance):
        changed = f"{text[: match.start()]}may{text[match.end() :]}"
    else:
        changed = f"{text[: match.end()]} {word}{text[match.end() :]}"
    made = replace(example, source="hedge")
    yield replace(made, first=changed) if first else replace(made, second=changed)


def _attributed(example: Example, chance: random.Random) -> Iterator[Example]:
    """Somebody who says one of the texts; the label stays."""
    first = _happens(0.5, chance)
    text = example.first if first else example.second
    speaker = chance.choice(_SPEAKERS)
    bare = text.rstrip(".")
    if _happens(0.3, chance):
        changed = f"According to {speaker}, {_lower(text)}"
    elif _happens(0.4, chance):
        changed = f"{bare}, {speaker} said."
    else:
        changed = f"{speaker.capitalize()} {chance.choice(_SAYING)} {_lower(text)}"
    made = replace(example, source="attribution")
    yield replace(made, first=changed) if first else replace(made, second=changed)


def _happens(share: float, chance: random.Random) -> bool:
    return chance.random() < share


def _lower(text: str) -> str:
    """Without the capital of a sentence's first word, where that is none of a name's."""
    word = text.split(" ", 1)[0]
    common = {"The", "A", "An", "In", "There", "It", "He", "She", "They", "Two", "This", "Some"}
    return text[0].lower() + text[1:] if word in common else text


def _with(text: str, match: re.Match[str], words: str) -> str:
    return text[: match.start(1)] + words + text[match.end(1) :]
