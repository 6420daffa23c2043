"""``check --watch`` as a real process: it tells of changes and ends quietly."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest
from command_line import CLEANER, DOUBLED, HANGS, QUIET, cleaner

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")


class Watcher:
    """A running ``check --watch`` and the rows that it has told."""

    def __init__(self, folder: Path) -> None:
        command = [*CLEANER, "check", "--watch", "--output-format", "concise", "."]
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self._rows: Queue[bytes] = Queue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for row in self.process.stdout:
            self._rows.put(row)

    def told_until(self, words: bytes, seconds: float = HANGS) -> bytes:
        """All that is told up to the row with these words."""
        told, end = b"", time.monotonic() + seconds
        while words not in told:
            try:
                told += self._rows.get(timeout=max(0.0, end - time.monotonic()))
            except Empty:
                raise AssertionError(f"{words!r} was not told, but {told!r}") from None
        return told

    def rest(self) -> bytes:
        """What is told to the end."""
        self._listener.join()
        return b"".join(self._rows.queue)


@pytest.fixture
def watcher(tmp_path: Path) -> Iterator[Watcher]:
    (tmp_path / "a.txt").write_text(QUIET)
    watcher = Watcher(tmp_path)
    yield watcher
    watcher.process.kill()
    watcher.process.wait()


def test_changes_are_told_and_an_interrupt_ends_it_quietly(tmp_path: Path, watcher: Watcher) -> None:
    assert b"TYP403" not in watcher.told_until(b"Ctrl-C")
    (tmp_path / "a.txt").write_text(DOUBLED)
    told = watcher.told_until(b"Ctrl-C")
    assert b"a.txt:1:25: TYP403" in told and told.count(b"Checked at") == 1  # nothing while nothing changed
    (tmp_path / "new.txt").write_text(DOUBLED)
    assert b"new.txt:1:25: TYP403" in watcher.told_until(b"Ctrl-C")
    (tmp_path / "cleaner.toml").write_text("ignore = [")
    watcher.told_until(b"not valid TOML")
    (tmp_path / "cleaner.toml").write_text("ignore = ['TYP403']")
    assert b"TYP403" not in watcher.told_until(b"Ctrl-C")
    (tmp_path / "new.txt").unlink()
    watcher.told_until(b"Ctrl-C")
    watcher.process.send_signal(signal.SIGINT)
    assert watcher.process.wait(timeout=HANGS) == 0
    assert watcher.rest() == b""


def test_wrong_settings_from_the_start_end_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(QUIET)
    (tmp_path / "cleaner.toml").write_text("ignore = [")
    done = cleaner("check", "--watch", ".", cwd=tmp_path)
    assert done.returncode == 2 and b"not valid TOML" in done.stderr


def test_it_is_for_files(tmp_path: Path) -> None:
    assert cleaner("check", "--watch", "-", cwd=tmp_path).returncode == 2
