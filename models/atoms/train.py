"""Trains the gate that tells which candidates people note down as atomic facts.

    python models/atoms/train.py FACTSCORE models/atoms

`FACTSCORE` is a folder with FActScore's annotated biographies (`ChatGPT.jsonl.gz`,
`InstructGPT.jsonl.gz`). Every candidate of a sentence is an example, right where it has the words
of an atomic fact that people wrote for the sentence and no other candidate has them better. It
takes about a minute on one core, nearly all of it for parsing. Prints the figures of five-fold
cross-validation over sentences.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from claimcheck.hub import seal
from claimcheck.read import SpacyParser
from claimcheck.records import Parse, Span
from claimcheck.split.atomic import features
from claimcheck.split.candidates import find_atoms

MIN_SHARED = 0.7  # Jaccard similarity of words from which a candidate is a fact
MIN_BEST = 0.6  # below this the best candidate for a fact is no better than the others
RAREST = 4  # examples of a feature
INVERSE_L2 = 0.3
FOLDS = 5
TINY = 1e-3  # weights below are left out
THRESHOLD = 0.12  # see the card
FILES = ("ChatGPT.jsonl.gz", "InstructGPT.jsonl.gz")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, what the biography it is from is about, and the facts people found in it."""

    topic: str
    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A candidate's features, whether it is a fact, and its sentence's number."""

    features: tuple[str, ...]
    right: bool
    sentence: int


def sentences(folder: Path) -> Iterator[Sentence]:
    """The sentences with facts by people."""
    for name in FILES:
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                for one in row["annotations"] or []:
                    facts = tuple(f["text"] for f in one.get("human-atomic-facts") or [])
                    if facts:
                        yield Sentence(topic=row["topic"], text=one["text"].strip(), facts=facts)


def words(text: str) -> Counter[str]:
    """How often each word stands in a text."""
    return Counter(WORD.findall(text.lower()))


def facts_in_words(sentence: Sentence, parse: Parse) -> list[Counter[str]]:
    """The words of each fact that stand in the sentence; "she" for the one it is about."""
    there, name = words(sentence.text), set(words(sentence.topic))
    pronouns = [
        t.text.lower() for t in parse.tokens if t.tag == "PRP" and t.dep in {"nsubj", "nsubjpass"}
    ]
    found = []
    for fact in sentence.facts:
        own = words(fact)
        if not name & set(there) and len(name & set(own)) >= max(1, len(name) - 1):
            for word in name:
                own.pop(word, None)
            own.update(pronouns[:1])
        found.append(own & there)
    return found


def similarity(first: Counter[str], second: Counter[str]) -> float:
    """Jaccard similarity of two bags of words."""
    either = sum((first | second).values())
    return sum((first & second).values()) / either if either else 0.0


def collect(found: Sequence[Sentence]) -> Iterator[Example]:
    """The examples of all sentences."""
    parser = SpacyParser()
    for number, sentence in enumerate(found):
        parse = parser(sentence.text, [Span(start=0, end=len(sentence.text))])
        facts = facts_in_words(sentence, parse)
        atoms = find_atoms(parse, range(len(parse.tokens)))
        bags = [words(" ".join(parse.tokens[i].text for i in atom.tokens)) for atom in atoms]
        table = [[similarity(bag, fact) for fact in facts] for bag in bags]
        best = [max(column) for column in zip(*table, strict=True)]
        for atom, row in zip(atoms, table, strict=True):
            first = any(s >= MIN_BEST and s >= b for s, b in zip(row, best, strict=True))
            yield Example(
                features=tuple(features(parse, atom, len(parse.tokens))),
                right=first and max(row) >= MIN_SHARED,
                sentence=number,
            )


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
        model = fitted(x[fold != number], y[fold != number])
        found[fold == number] = model.predict_proba(x[fold == number])[:, 1]
    lines = [f"{len(y)} candidates, {y.mean():.3f} right, AUC {roc_auc_score(y, found):.3f}"]
    for threshold in (THRESHOLD, 0.3, 0.5):
        taken = found >= threshold
        precision, recall = y[taken].mean(), taken[y].mean()
        lines.append(f"from {threshold}: precision {precision:.3f} recall {recall:.3f}")
    return "\n".join(lines)


def main() -> None:
    """Trains, prints the figures, writes the weights and seals the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("factscore", type=Path)
    parser.add_argument("model", type=Path)
    options = parser.parse_args()
    examples = list(collect(list(sentences(options.factscore))))
    counts = Counter(name for example in examples for name in example.features)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    number = {name: place for place, name in enumerate(names)}
    x, y = matrix(examples, number), np.array([example.right for example in examples])
    sys.stdout.write(report(x, y, np.array([e.sentence for e in examples]) % FOLDS) + "\n")
    model = fitted(x, y)
    weights = {"constant": round(float(model.intercept_[0]), 3)}
    weights |= {
        name: round(float(weight), 3)
        for name, weight in zip(names, model.coef_[0], strict=True)
        if abs(weight) >= TINY
    }
    text = json.dumps({"threshold": THRESHOLD, "weights": weights}, indent=0, sort_keys=True)
    (options.model / "weights.json").write_text(text + "\n", encoding="utf-8")
    seal(options.model, ("weights.json",))


if __name__ == "__main__":
    main()
