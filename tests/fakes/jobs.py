"""A job store in memory, a clock that stands still, and requests to put into them."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from studio.core.bus import Bus
from studio.domain.avatar import ClassWord
from studio.domain.clip import Aspect
from studio.domain.events import JobAdded, JobChanged, JobProgressed
from studio.domain.job import Job, JobContext
from studio.domain.recipe import AdapterUse, RenderRequest, TrainRequest


class MemoryJobStore:
    """`JobStore` in a dict. ``fails`` makes the next writes raise, like a disk that is full.

    ``before_save`` is called once, by the next `save`: what another process does between reading and writing.
    """

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self.fails = 0
        self.before_save: Callable[[], object] | None = None

    def add(self, job: Job, /) -> None:
        self._refuse_when_told()
        if job.id in self._jobs:
            raise KeyError(job.id)
        self._jobs[job.id] = job

    def save(self, job: Job, /, *, was: str) -> bool:
        self._refuse_when_told()
        meanwhile, self.before_save = self.before_save, None
        if meanwhile is not None:
            meanwhile()
        kept = self._jobs[job.id]
        if kept.state.kind != was:
            return False
        self._jobs[job.id] = replace(
            kept, state=job.state, position=job.position, attempt=job.attempt, priority=job.priority
        )
        return True

    def get(self, job_id: str, /) -> Job | None:
        return self._jobs.get(job_id)

    def list(self, *kinds: str) -> tuple[Job, ...]:
        wanted = (job for job in self._jobs.values() if not kinds or job.state.kind in kinds)
        return tuple(sorted(wanted, key=lambda job: (-job.priority, job.position)))

    def remove_finished(self, keep: Collection[str] = ()) -> int:
        gone = [job.id for job in self.list("done", "failed", "stopped") if job.id not in keep]
        for job_id in gone:
            del self._jobs[job_id]
        return len(gone)

    def next_position(self) -> int:
        return max((job.position for job in self._jobs.values()), default=0) + 1

    def _refuse_when_told(self) -> None:
        if self.fails:
            self.fails -= 1
            raise OSError("the store is told to fail")


class SteppingClock:
    """Each look is a second later than the one before."""

    def __init__(self) -> None:
        self._now = datetime(2030, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


class EventLog:
    """Everything about jobs that a bus told, in order."""

    def __init__(self, bus: Bus) -> None:
        self.events: list[JobAdded | JobChanged | JobProgressed] = []
        bus.subscribe(JobAdded, self.events.append)
        bus.subscribe(JobChanged, self.events.append)
        bus.subscribe(JobProgressed, self.events.append)

    def states_of(self, job_id: str) -> list[str]:
        """The states that were told of a job, in order."""
        return [e.job.state.kind for e in self.events if not isinstance(e, JobProgressed) and e.job.id == job_id]

    def progress_of(self, job_id: str) -> list[JobProgressed]:
        return [e for e in self.events if isinstance(e, JobProgressed) and e.job_id == job_id]


def render_request(prompt: str = "a walk on the beach", *, avatar_id: str = "ada", seed: int = 1) -> RenderRequest:
    return RenderRequest(
        prompt,
        "mini",
        "0" * 64,
        (AdapterUse(avatar_id, "1" * 64, "ohwx", ClassWord.WOMAN, "2" * 64),),
        seed,
        4,
        2.0,
        64,
        112,
        Aspect.PORTRAIT,
        17,
        8.0,
    )


def train_request(avatar_id: str = "ada") -> TrainRequest:
    return TrainRequest(
        avatar_id, "ohwx", ClassWord.WOMAN, "2" * 64, "mini", "0" * 64, ("3" * 64,), 8, 100, 1, 1e-4, 1, 50, 50
    )


def job_context(folder: Path, job_id: str = "job") -> JobContext:
    """A context whose work folder is ``folder``/work/``job_id``."""
    work_dir = folder / "work" / job_id
    return JobContext(
        job_id, str(work_dir), str(folder / "vault"), str(folder / "files"), str(folder / "model"), "cpu", ()
    )
