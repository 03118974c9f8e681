"""Names in place of descriptions and of parts of names: "the mayor" is "Grace Okafor"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.claim.context import Context, tokens_in
from claimcheck.claim.wording import possessive
from claimcheck.records import Parse, Proposition, Reference, Span, Substitution

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss"})
_POSSESSIVE = ("'s", "’s", "s'", "s’")


def naming(context: Context, proposition: Proposition) -> list[Substitution]:
    """Descriptions of somebody named elsewhere, and short names, each with the whole name."""
    return [*_descriptions(context, proposition), *_short_names(context, proposition)]


def is_named(parse: Parse, words: Sequence[int], meant: Reference) -> bool:
    """Whether the last word of a name is among `words` (token numbers)."""
    return meant.name.split()[-1] in {parse.tokens[i].text for i in words}


def _descriptions(context: Context, proposition: Proposition) -> Iterator[Substitution]:
    words = _words(context, proposition)
    for span in {**context.by_mention, **context.by_place}:
        if not _is_inside(proposition, span) or not _describes(span.of(context.text)):
            continue
        meant = context.reference(span)
        if meant is None or not _is_proper(meant.name) or is_named(context.parse, words, meant):
            continue
        owned = span.of(context.text).endswith(_POSSESSIVE)
        name = possessive(meant.name) if owned else meant.name
        yield Substitution(span=span, text=name, origin=meant.origin)


def _describes(phrase: str) -> bool:
    words = phrase.split()
    plain = all(word.islower() for word in words[1:])
    return plain and len(words) > 1 and words[0].lower() in _DEFINITE


def _is_proper(name: str) -> bool:
    return name[:1].isupper() and name.split()[0].lower() != "the"


def _short_names(context: Context, proposition: Proposition) -> Iterator[Substitution]:
    """The first of a person's names in the claim given whole: "Okafor" is "Grace Okafor"."""
    parts = (*proposition.subject, *proposition.spans)
    whole = " ".join(part.of(context.text) for part in parts)
    told: set[str] = set()
    for span, meant in context.by_place.items():
        if not _is_inside(proposition, span) or not _is_short(span.of(context.text), meant.name):
            continue
        if meant.name not in told and meant.name not in whole:
            titled = _with_honorific(context, proposition, span)
            yield Substitution(span=titled, text=meant.name, origin=meant.origin)
        told.add(meant.name)


def _is_short(words: str, name: str) -> bool:
    """Whether `words` are the end of a name, and not all of it."""
    return words != name and name.endswith(f" {words}")


def _with_honorific(context: Context, proposition: Proposition, span: Span) -> Span:
    """A name with the "Mr." before it, which the whole name does without."""
    tokens = [context.parse.tokens[i] for i in _words(context, proposition)]
    before = next((t for t in tokens if t.span.end == span.start - 1), None)
    if before is not None and before.text.lower().rstrip(".") in _HONORIFICS:
        return Span(start=before.span.start, end=span.end)
    return span


def _words(context: Context, proposition: Proposition) -> list[int]:
    return tokens_in(context.parse, (*proposition.subject, *proposition.spans))


def _is_inside(proposition: Proposition, span: Span) -> bool:
    return any(part.contains(span) for part in (*proposition.subject, *proposition.spans))
