"""Fits an attribution's score and the acceptance threshold on PolNeAR's dev articles.

    python models/reader/calibrate.py --data DIR --model DIR --cache FILE [--write]

The score's few weights and the threshold are fitted by articles in five folds for the reported
figures (each fold is scored with what the other four gave), and once more on all articles for the
configuration that ships.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from articles import Article, read_split
from figures import Judged, Values, judge, mean_f1
from tokenizers import Tokenizer

from claimcheck.bench.attribution import MEASURES, Interval, bootstrap_f1, total
from claimcheck.bench.pairing import Counts
from claimcheck.engine.on_onnx import OnnxNetwork
from claimcheck.engine.reading import Network, Thresholds
from claimcheck.engine.text import Shape

_FOLDS = 5
_FOLD_SEED = 5
_RIDGE = 0.1
_NEWTON_STEPS = 50
_LEAST_SCORES = np.arange(0.2, 0.65, 0.025)  # thresholds tried
_BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measure over held-out folds."""

    precision: float
    recall: float
    f1: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Fitted thresholds, and figures that none of the measured articles had a part in fitting.

    `ece` is the expected calibration error of accepted readings, over equally filled bins and
    over equally wide ones.
    """

    thresholds: Thresholds
    figures: Mapping[str, Figure]
    fold_thresholds: tuple[float, ...]
    ece: float
    ece_equal_width: float
    accepted: int
    mean_score: float
    share_right: float

    def table(self) -> str:
        """The figures, a line each."""
        lines = [
            f"  {name:15} P {f.precision:.4f} R {f.recall:.4f} F1 {f.f1.value:.4f}"
            f"  95% [{f.f1.low:.3f}, {f.f1.high:.3f}]"
            for name, f in self.figures.items()
        ]
        mean = sum(f.f1.value for f in self.figures.values()) / len(self.figures)
        return "\n".join(
            [
                *lines,
                f"  mean F1 {mean:.4f}; of {self.accepted} accepted {self.share_right:.3f} right, "
                f"mean score {self.mean_score:.3f}; ECE {self.ece:.4f} equally filled bins, "
                f"{self.ece_equal_width:.4f} equally wide; thresholds by fold "
                f"{', '.join(f'{t:.3f}' for t in self.fold_thresholds)}",
            ]
        )

    def as_dict(self) -> dict[str, object]:
        """The figures as a model's configuration keeps them."""
        rounded = {
            name: {"precision": f.precision, "recall": f.recall, **_f1(f.f1)}
            for name, f in self.figures.items()
        }
        measures = {m: {k: round(v, 4) for k, v in row.items()} for m, row in rounded.items()}
        return {**measures, "ece": round(self.ece, 4)}


def _f1(interval: Interval) -> dict[str, float]:
    return {"f1": interval.value, "low": interval.low, "high": interval.high}


def calibrate(
    articles: Sequence[Article], network: Network, tokenizer: Tokenizer, shape: Shape
) -> Calibration:
    """Thresholds fitted on all `articles`; figures by five folds of them."""
    judged = judge(articles, network, tokenizer, shape, Thresholds())
    order = list(range(len(judged)))
    random.Random(_FOLD_SEED).shuffle(order)
    folds = [_held_out(judged, sorted(order[fold::_FOLDS])) for fold in range(_FOLDS)]
    counts = [c for fold in folds for c in fold.counts]
    scores = np.concatenate([fold.scores for fold in folds])
    right = np.concatenate([fold.right for fold in folds])
    return Calibration(
        thresholds=_fitted(judged),
        figures=_figures(counts),
        fold_thresholds=tuple(fold.threshold for fold in folds),
        ece=calibration_error(scores, right),
        ece_equal_width=calibration_error(scores, right, equally_wide=True),
        accepted=len(scores),
        mean_score=float(scores.mean()) if len(scores) else 0.0,
        share_right=float(right.mean()) if len(right) else 0.0,
    )


