"""The queue: the only writer of job state. Must not run anything, and knows no threads but the lock it holds.

Every change is saved before it is told: `JobAdded` and `JobChanged` follow what the store accepted. Several processes
may have the same store open, one of which runs the jobs; what the others decide about a running job stands in the
store, and the one that runs it heeds that.
"""

import secrets
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from studio.core.bus import Bus
from studio.domain.errors import InvalidInput, NotFound, StudioError
from studio.domain.events import JobAdded, JobChanged
from studio.domain.job import Done, Failed, Job, JobState, Paused, Progress, Queued, Running, Stopped
from studio.domain.recipe import JobRequest
from studio.jobs.cancellation import Cancellation, PauseReason, PauseWish, StopWish, Wish
from studio.jobs.faults import name_fault
from studio.jobs.outbox import Outbox
from studio.jobs.progress import ProgressBoard
from studio.jobs.store import JobStore
from studio.jobs.transitions import ASKED, BUG_CODE, CLEARED, TRANSITIONS

Result = TypeVar("Result")

_STOPPABLE = tuple(kind for kind, following in TRANSITIONS.items() if "stopped" in following)


class _Overtaken(Exception):
    """Another process changed the job between our reading and our writing."""


def find_nothing(_job: Job) -> str | None:
    """For when results are not filed anywhere: none was."""
    return None


def _wish_of(state: JobState) -> Wish | None:
    """What a state that another process wrote asks of the run here; None when it asks nothing."""
    match state:
        case Stopped(reason=reason):
            return StopWish(reason)
        case Paused(reason=reason):
            return PauseWish(reason)
        case Queued():  # paused, and resumed at once: it begins again when this run has let go
            return PauseWish(ASKED)
        case Running() | Done() | Failed():
            return None


def _new_id() -> str:
    return secrets.token_hex(16)


@dataclass(frozen=True)
class _Run:
    """A job that runs here, as it was when it was taken."""

    job: Job
    cancellation: Cancellation


