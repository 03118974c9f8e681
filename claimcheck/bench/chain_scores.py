"""The chains task: speakers, nesting, certainty and stance of attributions, against gold.

Gold and found attributions are paired one to one: half of the characters of either content in
common, and a cue (or, without one, a source) that overlaps. Speakers, certainty and stance are
scored on the pairs, nesting on all. Texts are the unit of the bootstrap.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from claimcheck.bench.attribution import MIN_IOU, Interval, Spanned
from claimcheck.bench.chains import GoldChains, GoldLink, GoldSpeaker
from claimcheck.bench.pairing import Counts, iou, overlap, pair
from claimcheck.records import Attributed, Attribution, CertaintyValue, Span, Speaker, Stance

_ROUNDS = 1000
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One pair: what the gold says and what was found."""

    kind: str
    speakers: bool
    value: tuple[str, str]  # gold, found
    polarity: tuple[str, str]
    stance: tuple[str, str]
    act: tuple[str, str]
    time: bool | None
    to: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One text: its pairs, and counts of attributions and of links to a parent."""

    judged: tuple[Judged, ...]
    found: Counts
    nested: Counts


def score_chains(gold: GoldChains, found: Attributed) -> Scored:
    """Pairs one text's gold with what was found, and judges the pairs."""
    given = found.attributions
    pairs = pair(gold.links, given, fits)
    judged = (_judged(gold.links[g], given[f], found) for f, g in sorted(pairs.items()))
    return Scored(
        judged=tuple(judged),
        found=Counts(gold=len(gold.links), predicted=len(given), right=len(pairs)),
        nested=_nested(gold, given, pairs),
    )


def fits(gold: Spanned, found: Spanned) -> bool:
    """Whether two are the same attribution: contents alike, and a cue (or source) in common."""
    if iou(gold.content, found.content) < MIN_IOU:
        return False
    if gold.cue and found.cue:
        return overlap(gold.cue, found.cue)
    return overlap(gold.source, found.source)


def _nested(gold: GoldChains, given: Sequence[Attribution], pairs: Mapping[int, int]) -> Counts:
    """A link is right where child and parent are both paired with the gold's own."""
    numbers = {attribution.id: number for number, attribution in enumerate(given)}
    right = 0
    for f, g in pairs.items():
        above, wanted = given[f].parent, gold.links[g].parent
        right += above is not None and pairs.get(numbers[above]) == wanted is not None
    return Counts(
        gold=sum(link.parent is not None for link in gold.links),
        predicted=sum(attribution.parent is not None for attribution in given),
        right=right,
    )


def _judged(gold: GoldLink, found: Attribution, whole: Attributed) -> Judged:
    speakers = [whole.speaker(identity) for identity in found.speakers]
    return Judged(
        kind=gold.kind,
        speakers=same_speakers(gold.speakers, speakers),
        value=(gold.value, found.certainty.value),
        polarity=(gold.polarity, found.certainty.polarity),
        stance=(gold.stance, found.stance),
        act=(gold.act, found.act),
        time=None if gold.time is None else _same_spans(gold.time, found.said.time),
        to=None if gold.to is None else _same_spans(gold.to, found.said.to),
    )


def _same_spans(gold: Sequence[Span], found: Sequence[Span]) -> bool:
    return overlap(gold, found) and bool(gold) == bool(found)


def same_speakers(gold: Sequence[GoldSpeaker], found: Sequence[Speaker | GoldSpeaker]) -> bool:
    """Whether the same ones speak, one to one."""
    return len(gold) == len(found) and len(pair(gold, found, _same_speaker)) == len(gold)


def _same_speaker(gold: GoldSpeaker, found: Speaker | GoldSpeaker) -> bool:
    """By name, or by the mention that the gold gives; articles and case do not count."""
    if _plain(gold.name) == _plain(found.name):
        return True
    if gold.mention is None or isinstance(found, GoldSpeaker):
        return False
    return overlap([gold.mention], found.mentions)


