"""Whose words each token is: the article's, a statement's content, or mere attribution."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.records import PRESENTING, Parse, Span, Statement
from claimcheck.split.clauses import PREDICATES
from claimcheck.split.stated import Stating, what_states

_ADJUNCTS = frozenset({"prep", "advmod", "npadvmod", "advcl", "parataxis", "mark", "dep", "punct"})
_CONTROLLED = frozenset({"xcomp", "pcomp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Regions:
    """The tokens of an article by whose words they are.

    `owner[i]` is the number of the innermost statement whose content holds token `i`, None for
    the article's own words. `cues` are the predicates that only report ("went on to say"),
    `taken` the words of an attribution that hangs on a claim ("according to the ministry").
    """

    owner: tuple[int | None, ...]
    cues: frozenset[int]
    taken: frozenset[int]

    def attributes(self, token: int) -> bool:
        """Whether the token belongs to an attribution and to no claim."""
        return token in self.cues or token in self.taken


def find_regions(parse: Parse, statements: Sequence[Statement]) -> Regions:
    """The regions of an article with these statements.

    A directive or an attitude presents no proposition of its speaker's, nor does a content that
    states nothing by itself: these words stay with whoever reports the act.
    """
    words: dict[int, Sequence[Span]] = {}
    apart: list[Statement] = []  # whose source and cue are no part of the claim
    for number, statement in enumerate(statements):
        states = _what_states(parse, statement)
        if states == "content":
            words[number] = statement.content
            apart.append(statement)
        elif states == "whole":
            words[number] = statement.spans
    owner: list[int | None] = [None] * len(parse.tokens)
    for number in sorted(words, key=lambda i: -_size(words[i])):
        for token in tokens_of(parse, words[number]):
            owner[token] = number  # inner contents come last and win
    cues: set[int] = set()
    taken: set[int] = set()
    for statement in apart:
        _take_off(parse, statement, cues, taken)
    return Regions(owner=tuple(owner), cues=frozenset(cues), taken=frozenset(taken))


def _what_states(parse: Parse, statement: Statement) -> Stating:
    if statement.act not in PRESENTING:
        return "nothing"
    cue, content = tokens_of(parse, statement.cue), tokens_of(parse, statement.content)
    return what_states(parse, statement, cue, content)


def tokens_of(parse: Parse, spans: Iterable[Span]) -> list[int]:
    """The tokens that lie in any of `spans`, span by span."""
    return [token for span in spans for token in parse.within(span)]


def _size(spans: Iterable[Span]) -> int:
    return sum(len(span) for span in spans)


def _take_off(parse: Parse, statement: Statement, cues: set[int], taken: set[int]) -> None:
    """Sort the source's and cue's words: reporting predicates, adjuncts, and arguments.

    Arguments stay: "allegations that …" may be the subject of a clause of the article's own.
    """
    cue = set(tokens_of(parse, statement.cue))
    words = cue | set(tokens_of(parse, statement.source))
    content = set(tokens_of(parse, statement.content))
    for top in (token for token in words if parse.tokens[token].head not in words - {token}):
        token = parse.tokens[top]
        if top in cue and token.pos in PREDICATES and token.dep != "prep":
            cues |= cue & set(parse.subtree(top))
            cues.add(top)
            cues |= _governing(parse, top)
        elif token.dep in _ADJUNCTS or token.head in content:
            taken |= words & set(parse.subtree(top))


def _governing(parse: Parse, verb: int) -> set[int]:
    """The verbs that merely lead up to the cue: "went on to say", "refused to say"."""
    found: set[int] = set()
    current = parse.tokens[verb]
    while current.dep in _CONTROLLED and current.head != current.index:
        current = parse.tokens[current.head]
        if current.pos in PREDICATES:
            found.add(current.index)
    return found
