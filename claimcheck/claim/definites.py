"""Bare descriptions of things told in full before: "the bill" is "the election reform bill".

A noun with nothing but "the" stands for a fuller phrase of the same noun, if the article has had
just one: two bills, and it is left. Only the noun is replaced, by words of the article as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.claim.context import Context, tokens_in
from claimcheck.lexicon import words
from claimcheck.records import Parse, Proposition, Span, Substitution, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_PLURAL = frozenset({"NNS", "NNPS"})
_BEFORE = frozenset({"compound", "amod", "nmod", "npadvmod"})
_BARE = frozenset({"det", "case", "punct", "predet"})
# They say which of several by its place, or what somebody thinks of it, and nothing of what it is.
_POINTING = frozenset(
    {"other", "same", "new", "first", "last", "next", "latest", "such", "own", "single", "several"}
    | {"many", "recent", "alleged", "suspected", "purported", "possible", "potential"}
)
_PLACING = frozenset({"of", "in", "at", "near"})
_LONGEST = 6  # words of "of Brenn" and its like


@dataclass(frozen=True, slots=True, kw_only=True)
class _Full:
    """A fuller phrase: where it stands, and its words without an article."""

    span: Span
    words: str


def definites(context: Context, proposition: Proposition) -> Iterator[Substitution]:
    """The bare definite nouns of a proposition, each with the fuller phrase it stands for."""
    parse = context.parse
    inside = tokens_in(parse, (*proposition.subject, *proposition.spans))
    for index in inside:
        token = parse.tokens[index]
        if _is_bare(parse, token):
            found = _before(context, token)
            if found is not None and not any(
                found.span.contains(parse.tokens[i].span) for i in inside
            ):
                yield Substitution(span=token.span, text=found.words, origin=found.span)


def _is_bare(parse: Parse, token: Token) -> bool:
    if token.pos != "NOUN" or token.lemma.lower() in words("unique_nouns"):
        return False
    below = [parse.tokens[i] for i in parse.children[token.index]]
    article = any(t.dep == "det" and t.text.lower() == "the" for t in below)
    return article and token.dep not in _BEFORE and all(t.dep in _BARE for t in below)


def _before(context: Context, token: Token) -> _Full | None:
    """The one fuller phrase of the same noun and number before `token`; None for two."""
    plural = token.tag in _PLURAL
    found: dict[str, _Full] = {}
    for other in context.parse.tokens[: token.index]:
        same = other.pos in _NOUNS and other.lemma.lower() == token.lemma.lower()
        if same and (other.tag in _PLURAL) == plural:
            full = _full(context, other)
            if full is not None:
                found.setdefault(full.words.lower(), full)
    return next(iter(found.values())) if len(found) == 1 else None


def _full(context: Context, head: Token) -> _Full | None:
    """The phrase of a noun that says which one, if it does; no clause, and no pronoun."""
    parse = context.parse
    first = head.index
    while first and _modifies(parse, first - 1, head.index):
        first -= 1
    last = _placed(parse, head)
    if first == head.index == last:
        return None
    tokens = [parse.tokens[i] for i in range(first, last + 1)]
    pointing = any(t.text.lower() in _POINTING or t.tag in {"PRP$", "POS"} for t in tokens)
    if pointing or tokens[0].is_mark or any(t.dep == "relcl" for t in tokens):
        return None
    span = Span(start=tokens[0].span.start, end=tokens[-1].span.end)
    said = span.of(context.text)
    if "\n" in said or any(mark in said for mark in '“”"()'):
        return None
    begins = parse.sentences[parse.sentence_of[first]].first == first
    if begins and tokens[0].pos != "PROPN" and not said[:2].isupper():
        said = said[0].lower() + said[1:]
    return _Full(span=span, words=said)


def _modifies(parse: Parse, index: int, head: int) -> bool:
    """Whether a token stands before a noun as part of its description."""
    token = parse.tokens[index]
    while token.index not in {head, token.head} and token.head <= head:
        if token.dep not in _BEFORE and not (token.dep == "punct" and token.text == "-"):
            return False
        token = parse.tokens[token.head]
    return token.index == head


def _placed(parse: Parse, head: Token) -> int:
    """The last token of "of Brenn" behind a noun; the noun itself without one."""
    for child in parse.children[head.index]:
        token = parse.tokens[child]
        below = parse.subtree(child)
        named = any(parse.tokens[i].pos == "PROPN" for i in below)
        close = child == head.index + 1 and below[-1] - child == len(below) - 1
        if token.text.lower() in _PLACING and named and close and len(below) <= _LONGEST:
            return below[-1]
    return head.index
