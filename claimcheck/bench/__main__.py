"""Scores the whole program on annotated corpora where they lie on your disk.

python -m claimcheck.bench polnear FOLDER
python -m claimcheck.bench sheet SHEET.jsonl ARTICLES.jsonl [ARTICLES.jsonl …]
python -m claimcheck.bench chains GOLD.jsonl [ARTICLES.jsonl …] [--given-spans] [--nearest]
python -m claimcheck.bench agreement SECOND.jsonl FIRST.jsonl [FIRST.jsonl …]
python -m claimcheck.bench acts SHEET.jsonl FOLDER
python -m claimcheck.bench claims SHEET.jsonl ARTICLES.jsonl [ARTICLES.jsonl …]
python -m claimcheck.bench certainty FOLDER
python -m claimcheck.bench speed ARTICLES.jsonl
python -m claimcheck.bench floors FLOORS.json
python -m claimcheck.bench quantities CASES.tsv [--part PART]
python -m claimcheck.bench times CASES.tsv [--part PART]
python -m claimcheck.bench checkworthy SENTENCES.tsv[.gz] [--part PART]
python -m claimcheck.bench entailment FOLDER --model FOLDER
python -m claimcheck.bench relations PAIRS.jsonl --answers ANSWERS.jsonl
python -m claimcheck.bench links SHEET.jsonl ARTICLES.jsonl [ARTICLES.jsonl …] --embedder FOLDER
python -m claimcheck.bench relations-agreement SECOND.jsonl FIRST.jsonl [FIRST.jsonl …]
python -m claimcheck.bench origins SHEET.jsonl [ARTICLES.jsonl …] [--part PART]
python -m claimcheck.bench archive FOLDER ARTICLES.jsonl [ARTICLES.jsonl …] [--claims N]
python -m claimcheck.bench propositions RATED.jsonl.gz [--half odd|even]
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

from claimcheck.attribute import Classifier
from claimcheck.attribute.ranker import load_ranker
from claimcheck.bench.across import add_across
from claimcheck.bench.acts import agreement
from claimcheck.bench.agreement import agree
from claimcheck.bench.attribution import (
    QUOTATION_KINDS,
    bootstrap_f1,
    recall_by_kind,
    score_article,
    total,
)
from claimcheck.bench.chain_scores import MEASURES, by_kind, confusion, figures, score_chains
from claimcheck.bench.chains import GoldChains, read_chains
from claimcheck.bench.factuality import judge_certainty
from claimcheck.bench.floors import SunkError, sunk
from claimcheck.bench.nearest import NearestRanker
from claimcheck.bench.of_claims import add_of_claims
from claimcheck.bench.pairing import Counts
from claimcheck.bench.polnear import read_polnear
from claimcheck.bench.sheet import read_sheet
from claimcheck.bench.speed import measure
from claimcheck.bench.worth import worth_figures
from claimcheck.bench.worth_cases import parsed, read_labelled
from claimcheck.claim import load_worth
from claimcheck.engine.certainty import CertaintyReader
from claimcheck.hub import find_model
from claimcheck.pipeline import Pipeline
from claimcheck.read import SpacyParser
from claimcheck.records import PRESENTING, Attribution, Page, Split
from claimcheck.report import version
from claimcheck.settings import AttributorName, ReadSettings, Settings, SplitSettings


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a table of figures with bootstrap 95 % intervals; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    split = SplitSettings(attributor=options.attributor)
    pipeline = Pipeline(Settings(read=ReadSettings(language="en"), split=split))
    try:
        table = options.task(options, pipeline)
    except SunkError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except (OSError, LookupError) as error:
        parser.error(str(error))
    sys.stdout.write(f"claimcheck {version()}, attributor {options.attributor}\n{table}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m claimcheck.bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--attributor", choices=get_args(AttributorName), default="reader")
    tasks = parser.add_subparsers(required=True)
    polnear = tasks.add_parser("polnear", help="PolNeAR's train or dev")
    polnear.add_argument("folder", type=Path, help="with text/ and attributions/")
    polnear.set_defaults(task=_polnear)
    sheet = tasks.add_parser("sheet", help="a sheet of hand annotations")
    sheet.add_argument("sheet", type=Path)
    sheet.add_argument("articles", type=Path, nargs="+", help="JSON Lines with the texts")
    sheet.set_defaults(task=_sheet)
    _add_chains(tasks)
    agreement = tasks.add_parser("agreement", help="of two annotations of the same passages")
    agreement.add_argument("second", type=Path)
    agreement.add_argument("first", type=Path, nargs="+")
    agreement.set_defaults(task=_agreement)
    acts = tasks.add_parser("acts", help="a sheet of hand-labelled acts")
    acts.add_argument("sheet", type=Path)
    acts.add_argument("folder", type=Path, help="PolNeAR's dev")
    acts.set_defaults(task=_acts)
    add_of_claims(tasks)
    add_across(tasks)
    certainty = tasks.add_parser("certainty", help="the certainty model on factuality's corpora")
    certainty.add_argument("folder", type=Path, help="with uw/, uds_ih2/ and the others")
    certainty.set_defaults(task=_certainty)
    speed = tasks.add_parser("speed", help="words a second, beside the parse of the same text")
    speed.add_argument("articles", type=Path, help="JSON Lines with texts")
    speed.set_defaults(task=_speed)
    floors = tasks.add_parser("floors", help="fail where a figure sank below its floor")
    floors.add_argument("floors", type=Path, help="of the checkout whose root is above its folder")
    floors.set_defaults(task=_floors)
    return parser


def _add_chains(tasks: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    chains = tasks.add_parser("chains", help="speakers, nesting, certainty and stance")
    chains.add_argument("gold", type=Path, help="passages with their text, or a sheet")
    chains.add_argument("articles", type=Path, nargs="*", help="JSON Lines with a sheet's texts")
    chains.add_argument("--given-spans", action="store_true", help="classify the gold's own spans")
    chains.add_argument("--nearest", action="store_true", help="speakers by the nearest that fits")
    chains.add_argument("--confusions", action="store_true", help="list what was taken for what")
    chains.set_defaults(task=_chains)


def _polnear(options: argparse.Namespace, pipeline: Pipeline) -> str:
    """PolNeAR never nests: only outermost attributions count."""
    gold = read_polnear(options.folder)
    scores, kinds = [], []
    outlets: dict[str, list[Counts]] = defaultdict(list)
    for article in gold:
        found = pipeline(Page(text=article.text)).attributions
        outermost = [a for a in found if a.parent is None]
        scores.append(score_article(article, outermost))
        kinds.append(recall_by_kind(article, outermost))
        outlets[article.publisher].append(scores[-1]["content"])
    by_outlet = {name: sum(counts, Counts()).f1 for name, counts in sorted(outlets.items())}
    by_kind = {k: sum((c[k] for c in kinds), Counts()).recall for k in QUOTATION_KINDS}
    return (
        f"{len(gold)} articles, outermost attributions\n{_table(scores)}"
        f"content F1 by outlet: {_listed(by_outlet)}\n"
        f"content recall by quotation: {_listed(by_kind)}\n"
    )


def _listed(figures: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:.3f}" for name, value in figures.items())


def _sheet(options: argparse.Namespace, pipeline: Pipeline) -> str:
    """Nested attributions count; directives and attitudes are left out on both sides."""
    articles = read_sheet(options.sheet, options.articles)
    everything, inside = [], []
    for article in articles:
        found = pipeline(Page(text=article.gold.text)).attributions
        kept = [a for a in found if a.act in PRESENTING]
        everything.append(score_article(article.gold, kept))
        inside.append(score_article(article.nested, _nested(kept)))
    nested = total(inside)["content"]
    return (
        f"{len(articles)} articles, nested included, directives and attitudes left out\n"
        f"{_table(everything)}"
        f"nested content  P {nested.precision:.3f} R {nested.recall:.3f} F1 {nested.f1:.3f} "
        f"({nested.gold} annotated)\n"
    )


def _nested(found: Sequence[Attribution]) -> list[Attribution]:
    return [attribution for attribution in found if attribution.parent is not None]


def _chains(options: argparse.Namespace, pipeline: Pipeline) -> str:
    gold = read_chains(options.gold, options.articles)
    classify = Classifier(NearestRanker()) if options.nearest else Classifier(load_ranker())
    scored = [
        score_chains(passage, classify([_split(passage, pipeline, given=options.given_spans)])[0])
        for passage in gold
    ]
    kinds = {kind: counts.recall for kind, counts in by_kind(scored).items()}
    table = "".join(f"{name:16} {figure}\n" for name, figure in figures(scored).items())
    table += f"speakers by kind: {_listed(kinds)}\n"
    for field in ("value", "polarity", "stance", "act") if options.confusions else ():
        table += f"{field}: {confusion(scored, field)}\n"
    total_links = sum(len(passage.links) for passage in gold)
    spans = "given spans" if options.given_spans else "whole program"
    return f"{len(gold)} texts, {total_links} attributions, {spans}\n{table}"


def _split(passage: GoldChains, pipeline: Pipeline, *, given: bool = False) -> Split:
    """A passage as the program splits it, or as the gold does."""
    article = pipeline.article(Page(text=passage.text))
    if given:
        return Split(article=article, statements=tuple(g.statement for g in passage.links))
    return pipeline.split(article)


def _floors(options: argparse.Namespace, pipeline: Pipeline) -> str:
    def chains(path: Path) -> dict[str, float]:
        gold = read_chains(path)
        scored = [score_chains(g, pipeline.attribute(_split(g, pipeline))) for g in gold]
        return {name: measure(scored) for name, measure in MEASURES.items()}

    def checkworthy(path: Path) -> dict[str, float]:
        found = [sentence for sentence in read_labelled(path) if sentence.part == "dev"]
        return worth_figures(list(parsed(found, SpacyParser())), load_worth())

    measures = {"chains": chains, "checkworthy": checkworthy}
    below = sunk(options.floors, options.floors.resolve().parent.parent, measures)
    if below:
        raise SunkError("\n".join(below))
    return "no figure is below its floor\n"


def _agreement(options: argparse.Namespace, pipeline: Pipeline) -> str:
    del pipeline  # people annotated
    first = [text for path in options.first for text in read_chains(path)]
    return str(agree(first, read_chains(options.second)))


def _acts(options: argparse.Namespace, pipeline: Pipeline) -> str:
    return str(agreement(options.sheet, options.folder, pipeline.article))


def _certainty(options: argparse.Namespace, pipeline: Pipeline) -> str:
    del pipeline  # sentences and predicates are the corpora's own
    return judge_certainty(options.folder, CertaintyReader.load(find_model("certainty").path))


def _speed(options: argparse.Namespace, pipeline: Pipeline) -> str:
    return measure(options.articles, pipeline)


def _table(scores: Sequence[Mapping[str, Counts]]) -> str:
    lines = [
        f"{measure:15} P {counts.precision:.3f} R {counts.recall:.3f} "
        f"F1 {bootstrap_f1(scores, measure)}\n"
        for measure, counts in total(scores).items()
    ]
    return "".join(lines)


if __name__ == "__main__":
    sys.exit(main())
