"""Trains the ranker that tells whom pronouns and roles mean.

    python models/speakers/train.py POLNEAR_TRAIN models/speakers

`POLNEAR_TRAIN` is the `train` folder of PolNeAR. There is no gold for coreference; supervision is

- the gender of names: where one man and one woman may be meant, "he" and "she" are told apart. The
  model learns from these without seeing gender, so that it learns position, grammar and who spoke.
- `choices.tsv`: pronouns and roles whose referent was decided by reading.

Two rounds: the second resolves earlier pronouns with the weights of the first. It takes about ten
minutes on one core, nearly all of it for parsing, which is kept in `--cache` between runs.
"""

from __future__ import annotations

import argparse
import csv
import json
import pickle
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from claimcheck.attribute import Ranker
from claimcheck.attribute.candidates import Anaphor, Candidate, Context, candidates_of
from claimcheck.attribute.cast import Character
from claimcheck.attribute.ranker import LinearRanker
from claimcheck.attribute.resolve import Resolver
from claimcheck.bench.polnear import GoldArticle, read_polnear
from claimcheck.hub import seal
from claimcheck.read import SpacyParser, to_article
from claimcheck.records import Article, Model, Page, Split, Statement
from claimcheck.settings import ReadSettings
from claimcheck.split import Splitter

