"""Articles in, reports out: each is printed as soon as it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice
from pathlib import Path

from claimcheck.cli import stages, terminal
from claimcheck.cli.complaint import complain, internal
from claimcheck.cli.output import Sink, opened
from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.records import Page, Report
from claimcheck.report import Format, Renderer, Style, renderer, without_minor
from claimcheck.settings import Settings

OK, FOUND, FAILED = 0, 1, 2  # exit statuses; the highest of any article is the run's


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What `claimcheck report` was asked to do; `fail_on` are whole codes.

    Claims less worth checking than `min_checkworthy` are left out, and nothing about them fails.
    """

    names: tuple[str, ...]
    settings: Settings = field(default_factory=Settings)
    format: Format = "text"
    output: Path | None = None
    fail_on: frozenset[str] = frozenset()
    min_checkworthy: float = 0.0


def run(job: Job) -> int:
    """Does the job and returns the exit status.

    An article that cannot be read gets a line on standard error; the others get their reports.
    Raises `ModelError` for a missing model and `OutputError` where results cannot be written.
    """
    style = terminal.stdout_style() if job.output is None else Style()
    encoding = style.encoding if job.format == "text" else "utf-8"
    with opened(job.output, encoding=encoding) as sink:
        pages = stages.open_pages(job.names, job.settings.read)
        first = list(islice(pages, 2))
        if not first:
            raise InputError(" ".join(job.names), "there is no article in here")
        # One article is an object of its own; several are JSON Lines.
        lines = job.format == "json" and len(first) > 1
        renders = renderer("jsonl" if lines else job.format, style=style)
        return _Run(job, sink, renders).status(chain(first, pages))


class _Run:
    """One job while it is being done."""

    def __init__(self, job: Job, sink: Sink, renders: Renderer) -> None:
        self._job = job
        self._sink = sink
        self._renderer = renders

    def status(self, pages: Iterable[Page | InputError]) -> int:
        """Reports on every article; returns the highest status of any."""
        shown = terminal.counted(pages, to_file=self._job.output is not None)
        return max(self._one(page) for page in shown)

    def _one(self, page: Page | InputError) -> int:
        if isinstance(page, InputError):
            complain(str(page))
            return FAILED
        pipeline = self._pipeline
        try:
            report = without_minor(pipeline(page), self._job.min_checkworthy)
            text = self._renderer.render(report)
        except InputError as error:
            complain(str(error))
            return FAILED
        except ClaimcheckError:
            raise  # not this article's fault: the others would fare no better
        except Exception as error:  # noqa: BLE001  (one bad article must not stop the others)
            complain(f"{page.path or 'standard input'}: {internal(error)}")
            return FAILED
        self._print(text)
        return FOUND if any(f.code in self._job.fail_on for f in report.findings) else OK

    def _print(self, text: str) -> None:
        head = "" if self._sink.used else self._renderer.head
        self._sink.write(head + text)

    @cached_property
    def _pipeline(self) -> Callable[[Page], Report]:
        """Loaded for the first article that can be read, so that a wrong path is told at once."""
        return stages.load_pipeline(self._job.settings)
