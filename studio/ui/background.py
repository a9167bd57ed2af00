"""Slow calls, run aside in a thread pool; their ends are told in the window's thread. Knows no widgets."""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from studio.domain.errors import Cancelled, StudioError
from studio.domain.job import Progress

T = TypeVar("T")
MAX_THREADS = 3
CLOSE_TIMEOUT_MS = 15_000
_log = logging.getLogger(__name__)


class TaskSignals(QObject):
    """What a background call tells the window. Lives in the window's thread, so that its slots run there."""

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)


class Task(QRunnable):
    """One slow call in the pool. It is its own `Reporter`; `cancel` takes hold at the next report.

    ``failed`` carries the `StudioError`; None when it was cancelled; or any other exception, which is a bug and
    logged here once.
    """

    def __init__(self, work: Callable[["Task"], object]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.signals = TaskSignals()
        self._work = work
        self._cancelled = False

    def cancel(self) -> None:
        self._cancelled = True

    def report(self, progress: Progress) -> None:
        """Tell how far it is. Raises `Cancelled` when the person asked to stop."""
        if self._cancelled:
            raise Cancelled
        self.signals.progressed.emit(progress)

    def run(self) -> None:
        try:
            result = self._work(self)
        except StudioError as error:
            self.signals.failed.emit(error)
        except Cancelled:
            self.signals.failed.emit(None)
        except Exception as bug:
            _log.exception("a background call of the window failed with a bug")
            self.signals.failed.emit(bug)
        else:
            self.signals.succeeded.emit(result)


class Background:
    """Starts tasks and keeps them alive until they end. After `close` nothing is told any more."""

    def __init__(self) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(MAX_THREADS)
        self._tasks: set[Task] = set()
        self._closed = False

    @property
    def busy(self) -> bool:
        return bool(self._tasks)

    def start(
        self,
        work: Callable[[Task], T],
        on_success: Callable[[T], None],
        on_failure: Callable[[BaseException | None], None],
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Task:
        """Run ``work`` aside; exactly one of the two ends is called, in the window's thread."""
        task = Task(work)
        self._tasks.add(task)
        task.signals.succeeded.connect(lambda result: self._end(task, on_success, result))
        task.signals.failed.connect(lambda error: self._end(task, on_failure, error))
        if on_progress is not None:
            task.signals.progressed.connect(lambda progress: self._tell(on_progress, progress))
        self._pool.start(task)
        return task

    def close(self) -> None:
        """Ask every task to stop and wait for it."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
        if not self._pool.waitForDone(CLOSE_TIMEOUT_MS):
            _log.warning("a background call did not stop in time")
        self._tasks.clear()

    def _tell(self, then: Callable[[Any], None], value: object) -> None:
        if not self._closed:
            then(value)

    def _end(self, task: Task, then: Callable[[Any], None], result: object) -> None:
        self._tasks.discard(task)
        self._tell(then, result)
