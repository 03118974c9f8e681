"""The baseline for check-worthiness: a sum of weights set by hand.

Each feature that a sentence has adds its weight from `lexicon/checkworthy.tsv`. The result orders
sentences; it is not a probability and was calibrated on nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from claimcheck.bench.worth_cases import Case
from claimcheck.claim.time import claim_time
from claimcheck.lexicon import mapping, words
from claimcheck.lexicon.certainty import read_certainty
from claimcheck.records import Parse, Quantity, When

_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "EVENT", "PRODUCT", "LAW"})
_FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})
_SHORT = 4


def rule_worth(case: Case) -> float:
    """A score in [0, 1]."""
    parse = case.article.parse
    head = next(i for i in case.tokens if parse.tokens[i].head == i)
    time = claim_time(case.article, [case.span], head)
    found = [*_of_words(parse, case.tokens), *_of_figures(case.quantities), *_of_time(time)]
    if read_certainty(parse, case.tokens, head).value in {"PS", "UU"}:
        found.append("open")
    score = _weights()["base"] + sum(_weights()[feature] for feature in found)
    return round(min(max(score, 0.0), 1.0), 4)


def _of_words(parse: Parse, tokens: Sequence[int]) -> Iterator[str]:
    present = frozenset(tokens)
    lemmas = {
        form.lower() for i in tokens for form in (parse.tokens[i].lemma, parse.tokens[i].text)
    }
    names = [e for e in parse.entities if e.label in _NAMES and {e.first, e.last} <= present]
    yield from ["entity", "more_entities"][: len(names)]
    if lemmas & words("opinions"):
        yield "opinion"
    if lemmas & _FIRST_PERSON:
        yield "first_person"
    if sum(parse.tokens[i].pos != "PUNCT" for i in tokens) < _SHORT:
        yield "short"


def _of_figures(quantities: Sequence[Quantity]) -> Iterator[str]:
    figures = [q for q in quantities if q.dimension != "ordinal" and q.kind != "vague"]
    yield from ["figure", "more_figures"][: len(figures)]


def _of_time(time: When) -> Iterator[str]:
    yield "nominal" if time.tense == "none" else time.tense
    if time.when is not None:
        yield "dated"


@cache
def _weights() -> Mapping[str, float]:
    weights = mapping("checkworthy", key="feature", value="weight")
    return {feature: float(weight) for feature, weight in weights.items()}
