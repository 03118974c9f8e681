"""What links two outlets that agree on a claim: copy, a credit, an owner, a speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from claimcheck.lexicon import mapping
from claimcheck.match.credits import Credit, Crediting, agency_names
from claimcheck.match.owners import load_owners
from claimcheck.match.passages import Copies, Passage, prose
from claimcheck.records import Candidate, Masthead, Span, Telling, covering
from claimcheck.settings import OriginSettings

_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "to", "a"})  # no part of an acronym


class Ground(IntEnum):
    """What links two outlets, strongest first."""

    COPY = 0
    CREDIT = 1
    OWNER = 2
    SPEAKER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """An article that has a claim; `house` is its outlet, whichever of its names it goes by."""

    house: str
    telling: Telling
    candidate: Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two outlets that have a claim from one place, and the words of the first voice's article."""

    houses: frozenset[str]
    ground: Ground
    name: str | None
    evidence: tuple[Span, ...] = ()


class Desk:
    """Compares the articles of one story, each read once."""

    def __init__(self, tellings: Sequence[Telling], settings: OriginSettings) -> None:
        """Raises `UsageError` where a file that `settings` name cannot be read."""
        self._settings = settings
        self._owners = load_owners(settings.outlets)
        agencies = agency_names(settings.agencies)
        self._agencies = frozenset(agencies.values())
        at_hand = {t.masthead.outlet: t.masthead.outlet for t in tellings if t.masthead.outlet}
        names = {**at_hand, **self._owners.written, **agencies}
        self._crediting = Crediting.of({n: self._owners.outlet(p) for n, p in names.items()})
        self._credits = {t.masthead.id: self._crediting(t) for t in tellings}
        texts = {t.masthead.id: prose(t.text, t.paragraphs or None) for t in tellings}
        self._copies = Copies(texts, min_score=settings.min_copy)

    def house(self, masthead: Masthead) -> str:
        """The outlet by the one name that all its spellings share; else its path or its id."""
        if masthead.outlet is None:
            return masthead.path or masthead.id
        return self._known(masthead.outlet) or masthead.outlet

    def links(self, one: Voice, other: Voice) -> Iterator[Link]:
        """All that links the outlets of two voices, with words of the first one's article."""
        copied = self._near(one, other)
        if copied:
            yield self._link(one, other, Ground.COPY, self._whose(one, other), copied)
        for name, spans in self._shared_credits(one, other):
            yield self._link(one, other, Ground.CREDIT, name, spans)
        owner = self._owners.owner(one.house)
        if owner and owner == self._owners.owner(other.house):
            yield self._link(one, other, Ground.OWNER, owner, ())
        for name in self._shared_speakers(one, other):
            released = self._released(one), self._released(other)
            ground = Ground.CREDIT if all(released) else Ground.SPEAKER
            yield self._link(one, other, ground, name, (*_mention(one, name), *released[0]))

    @staticmethod
    def _link(
        one: Voice, other: Voice, ground: Ground, name: str | None, spans: Sequence[Span]
    ) -> Link:
        houses = frozenset({one.house, other.house})
        return Link(houses=houses, ground=ground, name=name, evidence=tuple(spans))

    def _near(self, one: Voice, other: Voice) -> list[Span]:
        """The shared copy around the claim in both, or all of it where it is most of either."""
        shared = self._copies.between(one.telling.masthead.id, other.telling.masthead.id)
        here, there = self._around(one), self._around(other)
        near = [p for p in shared if p.this.overlaps(here) and p.other.overlaps(there)]
        if near or not self._reprinted(one, other, shared):
            return [passage.this for passage in near]
        return [passage.this for passage in shared]

    def _around(self, voice: Voice) -> Span:
        """Where copy is evidence for the claim: its sentence and what stands close by it."""
        sentence = voice.candidate.sentence
        near = self._settings.near
        reach = Span(start=max(sentence.start - near, 0), end=sentence.end + near)
        for paragraph in voice.telling.paragraphs:
            if paragraph.overlaps(sentence):
                start = max(reach.start, min(paragraph.start, sentence.start))
                return Span(start=start, end=min(reach.end, max(paragraph.end, sentence.end)))
        return reach

    def _reprinted(self, one: Voice, other: Voice, shared: Sequence[Passage]) -> bool:
        here = _share([passage.this for passage in shared], one.telling)
        there = _share([passage.other for passage in shared], other.telling)
        return max(here, there) >= self._settings.reprint

    def _whose(self, one: Voice, other: Voice) -> str | None:
        """Whose copy two outlets share: an agency either credits or is, else who was first."""
        credited = [
            credit.name
            for voice in (one, other)
            for credit in self._credits[voice.telling.masthead.id]
            if credit.reach in {"copy", "part"} and credit.name
        ]
        agencies = [voice.house for voice in (one, other) if voice.house in self._agencies]
        named = [*agencies, *credited, *self._relayed(one, other)]
        return named[0] if named else _earlier(one, other)

    def _relayed(self, one: Voice, other: Voice) -> list[str]:
        """Whichever of the two outlets the other one's article names anywhere."""
        pairs = ((one, other), (other, one))
        return [
            second.house
            for first, second in pairs
            if any(c.name == second.house for c in self._credits[first.telling.masthead.id])
        ]

    def _shared_credits(self, one: Voice, other: Voice) -> Iterator[tuple[str, list[Span]]]:
        here, there = self._sources(one), self._sources(other)
        for name in sorted(here.keys() & there.keys()):
            yield name, here[name]

    def _sources(self, voice: Voice) -> dict[str, list[Span]]:
        """The outlets a claim comes from by its article's own account, and where it says so."""
        found: dict[str, list[Span]] = {voice.house: []}
        for credit in self._credits[voice.telling.masthead.id]:
            if credit.name and _concerns(credit, voice.candidate):
                found.setdefault(credit.name, []).append(credit.span)
        for speaker in voice.candidate.speakers:
            name = speaker and self._known(speaker)
            if name:
                found.setdefault(name, []).extend(_mention(voice, speaker or ""))
        return found

    def _known(self, name: str) -> str | None:
        return self._crediting.known(name)

    def _released(self, voice: Voice) -> list[Span]:
        return [
            credit.span
            for credit in self._credits[voice.telling.masthead.id]
            if credit.reach == "release" and credit.span.overlaps(self._around(voice))
        ]

    def _shared_speakers(self, one: Voice, other: Voice) -> list[str]:
        """The fullest names of those who are named in both chains, innermost first."""
        return [
            max(here, there, key=len)
            for here in filter(None, one.candidate.speakers)
            for there in filter(None, other.candidate.speakers)
            if same_speaker(here, there)
        ]