def _plain(name: str) -> str:
    return _ARTICLE.sub("", " ".join(name.casefold().replace("’", "'").split()))


def _macro_f1(labels: Sequence[str], pairs: Iterable[tuple[str, str]]) -> float:
    """The mean of the labels' F1; a label that neither side uses does not count."""
    counted = Counter(pairs)
    scores = []
    for label in labels:
        counts = Counts(
            gold=sum(n for (gold, _), n in counted.items() if gold == label),
            predicted=sum(n for (_, found), n in counted.items() if found == label),
            right=counted[label, label],
        )
        if counts.gold or counts.predicted:
            scores.append(counts.f1)
    return sum(scores) / len(scores) if scores else 0.0


def _share(marks: Iterable[bool]) -> float:
    given = list(marks)
    return sum(given) / len(given) if given else 0.0


Measure = Callable[[Sequence[Scored]], float]


def _over_pairs(figure: Callable[[list[Judged]], float]) -> Measure:
    return lambda texts: figure([judged for text in texts for judged in text.judged])


def _speakers_of(*kinds: str) -> Measure:
    return _over_pairs(
        lambda pairs: _share(j.speakers for j in pairs if not kinds or j.kind in kinds)
    )


MEASURES: Mapping[str, Measure] = {
    "speakers": _speakers_of(),
    "pronouns, roles": _speakers_of("pronoun", "role"),
    "certainty": _over_pairs(
        lambda pairs: _macro_f1(get_args(CertaintyValue), (j.value for j in pairs))
    ),
    "denials": _over_pairs(lambda pairs: _macro_f1(("-",), (j.polarity for j in pairs))),
    "stance": _over_pairs(lambda pairs: _macro_f1(get_args(Stance), (j.stance for j in pairs))),
    "acts": _over_pairs(lambda pairs: _share(j.act[0] == j.act[1] for j in pairs)),
    "said when": _over_pairs(lambda pairs: _share(j.time for j in pairs if j.time is not None)),
    "said to": _over_pairs(lambda pairs: _share(j.to for j in pairs if j.to is not None)),
    "found P": lambda texts: sum((t.found for t in texts), Counts()).precision,
    "found R": lambda texts: sum((t.found for t in texts), Counts()).recall,
    "nested P": lambda texts: sum((t.nested for t in texts), Counts()).precision,
    "nested R": lambda texts: sum((t.nested for t in texts), Counts()).recall,
}
"""Accuracy of speakers, acts and circumstances; macro-F1 of certainty and stance; F1 of denials."""


def figures(
    texts: Sequence[Scored], *, rounds: int = _ROUNDS, seed: int = 0
) -> dict[str, Interval]:
    """Each measure with the 2.5th and 97.5th percentile over resampled texts."""
    chance = random.Random(seed)
    draws = [chance.choices(texts, k=len(texts)) for _ in range(rounds)]
    found = {}
    for name, measure in MEASURES.items():
        if name.startswith("said") and all(j.time is None for t in texts for j in t.judged):
            continue  # a sheet says nothing of them
        drawn = sorted(measure(draw) for draw in draws)
        low, high = drawn[int(rounds * 0.025)], drawn[int(rounds * 0.975)]
        found[name] = Interval(value=measure(texts), low=low, high=high)
    return found


def by_kind(texts: Sequence[Scored]) -> dict[str, Counts]:
    """Right speakers by the kind of the source."""
    counts: dict[str, Counts] = {}
    for judged in (j for text in texts for j in text.judged):
        one = Counts(gold=1, predicted=1, right=int(judged.speakers))
        counts[judged.kind] = counts.get(judged.kind, Counts()) + one
    return dict(sorted(counts.items()))


def confusion(texts: Sequence[Scored], field: str) -> dict[str, int]:
    """How often gold x was found as y, as "x>y", commonest first, for `field` of `Judged`."""
    counted = Counter(">".join(getattr(j, field)) for text in texts for j in text.judged)
    return {name: n for name, n in counted.most_common() if len(set(name.split(">"))) > 1}
