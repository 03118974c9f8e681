"""Pronouns: what one may refer to, and which refer to nothing at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from claimcheck.lexicon import table
from claimcheck.records import Parse, SpeakerType

_TAGS = frozenset({"PRP", "PRP$"})
_WEATHER = frozenset({"rain", "snow", "hail", "drizzle", "thunder", "freeze"})
_RAISING = frozenset({"seem", "appear", "take", "turn", "happen", "remain"})
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl", "relcl"})
_PREDICATIVES = frozenset({"acomp", "attr"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """A pronoun of the article: its token and what the lexicon says of it."""

    token: int
    word: str
    person: str
    number: str
    case: str
    refers: str

    @property
    def possessive(self) -> bool:
        """Whether it stands for a possessor ("their")."""
        return self.case == "possessive"

    def fits(self, kind: SpeakerType) -> bool:
        """Whether a speaker of type `kind` may be meant."""
        if self.refers == "person":
            return kind == "person"
        if self.refers != "body":
            return False
        # "they" is rarely one side or ministry: those are "it"
        return kind == "group" if self.number == "plural" else kind in {"organization", "party"}


def pronouns(parse: Parse, tokens: Sequence[int]) -> list[Pronoun]:
    """The pronouns among `tokens` that stand for something; "it is raining" has none."""
    found = []
    for index in tokens:
        row = _lexicon().get(parse.tokens[index].text.lower())
        if row is not None and _stands_alone(parse, index) and not is_generic(parse, index):
            found.append(_pronoun(parse, index, row))
    return found


def is_generic(parse: Parse, index: int) -> bool:
    """Whether "it" refers to nothing: weather, "it is likely that", "it takes two days to"."""
    token = parse.tokens[index]
    if token.text.lower() != "it" or token.dep not in {"nsubj", "nsubjpass", "expl", "dobj"}:
        return False
    verb = parse.tokens[token.head]
    below = [parse.tokens[i] for i in parse.children[verb.index]]
    if token.dep == "expl" or verb.lemma in _WEATHER:
        return True
    inner = [
        parse.tokens[i] for t in below if t.dep in _PREDICATIVES for i in parse.children[t.index]
    ]
    clause = any(t.dep in _CLAUSES and t.index > index for t in [*below, *inner])
    return clause and (verb.pos == "AUX" or verb.lemma in _RAISING or token.dep == "nsubjpass")


def _stands_alone(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    if token.tag in _TAGS:
        return True
    return token.tag == "DT" and token.dep in {"nsubj", "nsubjpass", "dobj", "pobj"}


def _pronoun(parse: Parse, index: int, row: Mapping[str, str]) -> Pronoun:
    token = parse.tokens[index]
    objective = row["word"] == "her" and token.tag == "PRP" and token.dep != "poss"
    return Pronoun(
        token=index,
        word=row["word"],
        person=row["person"],
        number=row["number"],
        case="object" if objective else row["case"],
        refers=row["refers"],
    )


@cache
def _lexicon() -> Mapping[str, Mapping[str, str]]:
    return {row["word"]: row for row in table("pronouns")}
