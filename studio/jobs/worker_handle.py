"""One worker process as the app sees it: started, given an order, followed, ended.

Must not trust the worker to stop, to live or to speak sense. Spawned, never forked: forking after CUDA or Qt started
is undefined.
"""

import multiprocessing
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import wait

from studio.domain.errors import Cancelled, InvalidInput, OutOfMemory, WorkerDied, rebuild
from studio.domain.job import JobOutput, Progress
from studio.jobs import messages, processes
from studio.jobs.faults import WorkerBug
from studio.jobs.messages import CancelJob, JobBegan, JobBroke, JobGave, JobLetGo, JobRefused, JobSaid, RunJob, ToApp
from studio.jobs.worker import WorkerOptions, worker_main

_POLL_S = 0.05
_DYING_S = 1.0
_JOIN_S = 5.0
_MEMORY_HINT = (
    "Most often the memory of the machine was not enough: close other programs, or choose a smaller model, picture "
    "size or length, and resume the job."
)


class WorkerHandle:
    """Used by one thread at a time, but for `end`, which any thread may call.

    ``is_fit`` says whether the worker may get another job, ``has_begun`` whether it took up the last one.
    """

    def __init__(self, options: WorkerOptions) -> None:
        """Start the process. Raises `WorkerDied` when the system refuses."""
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        # A daemon, so that a program which forgets to end it is not kept from ending.
        self._process = context.Process(target=worker_main, args=(theirs, options), name="studio-worker", daemon=True)
        self._ending = threading.Lock()
        self._exit_code: int | None = None
        self._ended = False
        self.is_fit = True
        self.has_begun = False
        try:
            self._process.start()
        except OSError as error:
            self._connection.close()
            raise WorkerDied("The worker process could not be started.", _MEMORY_HINT) from error
        finally:
            theirs.close()
        self.pid = self._process.pid

    def do(
        self, order: RunJob, on_progress: Callable[[Progress], None], cancel: threading.Event, grace_s: float
    ) -> JobOutput:
        """Hand over an order and listen until it is done, passing on progress and a cancel.

        Raises as `Lane.run` promises.
        """
        self.is_fit = self.has_begun = False
        self._tell(order)
        deadline_s: float | None = None
        while True:
            if cancel.is_set() and deadline_s is None:
                self._tell(CancelJob(order.run))
                deadline_s = time.monotonic() + grace_s
            if deadline_s is not None and time.monotonic() > deadline_s:
                raise Cancelled
            message = self._hear()
            if message is None or message.run != order.run:
                continue
            match message:
                case JobBegan():
                    self.has_begun = True
                case JobSaid():
                    on_progress(messages.understand(message))
                case _:
                    return self._conclude(message)

    def end(self) -> None:
        """Kill the worker and all it started, if any of it is left. Safe to call twice, and during `do`."""
        with self._ending:
            if self._ended or self.pid is None:
                return
            processes.end_tree(self.pid)
            self._process.join(_JOIN_S)
            self._exit_code = self._process.exitcode
            self._ended = True

    def release(self) -> None:
        """Give back the pipe and the process's handle. After `end`."""
        self._connection.close()
        if self._exit_code is not None:
            self._process.close()

    def _tell(self, message: RunJob | CancelJob) -> None:
        """Say something to the worker. When it is gone, listening to it tells why."""
        with suppress(OSError):
            messages.send(self._connection, message)

    def _hear(self) -> ToApp | None:
        """The next message, or None when there is none for a moment. Raises `WorkerDied`, `WorkerBug`."""
        ready = wait([self._connection, self._process.sentinel], _POLL_S)
        if not ready:
            return None
        if self._connection not in ready:
            raise self._explain_death()
        try:
            return messages.receive_in_app(self._connection)
        except (EOFError, OSError):
            raise self._explain_death() from None
        except InvalidInput as error:
            raise WorkerBug(type(error).__name__, error.message) from error

    def _conclude(self, message: JobGave | JobRefused | JobBroke | JobLetGo) -> JobOutput:
        match message:
            case JobGave():
                self.is_fit = True
                return message.output
            case JobLetGo():
                self.is_fit = True
                raise Cancelled
            case JobRefused():
                error = rebuild(message.code, message.message, message.hint)
                # What a job that ran out of memory still holds on to is anybody's guess.
                self.is_fit = not isinstance(error, OutOfMemory)
                raise error
            case JobBroke():
                raise WorkerBug(message.error_type, message.traceback)

    def _explain_death(self) -> WorkerDied:
        wait([self._process.sentinel], _DYING_S)
        self.end()
        code = self._exit_code
        if code is None:
            how = "for an unknown reason"
        elif code < 0:
            how = f"by signal {_name_signal(-code)}"
        else:
            how = f"with exit code {code}"
        return WorkerDied(f"The worker process ended in the middle of the job ({how}).", _MEMORY_HINT)


def _name_signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
