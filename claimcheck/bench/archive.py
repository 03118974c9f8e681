"""How quick an archive of many claims is, what it finds of what is there, and its memory.

The claims are invented; their vectors are drawn from a mixture fitted to those of the real
sentences of a file of articles, by all-MiniLM-L6-v2. Queries are drawn from the same mixture.
"""

from __future__ import annotations

import hashlib
import json
import re
import resource
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimcheck.archive import Archive, Filter, open_writer
from claimcheck.bench.mixture import Mixture, Vectors, fit
from claimcheck.engine.minilm import MiniLM
from claimcheck.records import (
    Candidate,
    Certainty,
    ClaimCertainty,
    Masthead,
    Span,
    Telling,
)

COMPONENTS, WANTED = 256, 10

_PER_ARTICLE = 14  # claims; what the reader finds in a news article of 600 words
_BATCH = 500  # articles
_OUTLETS, _YEARS, _LAST_YEAR = 300, 20, 2024
_QUERIES, _QUERY_SEED = 200, 10**9
_SENTENCE_END = re.compile(r"(?<=[.!?\"”])\s+|\n+")
_MIN_WORDS = 5
_MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes, as getrusage counts
_WORDS = "The harbour office of Larn said on Sunday that the store held {} tonnes of rye."


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """The queries, and by number the claims that are truly nearest, the nearest first."""

    queries: Vectors
    nearest: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """Seconds a query, the first one's, the share of the truth found, and peak memory in bytes.

    `before` is the peak before the archive was opened: Python and what the benchmark imports.
    """

    seconds: list[float]
    first: float
    recall: float
    memory: int
    before: int

    def __str__(self) -> str:
        """One line."""
        middle, high = (1000 * float(np.percentile(self.seconds, q)) for q in (50, 95))
        return (
            f"p50 {middle:.1f} ms, p95 {high:.1f} ms (first {1000 * self.first:.0f} ms), "
            f"recall@{WANTED} {self.recall:.3f}, peak memory "
            f"{self.memory / 1e6:.0f} MB ({self.before / 1e6:.0f} MB before it was opened)"
        )


def measure(articles: Sequence[Path], folder: Path, claims: int, vectors: Path | None) -> str:
    """Fills an archive in `folder`, which must be new, searches it, and returns a table.

    `vectors` keeps the real vectors between runs (.npy).
    """
    if folder.exists():
        raise LookupError(f"{folder}: is there already; name a new folder")
    real = _real(articles, vectors)
    mixture = fit(real, components=COMPONENTS)
    truth, seconds, closing = _fill(folder, mixture, claims)
    lines = [
        f"{claims} claims, {_PER_ARTICLE} an article; vectors drawn from {len(mixture.weights)} "
        f"Gaussians fitted to {len(real)} real ones ({_digest(real)})",
        f"writing: {claims / _PER_ARTICLE / seconds:.0f} articles a second; "
        f"index and merge {closing:.0f} s; {_size(folder) / 1e6:.0f} MB on disk",
    ]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        lines.append(f"search: {pool.submit(_search, folder, truth).result()}")
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        lines.append(
            f"one outlet of {_OUTLETS}, ten years: {pool.submit(_narrow, folder, truth).result()}"
        )
    shutil.rmtree(folder)
    return "\n".join(lines) + "\n"


def _real(articles: Sequence[Path], kept: Path | None) -> Vectors:
    if kept is not None and kept.exists():
        found: Vectors = np.load(kept)
        return found
    made = MiniLM()(sorted(set(_sentences(articles))))
    if kept is not None:
        np.save(kept, made)
    return made


def _sentences(articles: Sequence[Path]) -> Iterator[str]:
    for path in articles:
        for line in path.read_text(encoding="utf-8").splitlines():
            parts = _SENTENCE_END.split(json.loads(line)["text"])
            yield from (part.strip() for part in parts if len(part.split()) >= _MIN_WORDS)


