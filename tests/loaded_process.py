"""A process that has loaded ``cleaner`` and makes a copy of itself for each run: what it costs to start is paid once.

Each run is a process of its own with its own streams, folder, environment and signals, and nothing ran in it before:
only the modules are there. Run as a program it is that process: it takes one request after the other from a socket.
"""

from __future__ import annotations

import atexit
import functools
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

POSSIBLE = hasattr(os, "fork") and hasattr(socket, "send_fds")
_MAX_REQUEST = 1 << 20  # bytes: arguments and environment


def run(
    arguments: Sequence[str], cwd: Path, stdin: bytes, environment: Mapping[str, str], timeout: float
) -> subprocess.CompletedProcess[bytes]:
    """One run to its end, as ``subprocess.run`` tells it. Raises TimeoutError."""
    pipes = [os.pipe() for _ in range(3)]
    (theirs_in, ours_in), (ours_out, theirs_out), (ours_err, theirs_err) = pipes
    theirs = (theirs_in, theirs_out, theirs_err)
    answer, asked = socket.socketpair()
    request = json.dumps([list(arguments), str(cwd), dict(environment)]).encode()
    with answer:
        with asked:
            socket.send_fds(_server(), [request], [asked.fileno(), *theirs])
        for end in theirs:
            os.close(end)
        out, err = _talk(ours_in, ours_out, ours_err, stdin)
        answer.settimeout(timeout)
        status = int(answer.recv(16))
    return subprocess.CompletedProcess(list(arguments), status, out, err)


def _talk(to: int, out: int, err: int, stdin: bytes) -> tuple[bytes, bytes]:
    """Writes all of ``stdin`` and reads both streams to their ends, all at the same time."""
    said: list[bytes] = [b"", b""]

    def read(stream: IO[bytes], number: int) -> None:
        with stream:
            said[number] = stream.read()

    readers = [threading.Thread(target=read, args=(os.fdopen(end, "rb"), i)) for i, end in enumerate((out, err))]
    for reader in readers:
        reader.start()
    try:
        with os.fdopen(to, "wb") as stream:
            stream.write(stdin)
    except BrokenPipeError:  # not read to the end
        pass
    for reader in readers:
        reader.join()
    return said[0], said[1]


@functools.cache
def _server() -> socket.socket:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        number = theirs.fileno()
        process = subprocess.Popen([sys.executable, __file__, str(number)], pass_fds=[number])
    atexit.register(process.wait)
    atexit.register(ours.close)
    return ours


def _serve(requests: socket.socket) -> None:
    _load()
    while True:
        request, ends, _, _ = socket.recv_fds(requests, _MAX_REQUEST, 4)
        if not request:
            return
        if not os.fork():  # its end is not waited for: few hundred entries in a table until the tests end
            requests.close()
            _watched(request, ends)
        for end in ends:
            os.close(end)


def _watched(request: bytes, ends: Sequence[int]) -> None:
    """The run in a process below this one, and how it ended. Does not return."""
    answer, *streams = ends
    child = os.fork()
    if not child:
        os.close(answer)
        _run(request, streams)
    for end in streams:
        os.close(end)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.write(answer, str(status).encode())
    os._exit(0)


def _run(request: bytes, streams: Sequence[int]) -> None:
    """What the interpreter does with ``-m cleaner``. Does not return."""
    import runpy

    arguments, folder, environment = json.loads(request)
    for number, end in enumerate(streams):
        os.dup2(end, number)
        os.close(end)
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, "w" if number else "r", encoding=old.encoding, errors=old.errors, closefd=False)
        for number, old in enumerate((sys.stdin, sys.stdout, sys.stderr))
    )
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["cleaner", *arguments]
    status: object = 1
    try:
        runpy.run_module("cleaner", run_name="__main__", alter_sys=True)
        status = 0
    except SystemExit as ended:
        status = ended.code
    except BaseException:
        sys.excepthook(*sys.exc_info())
    if isinstance(status, str):
        print(status, file=sys.stderr)
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status if isinstance(status, int) else int(status is not None))


def _load() -> None:
    """Everything that a run may load, but what needs packages that are not there."""
    import importlib
    import pkgutil

    import cleaner

    for module in pkgutil.walk_packages(cleaner.__path__, "cleaner."):
        if not module.name.endswith("__main__") and not module.name.startswith("cleaner.corpus.engines"):
            try:
                importlib.import_module(module.name)
            except ImportError:
                continue


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the tests; a run has the usual answer to it
    _serve(socket.socket(fileno=int(sys.argv[1])))
