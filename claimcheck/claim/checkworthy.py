"""How much a claim is worth checking: a logistic model over its words, grammar and figures.

Learned from debates (CheckThat! 2024), used on news: names and numbers are replaced by their
kinds and pronouns are left out, for "I" and "we" in a debate are the speaker's own plans, "he" and
"they" an opponent's record. Nor does length count: a claim is shorter than its sentence.
`models/checkworthy` makes the weights.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from claimcheck.hub import find_model
from claimcheck.lexicon import words
from claimcheck.records import Model, Parse, Quantity, Token

_WEIGHTS = "weights.json"
_NAMES = frozenset(
    {"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"}
)
_TIMES = frozenset({"DATE", "TIME"})
_KEPT_MARKS = frozenset("?!%$")
_ROLES = frozenset(
    {"nsubj", "nsubjpass", "expl", "dobj", "attr", "acomp", "neg", "aux", "auxpass", "ccomp",
     "xcomp", "advcl", "prep"}
)  # fmt: skip
_MOST = 3  # names or figures that are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """Gives a claim the probability that a fact-checker would have marked it.

    `weights` maps features to numbers. From `threshold` on a claim counts as worth checking, where
    yes or no is asked for: there F1 on the training data, in cross-validation, is highest.
    """

    weights: Mapping[str, float]
    threshold: float
    model: Model

    def __call__(
        self, parse: Parse, tokens: Sequence[int], quantities: Sequence[Quantity]
    ) -> float:
        """Between 0 and 1; 0 for a claim without a word. `quantities` are the claim's."""
        found = features(parse, tokens, quantities)
        if not found:
            return 0.0
        logit = self.weights["constant"] + sum(self.weights.get(name, 0.0) for name in found)
        return 1 / (1 + math.exp(-logit))


@cache
def load_worth() -> Worth:
    """The shipped model; raises `ModelError` where it is missing or damaged."""
    folder = find_model("checkworthy")
    found = json.loads((folder.path / _WEIGHTS).read_text(encoding="utf-8"))
    return Worth(weights=found["weights"], threshold=found["threshold"], model=folder.model)


def features(parse: Parse, tokens: Sequence[int], quantities: Sequence[Quantity]) -> list[str]:
    """What holds of the claim made of `tokens`, as names in order, each once; none for no words."""
    kept = [parse.tokens[i] for i in tokens if _counts(parse.tokens[i])]
    if not kept:
        return []
    labels = _labels(parse, tokens)
    found = [
        *_of_words(kept, labels),
        *_of_mark(parse, tokens),
        *_of_tags(kept),
        *_of_figures(quantities),
        *_of_names(parse, tokens),
        *_of_heads(parse, tokens, labels),
    ]
    return sorted(set(found))


def _counts(token: Token) -> bool:
    return not token.is_mark or token.text in _KEPT_MARKS


def _labels(parse: Parse, tokens: Sequence[int]) -> Mapping[int, str]:
    """The kind of the entity that each of `tokens` is in."""
    first, last = min(tokens), max(tokens)
    return {
        i: entity.label
        for entity in parse.entities
        if first <= entity.last and entity.first <= last
        for i in range(entity.first, entity.last + 1)
    }


def _of_words(kept: Sequence[Token], labels: Mapping[int, str]) -> Iterator[str]:
    for token in kept:
        if token.text.lower() not in words("pronouns"):
            yield f"word {_word(token, labels)}"


def _word(token: Token, labels: Mapping[int, str]) -> str:
    """The lemma; of names, numbers and times their kind."""
    label = labels.get(token.index, "")
    if label in _NAMES:
        return f"<{label.lower()}>"
    if token.pos == "NUM" or any(character.isdigit() for character in token.text):
        return "<number>"
    if label in _TIMES:
        return f"<{label.lower()}>"
    return "<name>" if token.pos == "PROPN" else (token.lemma or token.text).lower()


def _of_mark(parse: Parse, tokens: Sequence[int]) -> Iterator[str]:
    """The question mark after a claim, which is no part of it."""
    after = max(tokens) + 1
    if after < len(parse.tokens) and parse.tokens[after].text == "?":
        yield from ("word ?", "tag .")


def _of_tags(kept: Sequence[Token]) -> Iterator[str]:
    yield from (f"tag {token.tag}" for token in kept)
    yield from (f"tags {a.tag} {b.tag}" for a, b in pairwise(kept))


def _of_figures(quantities: Sequence[Quantity]) -> Iterator[str]:
    figures = [q for q in quantities if q.dimension != "ordinal" and q.kind != "vague"]
    yield from (f"figures {number}" for number in range(1, min(len(figures), _MOST) + 1))
    yield from (f"figure {quantity.dimension}" for quantity in quantities)
    yield from (f"figure {quantity.kind}" for quantity in quantities)


def _of_names(parse: Parse, tokens: Sequence[int]) -> Iterator[str]:
    inside = frozenset(tokens)
    names = [e for e in parse.entities if e.label in _NAMES and {e.first, e.last} <= inside]
    yield from (f"names {number}" for number in range(1, min(len(names), _MOST) + 1))


def _of_heads(parse: Parse, tokens: Sequence[int], labels: Mapping[int, str]) -> Iterator[str]:
    """What the claim's own heads are, and what hangs on them in which role."""
    inside = frozenset(tokens)
    for i in inside:
        head = parse.tokens[i]
        if head.head != i and head.head in inside:
            continue
        yield f"head {head.tag}"
        yield f"head {_word(head, labels)}"
        for child in (parse.tokens[c] for c in parse.children[i] if c in inside):
            if child.dep in _ROLES:
                yield f"{child.dep} {child.pos}"
                yield f"{head.tag} {child.dep}"
