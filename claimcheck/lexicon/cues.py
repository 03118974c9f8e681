"""The cue lexicon: what each verb, noun, adverb or adjective of saying says of its content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from claimcheck.lexicon import table
from claimcheck.records import Act, CertaintyValue, Parse, Polarity, Stance

_PARTS_OF_SPEECH: Mapping[str, str] = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "ADV": "adv",
    "ADJ": "adj",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CueEntry:
    """One row of the lexicon; `takes` holds the complements that make the word a cue."""

    lemma: str
    act: Act
    stance: Stance
    value: CertaintyValue
    polarity: Polarity
    takes: frozenset[str]


@cache
def _entries() -> Mapping[str, CueEntry]:
    return {
        f"{row['pos']}:{row['lemma']}": CueEntry(
            lemma=row["lemma"],
            act=cast("Act", row["act"]),
            stance=cast("Stance", row["stance"]),
            value=cast("CertaintyValue", row["value"]),
            polarity=cast("Polarity", row["polarity"]),
            takes=frozenset(row["takes"]),
        )
        for row in table("cues")
    }


def entry(lemma: str, pos: str) -> CueEntry | None:
    """The row for `lemma` as a "verb", "noun", "adv", "adj", "prep" or "relay"."""
    return _entries().get(f"{pos}:{lemma}")


def entry_of(parse: Parse, token: int) -> CueEntry | None:
    """The row for a token of the parse, with its particle ("point out"), or None."""
    part = _PARTS_OF_SPEECH.get(parse.tokens[token].pos)
    if part is None:
        return None
    lemma = parse.tokens[token].lemma.lower()
    particle = next((i for i in parse.children[token] if parse.tokens[i].dep == "prt"), None)
    phrasal = particle and entry(f"{lemma} {parse.tokens[particle].lemma.lower()}", part)
    return phrasal or entry(lemma, part)


def entry_of_cue(parse: Parse, cue: Sequence[int]) -> CueEntry | None:
    """The row for a whole cue: "according to", "went on to explain", "so-called", "called for"."""
    words = " ".join(parse.tokens[i].text.lower() for i in cue)
    fixed = entry(words, "prep") or entry(words.replace(" ", ""), "adj")
    if fixed is not None:
        return fixed
    head = cue_head(parse, cue)
    return _of_headline(parse, cue) if head is None else entry_within(parse, head)


def cue_head(parse: Parse, cue: Sequence[int]) -> int | None:
    """The token by which the lexicon knows a cue: its last verb ("admitted in a statement")."""
    verbs = [i for i in cue if parse.tokens[i].pos in {"VERB", "AUX"}]
    others = [i for i in cue if i not in verbs]
    known = (i for i in (*verbs[::-1], *others[::-1]) if entry_within(parse, i) is not None)
    return next(known, None)


def entry_within(parse: Parse, token: int) -> CueEntry | None:
    """The row for one token of a cue, with the word behind it where the lexicon lists both.

    That word may begin the content: "claimed responsibility for the blast".
    """
    behind = parse.tokens[token + 1].lemma.lower() if token + 1 < len(parse.tokens) else ""
    return entry(f"{parse.tokens[token].lemma.lower()} {behind}", "verb") or entry_of(parse, token)


def _of_headline(parse: Parse, cue: Sequence[int]) -> CueEntry | None:
    """ "Reed Says Quay Is Shut": capitals make taggers take a verb for a name."""
    for token in cue:
        word = parse.tokens[token].text.lower()
        found = entry(word, "verb") or entry(word.removesuffix("s"), "verb")
        if found is not None:
            return found
    return None
