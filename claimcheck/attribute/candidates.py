"""Who may be meant by a pronoun or role, and what speaks for each: the ranker's features."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.attribute.cast import Character
from claimcheck.attribute.gender import Gender
from claimcheck.attribute.likeness import canonical
from claimcheck.attribute.scene import Spot
from claimcheck.records import SpeakerType

_SINGLE = frozenset[SpeakerType]({"person", "anonymous"})
_BODIES = frozenset[SpeakerType]({"organization", "party", "document"})
_TYPES: Mapping[str, frozenset[SpeakerType]] = {
    "he": _SINGLE,
    "it": _BODIES,
    "they": frozenset({"group", "organization", "party"}),
    "person": _SINGLE,
    "anonymous": _SINGLE,
    "organization": frozenset({"organization", "party"}),
    "party": frozenset({"party", "organization"}),
    "group": frozenset({"group", "organization", "party"}),
    "document": frozenset({"document"}),
}
_PRONOUN_KINDS = frozenset({"he", "it", "they"})
_FARTHEST = 10  # sentences; farther back no pronoun reaches
_MANY_MENTIONS = 4
_MAX_RANK = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Anaphor:
    """A pronoun or noun phrase whose referent is sought.

    `kind` is "he" (also for "she"), "it" or "they", or the type of speaker that the noun makes.
    `traits` are the common words beside the noun, `names` the proper ones, in lower case.
    """

    spot: Spot
    kind: str
    gender: Gender | None = None
    noun: str = ""
    traits: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    generic: bool = False
    definite: bool = True

    @property
    def is_pronoun(self) -> bool:
        """Whether it is a pronoun."""
        return self.kind in _PRONOUN_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One who may be meant, and the features that hold of the pair."""

    character: Character
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Who spoke around an anaphor: in the statement before, and in the one around it.

    `quoting` are those in whose quotation marks it stands: they say "I" of themselves. `said` are
    the tokens of what it says itself, where a name is somebody else's: "“Seth signed,” he said".
    """

    previous: Sequence[Character] = ()
    parents: Sequence[Character] = ()
    quoting: Sequence[Character] = ()
    said: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Near:
    """A character and the spot that brings it close to the anaphor."""

    character: Character
    spot: Spot
    ahead: bool = field(default=False)


def candidates_of(
    anaphor: Anaphor, characters: Iterable[Character], context: Context
) -> list[Candidate]:
    """Those who may be meant by `anaphor`, the last mentioned first, with their features."""
    fitting = [c for c in characters if _fits(anaphor, c) and c not in context.quoting]
    # "The former vice president": who is called just that, if anybody is; "the president": who has
    # that role, before anybody who might have it.
    fitting = [c for c in fitting if _is_called(anaphor, c)] or fitting
    fitting = [c for c in fitting if _has_role(anaphor, c)] or fitting
    near = [found for c in fitting if (found := _near(anaphor, c, context.said)) is not None]
    near.sort(key=lambda found: (found.ahead, abs(anaphor.spot.token - found.spot.token)))
    most = max((len(found.character.spots) for found in near), default=0)
    return [
        Candidate(
            character=found.character,
            features=(
                *_features(anaphor, found, rank, most),
                *_spoken(found, context),
                *(("alone", f"alone {found.ahead}") if len(near) == 1 else ()),
            ),
        )
        for rank, found in enumerate(near)
    ]


def _fits(anaphor: Anaphor, character: Character) -> bool:
    if character.type not in _TYPES[anaphor.kind] and not _may_be_body(anaphor, character):
        return False
    if not anaphor.is_pronoun and not _suits(anaphor, character):
        return False
    if anaphor.gender is None:
        return True
    return character.gender in {None, anaphor.gender}


def _is_called(anaphor: Anaphor, character: Character) -> bool:
    """Whether the article describes somebody by all the words of a role, and by more than one."""
    words = anaphor.traits | anaphor.names
    known = character.roles | character.traits | _words(character)
    return anaphor.noun in character.roles and bool(words) and words <= known


def _has_role(anaphor: Anaphor, character: Character) -> bool:
    return anaphor.noun in character.roles or _match(anaphor, character) == "heads name"


def _suits(anaphor: Anaphor, character: Character) -> bool:
    """Whether a noun fits somebody; "the organization" is no state, nor is the state a firm."""
    match = _match(anaphor, character)
    if match == "generic":
        return anaphor.kind not in {"organization", "party"} or character.type == anaphor.kind
    return match != "other"


def _may_be_body(anaphor: Anaphor, character: Character) -> bool:
    """Whether the tagger's person may be a body: a name of one word that nothing tells about."""
    if anaphor.kind == "it" and "source" in character.roles:
        return True  # "a source at the governorate said …; it added": agencies' English
    unsure = character.proper and " " not in character.name and character.gender is None
    personal = any(spot.word in {"he", "she"} for spot in character.spots)
    return anaphor.kind in {"it", "organization"} and unsure and not personal