ROUNDS = 2
STEPS = 400
RATE = 0.05
DECAY = 1.5e-2  # L2 towards the prior; by five-fold cross-validation
CHOICE_WEIGHT = 3.0  # of an example decided by reading, one by gender being 1
TINY = 1e-3  # weights below are left out
OTHER_WEIGHT = 0.3  # of one that is no source
MOST_BY_GENDER = 10  # of one article
# "X said he would": whoever is reported mostly speaks of themselves. The pairs by gender say so too
# seldom: where a man and a woman are told apart, each is there to be spoken of by the other.
PRIOR: Mapping[str, float] = {"parent": 2.0}
_LATELY = {"back within 0", "back within 1", "back within 2", "ahead within 0"}
MODEL = Model(name="speakers", digest="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """The features of each candidate, which of them is right (None: nobody), and its weight."""

    kind: str
    features: tuple[tuple[str, ...], ...]
    right: int | None
    weight: float
    article: str


class Recorder:
    """A ranker that chooses as another does, and keeps examples; decides those it knows."""

    def __init__(
        self, split: Split, name: str, ranker: Ranker, choices: Mapping[int, int | None]
    ) -> None:
        self._parse = split.article.parse
        self._sources = [span for s in split.statements for span in s.source]
        self._name = name
        self._ranker = ranker
        self._choices = choices
        self.examples: list[Example] = []

    def __call__(
        self,
        anaphor: Anaphor,
        characters: Sequence[Character],
        context: Context,
        *,
        least: float = 0.0,
    ) -> Character | None:
        """The right one where it is known, or else what the ranker chooses."""
        start = self._parse.tokens[anaphor.spot.token].span.start
        if start in self._choices:
            found = candidates_of(anaphor, characters, context)
            right = self._chosen(found, self._choices[start])
            if right is not None or self._choices[start] is None:
                self._keep(anaphor, found, right, CHOICE_WEIGHT)
                return None if right is None else found[right].character
        if anaphor.kind == "he":
            found = candidates_of(replace(anaphor, gender=None), characters, context)
            right = _by_gender(anaphor, found)
            if right is not None and len(found) > 1:
                token = self._parse.tokens[anaphor.spot.token].span
                source = any(span.contains(token) for span in self._sources)
                self._keep(anaphor, found, right, 1.0 if source else OTHER_WEIGHT)
                return found[right].character
        return self._ranker(anaphor, characters, context, least=least)

    def _keep(
        self, anaphor: Anaphor, found: Sequence[Candidate], right: int | None, weight: float
    ) -> None:
        self.examples.append(
            Example(
                kind=anaphor.kind,
                features=tuple(c.features for c in found),
                right=right,
                weight=weight,
                article=self._name,
            )
        )

    def _chosen(self, found: Sequence[Candidate], antecedent: int | None) -> int | None:
        """The candidate that is mentioned at `antecedent`."""
        for number, candidate in enumerate(found):
            for spot in candidate.character.spots:
                if self._parse.tokens[spot.token].span.start == antecedent:
                    return number
        return None


def _by_gender(anaphor: Anaphor, found: Sequence[Candidate]) -> int | None:
    """The candidate who agrees in gender, where those named lately are one man and one woman.

    With two men and a woman, "she" could be told and "he" could not: what is left would teach
    that the one who is spoken about is meant, and never the one who speaks.
    """
    named = [n for n, c in enumerate(found) if _is_near(c)]
    genders = [found[n].character.gender for n in named]
    if sorted(map(str, genders)) != ["female", "male"]:
        return None
    return named[genders.index(anaphor.gender)]


def _is_near(candidate: Candidate) -> bool:
    """Whether somebody whose gender is told, or a name whose is not, was mentioned lately."""
    told = candidate.character.gender is not None or candidate.character.proper
    return told and bool(_LATELY & set(candidate.features))


class _Given:
    """An attributor that gives what PolNeAR's annotators found."""

    models = ()

    def __init__(self, gold: Iterable[GoldArticle]) -> None:
        self._gold = {article.text: article for article in gold}

    def __call__(self, articles: Sequence[Article]) -> list[tuple[Statement, ...]]:
        """The gold statements of each article."""
        return [self._statements(article) for article in articles]

    def _statements(self, article: Article) -> tuple[Statement, ...]:
        found = [
            Statement(source=a.source, cue=a.cue, content=a.content)
            for a in self._gold[article.text].attributions
            if a.content
        ]
        return tuple(sorted(found, key=lambda s: min(span.order for span in s.spans)))


def parsed(gold: Sequence[GoldArticle], cache: Path | None) -> list[Split]:
    """The articles with their statements nested."""
    articles: dict[str, Article] = {}
    if cache is not None and cache.is_file():
        articles = pickle.loads(cache.read_bytes())
    parser = SpacyParser()
    for one in gold:
        if one.text not in articles:
            articles[one.text] = to_article(
                Page(text=one.text), settings=ReadSettings(language="en"), parser=parser
            )
    if cache is not None:
        cache.write_bytes(pickle.dumps(articles))
    splitter = Splitter(_Given(gold))
    return [splitter([articles[one.text]])[0] for one in gold]


def read_choices(path: Path) -> dict[str, dict[int, int | None]]:
    """By article, the offset of each anaphor to its antecedent's, or to None."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    found: dict[str, dict[int, int | None]] = {}
    for row in csv.DictReader(lines, delimiter="\t"):
        where = int(row["antecedent"]) if row["antecedent"] else None
        found.setdefault(row["article"], {})[int(row["anaphor"])] = where
    return found


def collect(
    gold: Sequence[GoldArticle],
    splits: Sequence[Split],
    ranker: Ranker,
    choices: Mapping[str, Mapping[int, int | None]],
) -> list[Example]:
    """The examples of all articles, resolved with `ranker`."""
    found: list[Example] = []
    chance = random.Random(0)
    for one, split in zip(gold, splits, strict=True):
        recorder = Recorder(split, one.name, ranker, choices.get(one.name, {}))
        Resolver(split.article, split.statements, recorder).speakers()
        read = [e for e in recorder.examples if e.weight == CHOICE_WEIGHT]
        others = [e for e in recorder.examples if e.weight != CHOICE_WEIGHT]
        chance.shuffle(others)
        others.sort(key=lambda e: -e.weight)
        found.extend((*read, *others[:MOST_BY_GENDER]))
    return found


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """The weights of a conditional logit model, by gradient ascent with Adam."""
    names = sorted({f for e in examples for f in _all(e)})
    number = {name: i for i, name in enumerate(names)}
    rows, owner, target, weight = [], [], [], []
    for n, example in enumerate(examples):
        options = (*example.features, ("none",))
        right = len(options) - 1 if example.right is None else example.right
        for o, features in enumerate(options):
            rows.append([number[f] for f in _named(example.kind, features)])
            owner.append(n)
            target.append(float(o == right))
            weight.append(example.weight)
    flat = np.array([f for row in rows for f in row])
    at = np.array([r for r, row in enumerate(rows) for _ in row])
    own, goal, share = np.array(owner), np.array(target), np.array(weight)
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    w, mean, square = prior.copy(), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        score = np.bincount(at, weights=w[flat], minlength=len(rows))
        top = np.full(len(examples), -np.inf)
        np.maximum.at(top, own, score)
        e = np.exp(score - top[own])
        p = e / np.bincount(own, weights=e)[own]
        slope = np.bincount(flat, weights=((goal - p) * share)[at], minlength=len(names))
        slope = slope / share.sum() * len(examples) / 100 - DECAY * (w - prior)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        w += RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(v), 3) for name, v in zip(names, w, strict=True) if abs(v) > TINY}


def _all(example: Example) -> Iterable[str]:
    for features in (*example.features, ("none",)):
        yield from _named(example.kind, features)


def _named(kind: str, features: Sequence[str]) -> list[str]:
    return [*features, *(f"{kind}:{feature}" for feature in features)]


def main() -> None:
    """Trains, writes `weights.json`, seals the folder."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("polnear", type=Path)
    options.add_argument("model", type=Path)
    options.add_argument("--cache", type=Path)
    options.add_argument("--threshold", type=float, default=0.4)
    given = options.parse_args()
    gold = read_polnear(given.polnear)
    splits = parsed(gold, given.cache)
    choices = read_choices(given.model / "choices.tsv")
    weights: dict[str, float] = {"none": 0.0}
    for _ in range(ROUNDS):
        ranker = LinearRanker(weights=weights, threshold=given.threshold, model=MODEL)
        examples = collect(gold, splits, ranker, choices)
        weights = fit(examples)
    found = {"threshold": given.threshold, "weights": weights}
    text = json.dumps(found, indent=1, sort_keys=True) + "\n"
    (given.model / "weights.json").write_text(text, encoding="utf-8")
    seal(given.model, ("weights.json",))


if __name__ == "__main__":
    main()
