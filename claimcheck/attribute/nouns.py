"""Noun phrases that describe speakers: which of them describe somebody who is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from claimcheck.attribute.cast import Cast, Character
from claimcheck.attribute.describe import description_of, noun_type
from claimcheck.attribute.likeness import canonical
from claimcheck.attribute.scene import Scene
from claimcheck.lexicon import mapping
from claimcheck.records import Parse, Span, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_LONGEST_TITLE = 8  # words
_BESIDE = 2  # words: the comma, and the first of the appositive
_PART_OF_A_NAME = frozenset({"compound", "amod", "nmod", "npadvmod"})
_TRAITS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


def describe_cast(scene: Scene, cast: Cast) -> None:
    """Gives every named character the roles that its titles and appositives tell."""
    for character in cast.characters:
        for mention in list(character.mentions):
            _describe(scene, character, mention)


def _describe(scene: Scene, character: Character, mention: Span) -> None:
    tokens = scene.parse.within(mention)
    if not tokens:
        return
    title = _title(scene.parse, tokens[0])
    _retype(scene.parse, character, title[-1:])
    learn(scene.parse, character, title, title)
    short = scene.parse.tokens[tokens[0] - 1].text.lower() if tokens[0] else ""
    character.roles.update(role for role in [_abbreviated().get(short, "")] if role)
    for head in tokens:
        for child in scene.parse.children[head]:
            if child not in tokens and _is_apposed(scene, tokens[-1], child):
                _retype(scene.parse, character, (child,))
                learn(scene.parse, character, scene.core(child), (child,))
    above = _above(scene, tokens)
    learn(scene.parse, character, above, above[-1:])
    if character.type == "person" and character.description is None:
        phrase = sorted({*above, *title, *scene.parse.subtree(tokens[-1])})
        character.description = description_of(scene.article, phrase, character)


def _above(scene: Scene, tokens: Sequence[int]) -> list[int]:
    """The phrase that a name stands beside: "the deputy minister, Ana Reed"."""
    parse = scene.parse
    top = next((parse.tokens[i] for i in tokens if parse.tokens[i].head not in tokens), None)
    if top is None or top.dep != "appos":
        return []
    phrase = [i for i in scene.core(top.head) if i < tokens[0]]
    return phrase if phrase and phrase[-1] == top.head else []


def _is_apposed(scene: Scene, last: int, child: int) -> bool:
    """Whether a phrase is an appositive, a comma behind the name that ends with token `last`."""
    tokens, begins = scene.parse.tokens, scene.core(child)[0]
    return tokens[child].dep == "appos" and begins == last + _BESIDE and tokens[last + 1].is_mark


@cache
def _abbreviated() -> Mapping[str, str]:
    return mapping("honorifics", key="word", value="role")


def _retype(parse: Parse, character: Character, heads: Sequence[int]) -> None:
    """Lets a noun beside a name correct the tagger: "the operator, Skylark", is a body."""
    for i in heads:
        kind = noun_type(parse.tokens[i].lemma.lower())
        told = kind == "person" and " " in character.name  # no place is "her brother, Ana Reed"
        if kind in {"person", "organization"} and (told or character.type != "party"):
            character.type = kind


def learn(parse: Parse, character: Character, phrase: Sequence[int], heads: Sequence[int]) -> None:
    """Takes roles (of `heads`) and traits from a phrase that describes a character."""
    for i in phrase:
        token = parse.tokens[i]
        if token.pos not in _TRAITS:
            continue
        word = token.lemma.lower()
        if i in heads and (len(heads) == 1 or noun_type(word) is not None):
            character.roles.add(canonical(word))
        else:
            character.traits.add(canonical(word))


def _title(parse: Parse, first: int) -> list[int]:
    """The words in front of a name up to its role: "Secretary of State", "Kestrian mayor"."""
    found: list[int] = []
    role = False
    for i in range(first - 1, max(-1, first - 1 - _LONGEST_TITLE), -1):
        token = parse.tokens[i]
        if parse.sentence_of[i] != parse.sentence_of[first]:
            break  # a headline above
        if token.pos not in _NOMINAL and (role or token.text not in {"of", "for"}):
            break
        found.insert(0, i)
        role = role or (i == first - 1 and token.pos == "NOUN") or _is_role(token)
    return found if role else []


def _is_role(token: Token) -> bool:
    return noun_type(token.lemma.lower()) in {"person", "organization"}


def described(scene: Scene, cast: Cast) -> Iterator[int]:
    """The heads of noun phrases that may be speakers, and are no part of somebody's name.

    What stands beside a name, or is said of one with "be", describes who is named.
    """
    for token in scene.parse.tokens:
        i = token.index
        if token.pos not in {"NOUN", "PROPN"} or token.dep in _PART_OF_A_NAME:
            continue
        if cast.named(i) is not None or noun_type(token.lemma.lower()) is None:
            continue
        owner = owner_of(scene.parse, cast, i)
        if owner is None and token.dep != "attr":  # "is a doctor" introduces nobody
            yield i
        elif owner is not None:
            _retype(scene.parse, owner, (i,))
            learn(scene.parse, owner, scene.core(i), (i,))


def owner_of(parse: Parse, cast: Cast, head: int) -> Character | None:
    """The named character whom the noun phrase of `head` describes by its place."""
    token = parse.tokens[head]
    if noun_type(token.lemma.lower()) == "document":
        return None
    if token.dep == "appos":
        return cast.named(token.head)
    for child in parse.children[head]:
        if parse.tokens[child].dep == "appos" and cast.named(child) is not None:
            return cast.named(child)
    if token.dep == "attr" and parse.tokens[token.head].lemma == "be":
        subjects = [i for i in parse.children[token.head] if parse.tokens[i].dep == "nsubj"]
        return cast.named(subjects[0]) if subjects else None
    return None
