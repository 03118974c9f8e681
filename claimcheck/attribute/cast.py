"""The cast of an article: everybody who is named or described, before it is known who speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claimcheck.attribute.names import Name, names_of, same
from claimcheck.records import Article, Span, SpeakerType


@dataclass(slots=True, kw_only=True)
class Character:
    """One who may speak. Grows while the article is read; frozen into a `Speaker` at the end."""

    name: str
    type: SpeakerType
    proper: bool = False
    description: str | None = None
    mentions: list[Span] = field(default_factory=list)
    pronouns: set[str] = field(default_factory=set)

    def last_before(self, position: int) -> int:
        """Where the last mention before `position` starts, or -1."""
        return max((m.start for m in self.mentions if m.start < position), default=-1)

    def mention(self, span: Span) -> None:
        """Adds a mention, once."""
        if span not in self.mentions:
            self.mentions.append(span)


class Cast:
    """The characters of one article."""

    def __init__(self, article: Article) -> None:
        self.characters: list[Character] = []
        for cluster in _clusters(names_of(article)):
            longest = max(cluster, key=lambda name: (len(name.words), len(name.text)))
            self.characters.append(
                Character(
                    name=longest.text,
                    type=_majority(cluster),
                    proper=True,
                    mentions=[name.span for name in cluster],
                )
            )

    def at(self, spans: Iterable[Span]) -> Character | None:
        """The named character mentioned in `spans`."""
        wanted = list(spans)
        for character in self.characters:
            if character.proper and any(m.overlaps(s) for m in character.mentions for s in wanted):
                return character
        return None

    def called(self, name: str) -> Character | None:
        """The character with that name, in any case."""
        folded = name.lower()
        return next((c for c in self.characters if c.name.lower() == folded), None)

    def add(self, character: Character) -> Character:
        """Takes a character in, and returns it."""
        self.characters.append(character)
        return character

    def before(self, position: int, types: frozenset[SpeakerType]) -> Iterator[Character]:
        """Characters of `types` mentioned before `position`, the last mentioned first."""
        known = [c for c in self.characters if c.type in types and c.last_before(position) >= 0]
        return iter(sorted(known, key=lambda c: -c.last_before(position)))


def _clusters(names: list[Name]) -> list[list[Name]]:
    """Mentions of the same one together; a short form joins the longest name that it fits."""
    clusters: list[list[Name]] = []
    # Fullest names first, so that "Okafor" finds "Grace Okafor" wherever it stands.
    for name in sorted(names, key=lambda name: (-len(name.words), name.span.start)):
        fitting = [cluster for cluster in clusters if same(cluster[0], name)]
        if fitting:
            min(fitting, key=lambda cluster: _distance(cluster, name)).append(name)
        else:
            clusters.append([name])
    return clusters


def _distance(cluster: Iterable[Name], name: Name) -> int:
    """How far before `name` the cluster was last mentioned; what follows counts as far."""
    far = 10**9
    gaps = [name.span.start - other.span.start for other in cluster]
    return min((gap for gap in gaps if gap >= 0), default=far)


def _majority(cluster: Iterable[Name]) -> SpeakerType:
    # The tagger labels each mention on its own, and fuller names better: they weigh more.
    votes: Counter[SpeakerType] = Counter()
    for name in cluster:
        votes[name.type] += len(name.words) ** 2
    return votes.most_common(1)[0][0]
