"""A report's judgements in plain words, for the formats that people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from claimcheck.records import (
    Article,
    Certainty,
    Claim,
    Corroboration,
    Origin,
    Report,
    Speaker,
    Stance,
    lineage,
)
from claimcheck.report.placing import by_worth

ARTICLE = "the article itself"

_SAID: Mapping[str, str] = {
    "CT+": "stated as certain",
    "CT-": "denied",
    "PR+": "put as likely",
    "PR-": "put as unlikely",
    "PS+": "put as possible",
    "PS-": "put as possibly not so",
    "UU+": "left open",
    "UU-": "left open",
}
_ATTITUDE: Mapping[Stance, str] = {
    "endorses": "vouches for it",
    "neutral": "",
    "distances": "keeps a distance",
}
_DROPPED: Mapping[str, str] = {
    "boilerplate": "of boilerplate",
    "duplicate": "repeated",
    "navigation": "of navigation",
    "disclaimer": "of disclaimer",
}


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 claim", "2 claims", "no claims"."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def listed(items: Sequence[str]) -> str:
    """Names in a row: "A", "A and B", "A, B and C"."""
    return " and ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)


def sure(certainty: Certainty) -> str:
    """How sure, in words."""
    return _SAID[certainty.value + certainty.polarity]


def byline(article: Article) -> str:
    """Outlet, date and path, as far as they are known."""
    path = article.path if article.title else None  # without a title, the path is the heading
    return " · ".join(part for part in (article.outlet, article.published, path) if part)


def heading(article: Article) -> str:
    """The title, or else what the article was read from."""
    return article.title or article.path or article.url or "Untitled article"


def summary(report: Report) -> str:
    """The report in two sentences."""
    if not report.claims:
        return f"No claims shown: {_hidden(report)}." if report.hidden else "No claims found."
    attributed = sum(claim.attribution is not None for claim in report.claims)
    levels = Counter(finding.level for finding in report.findings)
    return (
        f"{counted(len(report.claims), 'claim')}, {attributed or 'none'} attributed; "
        f"{counted(len(report.speakers), 'speaker')}. "
        f"{counted(levels['warning'], 'warning').capitalize()}"
        f", {counted(levels['info'], 'note')}."
    ) + (f" Not shown: {_hidden(report)}." if report.hidden else "")


def _hidden(report: Report) -> str:
    return f"{counted(report.hidden, 'claim')} less worth checking"


def left_out(article: Article) -> str:
    """What no claim may come from, by reason; "" where nothing was left out."""
    reasons = Counter(dropped.reason for dropped in article.dropped)
    parts = [(number, _DROPPED[reason]) for reason, number in sorted(reasons.items())]
    if not parts:
        return ""
    first = f"{counted(parts[0][0], 'passage')} {parts[0][1]}"
    return ", ".join(["Left out: " + first, *(f"{number} {what}" for number, what in parts[1:])])


def corroborated(report: Report, claim: Claim) -> str:
    """Who else has a claim, from where: "4 outlets, 1 origin: A"; "" where nobody has."""
    for found in report.corroboration:
        if found.claim == claim.id and found.outlets > 1:
            return _corroborated(found)
    return ""


def _corroborated(found: Corroboration) -> str:
    origins = counted(len(found.groups), "origin")
    names = [_origin(group, found) for group in found.groups]
    return f"{counted(found.outlets, 'outlet')}, {origins}: {listed(names)}"


def _origin(group: Origin, found: Corroboration) -> str:
    """An origin's name, with how many outlets have it from there where that is not plain."""
    name = group.name or group.outlets[0]
    number = len(group.outlets)
    return f"{name} ({number})" if 1 < number < found.outlets else name


class Wording:
    """Who says each claim of one report, and how sure they are.

    A speaker's description ("mayor of Larn") stands with the first claim that names them.
    """

    def __init__(self, report: Report) -> None:
        """Notes which claim of `report` is the first to name each speaker."""
        self._report = report
        self._around = {c.id: lineage(report.attributions, c.attribution) for c in report.claims}
        self._first: dict[str, str] = {}
        for claim in by_worth(report.claims):  # as they are shown
            for identity in (*self._said_by(claim), *claim.links):
                self._first.setdefault(identity or "", claim.id)

    def who(self, claim: Claim) -> str:
        """Who says a claim, through whom: "A (mayor), via B"."""
        if not self._around[claim.id]:
            return ARTICLE
        via = [f"via {self._called(link, claim)}" for link in claim.links[1:]]
        return ", ".join([self._source(claim), *via])

    def how(self, claim: Claim) -> str:
        """How sure the speaker is, and how whoever relays the claim presents it."""
        around = self._around[claim.id]
        if not around:
            own = claim.certainty.author
            return "stated as fact" if (own.value, own.polarity) == ("CT", "+") else sure(own)
        certain = sure((*claim.certainty.chain, around[0].certainty)[0])
        attitude = _ATTITUDE[around[0].stance]
        return f"{certain}; {self._relayer(claim)} {attitude}" if attitude else certain

    def _said_by(self, claim: Claim) -> tuple[str, ...]:
        around = self._around[claim.id]
        return around[0].speakers if around else ()

    def _source(self, claim: Claim) -> str:
        named = [self._called(identity, claim) for identity in self._said_by(claim)]
        words = self._report.article.words(self._around[claim.id][0].source)
        return listed(named) or (f"“{words}” (not resolved)" if words else "no named source")

    def _relayer(self, claim: Claim) -> str:
        around = self._around[claim.id]
        # Nobody relays themselves: of somebody's own words, the next one out does.
        outer = [a for a in around[1:] if not a.speakers or a.speakers != around[0].speakers]
        named = [self._report.speaker(identity).name for a in outer[:1] for identity in a.speakers]
        return listed(named) or ("the relaying source" if outer else "the article")

    def _called(self, identity: str | None, claim: Claim) -> str:
        if identity is None:
            return "a source not named"
        speaker = self._report.speaker(identity)
        return introduced(speaker) if self._first[identity] == claim.id else speaker.name


def introduced(speaker: Speaker) -> str:
    """The speaker's name with its description, or with a note that it names nobody."""
    notes = (speaker.description or "", "anonymous" if speaker.type == "anonymous" else "")
    note = ", ".join(part for part in notes if part)
    return f"{speaker.name} ({note})" if note else speaker.name
