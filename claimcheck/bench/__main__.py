"""`python -m claimcheck.bench FOLDER`: scores an attributor on a PolNeAR compartment."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from claimcheck.bench.attribution import MEASURES, bootstrap_f1, score_article, total
from claimcheck.bench.polnear import GoldArticle, read_polnear
from claimcheck.pipeline import Pipeline
from claimcheck.records import Page
from claimcheck.settings import ReadSettings, Settings


def main(arguments: list[str] | None = None) -> int:
    """Prints a table of figures with bootstrap 95 % intervals; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m claimcheck.bench", description=__doc__)
    parser.add_argument("folder", type=Path, help="PolNeAR's train or dev (text/, attributions/)")
    parser.add_argument("--first", type=int, help="only that many articles")
    options = parser.parse_args(arguments)
    try:
        gold = read_polnear(options.folder)[: options.first]
    except FileNotFoundError as error:
        parser.error(str(error))
    sys.stdout.write(_table(gold))
    return 0


def _table(gold: list[GoldArticle]) -> str:
    pipeline = Pipeline(Settings(read=ReadSettings(language="en")))
    scores = []
    for article in gold:
        report = pipeline(Page(text=article.text))
        outermost = [a for a in report.attributions if a.parent is None]
        scores.append(score_article(article, outermost))
    sums = total(scores)
    lines = [f"{len(gold)} articles, attributor rules, outermost attributions, one-to-one"]
    lines += [
        f"{measure:15} P {sums[measure].precision:.3f} R {sums[measure].recall:.3f} "
        f"F1 {bootstrap_f1(scores, measure)}"
        for measure in MEASURES
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
