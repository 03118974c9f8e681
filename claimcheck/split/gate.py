"""Whether what rules read as an attribution is one: a logistic model over its form and words.

Rules find every verb of saying, wishing or judging with something to say. Which of them people
mark as attributions was learned from PolNeAR (`models/completion`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from claimcheck.hub import find_model
from claimcheck.lexicon import mapping
from claimcheck.lexicon.cues import entry_of_cue
from claimcheck.records import Article, Model, Parse, Statement, Token
from claimcheck.split.acts import form_of

_WEIGHTS = "weights.json"
_FIRST = frozenset({"i", "we", "me", "us"})
_THIRD = frozenset({"he", "she", "it", "they"})
_SIZES = (20, 60, 150)  # characters of a content
_MARKS = frozenset('"“‘«„')


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Gives a reading of the rules the probability that an annotator would have marked it."""

    weights: Mapping[str, float]
    model: Model

    def __call__(self, article: Article, statement: Statement) -> float:
        """Between 0 and 1; 0 for what has no cue."""
        found = features(article, statement)
        if not found:
            return 0.0
        logit = self.weights["constant"] + sum(self.weights.get(name, 0.0) for name in found)
        return 1 / (1 + math.exp(-logit))


def load_gate() -> Gate:
    """The shipped gate; raises `ModelError` where it is missing or damaged."""
    folder = find_model("completion")
    found = json.loads((folder.path / _WEIGHTS).read_text(encoding="utf-8"))
    return Gate(weights=found["weights"], model=folder.model)


def features(article: Article, statement: Statement) -> list[str]:
    """What holds of a statement, as names; none for one without a cue."""
    parse = article.parse
    cue = [i for span in statement.cue for i in parse.within(span)]
    if not cue:
        return []
    content = [i for span in statement.content for i in parse.within(span)]
    form = form_of(parse, content) if content else "object"
    known = entry_of_cue(parse, cue)
    source = _source(parse, statement)
    lemma = "unknown" if known is None else known.lemma
    return [
        *(f"{statement.act}", f"{statement.act} {form}", f"form {form}"),
        *(f"source {source}", f"source {source} {form}"),
        *(f"lemma {lemma}", f"lemma {lemma} {form}"),
        f"size {sum(sum(map(len, statement.content)) >= limit for limit in _SIZES)}",
        *_of_cue(parse, cue),
        *_of_content(article, statement, content),
    ]


def _source(parse: Parse, statement: Statement) -> str:
    tokens = [parse.tokens[i] for span in statement.source for i in parse.within(span)]
    if not tokens:
        return "none"
    alone = tokens[0].text.lower() if len(tokens) == 1 else ""
    if alone in _FIRST or alone in _THIRD:
        return "first" if alone in _FIRST else "third"
    if any(token.pos == "PROPN" for token in tokens):
        return "name"
    known = {_kinds().get(form) for t in tokens for form in (t.text.lower(), t.lemma.lower())}
    return next((f"noun {kind}" for kind in sorted(filter(None, known))), "thing")


@cache
def _kinds() -> Mapping[str, str]:
    """What nouns stand for: people, bodies, documents."""
    return mapping("speaker_nouns", key="noun", value="type")


def _of_cue(parse: Parse, cue: Sequence[int]) -> Iterator[str]:
    verbs = [i for i in cue if parse.tokens[i].pos in {"VERB", "AUX"}]
    head = parse.tokens[verbs[-1] if verbs else cue[-1]]
    infinite = any(_is_to(parse.tokens[i], head) for i in parse.children[head.index])
    yield f"cue {head.pos}"
    yield f"tense {'to' if infinite else head.tag}"
    yield f"dep {head.dep}"
    if any(parse.tokens[i].dep == "neg" for i in cue):
        yield "negated"
    if any(parse.tokens[i].tag == "MD" for i in cue):
        yield "modal"


def _is_to(token: Token, head: Token) -> bool:
    return token.tag == "TO" and token.index < head.index


def _of_content(article: Article, statement: Statement, content: Sequence[int]) -> Iterator[str]:
    if content and article.parse.tokens[content[0]].text.lower() == "that":
        yield "that"
    if any(article.text[span.start] in _MARKS for span in statement.content):
        yield "quoted"