def _figures(counts: Sequence[Mapping[str, Counts]]) -> dict[str, Figure]:
    sums = total(counts)
    return {
        measure: Figure(
            precision=sums[measure].precision,
            recall=sums[measure].recall,
            f1=bootstrap_f1(counts, measure),
        )
        for measure in MEASURES
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fold:
    """One fold's articles, accepted and scored by what the other folds gave."""

    threshold: float
    counts: tuple[Mapping[str, Counts], ...]
    scores: Values  # of its accepted readings
    right: Values


def _held_out(judged: Sequence[Judged], test: Sequence[int]) -> _Fold:
    others = [each for i, each in enumerate(judged) if i not in test]
    weights = _fit(others)
    least = _best_threshold(others, weights)
    held = [judged[i] for i in test]
    scores = [_scores(each, weights) for each in held]
    kept = [each.accepted(score, least) for each, score in zip(held, scores, strict=True)]
    return _Fold(
        threshold=least,
        counts=tuple(each.counts(k) for each, k in zip(held, kept, strict=True)),
        scores=np.concatenate([score[list(k)] for score, k in zip(scores, kept, strict=True)]),
        right=np.concatenate([each.right[list(k)] for each, k in zip(held, kept, strict=True)]),
    )


def _fitted(judged: Sequence[Judged]) -> Thresholds:
    constant, cue, valid, content = (round(float(w), 4) for w in _fit(judged))
    weights = (constant, cue, valid, content)
    return Thresholds(accept=_best_threshold(judged, np.array(weights)), weights=weights)


def _fit(judged: Sequence[Judged]) -> Values:
    """Logistic regression of being right on the evidence: Newton's method, a light ridge."""
    rows = np.concatenate([each.evidence for each in judged])
    truth = np.concatenate([each.right for each in judged])
    weights = np.zeros(rows.shape[1])
    for _ in range(_NEWTON_STEPS):
        p = _sigmoid(rows @ weights)
        gradient = rows.T @ (truth - p) - _RIDGE * weights
        hessian = (rows * (p * (1 - p))[:, None]).T @ rows + _RIDGE * np.eye(len(weights))
        weights += np.linalg.solve(hessian, gradient)
    return weights


def _best_threshold(judged: Sequence[Judged], weights: Values) -> float:
    """The acceptance threshold with the best mean F1."""
    scores = [_scores(each, weights) for each in judged]

    def value(least: float) -> float:
        pairs = zip(judged, scores, strict=True)
        return mean_f1(each.counts(each.accepted(score, least)) for each, score in pairs)

    return round(float(max(_LEAST_SCORES.tolist(), key=value)), 3)


def _scores(judged: Judged, weights: Values) -> Values:
    return _sigmoid(judged.evidence @ weights)


def _sigmoid(z: Values) -> Values:
    return np.asarray(1 / (1 + np.exp(-z)))


def calibration_error(p: Values, truth: Values, *, equally_wide: bool = False) -> float:
    """Expected calibration error of probabilities (n) whose events came true or not (n)."""
    if not len(p):
        return 0.0
    if equally_wide:
        number = np.minimum((p * _BINS).astype(int), _BINS - 1)
        bins = [np.flatnonzero(number == b) for b in range(_BINS)]
    else:
        bins = np.array_split(np.argsort(p), _BINS)
    gaps = (len(b) * abs(p[b].mean() - truth[b].mean()) for b in bins if len(b))
    return float(sum(gaps) / len(p))


def write_calibration(folder: Path, found: Calibration) -> None:
    """Put thresholds and figures into a model folder's `config.json`."""
    path = folder / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    config |= {"thresholds": asdict(found.thresholds), "dev": found.as_dict()}
    path.write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def calibrate_folder(folder: Path, articles: Sequence[Article], *, device: str) -> Calibration:
    """As `calibrate`, the network that of a model folder: its ONNX graphs where it has them."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    tokenizer = load_tokenizer(folder)
    return calibrate(articles, _network(folder, device), tokenizer, Shape(**config["shape"]))


def _network(folder: Path, device: str) -> Network:
    if (folder / "encoder.onnx").exists():
        return OnnxNetwork(folder)
    from claimcheck.engine.on_torch import TorchNetwork

    return TorchNetwork.load(folder, device=device)


def load_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer of a model folder, neither cutting nor padding."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR, with its dev folder")
    parser.add_argument("--model", type=Path, required=True, help="a model folder")
    parser.add_argument("--cache", type=Path, required=True, help="dev's sentences, made if absent")
    parser.add_argument("--device", default="cpu", help="of a folder without ONNX graphs")
    parser.add_argument("--write", action="store_true", help="put what is found into config.json")
    options = parser.parse_args()
    articles = read_split(options.data / "dev", cache=options.cache)
    found = calibrate_folder(options.model, articles, device=options.device)
    sys.stdout.write(f"{found.table()}\n  {json.dumps(asdict(found.thresholds))}\n")
    if options.write:
        write_calibration(options.model, found)


if __name__ == "__main__":
    main()
