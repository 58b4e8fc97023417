"""One file worked on in a process of its own: what holds it up or ends it costs that file alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from .pool import Beside, workers_possible

Item = TypeVar("Item")
Result = TypeVar("Result")


def done_beside(
    item: Item, work: Callable[[Item], Result], lost: Callable[[Item], Result]
) -> Result:
    """Return `work` of one item, done by a worker; `lost` of it where it ends the worker.

    A worker that is at it for longer than pool.TIME_LIMIT is ended. Where the system has no
    workers, this process does the work.
    """
    if not workers_possible():
        return work(item)
    with Beside(work, lost) as beside:
        return beside.result(item)
