"""The texts that an editor has open, each judged while it is written: the paragraphs that changed after a short pause,
the whole after a longer one. What was overtaken by the next keystroke is dropped.

One thread judges; everything else happens in the event loop.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, TypeVar

from cleaner.lsp.contexts import Contexts
from cleaner.lsp.judging import Article, Judged, Overtaken, judge
from cleaner.lsp.judging_again import judge_again
from cleaner.workflow.settings_files import SettingsError

_SHORT_PAUSE, _LONGER_PAUSE = 0.15, 0.45  # seconds without a keystroke; the second counts from the first

_LOG = logging.getLogger(__name__)
Made = TypeVar("Made")


class Buffer(NamedTuple):
    """A text as it stands in the editor. ``path``: of its file, or made up for one that was never saved."""

    uri: str
    version: int
    text: str
    path: str
    is_saved: bool

    def article(self, contexts: Contexts) -> Article:
        """What to judge. Raises SettingsError."""
        return Article(self.text, self.path, contexts.of(self.path, self.is_saved))


class _Open:
    """An open buffer, the newest judgement of it or of what it was, and the work under way."""

    def __init__(self, buffer: Buffer) -> None:
        self.buffer = buffer
        self.judged: Judged | None = None
        self.work: asyncio.Task[None] | None = None


class Session:
    """``publish``: shows what was found in a buffer; ``complain``: tells a person what is wrong with the settings."""

    def __init__(self, publish: Callable[[Buffer, Judged], None], complain: Callable[[str], None]) -> None:
        self.contexts = Contexts()
        self._publish, self._complain = publish, complain
        self._open: dict[str, _Open] = {}
        self._complaint = ""
        self._pool = ThreadPoolExecutor(1)

    def buffer(self, uri: str) -> Buffer | None:
        found = self._open.get(uri)
        return found.buffer if found else None

    def show(self, buffer: Buffer) -> None:
        """A text was opened, or has changed."""
        known = self._open.setdefault(buffer.uri, _Open(buffer))
        known.buffer = buffer
        self._start(known, is_typing=known.judged is not None)

    def close(self, uri: str) -> None:
        closed = self._open.pop(uri, None)
        if closed and closed.work:
            closed.work.cancel()

    def judge_all(self) -> None:
        """Settings may have changed."""
        for known in self._open.values():
            self._start(known, is_typing=False)

    async def judged(self, uri: str) -> tuple[Buffer, Judged] | None:
        """The whole judgement of the text as it stands now; None when it is not open, or changes meanwhile."""
        known = self._open.get(uri)
        if known is None:
            return None
        buffer = known.buffer
        if not _is_of(known.judged, buffer):
            self._start(known, is_typing=False)
        if known.work is not None and not _is_of(known.judged, buffer):
            await asyncio.wait([known.work])
        judged = known.judged
        return (buffer, judged) if judged and _is_of(judged, buffer) and self.buffer(uri) is buffer else None

    async def apart(self, make: Callable[[], Made]) -> Made:
        """Work that takes a while, beside the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, make)

    def end(self) -> None:
        for uri in list(self._open):
            self.close(uri)
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _start(self, known: _Open, is_typing: bool) -> None:
        if known.work:
            known.work.cancel()
        known.work = asyncio.get_running_loop().create_task(self._follow(known, known.buffer, is_typing))

    async def _follow(self, known: _Open, buffer: Buffer, is_typing: bool) -> None:
        try:
            if is_typing:
                await asyncio.sleep(_SHORT_PAUSE)
                await self._take(known, buffer, lambda: self._again(known, buffer))
                await asyncio.sleep(_LONGER_PAUSE)
            await self._take(known, buffer, lambda: self._whole(known, buffer))
        except Overtaken:
            pass
        except SettingsError as error:
            self._take_complaint(str(error))
            self._publish(buffer, Judged(Article(buffer.text, buffer.path, None)))
        except Exception:
            _LOG.exception("%s could not be judged", buffer.uri)

    async def _take(self, known: _Open, buffer: Buffer, make: Callable[[], Judged | None]) -> None:
        judged = await self.apart(make)
        if judged is None or known.buffer is not buffer:
            return
        self._complaint = ""
        known.judged = judged
        self._publish(buffer, judged)

    def _take_complaint(self, complaint: str) -> None:
        """The same is told once, not at each keystroke."""
        if complaint != self._complaint:
            self._complaint = complaint
            self._complain(complaint)

    def _again(self, known: _Open, buffer: Buffer) -> Judged | None:
        article = buffer.article(self.contexts)
        try:
            return judge_again(known.judged, article, lambda: known.buffer is not buffer) if known.judged else None
        except Overtaken:
            raise
        except Exception:  # the whole is judged next, and tells what is wrong
            _LOG.exception("the changed paragraphs of %s could not be judged by themselves", buffer.uri)
            return None

    def _whole(self, known: _Open, buffer: Buffer) -> Judged:
        return judge(buffer.article(self.contexts), lambda: known.buffer is not buffer)


def _is_of(judged: Judged | None, buffer: Buffer) -> bool:
    return judged is not None and judged.is_whole and judged.article.text == buffer.text
