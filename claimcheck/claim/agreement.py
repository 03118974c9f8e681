"""The verb of "I", once a name stands in its place: "I am" becomes "Anna Berg is"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from claimcheck.records import Parse, Span, Substitution, Token

_IRREGULAR: Mapping[str, str] = {"am": "is", "'m": "is", "have": "has", "'ve": "has", "do": "does"}
_CONTRACTED: Mapping[str, str] = {"'ll": "will", "'d": "would"}
_HISSING = re.compile(r"(s|x|z|ch|sh|o)$")
_CONSONANT_Y = re.compile(r"(?<![aeiou])y$")


def third_person(parse: Parse, pronoun: Token, name: str, origin: Span) -> Iterator[Substitution]:
    """Replace `pronoun` ("I") by `name`, and give its finite verb the third person.

    A contraction ("I'm") is replaced as a whole. `origin` is where the name stands.
    """
    verb = _finite_verb(parse, pronoun)
    if verb is None:
        yield Substitution(span=pronoun.span, text=name, origin=origin)
        return
    form = _form(verb)
    if verb.span.start == pronoun.span.end:
        whole = Span(start=pronoun.span.start, end=verb.span.end)
        yield Substitution(span=whole, text=f"{name} {form}", origin=origin)
        return
    yield Substitution(span=pronoun.span, text=name, origin=origin)
    if form != verb.text:
        yield Substitution(span=verb.span, text=form, origin=verb.span)


def _finite_verb(parse: Parse, pronoun: Token) -> Token | None:
    """The word that shows tense in the clause whose subject is `pronoun`."""
    if pronoun.dep not in {"nsubj", "nsubjpass"}:
        return None
    group = [*parse.children[pronoun.head], pronoun.head]
    tokens = [parse.tokens[i] for i in group if i > pronoun.index]
    auxiliaries = [t for t in tokens if t.dep in {"aux", "auxpass"}]
    finite = auxiliaries or [t for t in tokens if t.index == pronoun.head]
    return finite[0] if finite else None


def _form(verb: Token) -> str:
    word = verb.text.lower().replace("’", "'")
    if word == "'d":
        return "had" if verb.lemma == "have" else _CONTRACTED[word]
    if word in _IRREGULAR or word in _CONTRACTED:
        return {**_IRREGULAR, **_CONTRACTED}[word]
    if verb.tag != "VBP":
        return "was" if word == "were" else verb.text
    if _CONSONANT_Y.search(word):
        return word[:-1] + "ies"
    return word + ("es" if _HISSING.search(word) else "s")
