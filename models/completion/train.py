"""Trains the gate that tells which of the rules' readings are attributions.

    python models/completion/train.py POLNEAR_TRAIN models/completion

`POLNEAR_TRAIN` is the `train` folder of PolNeAR. Every reading of the rules is an example, right
where an annotator marked an attribution by that cue with much the same content. PolNeAR never
nests: what stands within a marked content is not judged there, and left out. It takes about three
minutes on two cores, nearly all of it for parsing. Prints the figures of five-fold cross-validation
over articles.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from claimcheck.bench.pairing import iou, overlap
from claimcheck.bench.polnear import GoldArticle, read_polnear
from claimcheck.hub import seal
from claimcheck.read import SpacyParser, to_article
from claimcheck.records import Page, Span, Statement
from claimcheck.settings import ReadSettings
from claimcheck.split.gate import features
from claimcheck.split.rules import RuleAttributor

MIN_IOU = 0.3  # rules bound a content less well than they find it
RAREST = 4  # examples of a feature
INVERSE_L2 = 0.3  # by cross-validation
FOLDS = 5
TINY = 1e-3  # weights below are left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A reading's features, whether it is an attribution, and its article's number."""

    features: tuple[str, ...]
    right: bool
    article: int


def collect(gold: Sequence[GoldArticle]) -> Iterator[Example]:
    """The examples of all articles."""
    parser, rules = SpacyParser(), RuleAttributor(wide=True)
    for number, one in enumerate(gold):
        page = Page(text=one.text)
        article = to_article(page, settings=ReadSettings(language="en"), parser=parser)
        for statement in rules([article])[0]:
            right = any(_same(statement, a.cue, a.content) for a in one.attributions)
            inside = any(overlap(statement.cue, a.content) for a in one.attributions if a.content)
            found = features(article, statement)
            if found and (right or not inside):
                yield Example(features=tuple(found), right=right, article=number)


def _same(statement: Statement, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    return bool(cue) and overlap(statement.cue, cue) and iou(statement.content, content) >= MIN_IOU


def matrix(examples: Sequence[Example], number: dict[str, int]) -> csr_matrix:
    """The examples as rows of zeros and ones."""
    places = [
        (row, number[name])
        for row, example in enumerate(examples)
        for name in example.features
        if name in number
    ]
    rows, columns = zip(*places, strict=True)
    return csr_matrix((np.ones(len(places)), (rows, columns)), shape=(len(examples), len(number)))


def fitted(x: csr_matrix, y: np.ndarray) -> LogisticRegression:
    """A logistic model of the examples."""
    return LogisticRegression(C=INVERSE_L2, max_iter=1000).fit(x, y)


def report(x: csr_matrix, y: np.ndarray, fold: np.ndarray) -> str:
    """AUC, and precision and recall at some thresholds, in cross-validation."""
    found = np.zeros(len(y))
    for number in range(FOLDS):
        held = fold == number
        found[held] = fitted(x[~held], y[~held]).predict_proba(x[held])[:, 1]
    lines = [f"{len(y)} readings, {y.mean():.3f} right; AUC {roc_auc_score(y, found):.3f}"]
    for threshold in (0.5, 0.6, 0.7, 0.8):
        kept = found >= threshold
        lines.append(
            f"from {threshold}: precision {y[kept].mean():.3f} recall {y[kept].sum() / y.sum():.3f}"
        )
    return "\n".join(lines)


def main() -> None:
    """Trains, writes `weights.json`, seals the folder."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("polnear", type=Path)
    options.add_argument("model", type=Path)
    given = options.parse_args()
    examples = list(collect(read_polnear(given.polnear)))
    counts = Counter(name for example in examples for name in example.features)
    number = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= RAREST))}
    x, y = matrix(examples, number), np.array([float(e.right) for e in examples])
    sys.stdout.write(report(x, y, np.array([e.article % FOLDS for e in examples])) + "\n")
    model = fitted(x, y)
    weights = {"constant": round(float(model.intercept_[0]), 3)}
    for name, place in number.items():
        if abs(model.coef_[0, place]) > TINY:
            weights[name] = round(float(model.coef_[0, place]), 3)
    text = json.dumps({"weights": weights}, indent=0) + "\n"
    (given.model / "weights.json").write_text(text, encoding="utf-8")
    seal(given.model, ("weights.json",))


if __name__ == "__main__":
    main()