def same_speaker(one: str, other: str) -> bool:
    """Whether two names are one speaker's: whole or part, initials, a state or its seat.

    Names of nobody in particular ("officials", "Police") are the same for nobody.
    """
    shorter, longer = sorted((_tokens(one), _tokens(other)), key=len)
    if not shorter or not (_is_name(one) and _is_name(other)):
        return False
    if _state(one) and _state(one) == _state(other):
        return True
    if len(shorter) == 1:
        return shorter == longer[-1:] or shorter[0] == "".join(
            word[0] for word in longer if word not in _SMALL
        )
    return _within(shorter, longer)


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    titles = mapping("honorifics", key="word", value="role")
    return frozenset({"the", *(title.replace(".", "") for title in titles)})


@lru_cache(maxsize=4096)
def _tokens(name: str) -> tuple[str, ...]:
    plain = re.sub(r"['’]s?\b", "", name.casefold()).replace(".", "")
    found = re.findall(r"[^\W_]+", plain)
    return tuple(word for word in found if word not in _titles())


def _is_name(name: str) -> bool:
    """Whether a speaker has a name, and not just a role that begins a sentence."""
    first = name.split()[0] if name.split() else ""
    common = mapping("speaker_nouns", key="noun", value="type")
    singular = {first.casefold(), first.casefold().removesuffix("s")}
    capital = [word for word in name.split() if word[:1].isupper()]
    return bool(capital) and not (capital == [first] and singular & common.keys())


def _state(name: str) -> str | None:
    bare = name.casefold().removeprefix("the ")
    return mapping("states", key="word", value="state").get(bare)


def _within(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether the words of one name stand in the other in order, an initial for a word."""
    left = iter(longer)
    return all(any(_alike(word, other) for other in left) for word in shorter)


def _alike(word: str, other: str) -> bool:
    return word == other or (1 in {len(word), len(other)} and word[0] == other[0])


def _mention(voice: Voice, name: str) -> tuple[Span, ...]:
    """Where the claim's article names a speaker: in its sentence, else last before it."""
    words = name.split()
    either = "|".join(re.escape(way) for way in (" ".join(words), words[-1]))
    found = [
        Span(start=match.start(), end=match.end())
        for match in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", voice.telling.text)
    ]
    sentence = voice.candidate.sentence
    inside = [span for span in found if sentence.contains(span)]
    before = [span for span in found if span.end <= sentence.start]
    return tuple(inside[:1] or before[-1:] or found[:1])


def _concerns(credit: Credit, candidate: Candidate) -> bool:
    """Whether a credit says where a claim is from: all copy, or in the claim's own sentence."""
    if credit.reach == "copy":
        return True
    return credit.reach == "words" and credit.span.overlaps(
        covering((candidate.sentence, *candidate.spans))
    )


def _share(spans: Sequence[Span], telling: Telling) -> float:
    """How much of an article's kept characters lie in `spans`."""
    kept = sum(map(len, telling.paragraphs)) or len(telling.text) or 1
    covered, reached = 0, 0
    for span in sorted(spans, key=lambda span: span.order):
        covered += max(span.end - max(span.start, reached), 0)
        reached = max(reached, span.end)
    return covered / kept


def _earlier(one: Voice, other: Voice) -> str | None:
    """The outlet that published first, where the dates tell."""
    here, there = one.telling.masthead.published, other.telling.masthead.published
    if not here or not there or here[: len(there)] == there[: len(here)]:
        return None
    return one.house if here < there else other.house
