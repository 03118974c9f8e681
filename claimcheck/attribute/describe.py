"""What a source's own words tell of its speaker: type, name, description."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from claimcheck.attribute.cast import Character
from claimcheck.attribute.names import clean, trimmed
from claimcheck.lexicon import table
from claimcheck.records import Article, Parse, SpeakerType

_INDEFINITE = frozenset({"a", "an", "one", "another", "some"})
_INTRODUCING = frozenset({"a", "an", "another", "some", "several", "many", "few", "most"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE_PRONOUNS = frozenset({"someone", "somebody", "anyone", "one", "who"})
_LONGEST_POSSESSOR = 2  # "the ministry"
_KEEPS_CAPITAL = frozenset({"NORP", "GPE", "ORG", "PERSON", "LOC", "FAC"})
_NOT_A_SPEAKER = frozenset({"this", "that", "what", "which", "there", "these", "those"})


@cache
def _types() -> Mapping[str, SpeakerType]:
    return {row["noun"]: row["type"] for row in table("speaker_nouns")}  # type: ignore[misc]


@cache
def _generic() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("speaker_nouns") if row["generic"])


def is_generic(noun: str) -> bool:
    """Whether "the" with this noun may stand for any speaker of its type."""
    return noun in _generic()


def noun_type(noun: str) -> SpeakerType | None:
    """The type of speaker that a noun makes, in lower case and singular; None for an unknown."""
    return _types().get(noun)


def is_definite(parse: Parse, phrase: Sequence[int]) -> bool:
    """Whether a noun phrase begins with "the" or a demonstrative."""
    return bool(phrase) and parse.tokens[phrase[0]].text.lower() in _DEFINITE


def is_new(parse: Parse, phrase: Sequence[int]) -> bool:
    """Whether "a", "another" or a number introduces somebody."""
    first = parse.tokens[phrase[0]]
    return first.text.lower() in _INTRODUCING or first.tag == "CD"


def type_of(parse: Parse, head: int, phrase: Sequence[int]) -> SpeakerType | None:
    """The type of a speaker without a name, or None where the source names nobody at all."""
    token = parse.tokens[head]
    lemma = token.lemma.lower()
    if token.text.lower() in _NOT_A_SPEAKER:
        return None
    if lemma in _INDEFINITE_PRONOUNS:
        return "anonymous"
    known = _types().get(token.text.lower()) or _types().get(lemma)
    if lemma in {"source", "insider", "whistleblower"}:
        return "anonymous"
    if token.tag in {"NNS", "NNPS"} and known not in {"document", "organization"}:
        return "document" if known is None and _is_abstract(lemma) else "group"
    if token.pos == "PROPN":
        indefinite = bool(phrase) and parse.tokens[phrase[0]].text.lower() in _INDEFINITE
        return known or ("anonymous" if indefinite else "organization")  # "a Republican"
    kind = known or _by_shape(parse, head)
    return "anonymous" if kind == "person" and _is_anonymous(parse, head, phrase) else kind


def _is_anonymous(parse: Parse, head: int, phrase: Sequence[int]) -> bool:
    """ "An official" is; "a spokesman for the ministry" speaks for a body that is named."""
    first = parse.tokens[phrase[0]].text.lower() if phrase else ""
    speaks_for = any(
        parse.tokens[i].dep == "prep" and parse.tokens[i].lemma in {"for", "of", "at"}
        for i in parse.children[head]
    )
    return first in _INDEFINITE and not speaks_for


def _is_abstract(lemma: str) -> bool:
    """ "Projections" and "findings" speak as documents do."""
    return lemma.endswith(("ion", "ment", "ing", "ity", "ance", "ence", "sis"))


def _by_shape(parse: Parse, head: int) -> SpeakerType | None:
    """Nouns that no lexicon knows are people, but for abstract ones ("the announcement")."""
    token = parse.tokens[head]
    if token.pos == "NOUN":
        return "document" if _is_abstract(token.lemma.lower()) else "person"
    return "group" if token.pos in {"ADJ", "NUM", "PRON", "DET"} else None


def name_of(article: Article, phrase: Sequence[int]) -> str:
    """The name of a speaker without a proper one: the source's words, without "a"."""
    tokens = list(phrase)
    if article.parse.tokens[tokens[0]].text.lower() in {"a", "an"} and len(tokens) > 1:
        tokens = tokens[1:]
    if article.parse.tokens[tokens[-1]].tag == "POS" and len(tokens) > 1:
        tokens = tokens[:-1]  # "the government's claim"
    words = clean(article.parse.span(tokens).of(article.text))
    first = article.parse.tokens[tokens[0]]
    named = first.pos == "PROPN" or any(
        e.first <= first.index <= e.last and e.label in _KEEPS_CAPITAL
        for e in article.parse.entities
    )
    if (not named or first.text.lower() in _DEFINITE) and not _has_inner_capital(words):
        words = words[0].lower() + words[1:]
    return words


def _has_inner_capital(words: str) -> bool:
    """ "RealClear" and "US officials" keep their capital."""
    return any(character.isupper() for character in words.split()[0][1:])


def description_of(article: Article, phrase: Sequence[int], named: Character) -> str | None:
    """The title in front of a name ("Russian presidential aide"), or the appositive beside it."""
    parse = article.parse
    name = [i for i in phrase if any(parse.tokens[i].span.overlaps(m) for m in named.mentions)]
    if not name:
        return None
    before = [i for i in range(phrase[0], name[0]) if i in phrase]
    for side in (before, _appositive(parse, name, phrase)):
        words = trimmed(parse, side)
        if words and parse.tokens[words[0]].tag == "PRP$":
            words = words[1:]  # "its head": whose, the description cannot say
        if any(parse.tokens[i].pos in {"NOUN", "PROPN"} for i in words) and not _possessor(
            parse, words
        ):
            return clean(parse.span(words).of(article.text))
    return None


def _appositive(parse: Parse, name: Sequence[int], phrase: Sequence[int]) -> list[int]:
    """ "a spokesman for the group" of "Ana Reed, a spokesman for the group, who …"."""
    heads = [i for n in name for i in parse.children[n] if parse.tokens[i].dep == "appos"]
    clauses = {
        i
        for head in heads
        for clause in parse.subtree(head)
        if parse.tokens[clause].dep in {"relcl", "ccomp", "advcl"}
        for i in parse.subtree(clause)
    }
    kept = {i for head in heads[:1] for i in parse.subtree(head)} - clauses
    return [i for i in sorted(kept) if i in phrase and i > name[-1]]


def _possessor(parse: Parse, words: Sequence[int]) -> bool:
    """ "Ukraine's" before a body's name is its possessor, not a description of it."""
    following = parse.tokens[words[-1] + 1 : words[-1] + 2]
    return len(words) <= _LONGEST_POSSESSOR and any(t.tag == "POS" for t in following)
