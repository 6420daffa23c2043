"""Work by several processes: one order, and a worker's end is not the run's."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cleaner.workflow import jobs
from cleaner.workflow.jobs import chunks, in_processes


@given(st.lists(st.integers(0, 10**6)), st.integers(1, 16))
def test_chunks_tile_the_tasks(sizes: list[int], processes: int) -> None:
    found = chunks(sizes, processes)
    assert [index for part in found for index in range(*part)] == list(range(len(sizes)))
    assert all(part.stop > part.start for part in found)


def test_chunks_are_of_about_one_size() -> None:
    assert len(chunks([10_000] * 1000, 2)) <= 18
    assert len(chunks([10_000_000, *[10] * 10], 2)) == 2


def double(task: int) -> int:
    return task * 2


def test_results_come_in_the_order_of_the_tasks() -> None:
    tasks = list(range(40))
    found = list(in_processes(double, tasks, [20_000] * 40, 3, died=double))
    assert found == [task * 2 for task in tasks]


def double_or_die(parent: int, task: int) -> int:
    if task == 13 and os.getpid() != parent:
        os._exit(9)
    return task * 2


def lost(task: int) -> int:
    return -task


def test_a_task_that_kills_its_process_ends_alone() -> None:
    tasks = list(range(20))
    found = list(in_processes(partial(double_or_die, os.getpid()), tasks, [30_000] * 20, 2, died=lost))
    assert found == [-13 if task == 13 else task * 2 for task in tasks]


def test_a_run_that_is_given_up_ends_its_processes() -> None:
    results = in_processes(double, list(range(40)), [30_000] * 40, 2, died=double)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]


def double_and_wait(folder: Path, task: int) -> int:
    """From the second range on, a task is in hand until the run is given up."""
    (folder / str(task)).touch()
    if task >= 10:
        jobs._work[0][2].wait()
    return task * 2


def test_a_run_that_is_given_up_begins_no_more_tasks(tmp_path: Path) -> None:
    tasks = list(range(160))
    results = in_processes(partial(double_and_wait, tmp_path), tasks, [30_000] * 160, 2, died=double)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    assert len(list(tmp_path.iterdir())) <= 10 + 2  # the first range, and what two processes had in hand
