import os
import re
import signal
import time

import pytest

from baocao.intake import pool
from baocao.intake.pool import FEW, work_on


def doubled(number: int) -> int:
    return number * 2


def doubled_or_killed(number: int) -> int:
    if number % 40 == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 2


def lost(number: int) -> int:
    return -number


def test_few_items_are_worked_on_in_this_process_and_in_order():
    pids = work_on([1, 2, 3], lambda _: os.getpid(), lost, workers=2)
    assert pids == [os.getpid()] * 3


def test_many_items_come_back_in_order_and_progress_ends_at_all():
    seen: list[int] = []
    items = list(range(FEW * 3))
    assert work_on(items, doubled, lost, seen.append, workers=2) == [n * 2 for n in items]
    assert seen == sorted(seen) and seen[-1] == len(items)


def test_an_item_that_kills_its_worker_is_lost_and_no_other():
    items = list(range(100))
    expected = [-n if n % 40 == 7 else n * 2 for n in items]
    assert work_on(items, doubled_or_killed, lost, workers=2) == expected


def test_what_is_done_meanwhile_is_done_once_and_only_beside_workers():
    done: list[str] = []
    for items in (range(3), range(FEW * 3)):
        work_on(items, doubled, lost, workers=2, meanwhile=lambda: done.append("here"))
    assert done == ["here"]


def doubled_or_held_up(number: int) -> int:
    """Hang in C with the lock held, as a foreign library may: no signal handler is reached."""
    if number % 40 == 7:
        re.match(r"(a|a)*$", "a" * 60 + "b")
    return number * 2


@pytest.mark.parametrize("count", [10, 60])
def test_an_item_that_keeps_its_worker_too_long_is_lost_and_no_other(count: int, monkeypatch):
    monkeypatch.setattr(pool, "TIME_LIMIT", 0.5)
    items = list(range(count))
    started = time.monotonic()
    found = work_on(items, doubled_or_held_up, lost, workers=2, risky=lambda n: n > 5)
    assert found == [-n if n % 40 == 7 else n * 2 for n in items]
    assert time.monotonic() - started < 20


def process(_: int) -> int:
    return os.getpid()


def test_only_the_risky_ones_of_few_items_are_worked_on_beside():
    pids = work_on([1, 2, 3, 4], process, lost, risky=lambda n: n > 2)
    assert pids[:2] == [os.getpid()] * 2
    assert pids[2] == pids[3] != os.getpid()


def test_a_worker_that_died_is_replaced_for_the_next_item():
    expected = [2, -7, 16]
    assert work_on([1, 7, 8], doubled_or_killed, lost, risky=lambda _: True) == expected
