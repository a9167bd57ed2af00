"""A program like the app, to be killed in the middle of a job: `python -m tests.fakes.lonely_app FOLDER`.

Writes the numbers of its worker and of the worker's child into FOLDER/pids.
"""

import sys
import threading
from pathlib import Path

from studio.core import serial, storage
from studio.domain.job import Progress
from studio.jobs.process_lane import ProcessLane
from tests.fakes.job_targets import TARGETS, target
from tests.fakes.jobs import job_context, render_request


def main() -> None:
    folder = Path(sys.argv[1])
    lane = ProcessLane(TARGETS, folder / "worker.log")

    def note(progress: Progress) -> None:
        storage.write_text(folder / "pids", f"{lane.worker_pid} {progress.done}")

    job = target("start_child_and_ignore_cancel")
    lane.run(job, serial.to_json(render_request()), job_context(folder), note, threading.Event())


if __name__ == "__main__":
    main()
