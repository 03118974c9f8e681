"""The commands that score what claims of several outlets have to do with each other."""

from __future__ import annotations

import argparse
from pathlib import Path

from claimcheck.bench.agreement import agree_on_relations
from claimcheck.bench.archive import measure
from claimcheck.bench.entailment import judge_entailment
from claimcheck.bench.links import (
    Embed,
    best_threshold,
    cosines,
    line,
    read_links,
    score_links,
)
from claimcheck.bench.origin_cases import judge_origins, read_origin_cases
from claimcheck.bench.origins import read_pairs as read_origin_pairs
from claimcheck.bench.origins import report as report_pairs
from claimcheck.bench.relations import look_up, read_answers, read_pairs, report, signature
from claimcheck.engine.relation import RelationReader
from claimcheck.pipeline import Pipeline
from claimcheck.records import Page


def add_across(tasks: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the commands; each sets `task`, which is called with the options and a pipeline."""
    relations = tasks.add_parser("relations", help="how pairs of sentences stand to each other")
    relations.add_argument("pairs", type=Path)
    relations.add_argument("--answers", type=Path, required=True, help="id, relation, flags")
    relations.set_defaults(task=_relations)
    entailment = tasks.add_parser("entailment", help="the relation model on labelled pairs")
    entailment.add_argument("folder", type=Path, help="with nli_dev.jsonl.gz and equate/")
    entailment.add_argument("--model", type=Path, required=True, help="what train.py made")
    entailment.set_defaults(task=_entailment)
    labels = tasks.add_parser("relations-agreement", help="of two who labelled the same pairs")
    labels.add_argument("second", type=Path)
    labels.add_argument("first", type=Path, nargs="+")
    labels.set_defaults(task=_relations_agreement)
    links = tasks.add_parser("links", help="claims of two articles that are about the same")
    links.add_argument("sheet", type=Path)
    links.add_argument("articles", type=Path, nargs="+", help="JSON Lines with the texts")
    links.add_argument("--found", type=Path, help="links that somebody found, in a sheet")
    links.add_argument(
        "--embedder", type=Path, required=True, help="a sentence-transformers folder"
    )
    links.add_argument("--threshold", type=float, help="of the cosine; else the best on this sheet")
    links.set_defaults(task=_links)
    origins = tasks.add_parser("origins", help="which outlets share an origin")
    origins.add_argument("sheet", type=Path, help="pairs read by hand, or invented cases")
    origins.add_argument("articles", type=Path, nargs="*", help="JSON Lines with a sheet's texts")
    origins.add_argument("--part", help="only these pairs or cases")
    origins.set_defaults(task=_origins)
    _add_archive(tasks)


def _add_archive(tasks: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    archive = tasks.add_parser("archive", help="how quick an archive of many claims is")
    archive.add_argument("folder", type=Path, help="a new one, removed in the end")
    archive.add_argument("articles", type=Path, nargs="+", help="JSON Lines with real texts")
    archive.add_argument("--claims", type=int, default=100_000, help="how many")
    archive.add_argument("--vectors", type=Path, help="keep the real sentences' vectors here, .npy")
    archive.set_defaults(task=_archive)


def _entailment(options: argparse.Namespace, pipeline: Pipeline) -> str:
    del pipeline  # the pairs stand alone
    return judge_entailment(options.folder, RelationReader.load(options.model))


def _relations(options: argparse.Namespace, pipeline: Pipeline) -> str:
    del pipeline  # the answers are given
    judged = look_up(read_pairs(options.pairs), read_answers(options.answers))
    return f"{signature(options.pairs)}\n{report(judged)}"


def _relations_agreement(options: argparse.Namespace, pipeline: Pipeline) -> str:
    del pipeline  # people labelled
    first = {name: a for path in options.first for name, a in read_answers(path).items()}
    return agree_on_relations(first, read_answers(options.second))


def _links(options: argparse.Namespace, pipeline: Pipeline) -> str:
    """Sentences by cosine are what a matcher of claims has to beat."""
    gold = read_links(options.sheet, options.articles)
    total = sum(len(g.links) for g in gold)
    lines = [signature(options.sheet), f"{len(gold)} pairs of articles, {total} links"]
    if options.found is not None:
        found = {(f.a, f.b): f.links for f in read_links(options.found, options.articles)}
        lines.append(line("found", [score_links(g, found.get((g.a, g.b), ())) for g in gold]))
    embed = load_embedder(options.embedder)
    stories = [cosines(g, lambda text: pipeline.article(Page(text=text)), embed) for g in gold]
    threshold = options.threshold
    if threshold is None:
        threshold = best_threshold(stories)
    name = f"cosine {threshold:.2f}"
    lines.append(line(name, [story.above(threshold) for story in stories]))
    return "\n".join(lines) + "\n"


def load_embedder(folder: Path) -> Embed:
    """The sentence embedder of a sentence-transformers folder, on the CPU."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), device="cpu")
    return lambda texts: model.encode(
        list(texts), normalize_embeddings=True, show_progress_bar=False
    )


def _origins(options: argparse.Namespace, pipeline: Pipeline) -> str:
    """Pairs of articles need their texts; invented cases have them."""
    wanted = {options.part} if options.part else {"dev", "test"}
    if options.articles:
        pairs = read_origin_pairs(options.sheet, options.articles)
        return report_pairs([pair for pair in pairs if pair.part in wanted])
    cases = [case for case in read_origin_cases(options.sheet) if case.part in wanted]
    found = judge_origins(cases, options.sheet.parent, pipeline)
    return "".join(f"{name}\n{figures}" for name, figures in found.items())


def _archive(options: argparse.Namespace, pipeline: Pipeline) -> str:
    del pipeline  # the claims are invented
    return measure(options.articles, options.folder, options.claims, options.vectors)
