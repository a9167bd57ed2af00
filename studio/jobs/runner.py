"""The background pool: one driver thread per lane takes queued jobs, has them done, and files what they give.

Must not write job state itself (the queue does) and must survive whatever a job, a worker or a filing does.
"""

import atexit
import logging
import threading
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from studio.core import serial
from studio.core.bus import Bus
from studio.domain.errors import Cancelled, InvalidInput, StudioError, WorkerDied
from studio.domain.events import JobAdded, JobChanged
from studio.domain.job import Job, JobContext, JobOutput, Progress
from studio.jobs.bell import Bell
from studio.jobs.cancellation import Cancellation, PauseWish, StopWish
from studio.jobs.lanes import Lane
from studio.jobs.queue import JobQueue, find_nothing
from studio.jobs.runner_lock import RunnerLock
from studio.jobs.workspace import erase_leftovers, work_folder

_CHANGES = (JobAdded, JobChanged)
_UNFINISHED = ("queued", "running")
_KILLED_S = 10.0
# How soon a running job hears of what another process decided about it.
_HEED_S = 0.5
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class JobRules:
    """What the app decides about jobs.

    ``route`` names a job's lane by its data alone and raises nothing. ``targets`` has the "module:attribute" for each
    kind of request. ``make_context`` checks consent and gathers what the job may read; a `StudioError` fails the job.
    ``file_output`` writes the rows for what a job made and returns the result's id; ``find_filed`` gives that id when
    the rows are there already, None otherwise. ``may_begin`` is asked before a job is taken.
    """

    route: Callable[[Job], str]
    targets: Mapping[str, str]
    make_context: Callable[[Job], JobContext]
    file_output: Callable[[Job, JobOutput], str]
    find_filed: Callable[[Job], str | None] = find_nothing
    may_begin: Callable[[], bool] = lambda: True


@dataclass(frozen=True)
class _Filed:
    result_id: str


@dataclass(frozen=True)
class _LetGo:
    """The job ended because it was cancelled."""


@dataclass(frozen=True)
class _Failure:
    error: BaseException


