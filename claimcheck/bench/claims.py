"""Claims read by hand: which of them read alone, say what the article says, and keep its doubt.

A sheet is JSON Lines, one article a line: `sha256` (the first 16 hex digits of the text's) and
`claims`, each with `spans`, `text` (the first 16 hex digits of the SHA-256 of its words) and the
verdicts `alone`, `faithful` and `modality` (true or false). Verdicts are about the words that were
read: where the program now says other words, they say nothing of it, and the table tells how many
still stand.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.bench.attribution import Interval
from claimcheck.bench.sheet import texts_by_digest
from claimcheck.records import Claim

VERDICTS = ("alone", "faithful", "modality")
_ROUNDS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One claim as it was read: its place, its words' digest, the verdicts in `VERDICTS`' order."""

    place: tuple[tuple[int, int], ...]
    text: str
    verdicts: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArticle:
    """The claims of one article that were read."""

    text: str
    claims: tuple[Read, ...]


def read_claims(sheet: Path, texts: Iterable[Path]) -> list[ReadArticle]:
    """The articles of `sheet`, with their texts.

    Raises:
        LookupError: the text of an article is in none of `texts`.
    """
    known = texts_by_digest(texts)
    found = []
    for line in sheet.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["sha256"] not in known:
            raise LookupError(f"{sheet}: no text with digest {entry['sha256']} was given")
        claims = (
            Read(
                place=tuple((start, end) for start, end in row["spans"]),
                text=row["text"],
                verdicts=tuple(row[name] for name in VERDICTS),
            )
            for row in entry["claims"]
        )
        found.append(ReadArticle(text=known[entry["sha256"]], claims=tuple(claims)))
    return found


def digest(text: str) -> str:
    """What a sheet holds in place of a claim's words."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def judge_claims(
    articles: Sequence[ReadArticle], claims_of: Callable[[str], Sequence[Claim]]
) -> str:
    """Shares of the verdicts, of all that were read and of those that still stand."""
    standing = [_standing(article, claims_of(article.text)) for article in articles]
    read = [article.claims for article in articles]
    return (
        f"{sum(map(len, read))} claims of {len(articles)} articles\n{_table(read)}"
        f"of them said in the same words now: {sum(map(len, standing))}\n{_table(standing)}"
    )


def _standing(article: ReadArticle, claims: Sequence[Claim]) -> tuple[Read, ...]:
    now = {(tuple((s.start, s.end) for s in c.spans), digest(c.text)) for c in claims}
    return tuple(read for read in article.claims if (read.place, read.text) in now)


def _table(articles: Sequence[Sequence[Read]]) -> str:
    lines = (f"{name:9} {_share(articles, n)}\n" for n, name in enumerate(VERDICTS))
    return "".join(lines) if any(articles) else ""


def _share(articles: Sequence[Sequence[Read]], verdict: int) -> Interval:
    """With a bootstrap 95 % interval over articles."""
    chance = random.Random(0)
    kept = [article for article in articles if article]

    def share(drawn: Sequence[Sequence[Read]]) -> float:
        marks = [read.verdicts[verdict] for article in drawn for read in article]
        return sum(marks) / len(marks)

    drawn = sorted(share(chance.choices(kept, k=len(kept))) for _ in range(_ROUNDS))
    low, high = drawn[int(_ROUNDS * 0.025)], drawn[int(_ROUNDS * 0.975)]
    return Interval(value=share(kept), low=low, high=high)
