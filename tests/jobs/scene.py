"""A runner with all it needs, over a store in memory."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from studio.core.bus import Bus
from studio.domain.job import Job, JobContext, JobOutput, JobState
from studio.jobs.lanes import InlineLane, Lane
from studio.jobs.process_lane import ProcessLane
from studio.jobs.queue import JobQueue
from studio.jobs.runner import JobRules, QueueRunner
from studio.jobs.runner_lock import RunnerLock
from tests.fakes.job_targets import TARGETS, target
from tests.fakes.jobs import EventLog, MemoryJobStore, SteppingClock, job_context, render_request

WITHIN_S = 20.0


class Studio:
    """A runner with all it needs. Renders do what the prompt names; trainings succeed."""

    def __init__(self, folder: Path, lanes: Sequence[str] = ("cpu",), lane: Lane | None = None) -> None:
        self.folder = folder
        self.work = folder / "work"
        self.bus = Bus()
        self.log = EventLog(self.bus)
        self.store = MemoryJobStore()
        self.queue = JobQueue(self.store, self.bus, SteppingClock())
        self.filed: dict[str, str] = {}
        self.targets = {"train": target("train"), "render": target("succeed")}
        self.refusals: list[Exception] = []
        self.lanes: dict[str, Lane] = {name: lane or InlineLane(TARGETS) for name in lanes}
        self.lock_path = folder / "runner.lock"
        self.runner = self.make_runner()

    def make_runner(self) -> QueueRunner:
        rules = JobRules(
            self.route, self.targets, self.make_context, self.file_output, lambda job: self.filed.get(job.id)
        )
        lock = RunnerLock(self.lock_path)
        return QueueRunner(self.queue, self.lanes, rules, bus=self.bus, lock=lock, work_root=self.work, poll_s=0.05)

    def route(self, job: Job) -> str:
        return (
            "gpu"
            if "gpu" in self.lanes and job.request.kind == "train"
            else job.title
            if "lane" in job.title
            else "cpu"
        )

    def make_context(self, job: Job) -> JobContext:
        if self.refusals:
            raise self.refusals.pop()
        return job_context(self.folder, job.id)

    def file_output(self, job: Job, output: JobOutput) -> str:
        if output.kind == "render":
            assert Path(output.clip_path).read_bytes() == b"clip"
        self.filed[job.id] = f"result of {job.id}"
        return self.filed[job.id]

    def submit(self, name: str = "succeed") -> str:
        self.targets["render"] = target(name)
        return self.queue.submit(name, render_request()).id

    def state(self, job_id: str) -> JobState:
        return self.queue.get(job_id).state

    def wait_idle(self) -> None:
        assert self.runner.wait_idle(WITHIN_S)

    def wait_for_progress(self, job_id: str) -> None:
        deadline_s = time.monotonic() + WITHIN_S
        while self.runner.progress(job_id) is None:
            assert time.monotonic() < deadline_s
            time.sleep(0.01)


@contextmanager
def running(studio: Studio) -> Iterator[Studio]:
    studio.runner.start()
    try:
        yield studio
    finally:
        assert studio.runner.stop(0.5 if any(isinstance(lane, ProcessLane) for lane in studio.lanes.values()) else 10)


def wait_until(holds: Callable[[], bool], within_s: float = WITHIN_S) -> bool:
    deadline_s = time.monotonic() + within_s
    while time.monotonic() < deadline_s:
        if holds():
            return True
        time.sleep(0.02)
    return False
