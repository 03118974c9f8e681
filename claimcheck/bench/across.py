"""The commands that score what claims of several outlets have to do with each other."""

from __future__ import annotations

import argparse
from pathlib import Path

from claimcheck.bench.agreement import agree_on_relations
from claimcheck.bench.relations import look_up, read_answers, read_pairs, report, signature
from claimcheck.pipeline import Pipeline


def add_across(tasks: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the commands; each sets `task`, which is called with the options and a pipeline."""
    relations = tasks.add_parser("relations", help="how pairs of sentences stand to each other")
    relations.add_argument("pairs", type=Path)
    relations.add_argument("--answers", type=Path, required=True, help="id, relation, flags")
    relations.set_defaults(task=_relations)
    labels = tasks.add_parser("relations-agreement", help="of two who labelled the same pairs")
    labels.add_argument("second", type=Path)
    labels.add_argument("first", type=Path, nargs="+")
    labels.set_defaults(task=_relations_agreement)


def _relations(options: argparse.Namespace, pipeline: Pipeline) -> str:
    del pipeline  # the answers are given
    judged = look_up(read_pairs(options.pairs), read_answers(options.answers))
    return f"{signature(options.pairs)}\n{report(judged)}"


def _relations_agreement(options: argparse.Namespace, pipeline: Pipeline) -> str:
    del pipeline  # people labelled
    first = {name: a for path in options.first for name, a in read_answers(path).items()}
    return agree_on_relations(first, read_answers(options.second))
