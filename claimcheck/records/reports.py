"""Findings, and the whole report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimcheck.records.attributions import Attribution, Speaker
from claimcheck.records.claims import Claim
from claimcheck.records.matches import Candidate, Corroboration, Match
from claimcheck.records.reading import Article
from claimcheck.records.spans import Span

Level = Literal["info", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a fact-checker should look at; `claimcheck explain CODE` says what it means."""

    code: str
    level: Level
    message: str
    claim: str | None = None
    attribution: str | None = None
    spans: tuple[Span, ...] = ()
    other: Candidate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model that took part in a report, by name and SHA-256."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything claimcheck has to say about one article; `hidden` claims were taken out."""

    article: Article
    speakers: tuple[Speaker, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    matches: tuple[Match, ...] = ()
    corroboration: tuple[Corroboration, ...] = ()
    findings: tuple[Finding, ...] = ()
    models: tuple[Model, ...] = ()
    hidden: int = 0

    def speaker(self, identity: str) -> Speaker:
        """The speaker with that id; raises `KeyError` for an unknown one."""
        for speaker in self.speakers:
            if speaker.id == identity:
                return speaker
        raise KeyError(identity)
