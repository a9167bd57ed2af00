"""Lanes: where a job is done. The contract, and the lane that calls the job in the thread it is called from.

Must not change job state, nor know where requests come from and results go.
"""

import threading
from collections.abc import Callable, Collection
from typing import Protocol

from studio.domain.errors import Cancelled
from studio.domain.job import JobContext, JobOutput, Progress
from studio.jobs.messages import read_request
from studio.jobs.targets import TargetDesk


class Lane(Protocol):
    """One job at a time, in the place that this lane stands for."""

    def run(
        self,
        target: str,
        request_json: str,
        context: JobContext,
        on_progress: Callable[[Progress], None],
        cancel: threading.Event,
    ) -> JobOutput:
        """Do the job and return what it gave; ``on_progress`` is called in the caller's thread.

        Raises `Cancelled` after ``cancel`` was set, the job's own `StudioError`, `WorkerDied` when its process ended,
        `WorkerBug` or the bug itself for anything else.
        """

    def close(self) -> None:
        """Let go of what is kept warm, killing a job that is under way. From any thread; the lane can be used again."""


class InlineLane:
    """Calls the job in the calling thread: a test's own, or a driver thread, for work that is light on the CPU.

    A job in here cannot be killed: it ends when it reports, or by itself.
    """

    def __init__(self, allowed_targets: Collection[str]) -> None:
        self._desk = TargetDesk(allowed_targets)

    def run(
        self,
        target: str,
        request_json: str,
        context: JobContext,
        on_progress: Callable[[Progress], None],
        cancel: threading.Event,
    ) -> JobOutput:
        if cancel.is_set():
            raise Cancelled
        return self._desk.call(target, read_request(request_json), context, _InlineReporter(on_progress, cancel))

    def close(self) -> None:
        """Nothing is held."""


class _InlineReporter:
    def __init__(self, on_progress: Callable[[Progress], None], cancel: threading.Event) -> None:
        self._on_progress = on_progress
        self._cancel = cancel

    def report(self, progress: Progress) -> None:
        self._on_progress(progress)
        if self._cancel.is_set():
            raise Cancelled
