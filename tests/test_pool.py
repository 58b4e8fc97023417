import os
import signal

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