class JobQueue:
    """Jobs in order, and what becomes of them. Every method may be called from any thread.

    ``clock`` gives aware UTC times, ``now_s`` monotonic seconds for the rate of progress events.
    """

    def __init__(
        self,
        store: JobStore,
        bus: Bus,
        clock: Callable[[], datetime],
        *,
        new_id: Callable[[], str] = _new_id,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._lock = threading.RLock()
        self._outbox = Outbox(bus)
        self._running: dict[str, _Run] = {}
        self.progress = ProgressBoard(self._outbox, now_s)

    # What the app asks for

    def submit(self, title: str, request: JobRequest) -> Job:
        """Put a new job at the end of the queue."""
        with self._lock:
            job = Job(self._new_id(), title, request, Queued(), self._clock(), self._store.next_position())
            self._store.add(job)
            self._outbox.post(JobAdded(job))
        self._outbox.deliver()
        return job

    def get(self, job_id: str) -> Job:
        """Raises `NotFound`."""
        with self._lock:
            job = self._store.get(job_id)
        if job is None:
            raise NotFound(f"There is no job '{job_id}'.", "List the queue to see the jobs there are.")
        return job

    def list(self, *kinds: str) -> tuple[Job, ...]:
        """The jobs whose state is of one of ``kinds``, all without any, by position."""
        with self._lock:
            return self._store.list(*kinds)

    def arrange(self, change: Callable[[tuple[Job, ...]], Sequence[Job]]) -> tuple[Job, ...]:
        """Keep the places and priorities that ``change`` gives to waiting jobs (see `ordering`). Returns those."""
        with self._lock:
            changed = self._decide(lambda: self._arrange(change))
        self._outbox.deliver()
        return changed

    def clear_finished(self) -> int:
        """Take what is done, failed or stopped off the list, but for what still lets go here. Returns how many."""
        with self._lock:
            return self._store.remove_finished(keep=tuple(self._running))

    def stop(self, job_id: str, reason: str = ASKED) -> Job:
        """Stop a job for good. A running one is asked to: it is `Stopped` once its worker lets go."""
        return self._end_or_ask(job_id, Stopped(self._clock(), reason), StopWish(reason))

    def pause(self, job_id: str, reason: PauseReason = ASKED) -> Job:
        """Set a job aside, to be resumed. A running one is asked to, like in `stop`."""
        return self._end_or_ask(job_id, Paused(self._clock(), reason), PauseWish(reason))

    def resume(self, job_id: str) -> Job:
        """Queue a paused, failed or person-stopped job again, at its old place, as the next attempt."""
        with self._lock:
            job = self._decide(lambda: self._requeue(self.get(job_id)))
        self._outbox.deliver()
        return job

    def stop_where(self, predicate: Callable[[Job], bool], reason: str) -> tuple[str, ...]:
        """Stop every unfinished job that ``predicate`` names, such as those of a person who withdrew consent.

        Returns the ids of those that were running here: they are asked, and end soon (see `is_running`).
        """
        asked = []
        state, wish = Stopped(self._clock(), reason), StopWish(reason)
        with self._lock:
            for job in self._store.list(*_STOPPABLE):
                if predicate(job):
                    self._decide(partial(self._stop_unfinished, job.id, state, wish))
                    if job.id in self._running:
                        asked.append(job.id)
        self._outbox.deliver()
        return tuple(asked)

    def latest_progress(self, job_id: str) -> Progress | None:
        """What the running job said last; None when it has not spoken or does not run here."""
        return self.progress.latest(job_id)

    def is_running(self, job_id: str) -> bool:
        """Whether this process runs the job at this moment."""
        with self._lock:
            return job_id in self._running

    # What the runner tells

    def recover(self, filed: Callable[[Job], str | None] = find_nothing) -> tuple[Job, ...]:
        """Deal with jobs that a crash left running; for the one process that runs the queue, at its start.

        ``filed`` gives the id of a result that was filed just before the crash; such a job is `Done`. All others
        are `Paused('interrupted')`, to be offered again. Returns these jobs as they are now.
        """
        found = []
        with self._lock:
            for job in self._store.list("running"):
                if isinstance(job.state, Running) and job.id not in self._running:
                    result_id = filed(job)
                    now = self._clock()
                    state = Paused(now, "interrupted") if result_id is None else Done(now, result_id)
                    with suppress(_Overtaken):  # by somebody who stopped it
                        found.append(self._move(job, state))
        self._outbox.deliver()
        return tuple(found)

    def take_next(self, accept: Callable[[Job], bool] = lambda _job: True) -> Job | None:
        """The first queued job that ``accept`` takes, `Running` from now on; None when there is none."""
        with self._lock:
            job = self._decide(lambda: self._take(accept))
        self._outbox.deliver()
        return job

    def heed_store(self) -> None:
        """Pass on to the jobs that run here what another process decided about them."""
        with self._lock:
            for job_id, run in self._running.items():
                job = self._store.get(job_id)
                wish = StopWish(CLEARED) if job is None else _wish_of(job.state)
                if wish is not None:
                    run.cancellation.ask(wish)

    def cancellation(self, job_id: str) -> Cancellation:
        """Of a job that was taken here and has not ended. Raises `InvalidInput` otherwise."""
        with self._lock:
            run = self._running.get(job_id)
        if run is None:
            raise InvalidInput(f"The job '{job_id}' is not running here.", "Start it first.")
        return run.cancellation

    def report(self, job_id: str, progress: Progress) -> None:
        """Publish progress, at most ten times a second. Never kept."""
        self.progress.report(job_id, progress)

    def finish(self, job_id: str, result_id: str) -> Job:
        now = self._clock()
        with self._lock:
            run = self._running.get(job_id)
        began = run.job.state if run is not None else None
        took_s = (now - began.started_at).total_seconds() if isinstance(began, Running) else None
        return self._end(job_id, Done(now, result_id, took_s))

    def fail(self, job_id: str, error: BaseException) -> Job:
        """A `StudioError` is shown as it is; anything else as a fault of the studio, by its type alone."""
        now = self._clock()
        if isinstance(error, StudioError):
            return self._end(job_id, Failed(now, error.code, error.message, error.hint))
        message = f"A fault in the studio ended this job ({name_fault(error)})."
        hint = "Try again; the log of the studio says more."
        return self._end(job_id, Failed(now, BUG_CODE, message, hint))

    def give_up(self, job_id: str) -> Job:
        """End a cancelled job the way that was wished; one that nobody cancelled is offered again."""
        now = self._clock()
        match self.cancellation(job_id).wish:
            case StopWish(reason):
                return self._end(job_id, Stopped(now, reason))
            case PauseWish(reason):
                return self._end(job_id, Paused(now, reason))
            case None:
                return self._end(job_id, Paused(now, "interrupted"))

    def abandon(self, job_id: str) -> None:
        """Let go of a job whose end could not be saved. It is still running by the store; `recover` deals with it."""
        with self._lock:
            self._running.pop(job_id, None)
            self.progress.close(job_id)

    def interrupt_running(self) -> None:
        """Ask every running job to pause, so that it is offered again. For an orderly end of the program."""
        with self._lock:
            for run in self._running.values():
                run.cancellation.ask(PauseWish("interrupted"))

    # Under the lock

    def _decide(self, change: Callable[[], Result]) -> Result:
        """Make ``change``, which reads before it writes; again when another process wrote in between."""
        while True:
            try:
                return change()
            except _Overtaken:
                continue

    def _take(self, accept: Callable[[Job], bool]) -> Job | None:
        found = self._store.list("queued")
        queued = (j for j in found if isinstance(j.state, Queued) and j.id not in self._running)
        job = next((job for job in queued if accept(job)), None)
        if job is not None:
            job = self._move(job, Running(self._clock()))
            self._running[job.id] = _Run(job, Cancellation())
            self.progress.open(job.id)
        return job

    def _end(self, job_id: str, state: JobState) -> Job:
        with self._lock:
            job = self._decide(lambda: self._end_locked(job_id, state))
        self._outbox.deliver()
        return job

    def _end_locked(self, job_id: str, state: JobState) -> Job:
        run = self._running.get(job_id)
        if run is not None and self._store.get(job_id) is None:
            # Another process cleared it off the list: nothing is kept of it any more.
            job = replace(run.job, state=Stopped(self._clock(), CLEARED))
            self._let_go(job)
            return job
        job = self.get(job_id)
        if isinstance(job.state, Running) or job.id not in self._running:
            return self._move(job, state)
        # Another process ended it first, and its word stands.
        self._let_go(job)
        return job

    def _let_go(self, job: Job) -> None:
        self._running.pop(job.id, None)
        self.progress.close(job.id)
        self._outbox.post(JobChanged(job))

    def _stop_unfinished(self, job_id: str, state: JobState, wish: Wish) -> None:
        job = self.get(job_id)
        if "stopped" in TRANSITIONS[job.state.kind]:
            self._end_or_ask_locked(job, state, wish)

    def _end_or_ask(self, job_id: str, state: JobState, wish: Wish) -> Job:
        with self._lock:
            job = self._decide(lambda: self._end_or_ask_locked(self.get(job_id), state, wish))
        self._outbox.deliver()
        return job

    def _end_or_ask_locked(self, job: Job, state: JobState, wish: Wish) -> Job:
        run = self._running.get(job.id)
        if not isinstance(job.state, Running) or run is None:
            # A running job that is not ours is another process's, which heeds the store, or nobody's after a kill.
            return self._move(job, state)
        run.cancellation.ask(wish)
        return job

    def _arrange(self, change: Callable[[tuple[Job, ...]], Sequence[Job]]) -> tuple[Job, ...]:
        changed = tuple(change(self._store.list("queued", "paused")))
        for job in changed:
            if not self._store.save(job, was=job.state.kind):
                raise _Overtaken
            self._outbox.post(JobChanged(job))
        return changed

    def _requeue(self, job: Job) -> Job:
        if isinstance(job.state, Stopped) and job.state.reason != ASKED:
            message = f"'{job.title}' was stopped for good: {job.state.reason}."
            raise InvalidInput(message, "Make a new one instead.")
        return self._move(replace(job, attempt=job.attempt + 1), Queued())

    def _move(self, job: Job, state: JobState) -> Job:
        if state.kind not in TRANSITIONS[job.state.kind]:
            raise InvalidInput(
                f"'{job.title}' is {job.state.kind} and cannot become {state.kind}.",
                "Look at the queue again: the job has moved on.",
            )
        moved = replace(job, state=state)
        if not self._store.save(moved, was=job.state.kind):
            raise _Overtaken
        if isinstance(job.state, Running):
            self._let_go(moved)
        else:
            self._outbox.post(JobChanged(moved))
        return moved
