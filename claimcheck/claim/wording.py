"""The words of a claim: its spans with substitutions made, tidied but not rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.records import Span, Substitution

_BEFORE_MARK = re.compile(r" +([,.;:!?%)\]}’”])")
_AFTER_BRACKET = re.compile(r"([(\[{“‘]) +")
_SPACE = re.compile(r"\s+")
_DOUBLED = re.compile(r"([,;:])(?: ?[,;:])+")


def wording(text: str, spans: Sequence[Span], substitutions: Iterable[Substitution]) -> str:
    """The words of `spans` of `text`, in order, with `substitutions` in their places.

    White space is collapsed, and a mark that a cut left alone goes; nothing else is changed.
    """
    made = sorted(substitutions, key=lambda s: (s.span.start, s.span.end))
    words = _SPACE.sub(" ", " ".join("".join(_parts(text, span, made)) for span in spans))
    return _DOUBLED.sub(r"\1", _AFTER_BRACKET.sub(r"\1", _BEFORE_MARK.sub(r"\1", words))).strip()


def _parts(text: str, span: Span, made: Sequence[Substitution]) -> Iterator[str]:
    position = span.start
    for substitution in made:
        if span.contains(substitution.span) and substitution.span.start >= position:
            yield text[position : substitution.span.start]
            yield substitution.text if len(substitution.span) else f"{substitution.text} "
            position = substitution.span.end
    yield text[position : span.end]


def possessive(name: str) -> str:
    """A name with the mark of a possessor."""
    return name + ("’" if name.endswith("s") else "’s")
