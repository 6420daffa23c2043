"""Tasks by several processes, told in their order. A worker that dies ends with its task, not with the run."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event

Task = TypeVar("Task")
Done = TypeVar("Done")

_CHUNKS_PER_PROCESS = 8
_MIN_CHUNK_BYTES = 30_000

_work: list[tuple[Callable[[Any], Any], Sequence[Any], Event]] = []  # of a worker, filled once when it starts


class Range(NamedTuple):
    """Tasks ``start:stop``."""

    start: int
    stop: int


def in_processes(
    do: Callable[[Task], Done],
    tasks: Sequence[Task],
    sizes: Sequence[int],
    processes: int,
    died: Callable[[Task], Done],
) -> Iterator[Done]:
    """``do(task)`` for each task, in order. ``sizes``: how much work each is; ``died(task)``: its outcome when
    the process that did it went down."""
    from concurrent.futures.process import BrokenProcessPool

    ranges = chunks(sizes, processes)
    done = 0
    try:
        for results in _pooled(do, tasks, ranges, processes):
            yield from results
            done += 1
    except BrokenProcessPool:
        rest = [index for part in ranges[done:] for index in range(*part)]
        for index in rest:
            yield _alone(do, tasks, index, died)


def chunks(sizes: Sequence[int], processes: int) -> list[Range]:
    """Ranges of about the same size, in order, several for each process so that none waits long."""
    wanted = max(_MIN_CHUNK_BYTES, sum(sizes) // (processes * _CHUNKS_PER_PROCESS))
    found: list[Range] = []
    start = size = 0
    for index, more in enumerate(sizes):
        if index > start and size + more > wanted:
            found.append(Range(start, index))
            start, size = index, 0
        size += more
    return [*found, Range(start, len(sizes))] if len(sizes) > start else found


def _pooled(
    do: Callable[[Task], Done], tasks: Sequence[Task], ranges: Sequence[Range], processes: int
) -> Iterator[list[Done]]:
    import gc
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    gc.freeze()  # what is loaded now is never looked at again, and stays shared between the processes
    way = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    stop = way.Event()
    pool = ProcessPoolExecutor(min(processes, len(ranges)), way, initializer=_start, initargs=(do, tasks, stop))
    try:
        for future in [pool.submit(_do_range, part) for part in ranges]:
            yield future.result()
    finally:
        stop.set()  # ranges that wait in the pipe cannot be cancelled any more
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(do: Callable[[Task], Done], tasks: Sequence[Task], index: int, died: Callable[[Task], Done]) -> Done:
    """One task in a process of its own."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        return next(_pooled(do, tasks, [Range(index, index + 1)], 1))[0]
    except BrokenProcessPool:
        return died(tasks[index])


def _start(do: Callable[[Any], Any], tasks: Sequence[Any], stop: Event) -> None:
    _work[:] = [(do, tasks, stop)]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run that started us is told, and waits for the task in hand


def _do_range(part: Range) -> list[Any]:
    do, tasks, stop = _work[0]
    return [do(task) for task in tasks[part.start : part.stop] if not stop.is_set()]
