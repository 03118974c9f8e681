"""From a source to its speakers: names, pronouns, roles, sides and groups, by rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.attribute.cast import Cast, Character
from claimcheck.attribute.describe import (
    description_of,
    is_definite,
    is_generic,
    name_of,
    type_of,
)
from claimcheck.records import Article, Span, SpeakerType, Statement

_PERSONS = frozenset[SpeakerType]({"person", "anonymous"})
_BODIES = frozenset[SpeakerType]({"organization", "party", "document"})
_MANY = frozenset[SpeakerType]({"group", "organization", "party"})
_PRONOUN_TYPES: Mapping[str, frozenset[SpeakerType]] = {
    "he": _PERSONS,
    "she": _PERSONS,
    "him": _PERSONS,
    "her": _PERSONS,
    "it": _BODIES,
    "its": _BODIES,
    "they": _MANY,
    "them": _MANY,
}
_FIRST_PERSON = frozenset({"i", "we", "me", "us"})
_MALE, _FEMALE = frozenset({"he", "him"}), frozenset({"she", "her"})
_MAX_SENTENCES_BACK = 4
_BOTH = frozenset({"both", "two"})
_PAIR = ("one", "other")
_BARE = 2
_LONGEST_NAME = 100  # characters


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Salience:
    """Orders those whom a pronoun may mean."""

    distance: int
    oblique: bool


class Resolver:
    """Resolves the sources of one article, in the order of its text."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._parse = article.parse
        self.cast = Cast(article)
        self._spoken: list[Character] = []
        self._introduce()

    def _introduce(self) -> None:
        """Reads off each person's first title, whether or not they speak there."""
        for character in self.cast.characters:
            if character.type == "organization" and self._is_who(character):
                character.type = "person"
            for mention in character.mentions if character.type == "person" else ():
                inside = self._parse.within(mention)
                phrase = self._parse.subtree(inside[-1]) if inside else []
                character.description = character.description or description_of(
                    self._article, phrase, character
                )

    def _is_who(self, character: Character) -> bool:
        """Whether a relative "who" follows the name: the tagger took a person for a body."""
        heads = [self._parse.within(m)[-1:] for m in character.mentions]
        return any(
            self._parse.tokens[word].text.lower() == "who"
            for head in heads
            for token in head
            for clause in self._parse.children[token]
            if self._parse.tokens[clause].dep == "relcl"
            for word in self._parse.children[clause]
        )

    def __call__(
        self, statement: Statement, parents: Sequence[Character], *, quoted: bool
    ) -> tuple[Character, ...]:
        """The speakers of `statement`; `parents` are those of the statement around it.

        `quoted` tells that the source stands within its parent's quotation marks, where "I" is
        the parent's speaker. Empty where nobody is named or it cannot be told.
        """
        found: list[Character] = []
        for head in self._heads(statement.source):
            phrase = self._phrase(head, statement)
            speakers = self._one(head, phrase, parents, quoted=quoted)
            for speaker in speakers:
                self._mention(speaker, phrase)
            found.extend(speakers)
        unique = tuple({id(c): c for c in found}.values())
        self._spoken.extend(unique)
        return unique

    def _mention(self, character: Character, phrase: Sequence[int]) -> None:
        """Counts `phrase` as a mention, unless it holds the name: that counts already."""
        span = self._parse.span(phrase)
        if not any(span.contains(m) for m in character.mentions):
            character.mention(span)

    def _heads(self, source: Iterable[Span]) -> list[int]:
        """The head of a source and of each noun coordinated with it."""
        tokens = [i for span in source for i in self._parse.within(span)]
        inside = set(tokens)
        roots = [i for i in tokens if self._parse.tokens[i].head not in inside or _is_root(self, i)]
        nouns = [i for i in roots if not self._parse.tokens[i].is_mark]
        heads = nouns[:1]
        for head in heads:
            heads.extend(
                i
                for i in self._parse.children[head]
                if self._parse.tokens[i].dep == "conj" and i in inside
            )
        return heads

    def _one(
        self, head: int, phrase: Sequence[int], parents: Sequence[Character], *, quoted: bool
    ) -> Sequence[Character]:
        token = self._parse.tokens[head]
        word = token.text.lower()
        if word in _FIRST_PERSON:
            return parents if quoted else ()
        if word in _PRONOUN_TYPES:
            return self._pronoun(word, token.span.start, parents)
        named = self.cast.at(self._name_spans(head, phrase))
        if named is not None:
            named.description = named.description or description_of(self._article, phrase, named)
            return (named,)
        return self._described(head, phrase)

    def _phrase(self, head: int, statement: Statement) -> list[int]:
        """The part of the source that belongs to this head, without other conjuncts."""
        own = set(self._parse.subtree(head))
        for i in self._parse.children[head]:
            if self._parse.tokens[i].dep in {"conj", "cc"}:
                own -= set(self._parse.subtree(i))
        within = [i for span in statement.source for i in self._parse.within(span)]
        return [i for i in within if i in own]

    def _name_spans(self, head: int, phrase: Sequence[int]) -> list[Span]:
        """Where a name of the speaker itself may stand: the head, or its appositive."""
        heads = [head]
        heads += [
            i
            for i in self._parse.children[head]
            if self._parse.tokens[i].dep == "appos" and i in phrase
        ]
        proper = [i for i in heads if self._parse.tokens[i].pos == "PROPN"]
        return [self._parse.tokens[i].span for i in proper]

    def _pronoun(
        self, word: str, position: int, parents: Sequence[Character]
    ) -> Sequence[Character]:
        types = _PRONOUN_TYPES[word]
        near = [c for c in parents if c.type in types]
        for character in (*near, *self._recent(position, types)):
            if _agrees(character, word):
                character.pronouns.add(word)
                return (character,)
        return ()

    def _recent(self, position: int, types: frozenset[SpeakerType]) -> list[Character]:
        """Candidates a few sentences back: those who spoke last, then those mentioned last."""
        floor = self._floor(position)
        spoke = [c for c in reversed(self._spoken) if c.type in types]
        spoke = [c for c in spoke if c.last_before(position) >= floor]
        named = [c for c in self.cast.before(position, types) if c.last_before(position) >= floor]
        named.sort(key=lambda c: self._salience(c.last_before(position)))
        return [*spoke, *named]

    def _salience(self, mention: int) -> Salience:
        """Nearer sentences first; within one, its subject first."""
        tokens = self._parse.within(Span(start=mention, end=mention + _LONGEST_NAME))
        if not tokens:
            return Salience(distance=0, oblique=True)
        token = self._parse.tokens[tokens[0]]
        while token.dep in {"compound", "amod", "det", "nmod"} and token.head != token.index:
            token = self._parse.tokens[token.head]
        sentence = self._parse.sentence_of[token.index]
        return Salience(distance=-sentence, oblique=token.dep not in {"nsubj", "nsubjpass"})

    def _floor(self, position: int) -> int:
        starts = [s.span.start for s in self._parse.sentences if s.span.start <= position]
        return starts[-_MAX_SENTENCES_BACK:][0] if starts else 0

    def _described(self, head: int, phrase: Sequence[int]) -> Sequence[Character]:
        """A speaker without a name of its own: "the organization", "both nations", "officials"."""
        kind = type_of(self._parse, head, phrase)
        if kind is None:
            return ()
        position = self._parse.tokens[phrase[0]].span.start
        both = self._both(head, phrase, position)
        if both:
            return both
        if is_definite(self._parse, phrase):
            known = self._antecedent(head, phrase, kind, position)
            if known is not None:
                return (known,)
        name = name_of(self._article, phrase)
        return (self.cast.called(name) or self.cast.add(Character(name=name, type=kind)),)

    def _both(self, head: int, phrase: Sequence[int], position: int) -> tuple[Character, ...]:
        """ "Both nations": the two parties last mentioned, in the order of their names."""
        words = {self._parse.tokens[i].text.lower() for i in phrase}
        if not words & _BOTH or self._parse.tokens[head].tag != "NNS":
            return ()
        parties = [c for c in self.cast.before(position, frozenset({"party"})) if c.proper]
        last = sorted(parties[: len(_PAIR)], key=lambda c: c.last_before(position))
        return tuple(last) if len(last) == len(_PAIR) else ()

    def _antecedent(
        self, head: int, phrase: Sequence[int], kind: SpeakerType, position: int
    ) -> Character | None:
        """Whom "the ministry" or "the organization" stands for, if somebody before it fits."""
        noun = self._parse.tokens[head].lemma.lower()
        bare = len(phrase) <= _BARE  # "the ministry", not "the defence ministry"
        earlier = list(self.cast.before(position, frozenset({kind})))
        for character in earlier:
            known = f"{character.name} {character.description or ''}".lower().split()
            if noun in known and (character.proper or bare):
                return character
        if not bare or not is_generic(noun):
            return None
        recent = self._recent(position, frozenset({kind}))
        return recent[0] if recent else None


def _is_root(resolver: Resolver, token: int) -> bool:
    return resolver._parse.tokens[token].head == token


def _agrees(character: Character, word: str) -> bool:
    if word in _MALE:
        return not character.pronouns & _FEMALE
    if word in _FEMALE:
        return not character.pronouns & _MALE
    return True
