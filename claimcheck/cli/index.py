"""`claimcheck index`: articles into an archive."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from claimcheck.archive import Writer, open_writer
from claimcheck.cli import options, stages, terminal
from claimcheck.cli.complaint import complain
from claimcheck.cli.output import print_results
from claimcheck.cli.tell import tellings
from claimcheck.errors import InputError
from claimcheck.records import Article, Embedder, Masthead, Page, Telling
from claimcheck.settings import (
    DEFAULT_PIPELINE,
    ArchiveSettings,
    ReadSettings,
    Settings,
    SplitSettings,
)

HELP = """Puts articles and their claims into an archive, to search and compare with.

PATH is what `claimcheck report` takes, or a .warc or .warc.gz file. An article that is in the
archive already is passed over, so a run that was stopped goes on where it was. A new text of a
known URL is a new version of it.

\b
Examples:
  claimcheck index articles/ --archive news
  claimcheck index crawl.warc.gz --archive news --workers 4"""

OK, FAILED = 0, 2


def index(  # noqa: PLR0913  (a parameter an option)
    *,
    paths: options.IndexPaths,
    archive: options.ArchiveFolder,
    workers: options.Workers = 1,
    output_format: options.TextOrJson = "text",
    attributor: options.Attributor = "reader",
    device: options.Device = "cpu",
    language: options.Language = None,
    spacy_model: options.SpacyModel = DEFAULT_PIPELINE,
) -> int:
    """`claimcheck index`; returns the exit status."""
    settings = Settings(
        spacy_model=spacy_model,
        read=ReadSettings(language=language),
        split=SplitSettings(attributor=attributor, device=device),
    )
    counts = run(Job(names=tuple(paths), folder=archive, settings=settings, workers=workers))
    print_results(_shown(counts) if output_format == "text" else f"{json.dumps(asdict(counts))}\n")
    return FAILED if counts.failed else OK


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What `claimcheck index` was asked to do."""

    names: tuple[str, ...]
    folder: Path
    settings: Settings = field(default_factory=Settings)
    archive: ArchiveSettings = field(default_factory=ArchiveSettings)
    workers: int = 1


@dataclass(slots=True, kw_only=True)
class Counts:
    """What became of the articles: `known` were in the archive, `failed` could not be read."""

    indexed: int = 0
    claims: int = 0
    known: int = 0
    failed: int = 0


def run(job: Job) -> Counts:
    """Does the job. An article that cannot be read gets a line on standard error.

    Raises:
        ArchiveError: the archive cannot be written, or is another's.
        ModelError: a model is missing.
    """
    embedder = stages.load_embedder()
    (first,) = embedder(["A claim."])
    with open_writer(
        job.folder, model=embedder.model, dimension=len(first), settings=job.archive
    ) as writer:
        return _Run(job, writer, embedder).counts()


class _Run:
    """One job while it is being done."""

    def __init__(self, job: Job, writer: Writer, embedder: Embedder) -> None:
        self._job = job
        self._writer = writer
        self._embedder = embedder
        self._counts = Counts()

    def counts(self) -> Counts:
        pages = terminal.counted(
            stages.open_pages(self._job.names, self._job.settings.read), to_file=True
        )
        batch: list[Telling] = []
        for told in tellings(self._new(pages), self._job.settings, workers=self._job.workers):
            if told.telling is None:
                self._failed(told.problem or "")
                continue
            batch.append(told.telling)
            if len(batch) >= self._job.archive.batch_articles:
                self._add(batch)
                batch = []
        self._add(batch)
        return self._counts

    def _new(self, pages: Iterable[Page | InputError]) -> Iterator[Page]:
        """The pages that are not in the archive; of the others, where they appeared is noted."""
        for page in pages:
            if isinstance(page, InputError):
                self._failed(str(page))
                continue
            identity = Article(text=page.text).id
            if identity in self._writer:
                self._counts.known += 1
                self._writer.note(
                    Masthead(
                        id=identity,
                        outlet=page.outlet,
                        path=page.path,
                        published=page.published,
                        url=page.url,
                        title=page.title,
                    )
                )
                continue
            yield page

    def _failed(self, problem: str) -> None:
        self._counts.failed += 1
        complain(problem)

    def _add(self, batch: list[Telling]) -> None:
        if not batch:
            return
        texts = [candidate.text for telling in batch for candidate in telling.candidates]
        before = self._writer.articles
        claims = self._writer.claims
        self._writer.add(batch, self._embedder(texts))
        new = self._writer.articles - before
        self._counts.indexed += new
        self._counts.known += len(batch) - new
        self._counts.claims += self._writer.claims - claims


def _shown(counts: Counts) -> str:
    parts = [f"{counts.indexed} indexed with {counts.claims} claims"]
    parts += [f"{counts.known} known already"] if counts.known else []
    parts += [f"{counts.failed} not read"] if counts.failed else []
    return f"articles: {', '.join(parts)}\n"
