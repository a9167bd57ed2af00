"""The worker process: takes one job after another from a pipe and does it.

Lives and dies with the app: a thread watches the pipe, and when the app is gone so is the worker, in the middle of a
job too. Must not import a window, a database or a model library at the top, and must not write down what it is told.
"""

import faulthandler
import logging
import os
import queue
import signal
import sys
import threading
import traceback
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from studio.domain.errors import Cancelled, InvalidInput, StudioError
from studio.domain.job import Progress
from studio.jobs import messages, processes
from studio.jobs.messages import CancelJob, JobBegan, JobBroke, JobGave, JobLetGo, JobRefused, RunJob, ToApp
from studio.jobs.targets import TargetDesk
from studio.jobs.worker_log import WorkerLog

EXIT_APP_GONE = 3
EXIT_NONSENSE = 4
_MAX_TRACEBACK_CHARS = 100_000


@dataclass(frozen=True)
class WorkerOptions:
    """How a worker is set up. ``environment`` is applied before anything heavy is imported; what is set stays."""

    allowed_targets: tuple[str, ...]
    environment: tuple[tuple[str, str], ...]
    log_path: str


def worker_main(connection: "Connection[Any, Any]", options: WorkerOptions) -> None:
    """The whole life of a worker. Runs in a spawned process; returns never, or when the pipe closes."""
    processes.lead_own_group()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name, value in options.environment:
        os.environ.setdefault(name, value)
    log = WorkerLog(Path(options.log_path))
    log.open()
    faulthandler.enable(sys.stderr)
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, force=True)
    _Worker(connection, TargetDesk(options.allowed_targets), log).work()


class _Worker:
    def __init__(self, connection: "Connection[Any, Any]", desk: TargetDesk, log: WorkerLog) -> None:
        self._connection = connection
        self._desk = desk
        self._log = log
        self._inbox: queue.SimpleQueue[RunJob] = queue.SimpleQueue()
        self._cancels = _Cancels()
        self._sending = threading.Lock()

    def work(self) -> None:
        threading.Thread(target=self._listen, name="worker-listener", daemon=True).start()
        while True:
            order = self._inbox.get()
            self._log.rotate()
            self._send(JobBegan(order.run))
            outcome = self._do(order)
            try:
                self._send(outcome)
            except (ValueError, TypeError) as error:
                # What the job gave back cannot be said in a message: too long, or of the wrong types.
                self._send(_broke(order.run, error))

    def _listen(self) -> None:
        """Take orders from the pipe; end the process when there is no app to give them."""
        try:
            while True:
                match messages.receive_in_worker(self._connection):
                    case RunJob() as order:
                        self._inbox.put(order)
                    case CancelJob(run):
                        self._cancels.add(run)
        except InvalidInput as error:
            # The message alone: the chain behind it may quote what the order held.
            sys.stderr.write(f"an order could not be read: {error.message}\n")
            _leave(EXIT_NONSENSE)
        except (EOFError, OSError):
            _leave(EXIT_APP_GONE)
        finally:
            # Whatever else ends this thread: a worker that nobody watches must not live on.
            _leave(EXIT_NONSENSE)

    def _do(self, order: RunJob) -> ToApp:
        reporter = _PipeReporter(self, order.run)
        try:
            request = messages.read_request(order.request_json)
            return JobGave(order.run, self._desk.call(order.target, request, order.context, reporter))
        except Cancelled:
            return JobLetGo(order.run)
        except StudioError as error:
            return JobRefused(order.run, error.code, error.message, error.hint)
        except BaseException as error:
            # The driver in the app logs it, once. SystemExit too is a fault of the job, not an end of the worker.
            return _broke(order.run, error)

    def say(self, run: int, progress: Progress) -> None:
        self._send(messages.describe(run, progress))
        if self._cancels.has(run):
            raise Cancelled

    def _send(self, message: ToApp) -> None:
        try:
            with self._sending:
                messages.send(self._connection, message)
        except OSError:
            _leave(EXIT_APP_GONE)


def _broke(run: int, error: BaseException) -> JobBroke:
    text = "".join(traceback.format_exception(error))
    return JobBroke(run, type(error).__name__, text[-_MAX_TRACEBACK_CHARS:])


class _Cancels:
    """The highest run that was cancelled. Runs are numbered upwards, one at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._run = -1

    def add(self, run: int) -> None:
        with self._lock:
            self._run = max(self._run, run)

    def has(self, run: int) -> bool:
        with self._lock:
            return run <= self._run


class _PipeReporter:
    def __init__(self, worker: _Worker, run: int) -> None:
        self._worker = worker
        self._run = run

    def report(self, progress: Progress) -> None:
        self._worker.say(self._run, progress)


def _leave(exit_code: int) -> None:
    """End this process now, from any thread, with all that it started."""
    with suppress(Exception):
        processes.end_descendants(os.getpid())
    os._exit(exit_code)
