"""Drawn drafts for the page where prompts are typed: one helper process, only the newest wish, nothing kept.

The process starts at the first wish and ends with `close`, or with the app. The likeness is asked for as for a clip,
here and again in the process.
"""

import logging
import multiprocessing
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from studio.app.clips import Clips
from studio.app.models import Models
from studio.app.permits import PermitOffice
from studio.app.wishes import ClipWish
from studio.core import serial
from studio.core.frames import Frame
from studio.core.registry import resolve
from studio.domain.errors import InvalidInput, StudioError
from studio.jobs import processes
from studio.jobs.draft_messages import MAX_ANSWER_BYTES, DraftAnswer, DraftOrder, read_answer

SERVER = "studio.pipelines.draft:serve"
SEED = 7
HEIGHT_PX, NUM_FRAMES, FPS = 384, 24, 12.0
_POLL_S, _END_S = 0.2, 2.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class DraftNews:
    """Of the wish with this ``number``: a frame uint8 [H, W, 3] by its place, an error, or the end."""

    number: int
    index: int = 0
    frame: Frame | None = None
    error: StudioError | None = None
    is_last: bool = False


class DraftDesk:
    """``on_news`` is called from a thread of its own. One per page; `wish` may be called as fast as one types."""

    def __init__(
        self,
        clips: Clips,
        models: Models,
        permits: PermitOffice,
        on_news: Callable[[DraftNews], None],
        server: str = SERVER,
    ) -> None:
        """``server`` is what the process runs, as "module:function"."""
        self._server = server
        self._clips = clips
        self._models = models
        self._permits = permits
        self._on_news = on_news
        self._changed = threading.Condition()
        self._wish: tuple[int, ClipWish] | None = None
        self._number = 0
        self._closed = False
        self._thread: threading.Thread | None = None
        self._process: SpawnProcess | None = None
        self._connection: Connection[Any, Any] | None = None

    def wish(self, wish: ClipWish) -> int:
        """Draw ``wish`` instead of whatever is being drawn. Returns its number."""
        with self._changed:
            self._number += 1
            self._wish = (self._number, wish)
            self._changed.notify()
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._work, name="draft-desk", daemon=True)
                self._thread.start()
            return self._number

    def close(self) -> None:
        """End the process and forget everything."""
        with self._changed:
            self._closed = True
            self._wish = None
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(_END_S)
        self._end_process()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._wish is not None or self._closed)
                if self._closed or self._wish is None:
                    return
                (number, wish), self._wish = self._wish, None
            try:
                self._draw(number, wish)
            except StudioError as error:
                self._on_news(DraftNews(number, error=error, is_last=True))
            except (EOFError, OSError, ValueError):
                # The process died, of too little memory perhaps: the next wish starts another.
                _log.warning("the process that draws drafts ended")
                self._end_process()
                trouble = InvalidInput("The draft could not be drawn.", "Change a word to try again.")
                self._on_news(DraftNews(number, error=trouble, is_last=True))

    def _draw(self, number: int, wish: ClipWish) -> None:
        drawing = self._models.drawing_card().name
        # Silent: speaking a line takes longer than drawing it. Guides and lengths are the finished clip's.
        quick = replace(wish, model=drawing, mute=True, guide=None, num_frames=None, seed=wish.seed or SEED)
        request = self._clips.compose(quick)
        context = self._permits.context_of(request, "")
        connection = self._open()
        order = DraftOrder(number, request, context, HEIGHT_PX, NUM_FRAMES, FPS)
        connection.send_bytes(serial.to_json(order).encode("utf-8"))
        index = 0
        while not self._is_overtaken(number):
            if not connection.poll(_POLL_S):
                continue
            answer = read_answer(connection.recv_bytes(MAX_ANSWER_BYTES))
            if answer.number != number:
                continue
            news = _tell(answer, index)
            self._on_news(news)
            index += 1
            if news.is_last:
                return

    def _is_overtaken(self, number: int) -> bool:
        with self._changed:
            return self._closed or self._number != number

    def _open(self) -> "Connection[Any, Any]":
        if self._connection is None or self._process is None or not self._process.is_alive():
            self._end_process()
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, self._server), name="studio-drafts", daemon=True)
            process.start()
            theirs.close()
            self._connection, self._process = ours, process
        return self._connection

    def _end_process(self) -> None:
        connection, process = self._connection, self._process
        self._connection = self._process = None
        if connection is not None:
            connection.close()
        if process is not None and process.pid is not None:
            with suppress(OSError, ValueError):
                processes.end_tree(process.pid)
                process.join(_END_S)
                process.close()


def _serve(connection: "Connection[Any, Any]", server: str) -> None:
    """The whole life of the process. What is served is named in a string: this room knows no drawing."""
    serve = resolve(server)
    if callable(serve):
        serve(connection)


def _tell(answer: DraftAnswer, index: int) -> DraftNews:
    if answer.frame is not None:
        return DraftNews(answer.number, index, answer.frame)
    if answer.refusal is not None:
        return DraftNews(answer.number, index, error=InvalidInput(*answer.refusal), is_last=True)
    return DraftNews(answer.number, index, is_last=True)
