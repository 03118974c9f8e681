"""Pages told as matching reads them, by as many processes as asked for, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context

from claimcheck.cli import stages
from claimcheck.cli.complaint import internal
from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.records import Page, Telling
from claimcheck.settings import Settings

_AHEAD = 4  # pages a process that are under way at once: enough that none waits

Teller = Callable[[Page], Telling]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What became of a page: a telling, or why there is none."""

    telling: Telling | None = None
    problem: str | None = None


def tellings(pages: Iterable[Page], settings: Settings, *, workers: int) -> Iterator[Told]:
    """What becomes of each page, in order; `workers` processes read ahead, 1 is this one.

    Raises `ModelError` for a missing model.
    """
    if workers > 1:
        yield from _in_processes(pages, settings, workers=workers)
        return
    teller: Teller | None = None
    for page in pages:
        teller = teller or stages.load_teller(settings)
        yield _told(teller, page)


def _told(teller: Teller, page: Page) -> Told:
    try:
        return Told(telling=teller(page))
    except InputError as error:
        return Told(problem=str(error))
    except ClaimcheckError:
        raise  # not this article's fault: the others would fare no better
    except Exception as error:  # noqa: BLE001  (one bad article must not stop the others)
        return Told(problem=f"{page.path or 'standard input'}: {internal(error)}")


def _in_processes(pages: Iterable[Page], settings: Settings, *, workers: int) -> Iterator[Told]:
    # One thread each: the processes take the cores.
    alone = replace(
        settings,
        split=replace(settings.split, threads=1),
        attribute=replace(settings.attribute, threads=1),
    )
    # Spawned: a fork would copy the threads of whatever library has some.
    pool = ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(alone,)
    )
    try:
        under_way: deque[Future[Told]] = deque()
        for page in pages:
            under_way.append(pool.submit(_tell, page))
            if len(under_way) >= workers * _AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


_of_process: list[Teller] = []  # a process's own, made when it first tells a page
_settings_of_process: list[Settings] = []


def _begin(settings: Settings) -> None:
    _settings_of_process[:] = [settings]


def _tell(page: Page) -> Told:
    if not _of_process:
        _of_process.append(stages.load_teller(_settings_of_process[0]))
    return _told(_of_process[0], page)
