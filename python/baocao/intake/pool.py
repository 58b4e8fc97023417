"""Work on many files: one after the other where they are few, in worker processes where many.

A file that kills its worker (a bomb, a crash of a foreign library) or keeps it too long costs that
file alone: those that were under way with it are done again, in a process beside. Few files are
worked on in this process but for the risky ones: what would end or hold up that process ends a
worker instead.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW = 24
"""Below this number of files, starting workers costs more than it saves."""
_CHUNK = 8
_AHEAD = 2
"""Chunks waiting for each worker: the fewer, the fewer are done again after a crash."""
_MOST_WORKERS = 16
_MEMORY = 2 * 1024**3
"""What a worker may take, in bytes: the largest workbook that the reader lets in needs far less."""
TIME_LIMIT = 60.0
"""Seconds that a worker may be at one file: a sheet of a million formatted rows takes some ten."""


def work_on(
    items: Sequence[Item],
    work: Callable[[Item], Result],
    lost: Callable[[Item], Result],
    progress: Callable[[int], None] | None = None,
    workers: int | None = None,
    meanwhile: Callable[[], None] | None = None,
    risky: Callable[[Item], bool] | None = None,
    arrived: Callable[[int, Result], None] | None = None,
) -> list[Result]:
    """Return `work` of each item, in order; `lost` of an item whose process died.

    `work`, the items and the results go through pickle where workers are used. `progress` is told
    how many are done, `arrived` of each result as it comes, with its place. `meanwhile` is called
    once where there are workers, while they work. `risky` says of few items which are to be worked
    on in a worker all the same.
    """
    told = _Told(progress, arrived)
    workers = min(workers or _processors(), -(-len(items) // _CHUNK), _MOST_WORKERS)
    possible = workers_possible()
    if len(items) < FEW or workers < 2 or not possible:
        beside = risky if possible else None
        return list(_one_by_one(items, work, lost, told, beside))
    return _Pool(items, work, lost, told, workers, meanwhile).results()


class _Told(Generic[Result]):
    """Who is told of results as they come."""

    def __init__(
        self,
        progress: Callable[[int], None] | None,
        arrived: Callable[[int, Result], None] | None,
    ) -> None:
        self._progress, self._arrived, self._count = progress, arrived, 0

    def tell(self, place: int, result: Result) -> None:
        self._count += 1
        if self._arrived:
            self._arrived(place, result)
        if self._progress:
            self._progress(self._count)


def _processors() -> int:
    """Return how many processors this process may use, not how many the machine has."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def workers_possible() -> bool:
    """Whether the system lets processes share a lock; some containers and old systems do not."""
    try:
        multiprocessing.Lock()
    except (ImportError, OSError):
        return False
    return True


def _one_by_one(
    items: Sequence[Item],
    work: Callable[[Item], Result],
    lost: Callable[[Item], Result],
    told: _Told[Result],
    risky: Callable[[Item], bool] | None,
) -> Iterator[Result]:
    with Beside(work, lost) as beside:
        for place, item in enumerate(items):
            result = beside.result(item) if risky and risky(item) else work(item)
            told.tell(place, result)
            yield result


class Beside(Generic[Item, Result]):
    """One worker for one item after the other, started when first asked for, anew where it died."""

    def __init__(self, work: Callable[[Item], Result], lost: Callable[[Item], Result]) -> None:
        self._work, self._lost = work, lost
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Beside[Item, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def result(self, item: Item) -> Result:
        """Return `work` of the item; `lost` of it where it ends a worker that it has to itself.

        A worker that others used before may have died of what they left behind.
        """
        fresh = self._pool is None
        self._pool = self._pool or _executor(1)
        try:
            return self._pool.submit(_all, self._work, [item]).result()[0]
        except BrokenProcessPool:
            self._close()
        return self._lost(item) if fresh else self.result(item)

    def _close(self) -> None:
        if self._pool:
            self._pool.shutdown()
            self._pool = None


class _Pool(Generic[Item, Result]):
    """Chunks of items on their way through workers, few at a time."""

    def __init__(
        self,
        items: Sequence[Item],
        work: Callable[[Item], Result],
        lost: Callable[[Item], Result],
        told: _Told[Result],
        workers: int,
        meanwhile: Callable[[], None] | None,
    ) -> None:
        self._meanwhile = meanwhile
        self._items, self._work, self._lost, self._told = items, work, lost, told
        self._workers = workers
        self._waiting = [
            range(n, min(n + _CHUNK, len(items))) for n in range(0, len(items), _CHUNK)
        ]
        self._waiting.reverse()
        self._done: dict[int, Result] = {}

    def results(self) -> list[Result]:
        """Return the results in the items' order."""
        while self._waiting:
            for chunk in self._run_until_broken():
                self._alone(chunk)
        return [self._done[place] for place in range(len(self._items))]

    def _run_until_broken(self) -> list[range]:
        """Work on what waits; return the chunks that were under way when a worker died, if any."""
        under_way: dict[Future[list[Result]], range] = {}
        with _executor(self._workers) as pool, _stopped_on_error(pool):
            while self._waiting or under_way:
                while self._waiting and len(under_way) < self._workers * _AHEAD:
                    chunk = self._waiting.pop()
                    future = self._submitted(pool, chunk)
                    if future is None:
                        return [*under_way.values(), chunk]
                    under_way[future] = chunk
                if self._meanwhile:
                    self._meanwhile()
                    self._meanwhile = None
                for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                    try:
                        self._keep(under_way[future], future.result())
                    except BrokenProcessPool:
                        return list(under_way.values())
                    del under_way[future]
        return []

    def _submitted(self, pool: ProcessPoolExecutor, chunk: range) -> Future[list[Result]] | None:
        try:
            return pool.submit(_all, self._work, [self._items[place] for place in chunk])
        except BrokenProcessPool:
            return None

    def _alone(self, chunk: range) -> None:
        with Beside(self._work, self._lost) as beside:
            for place in chunk:
                self._keep(range(place, place + 1), [beside.result(self._items[place])])

    def _keep(self, chunk: range, results: Sequence[Result]) -> None:
        for place, result in zip(chunk, results, strict=True):
            self._done[place] = result
            self._told.tell(place, result)


def _all(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """Return `work` of each item; this process ends where the time of one is spent on all of them.

    The watch is set once a chunk, for it costs as much as a hundredth of a file: where a chunk of
    sound files is slow, each is done again with all of the time. It is no signal and no thread of
    Python, which a library that hangs in C would hold up; and it works on Windows.
    """
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(TIME_LIMIT, exit=True, file=nowhere)
        try:
            return [work(item) for item in items]
        finally:
            faulthandler.cancel_dump_traceback_later()


def _executor(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, initializer=_get_ready)


@contextmanager
def _stopped_on_error(pool: ProcessPoolExecutor) -> Iterator[None]:
    """End the workers at once where this process is to end (Ctrl-C): nobody waits for them."""
    try:
        yield
    except BaseException:
        # There is no public way to them before Python 3.14.
        for worker in list((pool._processes or {}).values()):
            worker.terminate()
        pool.shutdown(wait=False, cancel_futures=True)
        raise


def _get_ready() -> None:
    """Leave Ctrl-C to the process that started this worker, and bound its memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()


def _limit_memory() -> None:
    """Let this worker fail rather than the machine; Windows has no such limit to set."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        if soft == resource.RLIM_INFINITY or soft > _MEMORY:
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, hard))
