"""How many origins a claim has, on invented cases: a few outlets' texts that agree on one claim.

Cases are JSON Lines: `tellings` (`outlet`, `published`, `text`, `claim`: its span, `speakers`:
its chain, innermost first) and `origins` (`kind`, `outlets`). `agencies.tsv` and `outlets.toml`
beside the file are read as a user's own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from claimcheck.bench.origins import Judged, table
from claimcheck.bench.pairing import iou
from claimcheck.match.origins import corroborate
from claimcheck.records import (
    Article,
    Candidate,
    Certainty,
    ClaimCertainty,
    Corroboration,
    Masthead,
    Match,
    Page,
    Reason,
    Report,
    Span,
    Telling,
    Verdict,
)
from claimcheck.settings import OriginSettings

Reader = Callable[[Page], Report]

_CERTAIN = ClaimCertainty(chain=(), author=Certainty(value="CT"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One origin: its kind and its outlets."""

    kind: str
    outlets: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginCase:
    """One claim as each outlet tells it; the claim, the chain and the date of each, in order."""

    id: str
    part: str
    about: str
    pages: tuple[Page, ...]
    claims: tuple[Span, ...]
    speakers: tuple[tuple[str, ...], ...]
    origins: frozenset[Group]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginResult:
    """A case and the origins found."""

    case: OriginCase
    found: Corroboration

    @property
    def groups(self) -> frozenset[Group]:
        """The origins found, to be compared."""
        return frozenset(
            Group(kind=group.kind, outlets=frozenset(group.outlets)) for group in self.found.groups
        )

    @property
    def right_number(self) -> bool:
        """Whether there are as many as annotated."""
        return len(self.groups) == len(self.case.origins)

    @property
    def right(self) -> bool:
        """Whether outlets and kinds are as annotated."""
        return self.groups == self.case.origins

    @property
    def pairs(self) -> list[Judged]:
        """Each two outlets, and whether they share an origin."""
        outlets = sorted(outlet for group in self.case.origins for outlet in group.outlets)
        return [
            Judged(gold=_together(self.case.origins, two), found=_together(self.groups, two))
            for two in combinations(outlets, 2)
        ]


def read_origin_cases(path: Path) -> list[OriginCase]:
    """The cases of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_case(json.loads(line)) for line in lines]


def _case(row: dict[str, Any]) -> OriginCase:
    tellings = row["tellings"]
    return OriginCase(
        id=row["id"],
        part=row["part"],
        about=row["about"],
        pages=tuple(
            Page(text=t["text"], outlet=t["outlet"], published=t["published"]) for t in tellings
        ),
        claims=tuple(Span(start=t["claim"][0], end=t["claim"][1]) for t in tellings),
        speakers=tuple(tuple(t["speakers"]) for t in tellings),
        origins=frozenset(
            Group(kind=group["kind"], outlets=frozenset(group["outlets"]))
            for group in row["origins"]
        ),
    )


def judge_origins(cases: Iterable[OriginCase], folder: Path, reader: Reader) -> dict[str, str]:
    """The report on the cases' claims and chains as annotated, and as `reader` finds them."""
    some = list(cases)
    settings = OriginSettings(
        agencies=str(folder / "agencies.tsv"), outlets=str(folder / "outlets.toml")
    )
    given = [_judged(case, _given(case, reader), settings) for case in some]
    whole = [_judged(case, _read(case, reader), settings) for case in some]
    return {"chains as annotated": _report(given), "whole program": _report(whole)}


def _judged(
    case: OriginCase, tellings: Sequence[Telling], settings: OriginSettings
) -> OriginResult:
    """The first outlet's claim against all others', which agree with it as the case says."""
    matches = [
        Match(
            claim="c1",
            other=telling.candidates[0],
            verdict=Verdict(relation="agrees", score=1.0, reason=Reason(decided_by="model")),
            similarity=1.0,
        )
        for telling in tellings[1:]
    ]
    found = corroborate(tellings[0], matches, tellings[1:], settings)
    return OriginResult(case=case, found=found[0])


def _given(case: OriginCase, reader: Reader) -> list[Telling]:
    return [
        _telling(reader(page).article, claim, speakers)
        for page, claim, speakers in zip(case.pages, case.claims, case.speakers, strict=True)
    ]


def _read(case: OriginCase, reader: Reader) -> list[Telling]:
    """Each telling with the chain of the claim that has most words of the annotated one."""
    found = []
    for page, gold in zip(case.pages, case.claims, strict=True):
        made = reader(page)
        claim = max(made.claims, key=lambda claim: iou(claim.spans, [gold]), default=None)
        chain = claim.chain if claim else ()
        names = [made.speaker(one).name if one else None for one in chain]
        found.append(_telling(made.article, gold, names))
    return found


def _telling(article: Article, claim: Span, speakers: Sequence[str | None]) -> Telling:
    masthead = Masthead(
        id=article.id, outlet=article.outlet, path=None, published=article.published
    )
    sentences = [s.span for s in article.parse.sentences if s.span.overlaps(claim)]
    candidate = Candidate(
        article=masthead,
        claim="c1",
        text=claim.of(article.text),
        spans=(claim,),
        speakers=tuple(speakers),
        certainty=_CERTAIN,
        sentence=sentences[0] if sentences else claim,
    )
    return Telling(
        masthead=masthead,
        text=article.text,
        paragraphs=article.paragraphs,
        candidates=(candidate,),
    )


def _report(results: Sequence[OriginResult]) -> str:
    lines = []
    for part in sorted({result.case.part for result in results}):
        some = [result for result in results if result.case.part == part]
        number = sum(result.right_number for result in some)
        right = sum(result.right for result in some)
        lines.append(
            f"{part}: {len(some)} cases, number of origins right in {number}, "
            f"outlets and kinds in {right}"
        )
        lines.append(f"pairs     {table([pair for result in some for pair in result.pairs])}")
        lines += [f"  - {r.case.id} {r.case.about}" for r in some if not r.right]
    return "\n".join(lines) + "\n"


def _together(groups: Iterable[Group], two: tuple[str, ...]) -> bool:
    return any(group.outlets.issuperset(two) for group in groups)
