"""Denials: what is set against a statement in the same or the next sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.attribute.certainty import is_negated
from claimcheck.lexicon import words
from claimcheck.lexicon.cues import entry_of, entry_of_cue
from claimcheck.records import Act, Article, Parse, Span, Statement

_PRESENTING = frozenset[Act]({"assertion", "belief"})
_ANAPHORIC = frozenset({"it", "this", "that", "them", "these", "those"})
_LONGEST_ANAPHOR = 5  # words: "the claims made by Brandt" is about as long as they get
_SHARED = 0.5  # of the denial's content words


def denied(article: Article, statements: Sequence[Statement]) -> frozenset[int]:
    """The numbers of the statements that something nearby is set against.

    That is a denial by somebody else ("denied it", "called the report a lie"), or, behind a
    "but", what somebody else is granted to have found. Both are relayed by the same one.
    """
    found = set()
    for number, statement in enumerate(statements):
        target = _target(article, number, statements)
        if target is not None and _is_against(article, statement, statements[target]):
            found.add(target)
    return frozenset(found)


def _target(article: Article, number: int, statements: Sequence[Statement]) -> int | None:
    """The last statement before `number` by another source, at most a sentence away."""
    here = statements[number]
    begun = _sentence(article.parse, here.spans, first=True)
    for earlier in range(number - 1, -1, -1):
        other = statements[earlier]
        if other.parent != here.parent or _same(article, other.source, here.source):
            continue
        near = begun - _sentence(article.parse, other.spans, first=False) <= 1
        return earlier if near and other.act in _PRESENTING else None
    return None


def _sentence(parse: Parse, spans: Iterable[Span], *, first: bool) -> int:
    tokens = [i for span in spans for i in parse.within(span)]
    numbers = [parse.sentence_of[i] for i in tokens] or [0]
    return min(numbers) if first else max(numbers)


def _same(article: Article, first: Sequence[Span], second: Sequence[Span]) -> bool:
    return bool(first) and article.words(first) == article.words(second)


def _is_against(article: Article, statement: Statement, target: Statement) -> bool:
    parse = article.parse
    cue = [i for span in statement.cue for i in parse.within(span)]
    content = [i for span in statement.content for i in parse.within(span)]
    known = entry_of_cue(parse, cue)
    if not cue or not content or is_negated(parse, cue):
        return False
    if known is not None and known.polarity == "-":
        return _is_anaphoric(parse, content) or _shares(article, content, target)
    if _is_falsehood(parse, [*cue, *content]) and _names_claim(parse, content):
        return True
    endorsed = known is not None and known.stance == "endorses"
    return endorsed and _contrasts(parse, min(*cue, *content))


def _is_anaphoric(parse: Parse, content: Sequence[int]) -> bool:
    """ "it", "the accusation", "the reports": no clause of its own says what is denied."""
    inner = [i for i in content if not parse.tokens[i].is_mark]
    verbal = any(parse.tokens[i].pos in {"VERB", "AUX"} for i in inner)
    return len(inner) <= _LONGEST_ANAPHOR and not verbal and _names_claim(parse, inner)


def _names_claim(parse: Parse, content: Sequence[int]) -> bool:
    """Whether a phrase begins with a pronoun or a definite noun of saying."""
    inner = [i for i in content if not parse.tokens[i].is_mark]
    for place in inner[:_LONGEST_ANAPHOR]:
        token = parse.tokens[place]
        if token.text.lower() in _ANAPHORIC and token.dep not in {"det", "mark"}:
            return True
        if token.pos == "NOUN":
            known = entry_of(parse, place)
            return known is not None and known.act in _PRESENTING
    return False


def _shares(article: Article, content: Sequence[int], target: Statement) -> bool:
    """Whether a denial repeats the words of what it denies."""
    parse = article.parse
    own = _lemmas(parse, content)
    other = _lemmas(parse, (i for span in target.content for i in parse.within(span)))
    return bool(own) and len(own & other) / len(own) >= _SHARED


def _lemmas(parse: Parse, tokens: Iterable[int]) -> set[str]:
    kept = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
    return {parse.tokens[i].lemma.lower() for i in tokens if parse.tokens[i].pos in kept}


def _is_falsehood(parse: Parse, tokens: Iterable[int]) -> bool:
    return any(parse.tokens[i].lemma.lower() in words("falsehoods") for i in tokens)


def _contrasts(parse: Parse, token: int) -> bool:
    """Whether the sentence of `token` begins with a word that sets it against the one before."""
    first = parse.sentences[parse.sentence_of[token]].first
    opening = " ".join(t.text.lower() for t in parse.tokens[first : first + 2])
    return opening in words("contrasts") or opening.split(" ")[0] in words("contrasts")
