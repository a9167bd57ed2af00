"""The queue as people use it: watch, cancel, pause, offer again, and drive it in the background pool."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from studio.app.filing import Filing
from studio.app.permits import PermitOffice
from studio.app.rooms import Rooms
from studio.core import storage
from studio.domain.errors import InvalidInput, LibraryBusy, NotFound, StudioError
from studio.domain.job import Job, Paused, Progress
from studio.domain.recipe import RenderRequest, TrainRequest
from studio.jobs.lanes import Lane
from studio.jobs.process_lane import ProcessLane
from studio.jobs.processes import measure_memory
from studio.jobs.runner import JobRules, QueueRunner
from studio.jobs.runner_lock import RunnerLock
from studio.jobs.workspace import erase_leftovers
from studio.library.training_runs import RUNS_NAME
from studio.voice.leftovers import sweep_leftovers

# Named in strings: imported only in the worker process.
# One target for both: rendering keeps its model warm, and training must be able to take that memory back.
TARGETS = {"train": "studio.pipelines.work:Work", "render": "studio.pipelines.work:Work"}
DEVICE_LANE = "device"
STOP_TIMEOUT_S = 30.0
ID_CHARS = 32


class JobDesk:
    """One per open studio. Only the process that holds the runner lock drives the queue; others may watch and ask."""

    def __init__(self, rooms: Rooms, permits: PermitOffice, filing: Filing, lanes: Mapping[str, Lane] | None) -> None:
        self._rooms = rooms
        self._permits = permits
        self._filing = filing
        self._given_lanes = lanes
        self._runner: QueueRunner | None = None
        self._lane: Lane | None = None

    @property
    def driving(self) -> bool:
        return self._runner is not None

    def start(self) -> None:
        """Begin to work through the queue. Raises `LibraryBusy` when another process already does.

        Raises `VaultLocked` when there are avatars whose vault does not open: no job could be done.
        """
        if self._runner is not None:
            return
        # Now, where a person may be asked: not later, in the thread of a driver.
        if self._rooms.vault.ids():
            self._rooms.vault.unlock()
        paths = self._rooms.paths
        lanes = self._given_lanes or {DEVICE_LANE: ProcessLane(tuple(TARGETS.values()), self.log_path())}
        self._lane = lanes.get(DEVICE_LANE)
        rules = JobRules(
            route=lambda job: DEVICE_LANE,
            targets=TARGETS,
            make_context=self._permits.context_for,
            file_output=self._filing.file,
            find_filed=self._filing.find_filed,
            may_begin=lambda: not self._rooms.settings.queue_held,
        )
        runner = QueueRunner(
            self._rooms.queue,
            lanes,
            rules,
            bus=self._rooms.bus,
            lock=RunnerLock(paths.runner_lock),
            work_root=paths.work,
        )
        runner.start(self._clear_away)
        self._runner = runner

    def _clear_away(self) -> None:
        """What a kill left unfinished in the vault and the files; only while nobody else works here."""
        # An avatar may be created at this moment, here or by a command: its half-made folder is no leftover.
        with suppress(Timeout), FileLock(self._rooms.paths.creating_lock, thread_local=False).acquire(blocking=False):
            self._rooms.vault.sweep()
        self._rooms.files.sweep(self._rooms.records.clips.file_digests())
        kept = {job.id for job in self.list("queued", "running", "paused", "failed", "stopped")}
        for checkpoint in self._rooms.paths.vault.glob("*/checkpoints/*.sealed"):
            if checkpoint.stem not in kept:
                checkpoint.unlink(missing_ok=True)
        kept |= self._rooms.records.avatars.training_jobs()
        for run in self._rooms.paths.vault.glob(f"*/{RUNS_NAME}/*"):
            if run.name not in kept:
                storage.erase_folder(run)

    def clear_leftovers(self) -> None:
        """Erase what a kill left in the work folders and of a voice in the system's temporary folder.

        Only while no process drives the queue; whoever does, does it at its own start.
        """
        sweep_leftovers()
        lock = RunnerLock(self._rooms.paths.runner_lock)
        with suppress(LibraryBusy):
            lock.acquire()
            try:
                erase_leftovers(self._rooms.paths.work)
            finally:
                lock.release()

    def stop(self) -> None:
        """End the runner. A running job becomes 'interrupted' and is offered again."""
        if self._runner is not None:
            self._runner.stop()
            self._runner = None

    def list(self, *kinds: str) -> tuple[Job, ...]:
        """The jobs whose state is of one of ``kinds``, all without any: dear in a library with a long history."""
        return self._rooms.queue.list(*kinds)

    def open(self) -> tuple[Job, ...]:
        """What runs, waits or is paused, in the order of turns."""
        return self.list("running", "queued", "paused")

    def ended(self, limit: int, kind: str = "") -> tuple[Job, ...]:
        """The newest that are done, failed or stopped, or of one of these kinds."""
        return self._rooms.records.jobs.ended(limit, kind)

    def ended_ids(self, kind: str = "") -> tuple[str, ...]:
        """All that are done, failed or stopped, or of one of these kinds; what ended last comes first."""
        return self._rooms.records.jobs.ended_ids(kind)

    def get(self, job_id: str) -> Job | None:
        """By its whole id; None when it is gone. For windows that hold ids of a list that may be cleared meanwhile."""
        return self._rooms.records.jobs.get(job_id)

    def count(self, *kinds: str) -> int:
        return self._rooms.records.jobs.count(*kinds)

    def change_mark(self) -> tuple[int, int]:
        """Another one after anybody changed the library: cheaper than to look at all jobs."""
        return self._rooms.records.database.change_mark()

    def find(self, reference: str) -> Job:
        """By id or the beginning of an id."""
        if len(reference) == ID_CHARS and (known := self._rooms.records.jobs.get(reference)) is not None:
            return known
        found = [job for job in self.list() if job.id.startswith(reference)] if reference else []
        if len(found) == 1:
            return found[0]
        if found:
            raise InvalidInput(f"'{reference}' is the beginning of several jobs' ids.", "Give more of the id.")
        raise NotFound(f"There is no job '{reference}'.", "`likeness queue list` shows the ids.")

    def progress(self, job_id: str) -> Progress | None:
        """The newest progress of a running job of this process."""
        return self._runner.progress(job_id) if self._runner else None

    @property
    def trouble(self) -> StudioError | None:
        """Why the queue stands still in this process, such as a full disk; it goes on by itself when that is over."""
        return self._runner.trouble if self._runner else None

    def cancel(self, reference: str) -> Job:
        """Stop a job for good; a running one ends within a step."""
        return self._rooms.queue.stop(self.find(reference).id)

    def pause(self, reference: str) -> Job:
        """Take a job out of the line, keeping what it has; training goes on from its last checkpoint."""
        return self._rooms.queue.pause(self.find(reference).id)

    def resume(self, reference: str) -> Job:
        """Put a paused, failed or cancelled job back in the line."""
        return self._rooms.queue.resume(self.find(reference).id)

    def resume_interrupted(self) -> tuple[Job, ...]:
        """Put back every job that a crash or an exit interrupted."""
        paused = self.list("paused")
        waiting = [job for job in paused if isinstance(job.state, Paused) and job.state.reason == "interrupted"]
        return tuple(self.resume(job.id) for job in waiting)

    def clear_finished(self) -> int:
        """Take what is done, failed or stopped off the list; returns how many. What they made stays."""
        return self._rooms.queue.clear_finished()

    def stop_using(self, avatar_id: str, reason: str) -> None:
        """Stop every job with this likeness, wait for the running ones to end, and erase what they were working on.

        What had ended before leaves the list at once; what is stopped now stays on it, with the reason, until the next
        start.
        """
        concerned = [job.id for job in self.list() if uses(job, avatar_id)]
        self.forget(avatar_id)
        running = self._rooms.queue.stop_where(lambda job: uses(job, avatar_id), reason)
        if running and self._runner is not None:
            self._runner.wait_until_ended(running, STOP_TIMEOUT_S)
        for job_id in concerned:
            if not self._rooms.queue.is_running(job_id):
                storage.erase_folder(self._rooms.paths.work / job_id)

    def forget(self, avatar_id: str) -> None:
        """Take what ended with this likeness off the list: its words, trigger and digests speak of a person."""
        self._rooms.records.jobs.forget(avatar_id)

    def wait(self, job_id: str, timeout_s: float) -> Job:
        """Block until this process no longer runs the job. For commands; windows listen on the bus."""
        if self._runner is not None:
            self._runner.wait_until_ended([job_id], timeout_s)
        return self.find(job_id)

    def wait_until_idle(self, timeout_s: float) -> bool:
        """Block until nothing runs and nothing waits; False when that takes longer."""
        return self._runner.wait_idle(timeout_s) if self._runner else not self.unfinished()

    def unfinished(self) -> tuple[Job, ...]:
        return self.list("queued", "running")

    def worker_memory_bytes(self) -> int | None:
        """Memory that the worker process of this studio holds; None while there is none."""
        lane = self._lane
        pid = lane.worker_pid if isinstance(lane, ProcessLane) else None
        return measure_memory(pid) if pid is not None else None

    def log_path(self) -> Path:
        return self._rooms.paths.root / "worker.log"


def uses(job: Job, avatar_id: str) -> bool:
    """Whether a job works with this likeness."""
    match job.request:
        case TrainRequest():
            return job.request.avatar_id == avatar_id
        case RenderRequest():
            return any(use.avatar_id == avatar_id for use in job.request.adapters)
