"""What a cue's objects present as said: "denied the charges", "accused Brandt of lying"."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.lexicon.cues import entry_of
from claimcheck.records import Parse
from claimcheck.split.sources import child, is_passive, noun_phrase

OBJECT = frozenset({"dobj", "attr", "oprd"})
_PASSIVE_SUBJECT = frozenset({"nsubjpass", "csubjpass"})
_RELATIVES = frozenset({"WDT", "WP"})
# "accused Brandt of lying", "described it as a plot", "thanked them for coming"
_OBJECT_PREPOSITIONS = frozenset({"of", "as", "for", "with", "over"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The tokens of a content and the form it takes, which later decides the act."""

    tokens: frozenset[int]
    form: str  # "clause", "wh", "infinitive", "object" or "quotation"
    cue_extension: tuple[int, ...] = ()  # a preposition that belongs to the cue


def content_of_object(parse: Parse, verb: int) -> Content | None:
    """The objects, and what an object preposition adds ("accused Brandt of lying")."""
    if is_passive(parse, verb):
        return _passive_object(parse, verb)
    related = _related(parse, verb)
    if related is not None:
        return related
    tokens = {
        t
        for i in parse.children[verb]
        if parse.tokens[i].dep in OBJECT and not _is_reflexive(parse, i)
        for t in parse.subtree(i)
    }
    if not tokens:
        return None
    for preposition in _object_prepositions(parse, verb):
        tokens |= set(parse.subtree(preposition))
    return Content(tokens=frozenset(tokens), form="object")


def _related(parse: Parse, verb: int) -> Content | None:
    """ "the attack that Reed blamed on rebels": the noun that the clause belongs to."""
    target = child(parse, verb, OBJECT)
    token = parse.tokens[verb]
    if token.dep != "relcl" or target is None or parse.tokens[target].tag not in _RELATIVES:
        return None
    tokens = {i for i in noun_phrase(parse, token.head) if i < target}
    for preposition in _object_prepositions(parse, verb, also=frozenset({"on"})):
        tokens |= set(parse.subtree(preposition))
    return Content(tokens=frozenset(tokens), form="object") if tokens else None


def _passive_object(parse: Parse, verb: int) -> Content | None:
    """ "was accused of lying": the preposition is the cue's, its subject the content's."""
    if _quoted_as(parse, verb):
        return None
    tokens = passive_subject(parse, verb)
    extension: tuple[int, ...] = ()
    for preposition in _object_prepositions(parse, verb):
        below = set(parse.subtree(preposition))
        if preposition == verb + 1:
            extension = (preposition,)
            below.discard(preposition)
        tokens |= below
    if not tokens:
        return None
    return Content(tokens=frozenset(tokens), form="object", cue_extension=extension)


def _quoted_as(parse: Parse, verb: int) -> bool:
    """ "was quoted as saying": the lower verb is the cue."""
    return any(
        parse.tokens[i].dep == "pcomp" and entry_of(parse, i) is not None
        for preposition in parse.children[verb]
        if parse.tokens[preposition].text.lower() == "as"
        for i in parse.children[preposition]
    )


def _object_prepositions(
    parse: Parse, verb: int, *, also: frozenset[str] = frozenset()
) -> list[int]:
    return [
        i
        for i in parse.children[verb]
        if i > verb
        and parse.tokens[i].dep == "prep"
        and parse.tokens[i].lemma.lower() in _OBJECT_PREPOSITIONS | also
    ]


def _is_reflexive(parse: Parse, token: int) -> bool:
    return parse.tokens[token].lemma.lower().endswith(("self", "selves"))


def content_of_preposition(parse: Parse, verb: int, preposition: int) -> Content | None:
    """ "called for a truce": the noun phrase or clause behind the preposition."""
    tokens = {i for i in parse.subtree(preposition) if i > preposition}
    if not tokens:
        return None
    extension = tuple(range(verb + 1, preposition + 1))
    return Content(tokens=frozenset(tokens), form="object", cue_extension=extension)


def passive_subject(parse: Parse, verb: int) -> set[int]:
    """The noun phrase that a passive cue is said of; empty where there is none."""
    """ "The toll is expected to rise": the subject belongs to what is expected."""
    subject = child(parse, verb, _PASSIVE_SUBJECT)
    return set() if subject is None else set(noun_phrase(parse, subject))
