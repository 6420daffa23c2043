"""A function over many pieces by several processes, in their order, with few pieces under way at once."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

Piece = TypeVar("Piece")
Done = TypeVar("Done")

_UNDER_WAY = 3  # pieces given out for each process, so that none waits and memory stays bounded


def each(do: Callable[[Piece], Done], pieces: Iterable[Piece], processes: int) -> Iterator[Done]:
    """``do(piece)`` for each piece, in order; in this process when there is but one."""
    if processes < 2:
        yield from map(do, pieces)
        return
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    way = get_context("fork" if sys.platform == "linux" else "spawn")
    waiting: deque[Future[Any]] = deque()
    with ProcessPoolExecutor(processes, way, initializer=_start, initargs=(do,)) as pool:
        try:
            for piece in pieces:
                waiting.append(pool.submit(_do, piece))
                if len(waiting) >= processes * _UNDER_WAY:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


_work: list[Callable[[Any], Any]] = []  # of a worker, filled once when it starts


def _start(do: Callable[[Any], Any]) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run that started us is told
    _work[:] = [do]


def _do(piece: Any) -> Any:
    return _work[0](piece)
