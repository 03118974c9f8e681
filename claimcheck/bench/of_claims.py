"""The commands that score claims one by one: their words, their figures, their worth."""

from __future__ import annotations

import argparse
from pathlib import Path

from claimcheck.bench.claims import judge_claims, read_claims
from claimcheck.bench.figures import judge, read_cases, report
from claimcheck.bench.segmentation import by_parse, judge_propositions, read_rated
from claimcheck.bench.times import judge_times, read_times, time_table
from claimcheck.bench.worth import judge_worth
from claimcheck.bench.worth_cases import parsed, read_labelled
from claimcheck.claim import load_worth
from claimcheck.pipeline import Pipeline
from claimcheck.read import SpacyParser
from claimcheck.records import Page
from claimcheck.split.atomic import load_atom_gate


def add_of_claims(tasks: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What is scored of the claims themselves."""
    claims = tasks.add_parser("claims", help="a sheet of claims read by hand")
    claims.add_argument("sheet", type=Path)
    claims.add_argument("articles", type=Path, nargs="+", help="JSON Lines with the texts")
    claims.set_defaults(task=_claims)
    quantities = tasks.add_parser("quantities", help="figures of sentences read by hand")
    quantities.add_argument("cases", type=Path)
    quantities.add_argument("--part", help="only these cases")
    quantities.set_defaults(task=_quantities)
    times = tasks.add_parser("times", help="when claims of texts read by hand are")
    times.add_argument("cases", type=Path)
    times.add_argument("--part", help="only these cases")
    times.set_defaults(task=_times)
    worth = tasks.add_parser("checkworthy", help="sentences labelled worth checking or not")
    worth.add_argument("sentences", type=Path, help="our sheet, or CheckThat!'s .tsv.gz")
    worth.add_argument("--part", help="only these sentences")
    worth.set_defaults(task=_checkworthy)
    propositions = tasks.add_parser("propositions", help="PropSegmEnt's sentences in propositions")
    propositions.add_argument("rated", type=Path, help="JSON Lines, also gzipped")
    propositions.add_argument(
        "--half", choices=["odd", "even"], default="all", help="only every other line"
    )
    propositions.set_defaults(task=_propositions)


def _claims(options: argparse.Namespace, pipeline: Pipeline) -> str:
    articles = read_claims(options.sheet, options.articles)
    return judge_claims(articles, lambda text: pipeline(Page(text=text)).claims)


def _quantities(options: argparse.Namespace, pipeline: Pipeline) -> str:
    cases = [c for c in read_cases(options.cases) if options.part in {None, c.part}]
    if not cases:
        raise LookupError(f"{options.cases}: no case is of part {options.part}")
    return report(judge(cases, pipeline.article))


def _times(options: argparse.Namespace, pipeline: Pipeline) -> str:
    cases = [c for c in read_times(options.cases) if options.part in {None, c.part}]
    if not cases:
        raise LookupError(f"{options.cases}: no case is of part {options.part}")
    return time_table(judge_times(cases, pipeline))


def _checkworthy(options: argparse.Namespace, pipeline: Pipeline) -> str:
    del pipeline  # the sentences stand alone
    found = [s for s in read_labelled(options.sentences) if options.part in {None, s.part}]
    if not found:
        raise LookupError(f"{options.sentences}: no sentence is of part {options.part}")
    return judge_worth(options.sentences, list(parsed(found, SpacyParser())), load_worth())


def _propositions(options: argparse.Namespace, pipeline: Pipeline) -> str:
    del pipeline  # the sentences stand alone and nobody is quoted
    rated = read_rated(options.rated, half=options.half)
    return judge_propositions(rated, by_parse(load_atom_gate(), SpacyParser()))
