"""How far a reading of certainty can be trusted: the certainty model beside the rules.

The rules read the value off cue and hedges; the model's figure tells where they are wrong better
than chance, but not well enough to overrule them (`models/certainty/card.md`). So the model gives
the reading's score, and the rules its value and its triggers.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.attribute.certainty import main_head
from claimcheck.engine.certainty import CertaintyReader, Judgement, Marked
from claimcheck.engine.text import Range
from claimcheck.hub import find_model
from claimcheck.records import PRESENTING, Article, Certainty, Model, Span, Statement
from claimcheck.settings import AttributeSettings

_SURROGATE = re.compile("[\ud800-\udfff]")
_CERTAIN = "CT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weigher:
    """Scores readings of certainty.

    `weights` are those of a logistic model over `features`, fitted on annotated passages.
    """

    reader: CertaintyReader
    weights: Mapping[str, float]
    model: Model

    def __call__(
        self,
        article: Article,
        statements: Sequence[Statement],
        certainties: Sequence[Certainty],
    ) -> list[Certainty]:
        """`certainties`, one a statement, with the probability that the value is right.

        Those of wishes, requests and contents without a predicate keep their score.
        """
        marked = {n: m for n, s in enumerate(statements) if (m := marked_content(article, s))}
        judged = dict(zip(marked, self.reader(list(marked.values())), strict=True))
        return [
            replace(certainty, score=self._score(certainty, judged[number]))
            if number in judged
            else certainty
            for number, certainty in enumerate(certainties)
        ]

    def _score(self, certainty: Certainty, judgement: Judgement) -> float:
        found = features(certainty.value, judgement)
        logit = sum(self.weights[name] * value for name, value in found.items())
        return round(1 / (1 + math.exp(-logit)), 2)


def load_weigher(settings: AttributeSettings) -> Weigher:
    """The shipped certainty model; raises `ModelError` where it is missing or damaged."""
    folder = find_model("certainty")
    config = json.loads((folder.path / "config.json").read_text(encoding="utf-8"))
    reader = CertaintyReader.load(folder.path, threads=settings.threads)
    return Weigher(reader=reader, weights=config["score"], model=folder.model)


def marked_content(article: Article, statement: Statement) -> Marked | None:
    """The content's main sentence, its predicate marked; None where it has none.

    Without the words around it: whose certainty is read is then the speaker's alone. Of a content
    of several sentences only the one with the predicate is read, as the model was trained.
    """
    head = main_head(article, statement) if statement.act in PRESENTING else None
    if head is None:
        return None
    token, begin = article.parse.tokens[head].span, 0
    sentence = article.parse.sentences[article.parse.sentence_of[head]].span
    parts, predicate = [], None
    for span in (_common(part, sentence) for part in statement.content if part.overlaps(sentence)):
        if span.contains(token):
            low = begin + token.start - span.start
            predicate = Range(low, low + len(token))
        parts.append(span.of(article.text))
        begin += len(span) + 1
    if predicate is None:
        return None
    return Marked(text=_SURROGATE.sub("\ufffd", " ".join(parts)), predicate=predicate)


def _common(first: Span, second: Span) -> Span:
    return Span(start=max(first.start, second.start), end=min(first.end, second.end))


def features(value: str, judgement: Judgement) -> dict[str, float]:
    """What a reading's score is made from: its value, and what the model thinks of the clause."""
    news, web, *_ = judgement.factuality
    certain = float(value == _CERTAIN)
    return {
        "constant": 1.0,
        "certain": certain,
        "probable": float(value == "PR"),
        "possible": float(value == "PS"),
        "news": abs(news),
        "web": web,
        "hedged": judgement.hedged,
        "certain news": certain * abs(news),
        "certain web": certain * web,
        "certain hedged": certain * judgement.hedged,
    }
