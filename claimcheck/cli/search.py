"""`claimcheck search`: claims of an archive by what they say."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from claimcheck.archive import Filter
from claimcheck.cli import options, stages
from claimcheck.cli.output import print_results
from claimcheck.cli.terminal import stdout_style
from claimcheck.errors import UsageError
from claimcheck.records import Candidate, Masthead, Near
from claimcheck.report import Style

HELP = """Finds the claims of an archive that are nearest in meaning to CLAIM.

Near is not the same: "120 were killed" is near to "40 were killed". Of an article that was
indexed in several versions only the newest is searched, unless --versions is given.

\b
Examples:
  claimcheck search "the bridge will reopen in May" --archive news
  claimcheck search "rye exports fell" --archive news --outlet "Larn Gazette"
  claimcheck search "rye exports fell" --archive news --since 2025-10-01 --format json"""

SCHEMA = "claimcheck/search/1"
_WIDTH = 80
_INDENT = "      "


def search(  # noqa: PLR0913  (a parameter an option)
    *,
    claim: options.ClaimInWords,
    archive: options.ArchiveFolder,
    outlet: options.Outlet = None,
    since: options.Since = None,
    until: options.Until = None,
    versions: options.Versions = False,
    limit: options.Limit = 10,
    output_format: options.TextOrJson = "text",
) -> int:
    """`claimcheck search`; returns the exit status."""
    if not claim.strip():
        raise UsageError("CLAIM is empty; say in words what to look for")
    where = Filter(outlet=outlet, since=_day(since), until=_day(until), superseded=versions)
    found = find(Query(claim=claim, folder=archive, where=where, limit=limit))
    print_results(_json(claim, found) if output_format == "json" else _text(found))
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What `claimcheck search` was asked for."""

    claim: str
    folder: Path
    where: Filter
    limit: int


def find(query: Query) -> list[Near]:
    """The claims nearest to a query, nearest first.

    Raises:
        ArchiveError: the archive is empty, damaged, or has vectors of another model.
        ModelError: the embedder is missing.
    """
    embedder = stages.load_embedder()
    archive = stages.open_archive(query.folder, embedder.model)
    (vector,) = embedder([query.claim])
    return archive.search(vector, limit=query.limit, where=query.where)


def _day(given: str | None) -> str | None:
    try:
        return given and date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise UsageError(f"{given!r} is no date; write it as 2025-10-23") from error


def _text(found: Sequence[Near]) -> str:
    style = stdout_style()
    return "\n".join(_entry(near, style) for near in found) or "no claim was found\n"


def _entry(near: Near, style: Style) -> str:
    candidate, article = near.candidate, near.candidate.article
    lines = textwrap.wrap(candidate.text, _WIDTH - len(_INDENT)) or [""]
    said = [_said(candidate)] if candidate.attributed else []
    place = [part for part in (article.outlet, article.published, article.title) if part]
    where = [part for part in (article.url or article.path,) if part]
    rest = [*said, *([", ".join(place)] if place else []), *where]
    shown = [style.fit(line) for line in lines + rest]
    return f"{near.similarity:.2f}  " + _INDENT.join(f"{line}\n" for line in shown)


def _said(candidate: Candidate) -> str:
    """Who says it, and through whom it reached the article."""
    names = [name or "somebody unnamed" for name in candidate.speakers]
    speaker, *relays = [name for name, _ in groupby(names)]
    return f"said by {speaker}" + (f", through {', '.join(relays)}" if relays else "")


def _json(claim: str, found: Sequence[Near]) -> str:
    content = {"schema": SCHEMA, "claim": claim, "results": [_result(near) for near in found]}
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _result(near: Near) -> dict[str, object]:
    candidate = near.candidate
    return {
        "similarity": near.similarity,
        **_article(candidate.article),
        "claim": candidate.claim,
        "text": candidate.text,
        "spans": [[span.start, span.end] for span in candidate.spans],
        "speakers": list(candidate.speakers),
        "certainty": {
            "chain": [f"{one.value}{one.polarity}" for one in candidate.certainty.chain],
            "author": f"{candidate.certainty.author.value}{candidate.certainty.author.polarity}",
        },
    }


def _article(article: Masthead) -> dict[str, object]:
    return {
        "article": article.id,
        "outlet": article.outlet,
        "path": article.path,
        "published": article.published,
        "url": article.url,
        "title": article.title,
    }