class QueueRunner:
    """Runs the queue of one data folder. ``lanes`` by device name; ``work_root`` holds the jobs' work folders.

    ``poll_s`` is how often an idle lane looks for jobs that another process queued.
    """

    def __init__(
        self,
        queue: JobQueue,
        lanes: Mapping[str, Lane],
        rules: JobRules,
        *,
        bus: Bus,
        lock: RunnerLock,
        work_root: Path,
        poll_s: float = 2.0,
    ) -> None:
        self._queue = queue
        self._lanes = dict(lanes)
        self._rules = rules
        self._bus = bus
        self._lock = lock
        self._work_root = work_root
        self._poll_s = poll_s
        self._bell = Bell()
        self._trouble: StudioError | None = None
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []
        self._unsubscribe: list[Callable[[], None]] = []

    def start(self, tidy: Callable[[], object] = lambda: None) -> tuple[Job, ...]:
        """Begin to work. Returns the jobs that a crash had left running, most of them paused now.

        ``tidy`` is called after that and before any job begins, when nothing else writes in the data folder: the time
        to clear away what a crash left unfinished. Raises `LibraryBusy` when another process runs this queue; then
        nothing was changed.
        """
        if self._threads:
            raise RuntimeError("this runner was started already")
        self._lock.acquire()
        try:
            found = self._queue.recover(self._rules.find_filed)
            erase_leftovers(self._work_root)
            tidy()
        except BaseException:
            self._lock.release()
            raise
        self._stopping.clear()
        self._unsubscribe = [self._bus.subscribe(kind, lambda _event: self._bell.ring()) for kind in _CHANGES]
        self._threads = [
            threading.Thread(target=self._drive, args=(name, lane), name=f"driver-{name}", daemon=True)
            for name, lane in self._lanes.items()
        ]
        self._threads += [
            threading.Thread(target=self._queue.progress.pace, args=(self._stopping,), name="progress", daemon=True),
            threading.Thread(target=self._heed, name="heed", daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        # A program that ends without `stop` must not make its running job look like a failure.
        atexit.register(self.stop)
        return found

    def stop(self, timeout_s: float = 15.0) -> bool:
        """End in good order: what runs is paused as interrupted, then killed when it does not let go in time.

        Returns whether all threads have ended; one that has not, holds a job in this process that never reports.
        """
        self._stopping.set()
        self._queue.interrupt_running()
        self._bell.ring()
        self._queue.progress.wake()
        if not self._join(timeout_s):
            for lane in self._lanes.values():
                lane.close()
            if not self._join(_KILLED_S):
                return False
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self._threads, self._unsubscribe = [], []
        atexit.unregister(self.stop)
        self._lock.release()
        return True

    def cancel(self, job_id: str) -> Job:
        """Stop a job for good, queued or running."""
        return self._queue.stop(job_id)

    def pause(self, job_id: str) -> Job:
        """Set a job aside, queued or running."""
        return self._queue.pause(job_id)

    def progress(self, job_id: str) -> Progress | None:
        """What the running job said last; None when it has not spoken or does not run."""
        return self._queue.latest_progress(job_id)

    @property
    def trouble(self) -> StudioError | None:
        """Why nothing is done at present, such as a full disk; None when all is well. It is tried again and again."""
        return self._trouble

    def wait_idle(self, timeout_s: float) -> bool:
        """Block until nothing is queued or running; False when that takes longer."""
        return self._bell.wait_for(
            lambda: not any(job.state.kind in _UNFINISHED for job in self._queue.list(*_UNFINISHED)), timeout_s
        )

    def wait_until_ended(self, job_ids: Collection[str], timeout_s: float) -> bool:
        """Block until none of these runs any more; False when that takes longer."""
        return self._bell.wait_for(lambda: not any(map(self._queue.is_running, job_ids)), timeout_s)

    def _join(self, timeout_s: float) -> bool:
        deadline_s = time.monotonic() + timeout_s
        for thread in self._threads:
            thread.join(max(0.0, deadline_s - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _heed(self) -> None:
        """Pass on what other processes decide; in a thread of its own, for a driver waits for its job."""
        while not self._stopping.wait(_HEED_S):
            try:
                self._queue.heed_store()
            except StudioError as error:
                # The driver is told of a store that fails, and says so; here the next look is another try.
                _log.info("the store of jobs could not be read: %s", error.message)

    # In the driver threads

    def _drive(self, lane_name: str, lane: Lane) -> None:
        unsettled = False
        while not self._stopping.is_set():
            seen = self._bell.count
            try:
                if unsettled:
                    self._queue.recover(self._rules.find_filed)
                    unsettled = False
                worked = self._work_once(lane_name, lane)
                self._trouble = None
            except Exception as error:
                # The store could not be read or written. Tried again, and told once, until it can be.
                self._trouble = error if isinstance(error, StudioError) else None
                if not unsettled:
                    _log.log(
                        logging.INFO if self._trouble else logging.ERROR, "the store of jobs failed", exc_info=True
                    )
                unsettled = True
                self._stopping.wait(self._poll_s)
                continue
            if not worked and not self._stopping.is_set():
                self._bell.wait_beyond(seen, self._poll_s)
        lane.close()

    def _work_once(self, lane_name: str, lane: Lane) -> bool:
        if not self._rules.may_begin():
            return False
        job = self._queue.take_next(lambda job: self._is_for(lane_name, job))
        if job is None:
            return False
        cancellation = self._queue.cancellation(job.id)
        if self._stopping.is_set():
            cancellation.ask(PauseWish("interrupted"))
        outcome = self._attempt(lane, job, cancellation)
        try:
            self._settle(job, outcome)
        except Exception:
            self._queue.abandon(job.id)
            raise
        return True

    def _is_for(self, lane_name: str, job: Job) -> bool:
        named = self._rules.route(job)
        # A job for a lane that is not there must not wait for ever: any lane takes it, and it fails there.
        return named == lane_name or named not in self._lanes

    def _attempt(self, lane: Lane, job: Job, cancellation: Cancellation) -> _Filed | _LetGo | _Failure:
        try:
            return self._do(lane, job, cancellation)
        except Cancelled:
            return _LetGo()
        except StudioError as error:
            # A worker that was killed because the program ends, or a job that was stopped, did not fail.
            killed = isinstance(error, WorkerDied) and cancellation.wish is not None
            return _LetGo() if killed or isinstance(cancellation.wish, StopWish) else _Failure(error)
        except (Exception, SystemExit) as error:
            _log.exception("job %s failed by a fault of the studio", job.id)
            return _Failure(error)

    def _do(self, lane: Lane, job: Job, cancellation: Cancellation) -> _Filed | _LetGo:
        if self._rules.route(job) not in self._lanes:
            raise InvalidInput(
                f"'{job.title}' asks for a device that this machine does not have.",
                "Choose another in the settings.",
            )
        context = self._rules.make_context(job)
        with work_folder(Path(context.work_dir)):
            output = lane.run(
                self._rules.targets[job.request.kind],
                serial.to_json(job.request),
                context,
                lambda progress: self._queue.report(job.id, progress),
                cancellation.event,
            )
            self._queue.heed_store()
            if isinstance(cancellation.wish, StopWish):
                # Done in the same moment. What a withdrawn consent forbids must not be filed.
                return _LetGo()
            return _Filed(self._rules.file_output(job, output))

    def _settle(self, job: Job, outcome: _Filed | _LetGo | _Failure) -> None:
        match outcome:
            case _Filed(result_id):
                self._queue.finish(job.id, result_id)
            case _LetGo():
                self._queue.give_up(job.id)
            case _Failure(error):
                self._queue.fail(job.id, error)
