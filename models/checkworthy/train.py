"""Trains the model that tells what is worth checking.

    python models/checkworthy/train.py TRAIN.tsv.gz models/checkworthy

`TRAIN.tsv.gz` is the English training data of CheckThat! 2024, task 1: sentences of debates with
`Yes` or `No`. It takes about two minutes, nearly all of it for parsing. Prints the figures of
five-fold cross-validation over stretches of the debates; these also give the scale that makes a
shrunken model's scores probabilities, and the threshold.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from claimcheck.bench.worth import Scored, average_precision, best_threshold, counts_from
from claimcheck.bench.worth_cases import Case, parsed, read_labelled
from claimcheck.claim.checkworthy import features
from claimcheck.hub import seal
from claimcheck.read import SpacyParser

RAREST = 20  # sentences of a feature: rarer ones are the debates' topics
INVERSE_L2 = 0.05  # by cross-validation
FOLDS = 5
STRETCH = 250  # sentences in a row that stay in one fold: neighbours repeat each other
BINS = 10  # of the check of calibration
TINY = 0.02  # weights below are left out


def matrix(found: Sequence[Sequence[str]], number: dict[str, int]) -> csr_matrix:
    """The sentences as rows of zeros and ones."""
    places = [(row, number[n]) for row, names in enumerate(found) for n in names if n in number]
    rows, columns = zip(*places, strict=True)
    return csr_matrix((np.ones(len(places)), (rows, columns)), shape=(len(found), len(number)))


def fitted(x: csr_matrix, y: np.ndarray) -> LogisticRegression:
    """A logistic model of the sentences."""
    return LogisticRegression(C=INVERSE_L2, max_iter=1000).fit(x, y)


def folds(cases: Sequence[Case]) -> np.ndarray:
    """The fold of each sentence, by its place in the debates."""
    order = np.argsort([case.labelled.number for case in cases], kind="stable")
    found = np.empty(len(cases), dtype=int)
    found[order] = np.arange(len(cases)) // STRETCH % FOLDS
    return found


def held_out(x: csr_matrix, y: np.ndarray, fold: np.ndarray) -> np.ndarray:
    """The logit of each sentence from the model of the other folds."""
    found = np.zeros(len(y))
    for number in range(FOLDS):
        held = fold == number
        found[held] = fitted(x[~held], y[~held]).decision_function(x[held])
    return found


def calibration_error(y: np.ndarray, p: np.ndarray) -> float:
    """The mean distance of score and share of yes, over bins of equal width."""
    bins = np.minimum((p * BINS).astype(int), BINS - 1)
    gaps = [(bins == b).mean() * abs(y[bins == b].mean() - p[bins == b].mean()) for b in set(bins)]
    return float(sum(gaps))


def calibrated(logits: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Slope and offset that make held-out logits those of probabilities (Platt, 1999)."""
    scale = LogisticRegression(C=1e6).fit(logits[:, None], y)
    return float(scale.coef_[0, 0]), float(scale.intercept_[0])


def report(y: np.ndarray, p: np.ndarray) -> float:
    """Prints the held-out figures, returns the threshold of the highest F1."""
    rounded = np.round(p, 2)
    scored = [Scored(worthy=bool(w), score=float(s)) for w, s in zip(y, rounded, strict=True)]
    threshold = best_threshold(scored)
    counts = counts_from(scored, threshold)
    sys.stdout.write(
        f"{len(y)} sentences, {y.mean():.3f} worth checking; held out: F1 {counts.f1:.3f} "
        f"(P {counts.precision:.3f} R {counts.recall:.3f}) from {threshold:.2f}, "
        f"AP {average_precision(scored):.3f}, calibration error {calibration_error(y, p):.3f}\n"
    )
    return threshold


def written(model: LogisticRegression, names: Sequence[str], by: tuple[float, float]) -> str:
    """The weights with slope and offset worked in; constant first, small ones left out."""
    slope, offset = by
    weights = {"constant": round(slope * float(model.intercept_[0]) + offset, 3)}
    for name, weight in zip(names, slope * model.coef_[0], strict=True):
        if abs(weight) >= TINY:
            weights[name] = round(float(weight), 3)
    return json.dumps(weights, indent=0)


def main() -> None:
    """Trains, writes `weights.json`, seals the folder."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("train", type=Path)
    options.add_argument("model", type=Path)
    given = options.parse_args()
    cases = list(parsed(read_labelled(given.train), SpacyParser()))
    found = [features(case.article.parse, case.tokens, case.quantities) for case in cases]
    counts = Counter(name for names in found for name in names)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    x = matrix(found, {name: i for i, name in enumerate(names)})
    y = np.array([float(case.labelled.worthy) for case in cases])
    logits = held_out(x, y, folds(cases))
    slope, offset = calibrated(logits, y)
    threshold = report(y, 1 / (1 + np.exp(-(slope * logits + offset))))
    weights = written(fitted(x, y), names, (slope, offset))
    text = f'{{"threshold": {threshold}, "weights": {weights}}}\n'
    (given.model / "weights.json").write_text(text, encoding="utf-8")
    seal(given.model, ("weights.json",))


if __name__ == "__main__":
    main()
