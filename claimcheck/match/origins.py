"""How many origins a claim has: the outlets that agree on it, grouped by where they have it from.

Only outlets that agree count: one that differs or contradicts does not corroborate a claim, even
where it has its own version from the same place.

Two outlets have a claim from one place, strongest evidence first, where

- the same copy stands around it in both, or is most of one of the articles (wire);
- both have it from one agency or outlet, by a dateline, a sign-off, their own words or by being
  that outlet; or both have it from one speaker's press release (wire);
- one owner has both outlets (wire);
- one named speaker is in the chain of both (speaker).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from claimcheck.match.evidence import Desk, Ground, Link, Voice
from claimcheck.records import Candidate, Corroboration, Match, Origin, Span, Telling
from claimcheck.settings import OriginSettings


def corroborate(
    telling: Telling,
    matches: Iterable[Match],
    tellings: Iterable[Telling],
    settings: OriginSettings | None = None,
) -> tuple[Corroboration, ...]:
    """Who else has each claim of `telling`, by origin, in the order of its candidates.

    A claim that no other outlet has is there with one outlet. `tellings` are the articles that
    `matches` are of; the group that holds the outlet of `telling` comes first, then larger ones.

    Raises:
        KeyError: an agreeing match is with an article that is not among `tellings`.
        UsageError: a file that `settings` name cannot be read or has another form.
    """
    agreeing: defaultdict[str, list[Candidate]] = defaultdict(list)
    for match in matches:
        if match.verdict.relation == "agrees":
            agreeing[match.claim].append(match.other)
    needed = {candidate.article.id for found in agreeing.values() for candidate in found}
    known = {other.masthead.id: other for other in tellings if other.masthead.id in needed}
    known[telling.masthead.id] = telling
    desk = Desk(tuple(known.values()), settings or OriginSettings())
    return tuple(
        _corroboration([_voice(desk, known, c) for c in (own, *agreeing[own.claim])], desk)
        for own in telling.candidates
    )


def _voice(desk: Desk, known: Mapping[str, Telling], candidate: Candidate) -> Voice:
    telling = known[candidate.article.id]
    return Voice(house=desk.house(telling.masthead), telling=telling, candidate=candidate)


def _corroboration(voices: Sequence[Voice], desk: Desk) -> Corroboration:
    """The claim of the first voice, with the outlets of all of them in groups."""
    houses = list(dict.fromkeys(voice.house for voice in voices))
    links = [
        link if one is voices[0] else _elsewhere(link)
        for one, other in combinations(voices, 2)
        if one.house != other.house
        for link in desk.links(one, other)
    ]
    groups = [_origin(group, links, voices) for group in _united(houses, links)]
    return Corroboration(
        claim=voices[0].candidate.claim,
        outlets=len(houses),
        groups=(groups[0], *sorted(groups[1:], key=lambda g: (-len(g.outlets), g.outlets))),
    )


def _elsewhere(link: Link) -> Link:
    """A link between two other articles: its words are none of this one's."""
    return Link(houses=link.houses, ground=link.ground, name=link.name)


def _united(houses: Sequence[str], links: Iterable[Link]) -> list[list[str]]:
    """Houses in groups that links hold together, each in the order of `houses`: union-find."""
    roots = {house: house for house in houses}

    def root(house: str) -> str:
        while roots[house] != house:
            roots[house] = roots[roots[house]]
            house = roots[house]
        return house

    for link in links:
        one, other = sorted((root(house) for house in link.houses), key=houses.index)
        roots[other] = one
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for house in houses:
        groups[root(house)].append(house)
    return list(groups.values())


def _origin(houses: Sequence[str], links: Sequence[Link], voices: Sequence[Voice]) -> Origin:
    """One group, named and kept by its strongest ground among those that hold most of it."""
    shown = {voice.house: voice.telling.masthead.outlet or voice.house for voice in voices[::-1]}
    inside = [link for link in links if link.houses <= set(houses)]
    outlets = tuple(shown[house] for house in houses)
    if not inside:
        return Origin(kind="independent", name=outlets[0], outlets=outlets)
    ground = min(Ground, key=lambda ground: (-_held(inside, ground), ground))
    holding = [link for link in inside if link.ground is ground]
    name = _name(holding) or _first_printed(houses, voices)
    return Origin(
        kind="speaker" if ground is Ground.SPEAKER else "wire",
        name=_in_words(shown.get(name, name), voices),
        outlets=outlets,
        evidence=_in_order(span for link in holding for span in link.evidence),
    )


def _held(links: Iterable[Link], ground: Ground) -> int:
    """How many outlets the links of one ground hold."""
    return len({house for link in links if link.ground is ground for house in link.houses})


def _name(links: Iterable[Link]) -> str | None:
    """The name most links give; of equals, the one that was given first."""
    named = Counter(link.name for link in links if link.name)
    return named.most_common(1)[0][0] if named else None


def _first_printed(houses: Sequence[str], voices: Sequence[Voice]) -> str:
    """The outlet that has the earliest date; of equals and where none has one, the first."""
    dates = {v.house: v.telling.masthead.published or "~" for v in reversed(voices)}
    return min(houses, key=lambda house: dates[house])


def _in_words(name: str, voices: Iterable[Voice]) -> str:
    """A name in the capitals of a masthead as running text spells it, where it does."""
    spelled = name.title()
    running = name.isupper() and any(spelled in voice.telling.text for voice in voices)
    return spelled if running else name


def _in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans by their place, without those inside another."""
    found: list[Span] = []
    for span in sorted(set(spans), key=lambda span: span.order):
        if not found or not found[-1].contains(span):
            found.append(span)
    return tuple(found)
