"""The cast of an article: everybody who is named or described, before it is known who speaks."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from claimcheck.attribute.gender import Gender, of_first_name, of_words
from claimcheck.attribute.likeness import introduced, same
from claimcheck.attribute.names import Name, bodies, names_of, names_press, people
from claimcheck.attribute.scene import Scene, Spot, head_of
from claimcheck.lexicon import words
from claimcheck.records import Article, Span, SpeakerType

_MAX_PERSONAL = 4  # words


@dataclass(slots=True, kw_only=True, eq=False)
class Character:
    """One who may speak. Grows while the article is read; frozen into a `Speaker` at the end.

    `roles` are the nouns by which it is described, `traits` the words that go with them, both
    in lower case; `spots` are where it is mentioned, in the order of the text.
    """

    name: str
    type: SpeakerType
    proper: bool = False
    description: str | None = None
    origin: Span | None = None  # where the article gives the whole name
    mentions: list[Span] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    traits: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)

    def mention(self, span: Span) -> None:
        """Adds a mention, once."""
        if span not in self.mentions:
            self.mentions.append(span)

    def stand(self, spot: Spot) -> None:
        """Adds a spot in its place, once."""
        if all(known.token != spot.token for known in self.spots):
            insort(self.spots, spot, key=lambda known: known.token)

    def last_before(self, token: int) -> Spot | None:
        """The last spot before a token."""
        found = None
        for spot in self.spots:
            if spot.token >= token:
                break
            found = spot
        return found

    @property
    def gender(self) -> Gender | None:
        """What titles and roles tell, or else the first name."""
        told = of_words(sorted(self.titles | self.roles))
        return told or (of_first_name(self.name) if self.proper else None)


class Cast:
    """The characters of one article."""

    def __init__(self, scene: Scene) -> None:
        self.characters: list[Character] = []
        self._named: dict[int, Character] = {}
        for cluster in _clusters(scene.article, names_of(scene.article)):
            self._enter(scene, cluster)
        self._find_again(scene)

    def _enter(self, scene: Scene, cluster: list[Name]) -> None:
        longest = max(cluster, key=lambda name: (len(name.words), len(name.text)))
        character = Character(
            name=longest.text, type=_majority(cluster), proper=True, origin=longest.span
        )
        self.characters.append(character)
        for name in cluster:
            tokens = scene.parse.within(name.span)
            character.mention(name.span)
            for token in tokens:
                self._named.setdefault(token, character)
            if tokens:
                character.stand(scene.spot(head_of(scene.parse, tokens)))
            character.titles.add(name.title)

    def _find_again(self, scene: Scene) -> None:
        """Takes in family names that the tagger took for common words."""
        last = {c.name.split()[-1]: c for c in self.characters if c.type == "person"}
        for token in scene.parse.tokens:
            character = last.get(token.text)
            if character is not None and token.text[0].isupper() and token.index not in self._named:
                self._named[token.index] = character
                character.mention(token.span)
                character.stand(scene.spot(token.index))

    def named(self, token: int) -> Character | None:
        """The character in whose name a token stands."""
        return self._named.get(token)

    def called(self, name: str) -> Character | None:
        """The character with that name, in any case."""
        folded = name.lower()
        return next((c for c in self.characters if c.name.lower() == folded), None)

    def add(self, character: Character) -> Character:
        """Takes a character in, and returns it."""
        self.characters.append(character)
        return character

    def of_types(self, types: frozenset[SpeakerType]) -> Iterator[Character]:
        """The characters of `types`."""
        return (c for c in self.characters if c.type in types)


def _clusters(article: Article, names: list[Name]) -> list[list[Name]]:
    """Mentions of the same one together; a short form joins the longest name that it fits."""
    clusters: list[list[Name]] = []
    # Fullest names first, so that "Okafor" finds "Grace Okafor" wherever it stands.
    for name in sorted(names, key=lambda name: (-len(name.words), name.span.start)):
        fitting = [cluster for cluster in clusters if _holds(cluster, name)]
        if fitting:
            min(fitting, key=lambda cluster: _distance(cluster, name)).append(name)
        else:
            clusters.append([name])
    for long, short in pairwise(names):
        if introduced(article, long, short):
            _join(clusters, long, short)
    return clusters


def _holds(cluster: Iterable[Name], name: Name) -> bool:
    """Whether a name can be of the same one as any in the cluster."""
    distinct = {(other.text, other.type): other for other in cluster}
    return any(same(other, name) for other in distinct.values())


def _join(clusters: list[list[Name]], long: Name, short: Name) -> None:
    """Makes one cluster of those two names'."""
    one = next(cluster for cluster in clusters if long in cluster)
    other = next(cluster for cluster in clusters if short in cluster)
    if one is not other:
        one.extend(other)
        clusters.remove(other)


def _distance(cluster: Iterable[Name], name: Name) -> int:
    """How far before `name` the cluster was last mentioned; what follows counts as far."""
    far = 10**9
    gaps = [name.span.start - other.span.start for other in cluster]
    return min((gap for gap in gaps if gap >= 0), default=far)


def _majority(cluster: Iterable[Name]) -> SpeakerType:
    if any(_is_persons(name) for name in cluster):
        return "person"
    # The tagger labels each mention on its own, and fuller names better: they weigh more.
    votes: Counter[SpeakerType] = Counter()
    for name in cluster:
        votes[name.type] += len(name.words) ** 2
    return votes.most_common(1)[0][0]


def _is_persons(name: Name) -> bool:
    """Whether a title or first name stands in front, and no word of it names a body."""
    if name.title in words("honorifics"):
        return True  # "Gov. Jan Brewer", whatever a brewer is
    if bodies() & set(name.words) or names_press(name.text):
        return False
    if name.title in people():
        return True
    several = 1 < len(name.words) <= _MAX_PERSONAL
    spelled = all(word[0].isalpha() for word in name.words)
    return several and spelled and name.type != "party" and of_first_name(name.text) is not None
