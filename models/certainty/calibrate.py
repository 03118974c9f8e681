"""Fits the score of a reading of certainty on annotated passages.

    python models/certainty/calibrate.py --model DIR GOLD.jsonl … [--texts ARTICLES.jsonl …]

Spans and acts are the gold's own; what is fitted is whether the rules' value is right. Shown are
figures over five folds by text; written are the weights fitted on all. Shown beside them is how
well the model alone would tell CT, PR and PS, by two thresholds chosen on the other folds.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from export import FILES
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, f1_score, roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from claimcheck.attribute.certainty import certainty_of
from claimcheck.attribute.weigh import features, marked_content
from claimcheck.bench.chains import GoldChains, read_chains
from claimcheck.engine.certainty import CertaintyReader, Judgement, Marked
from claimcheck.hub import seal
from claimcheck.pipeline import Pipeline
from claimcheck.records import Page
from claimcheck.settings import ReadSettings, Settings

_FOLDS = 5
_SCALE = ["CT", "PR", "PS"]
_LIMITS = np.arange(0.0, 3.0, 0.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One reading: what the model is asked, the rules' value, whether it is right."""

    marked: Marked
    value: str
    gold: str
    text: str

    @property
    def right(self) -> bool:
        """Whether the rules' value is the annotated one."""
        return self.value == self.gold


def read_cases(gold: list[GoldChains]) -> list[Case]:
    """The readings of all passages, by the rules."""
    pipeline = Pipeline(Settings(read=ReadSettings(language="en")))
    cases = []
    for passage in gold:
        article = pipeline.article(Page(text=passage.text))
        statements = tuple(link.statement for link in passage.links)
        for number, (link, statement) in enumerate(zip(passage.links, statements, strict=True)):
            marked = marked_content(article, statement)
            if marked is not None:
                value = certainty_of(article, number, statements).value
                cases.append(Case(marked=marked, value=value, gold=link.value, text=passage.name))
    return cases


def compare(cases: list[Case], judged: list[Judgement]) -> None:
    """Print the macro-F1 of the rules' values and of the model's, mapped to the same scale."""
    sure = np.array([abs(judgement.factuality[0]) for judgement in judged])
    gold = np.array([case.gold for case in cases])
    mapped = np.empty_like(gold)
    for held_in, held_out in GroupKFold(_FOLDS).split(sure, groups=[c.text for c in cases]):
        pairs = [(low, high) for high in _LIMITS for low in _LIMITS if low <= high]
        scores = [_macro(gold[held_in], scale(sure[held_in], *pair)) for pair in pairs]
        mapped[held_out] = scale(sure[held_out], *pairs[int(np.argmax(scores))])
    rules = np.array([case.value for case in cases])
    sys.stdout.write(f"macro-F1 of CT, PR, PS: rules {_macro(gold, rules):.3f}, ")
    sys.stdout.write(f"the model by thresholds {_macro(gold, mapped):.3f}\n")


def scale(sure: NDArray[np.float64], low: float, high: float) -> NDArray[np.str_]:
    """FactBank's values of distances from 0: PS below `low`, PR below `high`, CT from there."""
    return np.where(sure < low, "PS", np.where(sure < high, "PR", "CT"))


def _macro(gold: NDArray[np.str_], given: NDArray[np.str_]) -> float:
    return float(f1_score(gold, given, labels=_SCALE, average="macro", zero_division=0))


def fit(cases: list[Case], judged: list[Judgement]) -> dict[str, float]:
    """The weights; prints how well they do on texts that had no part in fitting them."""
    rows = [features(case.value, j) for case, j in zip(cases, judged, strict=True)]
    names = list(rows[0])
    table: NDArray[np.float64] = np.array([[row[name] for name in names] for row in rows])
    right = np.array([case.right for case in cases])
    model = LogisticRegression(fit_intercept=False, max_iter=1000)
    folds = GroupKFold(_FOLDS)
    texts = [case.text for case in cases]
    for what, columns in (("the value alone", slice(0, 4)), ("with the model", slice(None))):
        held = cross_val_predict(
            model, table[:, columns], right, groups=texts, cv=folds, method="predict_proba"
        )[:, 1]
        area, brier = roc_auc_score(right, held), brier_score_loss(right, held)
        sys.stdout.write(f"{what}: AUC {area:.3f}, Brier score {brier:.4f}\n")
    sys.stdout.write(f"{len(cases)} readings, {int((~right).sum())} wrong\n")
    weights = model.fit(table, right).coef_[0]
    return {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--model", type=Path, required=True)
    options = parser.parse_args()
    gold = [passage for path in options.gold for passage in read_chains(path, options.texts)]
    path = options.model / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    cases = read_cases(gold)
    judged = CertaintyReader.load(options.model)([case.marked for case in cases])
    compare(cases, judged)
    config["score"] = fit(cases, judged)
    path.write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    seal(options.model, FILES)


if __name__ == "__main__":
    main()