def _fill(folder: Path, mixture: Mixture, claims: int) -> tuple[Truth, float, float]:
    """The truth, the seconds that writing took, and those that closing did."""
    queries = mixture.draw(_QUERIES, seed=_QUERY_SEED)
    best = np.zeros((_QUERIES, 0), dtype=np.float32)
    numbers = np.zeros((_QUERIES, 0), dtype=np.int64)
    written, start = 0.0, 0
    with open_writer(folder, model=MiniLM.model, dimension=queries.shape[1]) as writer:
        for batch in mixture.batches(claims, size=_BATCH * _PER_ARTICLE, seed=0):
            tellings = list(_tellings(start, len(batch)))
            begun = time.perf_counter()
            writer.add(tellings, batch)
            written += time.perf_counter() - begun
            best = np.hstack([best, queries @ batch.T])
            numbers = np.hstack([numbers, np.tile(np.arange(len(batch)) + start, (_QUERIES, 1))])
            order = np.argsort(-best, axis=1, kind="stable")[:, :WANTED]
            best = np.take_along_axis(best, order, axis=1)
            numbers = np.take_along_axis(numbers, order, axis=1)
            start += len(batch)
        begun = time.perf_counter()  # of closing, at the end of the block
    return Truth(queries=queries, nearest=numbers), written, time.perf_counter() - begun


def _tellings(start: int, count: int) -> Iterator[Telling]:
    for first in range(start, start + count, _PER_ARTICLE):
        masthead = _masthead(first // _PER_ARTICLE)
        own = range(first, min(first + _PER_ARTICLE, start + count))
        texts = [_WORDS.format(number) for number in own]
        yield Telling(
            masthead=masthead,
            text=" ".join(texts),
            candidates=tuple(
                _candidate(masthead, n, text) for n, text in zip(own, texts, strict=True)
            ),
        )


def _masthead(article: int) -> Masthead:
    year = _LAST_YEAR - article // 7 % _YEARS  # 7 and the outlets have no factor in common
    return Masthead(
        id=f"{article:016x}",
        outlet=f"Outlet {article % _OUTLETS}",
        published=f"{year}-{article % 12 + 1:02d}-01",
        url=f"https://larn.example/{article}",
    )


def _candidate(masthead: Masthead, number: int, text: str) -> Candidate:
    whole = Span(start=0, end=len(text))
    sure = Certainty(value="CT", polarity="+", score=0.98)
    return Candidate(
        article=masthead,
        claim=f"c{number % _PER_ARTICLE + 1}",
        text=text,
        spans=(whole,),
        speakers=("Harbour Office",),
        certainty=ClaimCertainty(chain=(sure,), author=Certainty(value="UU")),
        names=(Span(start=22, end=26),),
        sentence=whole,
    )


def _search(folder: Path, truth: Truth) -> Searched:
    return _searched(folder, truth, Filter())


def _narrow(folder: Path, truth: Truth) -> Searched:
    """A filter changes what is nearest: the truth is what an exhaustive search then finds."""
    where = Filter(outlet="Outlet 0", since=f"{_LAST_YEAR - 9}-01-01")
    archive = Archive(folder)
    total = archive.stats().claims
    nearest = [
        [
            _number(near.candidate)
            for near in archive.search(query, limit=total, where=where)[:WANTED]
        ]
        for query in truth.queries[:20]
    ]
    known = Truth(queries=truth.queries[:20], nearest=np.array(nearest))
    return _searched(folder, known, where)


def _searched(folder: Path, truth: Truth, where: Filter) -> Searched:
    before = _peak()
    archive = Archive(folder)

    def timed(query: Vectors) -> tuple[float, set[int]]:
        begun = time.perf_counter()
        near = archive.search(query, limit=WANTED, where=where)
        return time.perf_counter() - begun, {_number(one.candidate) for one in near}

    first, _ = timed(truth.queries[0])
    found = [timed(query) for query in truth.queries]
    hits = sum(
        len(got & set(map(int, true))) for (_, got), true in zip(found, truth.nearest, strict=True)
    )
    return Searched(
        seconds=[seconds for seconds, _ in found],
        first=first,
        recall=hits / truth.nearest.size,
        memory=_peak(),
        before=before,
    )


def _peak() -> int:
    """This process's peak memory in bytes. What getrusage says begins with its parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MEMORY_UNIT


def _number(candidate: Candidate) -> int:
    return int(candidate.article.id, 16) * _PER_ARTICLE + int(candidate.claim[1:]) - 1


def _digest(vectors: Vectors) -> str:
    return hashlib.sha256(vectors.tobytes()).hexdigest()[:8]


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
