"""Work on many files: one after the other where they are few, in worker processes where many.

A file that kills its worker (a bomb, a crash of a foreign library) costs that file alone: those
that were under way with it are done again, each in a process of its own.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
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


def work_on(
    items: Sequence[Item],
    work: Callable[[Item], Result],
    lost: Callable[[Item], Result],
    progress: Callable[[int], None] | None = None,
    workers: int | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> list[Result]:
    """Return `work` of each item, in order; `lost` of an item whose process died.

    `work`, the items and the results go through pickle where workers are used. `progress` is told
    how many are done. `meanwhile` is called once where there are workers, while they work.
    """
    workers = min(workers or _processors(), -(-len(items) // _CHUNK), _MOST_WORKERS)
    if len(items) < FEW or workers < 2 or not _workers_possible():
        return list(_one_by_one(items, work, progress))
    return _Pool(items, work, lost, progress, workers, meanwhile).results()


def _processors() -> int:
    """Return how many processors this process may use, not how many the machine has."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _workers_possible() -> bool:
    """Whether the system lets processes share a lock; some containers and old systems do not."""
    try:
        multiprocessing.Lock()
    except (ImportError, OSError):
        return False
    return True


def _one_by_one(
    items: Sequence[Item],
    work: Callable[[Item], Result],
    progress: Callable[[int], None] | None,
) -> Iterator[Result]:
    for done, item in enumerate(items, 1):
        yield work(item)
        if progress:
            progress(done)


class _Pool(Generic[Item, Result]):
    """Chunks of items on their way through workers, few at a time."""

    def __init__(
        self,
        items: Sequence[Item],
        work: Callable[[Item], Result],
        lost: Callable[[Item], Result],
        progress: Callable[[int], None] | None,
        workers: int,
        meanwhile: Callable[[], None] | None,
    ) -> None:
        self._meanwhile = meanwhile
        self._items, self._work, self._lost, self._progress = items, work, lost, progress
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
        with _executor(self._workers) as pool:
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
        for place in chunk:
            item = self._items[place]
            with _executor(1) as pool:
                try:
                    result = pool.submit(_all, self._work, [item]).result()
                except BrokenProcessPool:
                    result = [self._lost(item)]
            self._keep(range(place, place + 1), result)

    def _keep(self, chunk: range, results: Sequence[Result]) -> None:
        self._done.update(zip(chunk, results, strict=True))
        if self._progress:
            self._progress(len(self._done))


def _all(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [work(item) for item in items]


def _executor(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, initializer=_limit_memory)


def _limit_memory() -> None:
    """Let this worker fail rather than the machine; Windows has no such limit to set."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        if soft == resource.RLIM_INFINITY or soft > _MEMORY:
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, hard))
