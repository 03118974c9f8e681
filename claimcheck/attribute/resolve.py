"""From a source to its speakers: names, pronouns, roles, sides and groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.attribute.ahead import body_ahead, person_ahead
from claimcheck.attribute.candidates import Anaphor, Context
from claimcheck.attribute.cast import Cast, Character
from claimcheck.attribute.describe import is_new, name_of, noun_type, type_of
from claimcheck.attribute.likeness import canonical, is_demonym, seat_of, state_of
from claimcheck.attribute.nouns import describe_cast, described, learn, owner_of
from claimcheck.attribute.phrases import (
    antecedent_of,
    heads_of,
    is_first_person,
    is_relative,
    is_second_person,
    noun,
    pronoun,
    pronoun_of,
)
from claimcheck.attribute.ranker import Ranker
from claimcheck.attribute.scene import Scene
from claimcheck.records import Article, SpeakerType, Statement

_PERSONAL = frozenset({"he", "she"})
_BOTH = frozenset({"both", "two"})


class Resolver:
    """Resolves the sources of one article, and what they refer back to, in the text's order."""

    def __init__(self, article: Article, statements: Sequence[Statement], ranker: Ranker) -> None:
        self._article = article
        self._statements = statements
        self._ranker = ranker
        self.scene = Scene(article)
        self._parse = article.parse
        self.cast = Cast(self.scene)
        describe_cast(self.scene, self.cast)
        # Heads of noun phrases that may describe somebody who is named.
        self.roles = list(described(self.scene, self.cast))
        self._known: dict[int, tuple[Character, ...]] = {}  # by head token
        self._open: set[int] = set()
        self._heads = [heads_of(self.scene, self.cast, s.source) for s in statements]
        self._statement_of = {
            head: number for number, heads in enumerate(self._heads) for head in heads
        }

    def speakers(self) -> list[tuple[Character, ...]]:
        """The speakers of each statement; none where nobody is named or it cannot be told."""
        for head in sorted({*self._noticed(), *self._statement_of}):
            self.refer(head)
        found = [self._of(number) for number in range(len(self._statements))]
        for number in range(len(found)):
            self._count(number)
        return [found[number] or self._continued(number, found) for number in range(len(found))]

    def _continued(
        self, number: int, found: Sequence[tuple[Character, ...]]
    ) -> tuple[Character, ...]:
        """Whoever was quoted before, for a quotation without a source: “A,” she said. “B.”."""
        statement = self._statements[number]
        bare = not statement.source and not statement.cue and statement.quote == "direct"
        if not bare or statement.parent is not None:
            return ()
        before = [
            n
            for n, other in enumerate(self._statements)
            if other.parent is None
            and other.quote != "indirect"
            and other.content[0].start < statement.content[0].start
            and found[n]
        ]
        starts = {n: self._statements[n].content[0].start for n in before}
        return found[max(before, key=starts.__getitem__)] if before else ()

    def _noticed(self) -> list[int]:
        """Nouns and personal pronouns that are no source, but may be meant by one that is."""
        pronouns = [t.index for t in self._parse.tokens if pronoun_of(t.text) in _PERSONAL]
        return [*self.roles, *pronouns]

    def surely(self, head: int, least: float) -> Character | None:
        """Whom a third-person pronoun means with a probability of `least`, all read."""
        anaphor = pronoun(self.scene, head, pronoun_of(self._parse.tokens[head].text) or "")
        context = self._context(head)
        return self._ranker(anaphor, self.cast.characters, context, least=least)

    def _of(self, number: int) -> tuple[Character, ...]:
        found = [c for head in self._heads[number] for c in self.refer(head)]
        return tuple(dict.fromkeys(found))

    def _count(self, number: int) -> None:
        """Takes the sources into the mentions of their speakers."""
        for head in self._heads[number]:
            phrase = self._phrase(head)
            for character in self.refer(head):
                span = self._parse.span(phrase)
                if not any(span.overlaps(m) for m in character.mentions):
                    character.mention(span)

    def refer(self, head: int) -> tuple[Character, ...]:
        """Those whom the phrase of `head` means; none while that is being found out."""
        if head in self._known:
            return self._known[head]
        if head in self._open:
            return ()
        self._open.add(head)
        found = tuple(self._found(head))
        self._open.discard(head)
        self._known[head] = found
        word = pronoun_of(self._parse.tokens[head].text) or ""
        for character in found:
            character.stand(self.scene.spot(head, word))
        return found

    def _found(self, head: int) -> Sequence[Character]:
        word = self._parse.tokens[head].text
        if is_first_person(word):
            return self._first_person(head)
        if is_second_person(word):
            return ()
        third = pronoun_of(word)
        if third is not None:
            return self._chosen(pronoun(self.scene, head, third))
        if is_relative(word):
            above = antecedent_of(self._parse, head)
            return () if above is None else self.refer(above)
        named = self.cast.named(head)
        if named is not None:
            return (self._party(named, head),)
        return self._described(head)

    def _party(self, named: Character, head: int) -> Character:
        """The state, for a city or building its rulers speak from, where the state acts too."""
        state = seat_of(named.name)
        if state is None or head not in self._statement_of:
            return named
        return self._acting(state) or named

    def _acting(self, state: str) -> Character | None:
        """The state of that name, if the article lets it act or speak."""
        for character in self.cast.characters:
            if character.proper and state_of(character.name) == state:
                acts = any(spot.grammar == "subject" for spot in character.spots)
                return character if acts else None
        return None

    def _first_person(self, head: int) -> Sequence[Character]:
        around = self._around(head)
        if around is None or self._statements[around].quote == "indirect":
            return ()
        return self._of(around)

    def _chosen(self, anaphor: Anaphor) -> Sequence[Character]:
        context = self._context(anaphor.spot.token)
        chosen = self._ranker(anaphor, self.cast.characters, context)
        return () if chosen is None else (chosen,)

    def _context(self, head: int) -> Context:
        """Who spoke before, and who relays what `head` stands in."""
        around = self._around(head)
        before = [
            h
            for h, number in self._statement_of.items()
            if h < head and self._known.get(h) and self._statements[number].parent is None
        ]
        previous = self._known[max(before)] if before else ()
        said = self._said(head)
        if around is None:
            return Context(previous=previous, said=said)
        quoting = [c for number in self._quoting(head) for c in self._of(number)]
        return Context(previous=previous, parents=self._of(around), quoting=quoting, said=said)

    def _said(self, head: int) -> frozenset[int]:
        """The tokens of what the source of `head` says; none where it is no source."""
        number = self._statement_of.get(head)
        content = () if number is None else self._statements[number].content
        return frozenset(i for span in content for i in self._parse.within(span))

    def _quoting(self, head: int) -> list[int]:
        """The statements in whose quotation marks `head` stands."""
        if not self.scene.is_quoted(self._parse.tokens[head].span.start):
            return []
        own = self._statement_of.get(head)
        return [n for n in self._holding(head, own) if self._statements[n].quote != "indirect"]

    def _around(self, head: int) -> int | None:
        """The statement that relays the one of `head`, or in whose content `head` stands."""
        own = self._statement_of.get(head)
        if own is not None and self._statements[own].parent is not None:
            return self._statements[own].parent
        return min(self._holding(head, own), key=self._reach, default=None)

    def _holding(self, head: int, own: int | None) -> list[int]:
        """The statements, but for `own`, in whose content `head` stands."""
        span = self._parse.tokens[head].span
        return [
            number
            for number, statement in enumerate(self._statements)
            if number != own and any(s.contains(span) for s in statement.content)
        ]

    def _reach(self, number: int) -> int:
        return sum(len(span) for span in self._statements[number].content)

    def _phrase(self, head: int) -> list[int]:
        """The source's words that belong to `head`; the whole noun phrase where it is none."""
        core = self.scene.core(head)
        number = self._statement_of.get(head)
        if number is None:
            return core
        source = [i for s in self._statements[number].source for i in self._parse.within(s)]
        if len(self._heads[number]) == 1:
            return self.scene.opening(source, head)
        return [i for i in core if i in source] or [head]

    def _described(self, head: int) -> Sequence[Character]:
        """A speaker without a name of its own: "the organization", "both nations", "officials"."""
        phrase = self._phrase(head)
        kind = type_of(self._parse, head, phrase)
        if kind is None:
            return ()
        owner = owner_of(self._parse, self.cast, head)
        if owner is not None:
            return (owner,)
        both = self._both(head, phrase) or self._side(head, phrase)
        if both:
            return both
        owners = self._owners(phrase)
        anaphor = noun(self.scene, head, phrase, kind)
        anaphor = replace(anaphor, names=anaphor.names | owners)
        if is_new(self._parse, phrase):
            found: Sequence[Character] = body_ahead(self.cast, anaphor)
        else:
            found = self._chosen(anaphor) or person_ahead(self.cast, anaphor)
        if found:
            return found
        made = self._introduced(head, phrase, kind)
        made.traits.update(owners)
        return (made,)

    def _owners(self, phrase: Sequence[int]) -> frozenset[str]:
        """The last names of those whom possessive pronouns mean: "his campaign"."""
        tokens = [self._parse.tokens[i] for i in phrase]
        owning = [t.index for t in tokens if t.dep == "poss" and pronoun_of(t.text)]
        return frozenset(canonical(c.name.split()[-1]) for i in owning for c in self.refer(i))

    def _is_party(self, character: Character) -> bool:
        """Whether it is a state, as the tagger or an adjective of its name in the text says."""
        if not character.proper or " " in character.name:
            return character.proper and character.type == "party"
        adjectives = (t.text for t in self._parse.tokens if t.pos == "ADJ")
        return character.type == "party" or any(
            is_demonym(word, character.name) for word in adjectives
        )

    def _introduced(self, head: int, phrase: Sequence[int], kind: SpeakerType) -> Character:
        """The one called just that, or somebody new."""
        name = name_of(self._article, phrase)
        known = self.cast.called(name)
        if known is not None:
            return known
        made = Character(name=name, type=kind)
        made.mention(self._parse.span(phrase))
        learn(self._parse, made, phrase, (head,))
        return self.cast.add(made)

    def _side(self, head: int, phrase: Sequence[int]) -> tuple[Character, ...]:
        """ "The Kestrian side": the state itself, where it acts too."""
        if self._parse.tokens[head].lemma.lower() != "side":
            return ()
        for i in phrase:
            for character in self.cast.characters:
                adjective = self._parse.tokens[i].text
                if character.proper and is_demonym(adjective, character.name):
                    return (character,)
        return ()

    def _both(self, head: int, phrase: Sequence[int]) -> tuple[Character, ...]:
        """ "Both nations": the two parties last mentioned, in the order of their mentions."""
        words = {self._parse.tokens[i].text.lower() for i in phrase}
        if not words & _BOTH or self._parse.tokens[head].tag != "NNS":
            return ()
        lemma = self._parse.tokens[head].lemma.lower()
        if lemma != "side" and noun_type(lemma) != "party":
            return ()
        spots = [
            (spot.token, number)
            for number, c in enumerate(self.cast.characters)
            if self._is_party(c) and (spot := c.last_before(head)) is not None
        ]
        last = sorted(sorted(spots)[-2:])
        return tuple(self.cast.characters[n] for _, n in last) if len(last) > 1 else ()
