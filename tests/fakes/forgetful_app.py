"""A program that ends in the middle of a job without a word: `python -m tests.fakes.forgetful_app FOLDER`.

Writes into FOLDER/worker the number of its worker, and into FOLDER/state what became of the job.
"""

import sys
import threading
from pathlib import Path

from studio.core.bus import Bus
from studio.domain.events import JobChanged, JobProgressed
from studio.jobs.process_lane import ProcessLane
from studio.jobs.queue import JobQueue
from studio.jobs.runner import JobRules, QueueRunner
from studio.jobs.runner_lock import RunnerLock
from tests.fakes.job_targets import TARGETS, target
from tests.fakes.jobs import MemoryJobStore, SteppingClock, job_context, render_request


def main() -> None:
    folder = Path(sys.argv[1])
    bus, begun = Bus(), threading.Event()
    queue = JobQueue(MemoryJobStore(), bus, SteppingClock())
    lane = ProcessLane(TARGETS, folder / "worker.log")
    rules = JobRules(
        lambda job: "cpu",
        {"render": target("loop")},
        lambda job: job_context(folder, job.id),
        lambda job, output: "never",
    )
    runner = QueueRunner(
        queue, {"cpu": lane}, rules, bus=bus, lock=RunnerLock(folder / "lock"), work_root=folder / "work"
    )

    def note(event: JobChanged) -> None:
        (folder / "state").write_text(event.job.state.kind)

    def begin(event: JobProgressed) -> None:
        begun.set()

    bus.subscribe(JobChanged, note)
    bus.subscribe(JobProgressed, begin)
    queue.submit("clip", render_request())
    runner.start()
    begun.wait(20)
    (folder / "worker").write_text(str(lane.worker_pid))


if __name__ == "__main__":
    main()
