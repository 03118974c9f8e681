"""Pairs in which a name of the second text is swapped for another of its kind.

A swapped subject is somebody else, of whom the first text says nothing: neutral. Any other name
swapped, as a place, cannot be true of the same event: contradiction.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

import spacy
from pairs import Example
from spacy.tokens import Doc, Span

from claimcheck.engine.relation import LABELS
from claimcheck.settings import DEFAULT_PIPELINE

_KINDS = {"PERSON", "GPE", "ORG", "NORP"}
_SOURCES = ("vitaminc", "fever", "new_protocols")  # encyclopedic: names in most sentences
_SUBJECTS = {"nsubj", "nsubjpass"}


def swapped_names(examples: Sequence[Example], number: int, seed: int) -> list[Example]:
    """About `number` pairs made from those whose second text follows and shares a name."""
    chance = random.Random(seed)
    fit = [e for e in examples if LABELS[e.label] == "entailment" and e.source.startswith(_SOURCES)]
    drawn = chance.sample(fit, min(2 * number, len(fit)))
    parser = spacy.load(DEFAULT_PIPELINE, exclude=["lemmatizer"])
    parsed = list(parser.pipe([e.second for e in drawn], batch_size=256))
    known: dict[str, list[str]] = {}
    for document in parsed:
        for name in document.ents:
            if name.root.pos_ == "PROPN":
                known.setdefault(name.label_, []).append(name.text)
    found: list[Example] = []
    for example, document in zip(drawn, parsed, strict=True):
        found.extend(_swapped(example, document, known, chance))
    return found[:number]


def _swapped(
    example: Example, document: Doc, known: dict[str, list[str]], chance: random.Random
) -> Iterator[Example]:
    own = [e for e in document.ents if e.label_ in _KINDS and e.text in example.first]
    own = [e for e in own if e.root.pos_ == "PROPN"]
    if not own or any(token.dep_ == "neg" for token in document):
        return
    name = chance.choice(own)
    others = [n for n in known[name.label_] if n not in example.first and name.text not in n]
    if not others:
        return
    text = example.second
    changed = text[: name.start_char] + chance.choice(others) + text[name.end_char :]
    label = "neutral" if _is_subject(name) else "contradiction"
    yield replace(example, second=changed, label=LABELS.index(label), source="name")


def _is_subject(name: Span) -> bool:
    return name.root.dep_ in _SUBJECTS