def _near(anaphor: Anaphor, character: Character, said: frozenset[int]) -> _Near | None:
    """The last spot before the anaphor; ahead of it only one in the same sentence.

    A noun without an article ("Brenn mayor resigns", a headline) may name who comes later.
    """
    spots = [spot for spot in character.spots if spot.token not in said]
    spot = next((s for s in reversed(spots) if s.token < anaphor.spot.token), None)
    if spot is not None:
        reach = anaphor.spot.sentence - spot.sentence <= _FARTHEST
        return _Near(character=character, spot=spot) if reach or not anaphor.is_pronoun else None
    later = next((s for s in spots if s.token > anaphor.spot.token), None)
    if later is None or (anaphor.is_pronoun and later.sentence != anaphor.spot.sentence):
        return None
    return _Near(character=character, spot=later, ahead=True)


def _features(anaphor: Anaphor, near: _Near, rank: int, most: int) -> Iterator[str]:
    character, spot = near.character, near.spot
    side = "ahead" if near.ahead else "back"
    distance = _distance(abs(anaphor.spot.sentence - spot.sentence))
    yield f"{side} {distance}"
    yield f"{side} {spot.grammar}"
    yield f"{distance} {spot.grammar} {anaphor.spot.grammar}"
    yield f"rank {min(rank, _MAX_RANK)}"
    yield f"type {character.type}"
    yield "proper" if character.proper else "described"
    yield f"quoted {spot.quoted} {anaphor.spot.quoted}"
    if spot.paragraph == anaphor.spot.paragraph:
        yield "paragraph"
    if spot.verb == anaphor.spot.verb and anaphor.spot.grammar != "possessive":
        yield f"one verb {spot.grammar}"
    if spot.word:
        yield "pronoun before"
    yield f"mentions {min(len(character.spots), _MANY_MENTIONS)}"
    if len(character.spots) == most:
        yield "most mentioned"
    yield from _agreement(anaphor, character)


def _distance(sentences: int) -> str:
    for limit in (0, 1, 2, 4):
        if sentences <= limit:
            return f"within {limit}"
    return "far"


def _agreement(anaphor: Anaphor, character: Character) -> Iterator[str]:
    if anaphor.gender is not None:
        yield "gender told" if character.gender else "gender open"
    if anaphor.is_pronoun:
        return
    yield f"noun {_match(anaphor, character)}"
    yield "definite" if anaphor.definite else "bare"
    known = character.roles | character.traits | _words(character)
    for kind, words in (("traits", anaphor.traits), ("names", anaphor.names)):
        if not words:
            yield f"no {kind}"
        else:
            yield f"{kind} known" if words <= known else f"{kind} new"


def _match(anaphor: Anaphor, character: Character) -> str:
    """How an anaphor's noun fits somebody: by name, by role, generically, or not."""
    if character.proper and anaphor.noun in _words(character):
        return "heads name" if _name_head(character) == anaphor.noun else "in name"
    if anaphor.noun in character.roles:
        return "in roles"
    if anaphor.generic and (character.proper or not character.roles):
        return "generic"
    return "other"


def _name_head(character: Character) -> str:
    """The noun of a body's name: "agency" of "Brenn Agency for Harbours"."""
    words = [canonical(word) for word in character.name.split()]
    ends = next((n for n, word in enumerate(words) if n and word in {"of", "for"}), len(words))
    return words[ends - 1]


def _words(character: Character) -> set[str]:
    return {canonical(word) for word in character.name.split()}


def _spoken(near: _Near, context: Context) -> Iterator[str]:
    if near.character in context.previous:
        yield "spoke before"
    if near.character in context.parents:
        yield "parent"
